"""The screen two people look at: held by one meeting until it is taken back, by whomever the screen belongs to."""

from __future__ import annotations

import pytest

from model.access import NotYours
from model.store import Store
from model.store.database.transactions import now
from model.store.tables.reflection import store_facts
from model.supervision.refusals import Fixed
from tests.model.store.supervision.two_people import DAY, Table, script, table


def test_a_meeting_holds_the_screen_until_it_is_taken_back(at_table: Table) -> None:
    screen, meeting = at_table.practitioner.screen, at_table.begin()
    assert screen.meeting() is None
    screen.hold(meeting.id)
    assert screen.meeting() == meeting.id
    screen.take_back()
    assert screen.meeting() is None


def test_another_meeting_does_not_take_the_screen_over(store: Store, at_table: Table) -> None:
    first, second = at_table.begin(), table(store).begin()
    for meeting in (first, second):
        at_table.practitioner.screen.hold(meeting.id)
    assert at_table.practitioner.screen.meeting() == first.id


def test_neither_the_record_nor_removing_the_meeting_opens_the_screen(at_table: Table) -> None:
    screen, meeting = at_table.practitioner.screen, at_table.begin()
    screen.hold(meeting.id)
    at_table.practitioner.meetings.call_off(meeting.id)
    assert screen.meeting() == meeting.id


def test_every_tab_is_told_once_when_it_is_held_and_once_when_it_is_taken_back(store: Store, at_table: Table) -> None:
    screen, meeting = at_table.practitioner.screen, at_table.begin()
    signs = [store.last_deletion()]
    for act in (lambda: screen.hold(meeting.id), screen.take_back):
        for _ in range(2):
            act()
            signs.append(store.last_deletion())
    before, held, held_again, back, back_again = signs
    assert len({before, held, back}) == 3
    assert (held, back) == (held_again, back_again)


def test_confirmed_meeting_holds_nothing(at_table: Table) -> None:
    with pytest.raises(Fixed):
        at_table.practitioner.screen.hold(at_table.fixed().id)
    assert at_table.practitioner.screen.meeting() is None


def test_meeting_by_share_file_holds_nothing(at_table: Table) -> None:
    meeting = at_table.practitioner.meetings.begin(
        at_table.id, script(), mode="share_file", held_on=DAY, language="en", content_version="v"
    )
    with pytest.raises(NotYours):
        at_table.practitioner.screen.hold(meeting.id)
    assert at_table.practitioner.screen.meeting() is None


def test_neither_a_guest_nor_somebody_else_has_a_hand_in_it(store: Store, at_table: Table) -> None:
    meeting, stranger = at_table.begin(), table(store, "cleo").practitioner.screen
    guest = at_table.supervisor.screen
    at_table.practitioner.screen.hold(meeting.id)
    for act in (guest.meeting, guest.take_back, lambda: guest.hold(meeting.id), lambda: stranger.hold(meeting.id)):
        with pytest.raises(NotYours):
            act()
    stranger.take_back()
    assert (stranger.meeting(), at_table.practitioner.screen.meeting()) == (None, meeting.id)


def test_deleting_everything_leaves_no_word_of_it(at_table: Table) -> None:
    at_table.practitioner.screen.hold(at_table.begin().id)
    at_table.deletion.everything()
    assert at_table.practitioner.screen.meeting() is None


def test_since_when_a_meeting_holds_the_screen_is_known_until_it_is_taken_back(at_table: Table) -> None:
    screen, meeting = at_table.practitioner.screen, at_table.begin()
    assert screen.since(meeting.id) is None
    before = now()
    screen.hold(meeting.id)
    since = screen.since(meeting.id)
    assert since is not None
    assert before <= since <= now()
    screen.hold(meeting.id)
    assert (screen.since(meeting.id), screen.since("another")) == (since, None)
    screen.take_back()
    assert screen.since(meeting.id) is None


def test_screen_held_before_times_were_kept_has_a_meeting_and_no_time(store: Store, at_table: Table) -> None:
    screen, meeting = at_table.practitioner.screen, at_table.begin()
    screen.hold(meeting.id)
    with store.writing() as connection:
        held = store_facts.c.name.startswith("screen of ")
        connection.execute(store_facts.update().where(held).values(value=meeting.id))
    assert (screen.meeting(), screen.since(meeting.id)) == (meeting.id, None)
