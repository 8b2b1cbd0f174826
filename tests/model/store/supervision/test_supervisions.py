"""Beginning a supervision, naming the two people, and leaving it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from model.access import PRACTITIONER, SUPERVISOR, NotYours, Viewer, far_practitioner, guest_of, is_account
from model.store import Store
from model.store.database.columns import metadata
from model.store.database.faults import TooLong
from model.supervision.meeting import Supervision
from tests.model.store.kept_rows import TRAIL, facts
from tests.model.store.supervision.two_people import Table, table


def kinds(store: Store) -> dict[str, int]:
    """How many rows each table holds, where it holds any, but for the trail."""
    with store.reading() as connection:
        found = {one.name: len(connection.execute(select(one)).all()) for one in metadata.sorted_tables}
    return {name: rows for name, rows in found.items() if rows and name not in TRAIL}


def test_begin_supervision_seats_the_viewer_and_a_guest(store: Store) -> None:
    anna = store.supervision(Viewer("anna"))
    begun = anna.supervisions.begin("  Anna\tMurphy ", "Bert")
    guest = guest_of(begun.id).person
    assert begun == Supervision(begun.id, "anna", guest, "Anna Murphy", "Bert", begun.begun_at)
    assert abs(datetime.now(UTC) - begun.begun_at) < timedelta(minutes=1)
    assert anna.supervisions.get(begun.id) == begun
    assert anna.supervisions.seat(begun.id) == PRACTITIONER
    assert store.supervision(guest_of(begun.id)).supervisions.seat(begun.id) == SUPERVISOR


def test_a_supervisor_begins_one_too_and_the_practitioner_sits_there_without_an_account(store: Store) -> None:
    bert = store.supervision(Viewer("bert"))
    begun = bert.supervisions.begin("Anna", "Bert", SUPERVISOR)
    anna = store.supervision(far_practitioner(begun.id))
    assert begun == Supervision(begun.id, far_practitioner(begun.id).person, "bert", "Anna", "Bert", begun.begun_at)
    assert (bert.supervisions.seat(begun.id), anna.supervisions.seat(begun.id)) == (SUPERVISOR, PRACTITIONER)
    with pytest.raises(NotYours):
        anna.supervisions.begin("Anna", "Bert")


@pytest.mark.parametrize("names", [("", "Bert"), ("Anna", " \n")])
def test_begin_supervision_refuses_an_empty_name(store: Store, names: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="at least one letter"):
        store.supervision(Viewer("anna")).supervisions.begin(*names)
    assert kinds(store) == {"store_facts": facts(store)}


def test_a_guest_begins_no_supervision(at_table: Table) -> None:
    with pytest.raises(NotYours):
        at_table.supervisor.supervisions.begin("Anna", "Bert")


def test_supervisions_come_newest_first_from_either_seat(store: Store) -> None:
    as_practitioner, as_supervisor = table(store, "anna"), table(store, "cleo", "anna")
    table(store, "cleo")
    found = store.supervision(Viewer("anna")).supervisions.all()
    assert [one.id for one in found] == [as_supervisor.id, as_practitioner.id]
    assert [one.id for one in as_practitioner.supervisor.supervisions.all()] == [as_practitioner.id]


def test_rename_changes_only_what_is_named(at_table: Table) -> None:
    before = at_table.practitioner.supervisions.get(at_table.id)
    after = at_table.supervisor.supervisions.rename(at_table.id, supervisor_name=" Bert  Byrne")
    assert after == replace(before, supervisor_name="Bert Byrne")
    assert at_table.practitioner.supervisions.get(at_table.id) == after
    with pytest.raises(ValueError, match="at least one letter"):
        at_table.practitioner.supervisions.rename(at_table.id, practitioner_name="")
    with pytest.raises(TooLong):
        at_table.practitioner.supervisions.rename(at_table.id, practitioner_name="x" * 200_001)


def test_rename_counts_as_a_change_of_the_open_meeting_only_where_it_is_one(at_table: Table) -> None:
    meeting = at_table.begin()
    at_table.practitioner.supervisions.rename(at_table.id, "Anna", "Bert")
    assert at_table.practitioner.meetings.get(meeting.id) == meeting
    at_table.practitioner.supervisions.rename(at_table.id, "Ann")
    assert at_table.practitioner.meetings.get(meeting.id).revision == 2


def test_forget_takes_a_supervision_with_a_guest_and_all_of_it(store: Store, at_table: Table) -> None:
    other = table(store)
    at_table.fixed()
    at_table.practitioner.record.comment(at_table.practitioner.meetings.all()[0].id, "Later.")
    meeting = at_table.begin().id
    at_table.say(at_table.practitioner, meeting, "both.agenda", "all")
    at_table.practitioner.supervisions.forget(at_table.id)
    assert at_table.practitioner.supervisions.all() == [other.practitioner.supervisions.get(other.id)]
    assert kinds(store) == {"store_facts": facts(store), "supervisions": 1, "reflections": 1, "answers": 2}


def test_a_guest_forgets_nothing(at_table: Table) -> None:
    with pytest.raises(NotYours):
        at_table.supervisor.supervisions.forget(at_table.id)
    assert at_table.practitioner.supervisions.seat(at_table.id) == PRACTITIONER


@pytest.mark.parametrize("leave", ["forget", "delete everything"])
def test_leaving_another_account_keeps_what_both_confirmed_for_them(two_accounts: Table, leave: str) -> None:
    fixed = two_accounts.fixed()
    record = two_accounts.supervisor.record.of(fixed.id)
    two_accounts.begin()
    if leave == "forget":
        two_accounts.practitioner.supervisions.forget(two_accounts.id)
    else:
        two_accounts.deletion.everything()
    assert two_accounts.practitioner.supervisions.all() == []
    with pytest.raises(NotYours):
        two_accounts.practitioner.record.of(fixed.id)
    assert two_accounts.supervisor.meetings.all() == [fixed]
    assert two_accounts.supervisor.record.of(fixed.id) == record
    [left] = two_accounts.supervisor.supervisions.all()
    assert (left.practitioner[:5], left.supervisor, left.practitioner_name) == ("gone-", "bert", "Anna")
    assert is_account(left.practitioner) is False


def test_the_last_one_to_leave_takes_all_of_it(store: Store, two_accounts: Table) -> None:
    two_accounts.fixed()
    store.deletion(Viewer("bert")).everything()
    assert two_accounts.practitioner.supervisions.seat(two_accounts.id) == PRACTITIONER
    two_accounts.deletion.everything()
    assert kinds(store) == {"store_facts": facts(store)}


def test_delete_everything_takes_the_supervisions_with_guests(store: Store, at_table: Table) -> None:
    at_table.fixed()
    at_table.begin()
    theirs = table(store, "cleo")
    at_table.deletion.everything()
    assert kinds(store) == {"store_facts": facts(store), "supervisions": 1}
    assert theirs.practitioner.supervisions.seat(theirs.id) == PRACTITIONER
