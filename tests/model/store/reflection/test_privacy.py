"""Two people in one store never see or change each other's anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Row, select

from model.access import OPERATOR, NotYours, Viewer
from model.answers import Answer
from model.card.card import Said
from model.reflection.reflection import Reflection
from model.store import Deletion, OwnStore, Store
from model.store.tables.reflection import metadata
from model.team.settings import Keeping
from tests.model.store.kept_rows import TRAIL, facts
from tests.model.store.public_methods import methods_of
from tests.model.store.temporary_home import DAY

STRANGER = "bert"
WORDS_OF_KEYS = ("oak", "fox", "sea", "hill", "lamp", "otter")
FAR_AHEAD = datetime(2100, 1, 1, tzinfo=UTC)


PLAN = {"key": "our_day", "name": "Our day", "steps": [{"key": "welcome"}]}


@dataclass(frozen=True)
class Things:
    """The ids of what one person keeps."""

    reflection: str
    step: str
    relationship: str
    note: str
    plan: str
    replaced: tuple[Answer, ...] = ()
    card: str = ""
    open_card: str = ""
    paper: str = ""


def known_to(reflection: str) -> Reflection:
    """A reflection of the other person's, as far as a stranger could make it up."""
    moment, texts = datetime(2026, 3, 4, tzinfo=UTC), ("flow", "content_version", "language", "headline", "step")
    given = dict.fromkeys(texts, "") | {"id": reflection, "owner": "anna", "happened_on": DAY, "revision": 1}
    nothing = dict.fromkeys(("venue", "session_kind", "relationship", "finished_at"))
    return Reflection(**given, **nothing, started_at=moment, changed_at=moment)  # type: ignore[arg-type]


