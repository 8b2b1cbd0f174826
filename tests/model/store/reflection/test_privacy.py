"""Two people in one store never see or change each other's anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import select

from model.access import NotYours, Viewer
from model.answers import Answer
from model.store import Deletion, OwnStore, Store
from model.store.tables.reflection import metadata
from tests.model.store.public_methods import methods_of
from tests.model.store.temporary_home import DAY


@dataclass(frozen=True)
class Things:
    """The ids of what one person keeps."""

    reflection: str
    step: str
    relationship: str
    replaced: tuple[Answer, ...] = ()


TRIES: dict[str, Callable[[OwnStore, Things], object]] = {
    "answers.last_place": lambda own, of: own.answers.last_place(of.reflection, "safety"),
    "answers.of": lambda own, of: own.answers.of(of.reflection),
    "answers.places": lambda own, of: own.answers.places([of.reflection])[of.reflection],
    "answers.replaced": lambda own, of: own.answers.replaced(of.reflection),
    "answers.save": lambda own, of: own.answers.save(
        of.reflection, "safety.what_1", words="mine", tab="x", base_version=2
    ),
    "answers.seen_replaced": lambda own, of: own.answers.seen_replaced(of.reflection, of.replaced),
    "next_steps.of": lambda own, of: own.next_steps.of(of.reflection),
    "next_steps.record_outcome": lambda own, of: own.next_steps.record_outcome(of.step, "done"),
    "next_steps.waiting": lambda own, _: own.next_steps.waiting(),
    "preferences.get": lambda own, _: own.preferences.get("theme", ""),
    "preferences.prefer": lambda own, _: own.preferences.prefer("theme", "light"),
    "reflections.all": lambda own, _: own.reflections.all(),
    "reflections.count": lambda own, _: own.reflections.count(),
    "reflections.describe": lambda own, of: own.reflections.describe(of.reflection, headline="taken over"),
    "reflections.earlier": lambda own, of: own.reflections.earlier(of.reflection),
    "reflections.finish": lambda own, of: own.reflections.finish(of.reflection),
    "reflections.get": lambda own, of: own.reflections.get(of.reflection),
    "reflections.start": lambda own, of: own.reflections.start("f", "v", "en", DAY, relationship=of.relationship),
    "relationships.all": lambda own, _: own.relationships.all(),
    "relationships.name": lambda own, of: own.relationships.name("Blue Jay").id == of.relationship,
    "search.find": lambda own, _: own.search.find("laughed") + own.search.find("jay") + own.search.find("ring"),
}
DELETIONS: dict[str, Callable[[Deletion, Things], object]] = {
    "everything": lambda deletion, _: deletion.everything(),
    "reflection": lambda deletion, of: deletion.reflection(of.reflection),
}
"""How a stranger would try each public method on somebody's things."""


@pytest.fixture
def things(own: OwnStore) -> Things:
    """One of everything, for one person."""
    blue = own.relationships.name("Blue Jay")
    reflection = own.reflections.start(
        "f", "v", "en", DAY, headline="She laughed", relationship=blue.id, step="trust"
    ).id
    own.answers.save(reflection, "safety.what_1", words="laughed first", tab="one", base_version=0)
    own.answers.save(reflection, "safety.what_1", words="laughed second", tab="two", base_version=0)
    own.answers.save(reflection, "safety.place", place="2", tab="one", base_version=0)
    own.answers.save(reflection, "next_1", words="Ring them", tab="one", base_version=0)
    [step] = own.next_steps.of(reflection)
    own.preferences.prefer("theme", "dark")
    own.reflections.finish(reflection)
    return Things(reflection, step.id, blue.id, tuple(own.answers.replaced(reflection)))


def rows(store: Store) -> dict[str, list[Any]]:
    """All that the tables hold, but for what is the stranger's."""
    with store.reading() as connection:
        return {
            table.name: sorted(map(repr, (row for row in connection.execute(select(table)) if "bert" not in row)))
            for table in metadata.sorted_tables
        }


def tried(store: Store, method: str, of: Things) -> object:
    """What a stranger is given who tries a method."""
    stranger = Viewer("bert")
    try:
        if method in DELETIONS:
            return DELETIONS[method](store.deletion(stranger), of)
        return TRIES[method](store.of(stranger), of)
    except NotYours as fault:
        return fault


def test_every_public_method_is_tried_by_a_stranger(own: OwnStore, deletion: Deletion) -> None:
    assert methods_of(own) == TRIES.keys()
    assert methods_of(deletion) == DELETIONS.keys()


@pytest.mark.parametrize("method", [*TRIES, *DELETIONS])
def test_a_stranger_sees_and_changes_nothing(store: Store, things: Things, method: str) -> None:
    before = rows(store)
    got = tried(store, method, things)
    assert not got or isinstance(got, NotYours)
    assert rows(store) == before


@pytest.mark.parametrize("method", [*TRIES, *DELETIONS])
def test_nothing_there_looks_the_same_as_not_yours(store: Store, things: Things, method: str) -> None:
    def outcome(of: Things) -> str:
        got = tried(store, method, of)
        return str(got) if isinstance(got, NotYours) else str(not got)

    assert outcome(things) == outcome(replace(things, reflection="no-such", step="no-such", relationship="no-such"))


def test_describe_refuses_a_strangers_relationship(stranger: OwnStore, things: Things) -> None:
    mine = stranger.reflections.start("f", "v", "en", DAY)
    with pytest.raises(NotYours):
        stranger.reflections.describe(mine.id, relationship=things.relationship)
    assert stranger.reflections.get(mine.id) == mine


def test_delete_takes_all_that_belongs_to_a_reflection(
    store: Store, own: OwnStore, deletion: Deletion, things: Things
) -> None:
    other = own.reflections.start("f", "v", "en", DAY)
    deletion.reflection(things.reflection)
    assert own.reflections.all() == [other]
    held = {name: len(found) for name, found in rows(store).items() if found}
    assert held == {"reflections": 1, "relationships": 1, "preferences": 1, "store_facts": 1}


@pytest.mark.usefixtures("things")
def test_delete_everything_takes_all_of_one_person_only(store: Store, deletion: Deletion, stranger: OwnStore) -> None:
    theirs = stranger.reflections.start("f", "v", "en", DAY)
    stranger.relationships.name("Blue Jay")
    deletion.everything()
    assert {name: len(found) for name, found in rows(store).items() if found} == {"store_facts": 1}
    assert stranger.reflections.all() == [theirs]
    assert [known.pseudonym for known in stranger.relationships.all()] == ["Blue Jay"]
