"""Two people in one store never see or change each other's anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from model.access import NotYours
from model.store import Own, Store
from model.store.tables.reflection import metadata
from tests.model.store.temporary_home import DAY


@dataclass(frozen=True)
class Things:
    """The ids of what one person keeps."""

    reflection: str
    step: str
    relationship: str


TRIES: dict[str, Callable[[Own, Things], object]] = {
    "answers": lambda own, of: own.answers(of.reflection),
    "count": lambda own, _: own.count(),
    "delete": lambda own, of: own.delete(of.reflection),
    "delete_everything": lambda own, _: own.delete_everything(),
    "describe": lambda own, of: own.describe(of.reflection, headline="taken over"),
    "earlier": lambda own, of: own.earlier(of.reflection),
    "finish": lambda own, of: own.finish(of.reflection),
    "name_relationship": lambda own, of: own.name_relationship("Blue Jay").id == of.relationship,
    "next_steps": lambda own, of: own.next_steps(of.reflection),
    "places": lambda own, of: own.places([of.reflection])[of.reflection],
    "prefer": lambda own, _: own.prefer("theme", "light"),
    "preference": lambda own, _: own.preference("theme", ""),
    "record_outcome": lambda own, of: own.record_outcome(of.step, "done"),
    "reflection": lambda own, of: own.reflection(of.reflection),
    "reflections": lambda own, of: own.reflections() + own.reflections(relationship=of.relationship),
    "relationships": lambda own, _: own.relationships(),
    "replaced": lambda own, of: own.replaced(of.reflection),
    "save": lambda own, of: own.save(of.reflection, "safety.what_1", words="mine", tab="x", base_version=2),
    "search": lambda own, _: own.search("laughed") + own.search("jay") + own.search("ring"),
    "seen_replaced": lambda own, of: own.seen_replaced(of.reflection),
    "start": lambda own, of: own.start("f", "v", "en", DAY, relationship=of.relationship),
    "waiting_steps": lambda own, _: own.waiting_steps(),
}
"""How a stranger would try each public method on somebody's things."""


@pytest.fixture
def things(own: Own) -> Things:
    """One of everything, for one person."""
    blue = own.name_relationship("Blue Jay")
    reflection = own.start("f", "v", "en", DAY, headline="She laughed", relationship=blue.id, step="trust").id
    own.save(reflection, "safety.what_1", words="laughed first", tab="one", base_version=0)
    own.save(reflection, "safety.what_1", words="laughed second", tab="two", base_version=0)
    own.save(reflection, "safety.place", place="2", tab="one", base_version=0)
    own.save(reflection, "next_1", words="Ring them", tab="one", base_version=0)
    [step] = own.next_steps(reflection)
    own.prefer("theme", "dark")
    own.finish(reflection)
    return Things(reflection, step.id, blue.id)


def rows(store: Store) -> dict[str, list[Any]]:
    """All that the tables hold, but for what is the stranger's."""
    with store.reading() as connection:
        return {
            table.name: sorted(map(repr, (row for row in connection.execute(select(table)) if "bert" not in row)))
            for table in metadata.sorted_tables
        }


def test_every_public_method_is_tried_by_a_stranger() -> None:
    assert sorted(TRIES) == sorted(name for name in dir(Own) if not name.startswith("_"))


@pytest.mark.parametrize("method", TRIES)
def test_a_stranger_sees_and_changes_nothing(store: Store, stranger: Own, things: Things, method: str) -> None:
    before = rows(store)
    try:
        got = TRIES[method](stranger, things)
    except NotYours:
        got = None
    assert not got
    assert rows(store) == before


@pytest.mark.parametrize("method", TRIES)
def test_nothing_there_looks_the_same_as_not_yours(stranger: Own, things: Things, method: str) -> None:
    def outcome(of: Things) -> str:
        try:
            return str(not TRIES[method](stranger, of))
        except NotYours as fault:
            return str(fault)

    assert outcome(things) == outcome(Things("no-such", "no-such", "no-such"))


def test_describe_refuses_a_strangers_relationship(stranger: Own, things: Things) -> None:
    mine = stranger.start("f", "v", "en", DAY)
    with pytest.raises(NotYours):
        stranger.describe(mine.id, relationship=things.relationship)
    assert stranger.reflection(mine.id) == mine


def test_delete_takes_all_that_belongs_to_a_reflection(store: Store, own: Own, things: Things) -> None:
    other = own.start("f", "v", "en", DAY)
    own.delete(things.reflection)
    assert own.reflections() == [other]
    held = {name: len(found) for name, found in rows(store).items() if found}
    assert held == {"reflections": 1, "relationships": 1, "preferences": 1, "store_facts": 1}


@pytest.mark.usefixtures("things")
def test_delete_everything_takes_all_of_one_person_only(store: Store, own: Own, stranger: Own) -> None:
    theirs = stranger.start("f", "v", "en", DAY)
    stranger.name_relationship("Blue Jay")
    own.delete_everything()
    assert {name: len(found) for name, found in rows(store).items() if found} == {"store_facts": 1}
    assert stranger.reflections() == [theirs]
    assert [known.pseudonym for known in stranger.relationships()] == ["Blue Jay"]