TRIES: dict[str, Callable[[OwnStore, Things], object]] = {
    "answers.of": lambda own, of: own.answers.of(of.reflection),
    "answers.places": lambda own, of: own.answers.places([of.reflection])[of.reflection],
    "answers.replaced": lambda own, of: own.answers.replaced(of.reflection),
    "answers.save": lambda own, of: own.answers.save(
        of.reflection, "safety.what_1", words="mine", tab="x", base_version=2
    ),
    "answers.seen_replaced": lambda own, of: own.answers.seen_replaced(of.reflection, of.replaced),
    "everything.export": lambda own, _: own.everything.export()["answers"],
    "everything.has_supervision": lambda own, _: own.everything.has_supervision(),
    "everything.parts": lambda own, _: own.everything.parts()[1:],
    "everything.rows": lambda own, _: own.everything.rows()["answers"],
    "everything.take_in": lambda own, of: (
        own.everything.take_in({"preferences": [{"key": "theme", "value": of.relationship}]}).new
    ),
    "answers_back.answer_by": lambda own, of: own.answers_back.answer_by(of.card, DAY),
    "answers_back.get": lambda own, of: own.answers_back.get(of.card),
    "answers_back.give_back": lambda own, of: own.answers_back.give_back(of.card, DAY),
    "answers_back.replaced": lambda own, of: own.answers_back.replaced(of.card),
    "answers_back.save": lambda own, of: own.answers_back.save(
        of.card, "answer_back", words="mine", place=None, tab="x", base_version=2
    ),
    "answers_back.seen_replaced": lambda own, of: own.answers_back.seen_replaced(of.card, of.replaced),
    "answers_back.waiting": lambda own, _: own.answers_back.waiting(date.max),
    "cards.begin": lambda own, of: own.cards.begin("child", "v", "en", DAY, relationship=of.relationship),
    "cards.call_off": lambda own, of: own.cards.call_off(of.open_card),
    "cards.get": lambda own, of: own.cards.get(of.card),
    "cards.guess": lambda own, of: own.cards.guess(of.open_card, "safe", "fully"),
    "cards.guesses": lambda own, of: own.cards.guesses(of.card),
    "cards.key": lambda own, of: own.cards.key(of.open_card),
    "cards.link_again": lambda own, of: own.cards.link_again(of.open_card),
    "cards.of_reflection": lambda own, of: own.cards.of_reflection(of.reflection),
    "cards.of_relationship": lambda own, of: own.cards.of_relationship(of.relationship),
    "cards.open": lambda own, of: own.cards.open(of.open_card, "paper", WORDS_OF_KEYS),
    "cards.said": lambda own, of: own.cards.said(of.card),
    "cards.type_in": lambda own, of: own.cards.type_in(of.open_card, {"safe": Said("fully")}),
    "typed_in.of": lambda own, of: own.typed_in.of(of.paper),
    "typed_in.replaced": lambda own, of: own.typed_in.replaced(of.paper),
    "typed_in.save": lambda own, of: own.typed_in.save(
        of.paper, "typed.safe", words="mine", place=None, tab="x", base_version=2
    ),
    "typed_in.seen_replaced": lambda own, of: own.typed_in.seen_replaced(of.paper, of.replaced),
    "device.card": lambda own, _: own.device.card(),
    "device.hand_over": lambda own, of: own.device.hand_over(of.open_card),
    "device.have_back": lambda own, _: own.device.have_back(),
    "history.of": lambda own, of: own.history.of(of.relationship, ["safety"]),
    "answers.last_time": lambda own, of: own.answers.last_time(of.reflection, ["safety.what_1"]),
    "history.looked_at": lambda own, _: own.history.looked_at(),
    "history.places_given": lambda own, _: own.history.places_given(["safety"]),
    "history.fields_given": lambda own, _: own.history.fields_given(DAY, DAY),
    "history.set_lately": lambda own, _: own.history.set_lately(),
    "history.steps_set": lambda own, _: own.history.steps_set(),
    "history.tried": lambda own, of: own.history.tried(of.relationship),
    "next_steps.of": lambda own, of: own.next_steps.of(of.reflection),
    "next_steps.day_has_come": lambda own, _: own.next_steps.day_has_come(DAY, FAR_AHEAD),
    "next_steps.left_open": lambda own, of: own.next_steps.left_open(of.relationship, FAR_AHEAD),
    "next_steps.these": lambda own, of: own.next_steps.these([of.step]),
    "next_steps.to_remind_of": lambda own, _: own.next_steps.to_remind_of(DAY),
    "next_steps.waiting": lambda own, _: own.next_steps.waiting(),
    "notes.add": lambda own, of: own.notes.add(of.relationship, DAY, "court"),
    "notes.move": lambda own, of: own.notes.move(of.note, DAY),
    "notes.delete": lambda own, of: own.notes.delete(of.note),
    "notes.get": lambda own, of: own.notes.get(of.note),
    "notes.of": lambda own, of: own.notes.of(of.relationship),
    "notes.replaced": lambda own, of: own.notes.replaced(of.note),
    "notes.save": lambda own, of: own.notes.save(of.note, "note", words="mine", place=None, tab="x", base_version=2),
    "notes.seen_replaced": lambda own, of: own.notes.seen_replaced(of.note, of.replaced),
    "plans.add": lambda own, of: own.plans.add("workshops", PLAN).id == of.plan,
    "plans.all": lambda own, _: own.plans.all("workshops"),
    "plans.change": lambda own, of: own.plans.change(of.plan, lambda draft: draft),
    "plans.delete": lambda own, of: own.plans.delete(of.plan),
    "plans.get": lambda own, of: own.plans.get(of.plan),
    "plans.write": lambda own, of: own.plans.write(of.plan, ("name",), "mine"),
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
    "relationships.close": lambda own, of: own.relationships.close(of.relationship, DAY),
    "relationships.get": lambda own, of: own.relationships.get(of.relationship),
    "relationships.holdings": lambda own, of: own.relationships.holdings(of.relationship),
    "relationships.last_seen": lambda own, _: own.relationships.last_seen(),
    "relationships.merge": lambda own, of: own.relationships.merge(of.relationship, own.relationships.name("A").id),
    "relationships.name": lambda own, of: own.relationships.name("Blue Jay").id == of.relationship,
    "relationships.rename": lambda own, of: own.relationships.rename(of.relationship, "Wren"),
    "relationships.reopen": lambda own, of: own.relationships.reopen(of.relationship),
    "search.find": lambda own, _: own.search.find("laughed") + own.search.find("jay") + own.search.find("ring"),
    "search.lines": lambda own, of: own.search.lines([known_to(of.reflection)], "laughed jay ring"),
}
DELETIONS: dict[str, Callable[[Deletion, Things], object]] = {
    "card": lambda deletion, of: deletion.card(of.card),
    "everything": lambda deletion, _: deletion.everything(),
    "forget": lambda deletion, of: deletion.forget(of.reflection, "one"),
    "reflection": lambda deletion, of: deletion.reflection(of.reflection),
    "relationship": lambda deletion, of: deletion.relationship(of.relationship),
    "taken_back": lambda deletion, of: deletion.taken_back(of.card),
    "undo": lambda deletion, of: deletion.undo(of.reflection, "one"),
    "undoable": lambda deletion, _: deletion.undoable("one"),
}
"""How a stranger would try each public method on somebody's things."""

