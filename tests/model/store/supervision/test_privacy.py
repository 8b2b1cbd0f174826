"""A stranger, and somebody in the wrong seat, see and change nothing of a supervision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from model.access import NotYours, Viewer, guest_of
from model.store import Meetings, OwnStore, Store
from model.store.database.columns import metadata
from tests.model.store.public_methods import methods_of
from tests.model.store.supervision.two_people import DAY, Table, script, table
from tests.model.store.supervision.witness import (
    MEETING_CHANGES,
    MEETING_LOOKS,
    OWN_CHANGES,
    OWN_LISTS,
    OWN_LOOKS,
    SUPERVISION_LOOKS,
    TRAVEL,
    public,
)


@dataclass(frozen=True)
class Things:
    """The ids of what two people keep together."""

    supervision: str
    open: str
    fixed: str
    reflection: str


TRIES: dict[str, Callable[[Meetings, Things], object]] = {
    "answers": lambda viewed, of: viewed.answers(of.open),
    "begin_meeting": lambda viewed, of: viewed.begin_meeting(
        of.supervision, script(), way="one_screen", held_on=DAY, language="en", content_version="v"
    ),
    "body": lambda viewed, of: viewed.body(of.open),
    "bring": lambda viewed, of: viewed.bring(of.open, of.reflection, ()),
    "brought": lambda viewed, of: viewed.brought(of.open),
    "call_off": lambda viewed, of: viewed.call_off(of.open),
    "carried": lambda viewed, of: viewed.carried(of.open),
    "comment": lambda viewed, of: viewed.comment(of.fixed, "mine"),
    "comments": lambda viewed, of: viewed.comments(of.fixed),
    "confirm": lambda viewed, of: viewed.confirm(of.open, agrees=False),
    "confirmations": lambda viewed, of: viewed.confirmations(of.open),
    "count": lambda viewed, of: viewed.count() or viewed.count(of.supervision),
    "due_actions": lambda viewed, of: viewed.due_actions() or viewed.due_actions(of.supervision),
    "elements_brought": lambda viewed, of: viewed.elements_brought(of.open),
    "forget": lambda viewed, of: viewed.forget(of.supervision),
    "go_to": lambda viewed, of: viewed.go_to(of.open, "actions"),
    "meeting": lambda viewed, of: viewed.meeting(of.open),
    "meetings": lambda viewed, of: viewed.meetings() or viewed.meetings(of.supervision),
    "open_meetings_of": lambda viewed, of: viewed.open_meetings_of(of.reflection),
    "record": lambda viewed, of: viewed.record(of.fixed),
    "rename": lambda viewed, of: viewed.rename(of.supervision, "taken", "over"),
    "replaced": lambda viewed, of: viewed.replaced(of.open),
    "save": lambda viewed, of: viewed.save(of.open, "both.agenda", words="mine", tab="x", base_version=0),
    "script": lambda viewed, of: viewed.script(of.open),
    "seat": lambda viewed, of: viewed.seat(of.supervision),
    "seen_replaced": lambda viewed, of: viewed.seen_replaced(of.open),
    "show_mirror": lambda viewed, of: viewed.show_mirror(of.open),
    "show_views": lambda viewed, of: viewed.show_views(of.open),
    "shown": lambda viewed, of: viewed.shown(of.open),
    "supervision": lambda viewed, of: viewed.supervision(of.supervision),
    "supervisions": lambda viewed, _: viewed.supervisions(),
    "void": lambda viewed, of: viewed.void(of.open),
    "waiting": lambda viewed, of: viewed.waiting(of.open),
    "parcel": lambda viewed, of: viewed.parcel(of.open),
}
"""How a stranger would try each public method on what two others keep."""

ALONE = {"begin_supervision", "take_in"}
"""What anybody may do by themselves; taking in a file is tried with the files."""

OF_THE_PRACTITIONER = ("bring", "forget", "show_mirror")
OF_THE_SUPERVISOR = ("show_views",)
STRANGERS = (Viewer("zoe"), Viewer(""), guest_of("another"))


@pytest.fixture
def things(at_table: Table) -> Things:
    """One of everything."""
    fixed = at_table.fixed().id
    at_table.practitioner.comment(fixed, "Later.")
    meeting, reflection = at_table.begin().id, at_table.reflection()
    at_table.practitioner.bring(meeting, reflection, at_table.pieces(reflection))
    at_table.say(at_table.supervisor, meeting, "supervisor.view.trust", "unseen", "4")
    at_table.say(at_table.practitioner, meeting, "practitioner.mirror.trust", "unseen", "4")
    for tab in ("one", "two"):
        at_table.practitioner.save(meeting, "both.agenda", words=tab, tab=tab, base_version=0)
    at_table.practitioner.confirm(meeting, agrees=False, words="Not yet.")
    return Things(at_table.id, meeting, fixed, reflection)


def rows(store: Store) -> dict[str, list[Any]]:
    """All that the tables hold."""
    with store.reading() as connection:
        return {table.name: sorted(map(repr, connection.execute(select(table)))) for table in metadata.sorted_tables}


def test_every_public_method_is_tried(own: OwnStore) -> None:
    assert public(Meetings) == TRIES.keys() | ALONE
    listed = {"open_meetings_of", *MEETING_LOOKS, *SUPERVISION_LOOKS, *MEETING_CHANGES, *TRAVEL}
    assert public(Meetings) == listed
    assert methods_of(own) == {*OWN_LOOKS, *OWN_LISTS, *OWN_CHANGES}


@pytest.mark.parametrize("method", TRIES)
def test_a_stranger_sees_and_changes_nothing(store: Store, things: Things, method: str) -> None:
    before = rows(store)
    for stranger in STRANGERS:
        try:
            got = TRIES[method](store.meetings_of(stranger), things)
        except NotYours:
            got = None
        assert not got
    assert rows(store) == before


@pytest.mark.parametrize("method", TRIES)
def test_nothing_there_looks_the_same_as_not_yours(store: Store, things: Things, method: str) -> None:
    def outcome(of: Things) -> str:
        try:
            return str(not TRIES[method](store.meetings_of(Viewer("zoe")), of))
        except NotYours as fault:
            return str(fault)

    assert outcome(things) == outcome(Things("no-such", "no-such", "no-such", "no-such"))


@pytest.mark.parametrize(
    ("seat", "method"),
    [*(("supervisor", one) for one in OF_THE_PRACTITIONER), *(("practitioner", one) for one in OF_THE_SUPERVISOR)],
)
def test_the_wrong_seat_changes_nothing(store: Store, at_table: Table, things: Things, seat: str, method: str) -> None:
    before = rows(store)
    with pytest.raises(NotYours):
        TRIES[method](getattr(at_table, seat), things)
    assert rows(store) == before


def test_a_practitioner_of_one_supervision_is_nobody_in_another(store: Store, things: Things) -> None:
    cleo = table(store, "cleo", "anna")
    meeting = cleo.begin().id
    cleo.say(cleo.practitioner, meeting, "practitioner.mirror.more", "unseen")
    anna, other = store.meetings_of(Viewer("anna")), store.meetings_of(guest_of(things.supervision))
    assert anna.answers(meeting) == {}
    assert anna.seat(cleo.id) == "supervisor"
    with pytest.raises(NotYours):
        other.answers(meeting)
    with pytest.raises(NotYours):
        anna.bring(meeting, things.reflection, ())
