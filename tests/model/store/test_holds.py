"""A hold: while it lasts nothing of a person's is deleted, they see why, and nobody else learns of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from model.access import OPERATOR, NotYours, Viewer
from model.card.card import Said
from model.store import Store
from model.store.holds import CannotHold, OnHold
from tests.model.store.kept_rows import rows
from tests.model.store.supervision.two_people import Table as AtTable
from tests.model.store.temporary_home import DAY
from tests.model.store.workshop.example_room import script

ANNA, BERT = Viewer("anna"), Viewer("bert")
WORDS_OF_KEYS = ("oak", "fox", "sea", "hill", "lamp", "otter")
REASON, ORDERED_BY = "A court asked for it.", "The data-protection officer"


@dataclass(frozen=True)
class Held:
    """One of everything that a person with a hold on it could delete."""

    table: AtTable
    reflection: str
    relationship: str
    note: str
    card: str
    plan: str
    meeting: str
    mirror: str
    room: str


@pytest.fixture
def held(store: Store, two_accounts: AtTable) -> Held:
    """One of everything, and a hold on it."""
    own = two_accounts.own
    blue = own.relationships.name("Blue Jay").id
    reflection = own.reflections.start("f", "v", "en", DAY, relationship=blue).id
    card = own.cards.begin("child", "v", "en", DAY, reflection=reflection).id
    own.cards.open(card, "paper", WORDS_OF_KEYS)
    own.cards.type_in(card, {"safe": Said("fully")})
    note = own.notes.add(blue, DAY, "court").id
    plan = own.plans.add("workshops", {"key": "our_day", "name": "Our day", "steps": [{"key": "welcome"}]}).id
    mirror = two_accounts.fixed(mirror="unseen").id
    room = store.workshops(ANNA).rooms.open(script(), content_version="v", language="en").id
    found = Held(two_accounts, reflection, blue, note, card, plan, two_accounts.begin().id, mirror, room)
    store.holds(OPERATOR).begin("anna", REASON, ORDERED_BY)
    return found


DELETIONS: dict[str, Callable[[Store, Viewer, Held], object]] = {
    "reflection": lambda store, who, of: store.deletion(who).reflection(of.reflection, tab="one"),
    "relationship": lambda store, who, of: store.deletion(who).relationship(of.relationship),
    "card": lambda store, who, of: store.deletion(who).card(of.card),
    "everything": lambda store, who, _: store.deletion(who).everything(),
    "note": lambda store, who, of: store.of(who).notes.delete(of.note),
    "plan": lambda store, who, of: store.of(who).plans.delete(of.plan),
    "meeting": lambda store, who, of: store.supervision(who).meetings.call_off(of.meeting),
    "mirror": lambda store, who, of: store.supervision(who).mirrors.delete(of.mirror),
    "supervision": lambda store, who, of: store.supervision(who).supervisions.forget(of.table.id),
    "room": lambda store, who, of: store.workshops(who).rooms.forget(of.room),
}


@pytest.mark.parametrize("what", DELETIONS)
def test_nothing_that_is_held_can_be_deleted_until_the_hold_ends(store: Store, held: Held, what: str) -> None:
    before = rows(store)
    with pytest.raises(OnHold) as refused:
        DELETIONS[what](store, ANNA, held)
    assert rows(store) == before
    assert REASON not in refused.value.message, "the reason is on the page, and in no message that could be logged"
    store.holds(OPERATOR).end("anna")
    DELETIONS[what](store, ANNA, held)
    assert rows(store) != before


@pytest.mark.parametrize("what", ["reflection", "note", "plan", "mirror", "room"])
def test_a_hold_tells_a_stranger_nothing(store: Store, held: Held, what: str) -> None:
    with pytest.raises(NotYours):
        DELETIONS[what](store, Viewer("cleo"), held)


def test_a_hold_binds_nobody_else(store: Store, held: Held) -> None:
    DELETIONS["meeting"](store, BERT, held)
    DELETIONS["everything"](store, BERT, held)
    assert [one.id for one in held.table.practitioner.meetings.all()] == [held.mirror]


def test_what_somebody_said_on_a_card_goes_when_they_ask_for_it_all_the_same(store: Store, held: Held) -> None:
    store.deletion(ANNA).taken_back(held.card)
    with pytest.raises(NotYours):
        held.table.own.cards.said(held.card)


def test_what_is_held_can_still_be_read_written_and_taken_away(store: Store, held: Held) -> None:
    own = store.of(ANNA)
    own.answers.save(held.reflection, "safety.what", words="more", tab="one", base_version=0)
    assert own.answers.of(held.reflection)["safety.what"].words == "more"
    assert held.reflection in {row["id"] for row in own.everything.export()["reflections"]}


def test_a_person_sees_the_hold_on_their_own_things_and_its_begin_and_end_in_their_trail(
    store: Store, held: Held
) -> None:
    assert held.table.own.reflections.count() > 0
    found = store.holds(ANNA).mine()
    assert found is not None
    assert (found.person, found.reason, found.ordered_by) == ("anna", REASON, ORDERED_BY)
    assert store.holds(OPERATOR).all() == [found]
    assert (store.holds(BERT).mine(), store.holds(OPERATOR).mine()) == (None, None)
    store.holds(OPERATOR).end("anna")
    assert (store.holds(ANNA).mine(), store.holds(OPERATOR).all()) == (None, [])
    told = [(one.actor, one.act) for one in store.trail(ANNA).mine() if one.kind == "everything"]
    assert told == [("operator", "hold_ended"), ("operator", "hold")]


@pytest.mark.usefixtures("held")
def test_a_hold_that_cannot_be_is_refused(store: Store) -> None:
    holds = store.holds(OPERATOR)
    for act in (
        lambda: holds.begin("nobody-here", REASON, ORDERED_BY),
        lambda: holds.begin("anna", REASON, ORDERED_BY),
        lambda: holds.end("bert"),
    ):
        with pytest.raises(CannotHold, match=r"Nothing was changed\."):
            act()
    for reason, ordered_by in ((" ", ORDERED_BY), (REASON, "\n")):
        with pytest.raises(ValueError, match="needs a reason"):
            holds.begin("bert", reason, ordered_by)
    assert [one.person for one in holds.all()] == ["anna"]


@pytest.mark.parametrize("viewer", [ANNA, Viewer("local"), Viewer("")])
def test_nobody_but_the_operator_holds_or_lists(store: Store, held: Held, viewer: Viewer) -> None:
    before = rows(store)
    holds = store.holds(viewer)
    for act in (lambda: holds.begin(held.table.id, REASON, ORDERED_BY), lambda: holds.end("anna"), holds.all):
        with pytest.raises(NotYours):
            act()
    assert rows(store) == before