TEAM: dict[str, Callable[[Store, Viewer], object]] = {
    "holds.all": lambda store, who: store.holds(who).all(),
    "holds.begin": lambda store, who: store.holds(who).begin("anna", "Why", "By whom"),
    "holds.end": lambda store, who: store.holds(who).end("anna"),
    "holds.mine": lambda store, who: store.holds(who).mine(),
    "retention.carry_out": lambda store, who: list(store.retention(who).carry_out(SHORT, date.max)),
    "retention.rehearse": lambda store, who: store.retention(who).rehearse(SHORT, date.max),
    "trail.check": lambda store, who: store.trail(who).check(),
    "trail.exported": lambda store, who: store.trail(who).exported("document"),
    "trail.mine": lambda store, who: store.trail(who).mine(),
    "trail.person": lambda store, who: store.trail(who).person != who.person,
}
"""The same for what tells of a person's things, and for what is the operator's alone."""

SHORT = Keeping(**dict.fromkeys(Keeping.model_fields, 1))


@pytest.fixture
def things(own: OwnStore) -> Things:
    """One of everything, for one person."""
    return one_of_everything(own)


def one_of_everything(own: OwnStore) -> Things:
    """One of everything that a person keeps."""
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
    note = own.notes.add(blue.id, DAY, "move").id
    own.notes.save(note, "note", words="a new flat", place=None, tab="one", base_version=0)
    own.notes.save(note, "note", words="moved to a flat", place=None, tab="two", base_version=0)
    card = own.cards.begin("child", "v", "en", DAY, reflection=reflection).id
    own.cards.guess(card, "safe", "mostly")
    own.cards.open(card, "paper", WORDS_OF_KEYS)
    own.cards.type_in(card, {"safe": Said("not_so", "laughed at me")})
    for tab in ("one", "two"):
        own.answers_back.save(card, "answer_back", words=f"asked, {tab}", place=None, tab=tab, base_version=0)
    asked = own.cards.begin("child", "v", "en", DAY, relationship=blue.id).id
    own.cards.open(asked, "alone", WORDS_OF_KEYS)
    own.device.hand_over(asked)
    paper = own.cards.begin("child", "v", "en", DAY, relationship=blue.id).id
    own.cards.open(paper, "paper", WORDS_OF_KEYS)
    for tab in ("one", "two"):
        own.typed_in.save(paper, "typed.safe", words=f"laughed, {tab}", place=None, tab=tab, base_version=0)
    plan = own.plans.add("workshops", PLAN).id
    return Things(reflection, step.id, blue.id, note, plan, tuple(own.answers.replaced(reflection)), card, asked, paper)


