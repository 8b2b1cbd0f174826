"""A stranger, and somebody in the wrong seat, see and change nothing of a supervision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from model.access import NotYours, Viewer, guest_of
from model.store import OwnStore, Store, SupervisionStore
from model.store.database.columns import metadata
from model.supervision.meeting import ONE_SCREEN, Mode
from tests.model.store.public_methods import methods_of
from tests.model.store.supervision.signed_in import address_of, give_account
from tests.model.store.supervision.two_people import DAY, Table, script, table
from tests.model.store.supervision.witness import (
    MEETING_CHANGES,
    MEETING_LOOKS,
    OWN_CHANGES,
    OWN_LISTS,
    OWN_LOOKS,
    SUPERVISION_LOOKS,
    TRAVEL,
)

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Things:
    """The ids of what two people keep together."""

    supervision: str
    open: str
    fixed: str
    reflection: str
    kept: str
    """A confirmed meeting whose mirror was not shown, and is brought to the open one."""
    invitation: str
    by_address: str
    """An invitation to Cleo's address."""


TRIES: dict[str, Callable[[SupervisionStore, Things], object]] = {
    "answers.of": lambda viewed, of: viewed.answers.of(of.open),
    "meetings.begin": lambda viewed, of: viewed.meetings.begin(
        of.supervision, script(), mode="one_screen", held_on=DAY, language="en", content_version="v"
    ),
    "record.body": lambda viewed, of: viewed.record.body(of.open),
    "brought.bring": lambda viewed, of: viewed.brought.bring(of.open, of.reflection, ()),
    "brought.of": lambda viewed, of: viewed.brought.of(of.open),
    "meetings.call_off": lambda viewed, of: viewed.meetings.call_off(of.open),
    "actions.carried": lambda viewed, of: viewed.actions.carried(of.open),
    "record.comment": lambda viewed, of: viewed.record.comment(of.fixed, "mine"),
    "record.comments": lambda viewed, of: viewed.record.comments(of.fixed),
    "confirmations.confirm": lambda viewed, of: viewed.confirmations.confirm(of.open, agrees=False),
    "confirmations.of": lambda viewed, of: viewed.confirmations.of(of.open),
    "meetings.count": lambda viewed, of: viewed.meetings.count() or viewed.meetings.count(of.supervision),
    "actions.due": lambda viewed, of: viewed.actions.due() or viewed.actions.due(of.supervision),
    "overview.all": lambda viewed, _: viewed.overview.all(),
    "overview.of": lambda viewed, of: viewed.overview.of(of.supervision),
    "marks.of": lambda viewed, of: viewed.marks.of(of.supervision),
    "marks.save": lambda viewed, of: viewed.marks.save(
        of.supervision, f"{of.fixed}-a1", words="mine", place="done", tab="x", base_version=0
    ),
    "brought.elements": lambda viewed, of: viewed.brought.elements(of.open),
    "supervisions.forget": lambda viewed, of: viewed.supervisions.forget(of.supervision),
    "screen.meeting": lambda viewed, _: viewed.screen.meeting(),
    "screen.since": lambda viewed, of: viewed.screen.since(of.open),
    "screen.hold": lambda viewed, of: viewed.screen.hold(of.open),
    "screen.take_back": lambda viewed, _: viewed.screen.take_back(),
    "meetings.go_to": lambda viewed, of: viewed.meetings.go_to(of.open, "actions"),
    "meetings.move": lambda viewed, of: viewed.meetings.move(of.open, held_on=DAY, held_where="mine"),
    "meetings.get": lambda viewed, of: viewed.meetings.get(of.open),
    "meetings.all": lambda viewed, of: viewed.meetings.all() or viewed.meetings.all(of.supervision),
    "brought.open_meetings": lambda viewed, of: viewed.brought.open_meetings(of.reflection),
    "record.export": lambda viewed, of: viewed.record.export(of.fixed),
    "record.of": lambda viewed, of: viewed.record.of(of.fixed),
    "supervisions.rename": lambda viewed, of: viewed.supervisions.rename(of.supervision, "taken", "over"),
    "answers.replaced": lambda viewed, of: viewed.answers.replaced(of.open),
    "answers.save": lambda viewed, of: viewed.answers.save(
        of.open, "both.agenda", words="mine", tab="x", base_version=0
    ),
    "mirrors.of": lambda viewed, of: viewed.mirrors.of(of.supervision),
    "mirrors.places": lambda viewed, of: viewed.mirrors.places(of.supervision),
    "mirrors.told": lambda viewed, of: viewed.mirrors.told(of.kept),
    "mirrors.bring": lambda viewed, of: viewed.mirrors.bring(of.open, of.fixed),
    "mirrors.take_back": lambda viewed, of: viewed.mirrors.take_back(of.open, of.kept),
    "mirrors.delete": lambda viewed, of: viewed.mirrors.delete(of.fixed),
    "meetings.script": lambda viewed, of: viewed.meetings.script(of.open),
    "supervisions.seat": lambda viewed, of: viewed.supervisions.seat(of.supervision),
    "answers.seen_replaced": lambda viewed, of: viewed.answers.seen_replaced(of.open),
    "shown.show_mirror": lambda viewed, of: viewed.shown.show_mirror(of.open),
    "shown.show_views": lambda viewed, of: viewed.shown.show_views(of.open),
    "shown.of": lambda viewed, of: viewed.shown.of(of.open),
    "supervisions.get": lambda viewed, of: viewed.supervisions.get(of.supervision),
    "supervisions.all": lambda viewed, _: viewed.supervisions.all(),
    "confirmations.void": lambda viewed, of: viewed.confirmations.void(of.open),
    "confirmations.waiting": lambda viewed, of: viewed.confirmations.waiting(of.open),
    "files.next_number": lambda viewed, of: viewed.files.next_number(of.open),
    "files.make": lambda viewed, of: viewed.files.make(of.open),
    "invitations.mine": lambda viewed, _: viewed.invitations.mine(),
    "invitations.look": lambda viewed, _: viewed.invitations.look("wrong words"),
    "invitations.accept": lambda viewed, _: viewed.invitations.accept("wrong words"),
    "invitations.decline": lambda viewed, _: viewed.invitations.decline("wrong words"),
    "invitations.withdraw": lambda viewed, of: viewed.invitations.withdraw(of.invitation),
    "by_address.mine": lambda viewed, _: viewed.by_address.mine(),
    "by_address.own_address": lambda viewed, _: viewed.by_address.own_address(),
    "by_address.to_me": lambda viewed, _: viewed.by_address.to_me(),
    "by_address.accept": lambda viewed, of: viewed.by_address.accept(of.by_address),
    "by_address.decline": lambda viewed, of: viewed.by_address.decline(of.by_address),
    "by_address.withdraw": lambda viewed, of: viewed.by_address.withdraw(of.by_address),
    "presence.tell": lambda viewed, of: viewed.presence.tell(of.open, "arrive", writes=False),
}
"""How a stranger would try each public method on what two others keep."""

