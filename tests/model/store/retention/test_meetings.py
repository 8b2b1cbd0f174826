"""Records go by the day of their meeting, and open meetings by their last change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.access import NotYours
from model.store import Store
from model.store.tables.supervision import called_off, meetings
from tests.model.store.retention.aged import ANNA, BERT, TODAY, acts, age, keep, only
from tests.model.store.supervision.two_people import Table as AtTable
from tests.model.store.temporary_home import DAY


def test_records_go_by_the_day_of_the_meeting_and_both_are_told(store: Store, two_accounts: AtTable) -> None:
    old, new = two_accounts.fixed(held_on=DAY).id, two_accounts.fixed(held_on=TODAY).id
    told = [acts(store, viewer) for viewer in (ANNA, BERT)]
    assert keep(store, only(records=30))["records"].gone == 1
    assert [one.id for one in two_accounts.practitioner.meetings.all()] == [new]
    with pytest.raises(NotYours):
        two_accounts.supervisor.record.of(old)
    went = [("operator", "retention", "record", 1)]
    assert [acts(store, viewer) for viewer in (ANNA, BERT)] == [before + went for before in told]


def test_an_action_agreed_on_again_stays_with_the_later_record(store: Store, at_table: AtTable) -> None:
    old = at_table.fixed(held_on=DAY).id
    meeting = at_table.begin(held_on=TODAY).id
    at_table.say(at_table.practitioner, meeting, f"both.last.{old}-a1", place="part")
    at_table.say(at_table.practitioner, meeting, f"both.last.{old}-a1.keep", place="yes")
    for seat in (at_table.practitioner, at_table.supervisor):
        seat.confirmations.confirm(meeting, agrees=True)
    open_before = at_table.practitioner.actions.due()
    assert [one.id for _, one in open_before] == [f"{old}-a1"]
    assert keep(store, only(records=30))["records"].gone == 1
    assert at_table.practitioner.actions.due() == [(of, replace(one, meeting=meeting)) for of, one in open_before]
    with pytest.raises(NotYours):
        at_table.practitioner.record.of(old)


def test_marks_of_actions_go_with_their_record(store: Store, at_table: AtTable) -> None:
    old = at_table.fixed(held_on=DAY).id
    at_table.practitioner.marks.save(at_table.id, f"{old}-a1", words="half", place="part", tab="one", base_version=0)
    keep(store, only(records=30))
    assert at_table.practitioner.marks.of(at_table.id) == {}


def test_meetings_nobody_confirmed_go(store: Store, at_table: AtTable) -> None:
    kept = at_table.fixed().id
    at_table.begin()
    age(store, meetings.c.changed_at)
    assert keep(store, only(open_meetings=30))["open_meetings"].gone == 1
    assert [one.id for one in at_table.practitioner.meetings.all()] == [kept]


def test_of_a_meeting_that_was_called_off_its_id_alone_stays(store: Store, two_accounts: AtTable) -> None:
    meeting = two_accounts.begin().id
    two_accounts.practitioner.meetings.call_off(meeting, who="supervisor", why="Ill")
    assert keep(store, only(open_meetings=30))["open_meetings"].gone == 0
    age(store, called_off.c.called_off_at)
    assert keep(store, only(open_meetings=30))["open_meetings"].gone == 1
    with store.reading() as connection:
        assert connection.execute(called_off.select()).all() == [
            (meeting, two_accounts.id, None, None, None, None, None)
        ]
    assert acts(store, BERT)[-1] == ("operator", "retention", "meeting", 1)
    assert keep(store, only(open_meetings=30))["open_meetings"].gone == 0