def strangers(row: Row[Any]) -> bool:
    return any(isinstance(cell, str) and cell.startswith(STRANGER) for cell in row)


def rows(store: Store) -> dict[str, list[Any]]:
    """All that the tables hold, but for what is the stranger's."""
    with store.reading() as connection:
        return {
            table.name: sorted(repr(row) for row in connection.execute(select(table)) if not strangers(row))
            for table in metadata.sorted_tables
        }


def held(store: Store) -> dict[str, int]:
    """How many rows each table holds that holds any, but for the stranger's and the trail."""
    return {name: len(found) for name, found in rows(store).items() if found and name not in TRAIL}


def tried(store: Store, method: str, of: Things) -> object:
    """What a stranger is given who tries a method, each another stranger, so that no try is met by what one left."""
    stranger = Viewer(f"{STRANGER} {method}")
    try:
        if method in DELETIONS:
            return DELETIONS[method](store.deletion(stranger), of)
        return TRIES[method](store.of(stranger), of)
    except NotYours as fault:
        return fault


def test_every_public_method_is_tried_by_a_stranger(own: OwnStore, deletion: Deletion) -> None:
    assert methods_of(own) == TRIES.keys()
    assert methods_of(deletion) == DELETIONS.keys()


def test_a_stranger_sees_and_changes_nothing(store: Store, things: Things) -> None:
    before = rows(store)
    for method in (*TRIES, *DELETIONS):
        got = tried(store, method, things)
        assert not got or isinstance(got, NotYours), method
        assert rows(store) == before, method


def test_a_stranger_learns_nothing_of_trails_and_holds_and_changes_none(store: Store, things: Things) -> None:
    assert things.reflection
    store.trail(Viewer("anna")).exported("document")
    store.holds(OPERATOR).begin("anna", "A court asked.", "The officer")
    doors = {"holds": store.holds, "retention": store.retention, "trail": store.trail}
    there = {f"{name}.{method}" for name, door in doors.items() for method in methods_of(door(OPERATOR))}
    assert there == TEAM.keys()
    before = rows(store)
    for method, attempt in TEAM.items():
        try:
            got = attempt(store, Viewer(f"{STRANGER} {method}"))
        except NotYours:
            got = None
        assert not got, method
        assert rows(store) == before, method


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
    beside = {
        "relationships": 1,
        "relationship_notes": 1,
        "replaced_notes": 1,
        "preferences": 1,
        "store_facts": facts(store) + 1,
    }
    of_cards = {"cards": 2, "card_answers": 1, "replaced_card_answers": 1}
    assert held(store) == beside | of_cards | {"reflections": 1, "own_plans": 1}


def test_deleting_a_relationship_takes_its_reflections_and_notes_only(
    store: Store, own: OwnStore, deletion: Deletion, things: Things
) -> None:
    other = own.reflections.start("f", "v", "en", DAY, relationship=own.relationships.name("Wren").id)
    own.reflections.start("f", "v", "en", DAY, relationship=things.relationship)
    deletion.relationship(things.relationship)
    assert own.reflections.all() == [other]
    assert held(store) == {
        "reflections": 1,
        "relationships": 1,
        "preferences": 1,
        "own_plans": 1,
        "store_facts": facts(store) + 1,
    }


@pytest.mark.usefixtures("things")
def test_delete_everything_takes_all_of_one_person_only(store: Store, deletion: Deletion, stranger: OwnStore) -> None:
    theirs = stranger.reflections.start("f", "v", "en", DAY)
    stranger.relationships.name("Blue Jay")
    deletion.everything()
    assert held(store) == {"store_facts": facts(store)}
    assert stranger.reflections.all() == [theirs]
    assert [known.pseudonym for known in stranger.relationships.all()] == ["Blue Jay"]