WITH_FILES = {"files.take_in", "namesakes.of", "namesakes.take_away"}
ALONE = {"supervisions.begin", "invitations.invite", "by_address.invite"} | WITH_FILES
"""What anybody may do by themselves; what has to do with files is tried with them."""

OF_THE_PRACTITIONER = (
    "brought.bring",
    "supervisions.forget",
    "shown.show_mirror",
    "mirrors.of",
    "mirrors.places",
    "mirrors.told",
    "mirrors.bring",
    "mirrors.take_back",
    "mirrors.delete",
)
OF_THE_SUPERVISOR = ("shown.show_views",)
STRANGERS = (Viewer("zoe"), Viewer(""), guest_of("another"))


@pytest.fixture
def things(at_table: Table) -> Things:
    """One of everything."""
    return one_of_everything(at_table)


def one_of_everything(at_table: Table, mode: Mode = ONE_SCREEN) -> Things:
    """One of everything that two people keep together, with an open meeting held in this mode."""
    kept, fixed = (at_table.fixed(mirror="unseen").id for _ in range(2))
    at_table.practitioner.record.comment(fixed, "Later.")
    at_table.practitioner.marks.save(at_table.id, f"{fixed}-a1", words="half", place="part", tab="one", base_version=0)
    meeting, reflection = at_table.begin(mode=mode).id, at_table.reflection()
    at_table.practitioner.brought.bring(meeting, reflection, at_table.items(reflection))
    at_table.practitioner.mirrors.bring(meeting, kept)
    at_table.say(at_table.supervisor, meeting, "supervisor.view.trust", "unseen", "4")
    at_table.say(at_table.practitioner, meeting, "practitioner.mirror.trust", "unseen", "4")
    for tab in ("one", "two"):
        at_table.practitioner.answers.save(meeting, "both.agenda", words=tab, tab=tab, base_version=0)
    at_table.practitioner.confirmations.confirm(meeting, agrees=False, words="Not yet.")
    invited = at_table.practitioner.invitations.invite("P", "S", "practitioner", [f"word{n}" for n in range(9)])
    give_account(at_table.store, "anna")
    addressed = at_table.practitioner.by_address.invite("P", "S", "practitioner", address_of("cleo"))
    return Things(at_table.id, meeting, fixed, reflection, kept, invited.id, addressed.id)


def rows(store: Store) -> dict[str, list[Any]]:
    """All that the tables hold."""
    with store.reading() as connection:
        return {table.name: sorted(map(repr, connection.execute(select(table)))) for table in metadata.sorted_tables}


def test_every_public_method_of_every_handle_is_tried(store: Store, own: OwnStore) -> None:
    there = methods_of(store.supervision(Viewer("anna")))
    assert there == TRIES.keys() | ALONE
    assert there == {"brought.open_meetings", *MEETING_LOOKS, *SUPERVISION_LOOKS, *MEETING_CHANGES, *TRAVEL}
    assert methods_of(own) == {*OWN_LOOKS, *OWN_LISTS, *OWN_CHANGES}


def test_a_stranger_sees_and_changes_nothing(store: Store, things: Things) -> None:
    before = rows(store)
    for method, attempt in TRIES.items():
        for stranger in STRANGERS:
            try:
                got = attempt(store.supervision(stranger), things)
            except NotYours:
                got = None
            assert not got, method
        assert rows(store) == before, method


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
    anna, other = store.supervision(Viewer("anna")), store.supervision(guest_of(things.supervision))
    assert anna.answers.of(meeting) == {}
    assert anna.supervisions.seat(cleo.id) == "supervisor"
    with pytest.raises(NotYours):
        other.answers.of(meeting)
    with pytest.raises(NotYours):
        anna.brought.bring(meeting, things.reflection, ())
