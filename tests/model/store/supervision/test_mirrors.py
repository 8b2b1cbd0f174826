"""A mirror that was not shown in its meeting is the practitioner's alone, until they bring it to a later one."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from model.access import SUPERVISOR, NotYours, Viewer, far_practitioner
from model.store import Store
from model.store.tables.supervision import kept_mirrors
from model.supervision.refusals import Fixed
from tests.model.store.supervision.two_people import Table, fields_of, script, table

SAID = "Somebody listened."
LATER = date(2026, 4, 1)


def how_many(store: Store) -> int | None:
    with store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(kept_mirrors))


def test_what_was_not_shown_is_in_no_record_and_stays_for_the_practitioner_alone(at_table: Table) -> None:
    kept = at_table.fixed(mirror=SAID)
    [mirror] = at_table.practitioner.mirrors.of(at_table.id)
    assert (mirror.meeting, mirror.held_on, mirror.brought_to) == (kept.id, kept.held_on, None)
    assert mirror.said == {"practitioner.mirror.more": (SAID, None)}
    assert SAID not in at_table.practitioner.record.of(kept.id).body.model_dump_json()
    with pytest.raises(NotYours):
        at_table.supervisor.mirrors.of(at_table.id)
    with pytest.raises(NotYours):
        at_table.supervisor.mirrors.told(kept.id)


def test_what_was_shown_or_left_open_is_not_kept_beside_the_record(at_table: Table, store: Store) -> None:
    at_table.fixed()
    meeting = at_table.begin().id
    at_table.say(at_table.practitioner, meeting, "practitioner.mirror.trust", place="skip")
    at_table.say(at_table.practitioner, meeting, "both.action_1", "Ring the school")
    at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    at_table.supervisor.confirmations.confirm(meeting, agrees=True)
    shown = at_table.begin().id
    at_table.say(at_table.practitioner, shown, "practitioner.mirror.more", SAID)
    at_table.practitioner.shown.show_mirror(shown)
    at_table.say(at_table.practitioner, shown, "both.action_1", "Ring the school")
    at_table.practitioner.confirmations.confirm(shown, agrees=True)
    at_table.supervisor.confirmations.confirm(shown, agrees=True)
    assert at_table.practitioner.mirrors.of(at_table.id) == []
    assert how_many(store) == 0


def test_brought_to_a_later_meeting_it_is_seen_there_and_goes_into_that_record(at_table: Table) -> None:
    kept = at_table.fixed(mirror=SAID)
    meeting = at_table.begin(held_on=LATER).id
    at_table.practitioner.mirrors.bring(meeting, kept.id)
    at_table.practitioner.mirrors.bring(meeting, kept.id)
    [seen] = at_table.supervisor.brought.of(meeting)
    assert (seen.item.heading, seen.item.prompt, seen.item.words) == (
        "How the meeting on 4 March 2026 was for me",
        script().mirror.more,
        SAID,
    )
    at_table.say(at_table.practitioner, meeting, "both.action_1", "Ring the school")
    at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    at_table.supervisor.confirmations.confirm(meeting, agrees=True)
    assert [one.words for one in at_table.practitioner.record.of(meeting).body.brought] == [SAID]
    [mirror] = at_table.practitioner.mirrors.of(at_table.id)
    assert (mirror.brought_to, mirror.is_settled) == (meeting, True)
    again = at_table.begin(held_on=LATER).id
    with pytest.raises(NotYours):
        at_table.practitioner.mirrors.bring(again, kept.id)
    with pytest.raises(Fixed):
        at_table.practitioner.mirrors.take_back(meeting, kept.id)


def test_places_are_brought_in_the_words_of_the_meeting_they_are_of(at_table: Table) -> None:
    meeting = at_table.begin().id
    trust, time = (script().mirror.elements[number] for number in (1, 2))
    at_table.say(at_table.practitioner, meeting, "practitioner.mirror.trust", place="2")
    at_table.say(at_table.practitioner, meeting, "practitioner.mirror.time", place="not_sure")
    at_table.say(at_table.practitioner, meeting, "both.action_1", "Ring the school")
    at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    at_table.supervisor.confirmations.confirm(meeting, agrees=True)
    assert [(one.prompt, one.words, one.place) for one in at_table.practitioner.mirrors.told(meeting)] == [
        (f"{trust.name}: {trust.question}", trust.scale[1], None),
        (f"{time.name}: {time.question}", script().place_name("not_sure"), None),
    ]


def test_it_can_be_taken_back_and_is_free_again_once_that_meeting_is_called_off(at_table: Table) -> None:
    kept, before = at_table.fixed(mirror=SAID).id, at_table.fixed(mirror="Before.").id
    meeting, mirrors = at_table.begin().id, at_table.practitioner.mirrors
    mirrors.bring(meeting, kept)
    mirrors.bring(meeting, before)
    at_table.practitioner.confirmations.confirm(meeting, agrees=False)
    mirrors.take_back(meeting, kept)
    assert fields_of(at_table.supervisor.brought.of(meeting)) == [f"mirror.{before}.more"]
    assert [one.source for one in at_table.supervisor.brought.of(meeting)] == [1]
    with pytest.raises(NotYours):
        mirrors.take_back(meeting, kept)
    at_table.practitioner.meetings.call_off(meeting)
    assert [one.brought_to for one in mirrors.of(at_table.id)] == [None, None]


def test_it_stays_between_the_two_it_was_said_of(store: Store, at_table: Table) -> None:
    kept, other = at_table.fixed(mirror=SAID).id, at_table.practitioner.supervisions.begin("Anna", "Cleo")
    meeting = at_table.practitioner.meetings.begin(
        other.id, script(), mode="one_screen", held_on=LATER, language="en", content_version="v"
    )
    with pytest.raises(NotYours):
        at_table.practitioner.mirrors.bring(meeting.id, kept)
    assert at_table.practitioner.mirrors.of(other.id) == []
    assert how_many(store) == 1


def test_at_the_supervisors_own_machine_nothing_is_kept(store: Store) -> None:
    bert = store.supervision(Viewer("bert"))
    hosting = bert.supervisions.begin("Anna", "Bert", SUPERVISOR)
    far = store.supervision(far_practitioner(hosting.id))
    meeting = bert.meetings.begin(
        hosting.id, script(), mode="one_screen", held_on=LATER, language="en", content_version="v"
    ).id
    far.answers.save(meeting, "practitioner.mirror.more", words=SAID, tab="one", base_version=0)
    far.answers.save(meeting, "both.action_1", words="Ring the school", tab="one", base_version=0)
    far.confirmations.confirm(meeting, agrees=True)
    assert not bert.confirmations.confirm(meeting, agrees=True).is_open
    assert how_many(store) == 0


def test_deleting_one_everything_with_that_person_and_everything_takes_it_along(store: Store) -> None:
    for number, forget in enumerate(
        (
            lambda one, kept: one.practitioner.mirrors.delete(kept),
            lambda one, _: one.practitioner.supervisions.forget(one.id),
            lambda one, _: one.deletion.everything(),
        )
    ):
        for supervisor in (None, f"cleo-{number}"):
            one = table(store, f"anna-{number}-{supervisor}", supervisor)
            kept = one.fixed(mirror=SAID).id
            assert how_many(store) == 1
            forget(one, kept)
            assert how_many(store) == 0


def test_where_the_supervisor_leaves_the_practitioner_keeps_it(store: Store) -> None:
    one = table(store, "anna", "cleo")
    kept = one.fixed(mirror=SAID).id
    one.supervisor.supervisions.forget(one.id)
    assert [mirror.meeting for mirror in one.practitioner.mirrors.of(one.id)] == [kept]
