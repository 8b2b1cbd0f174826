"""Confirming: each on their own, void after a change, fixed when both agree, and whole or tampered with afterwards."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from model.access import NotYours
from model.store import Store
from model.store.database.faults import Corrupt
from model.store.tables.supervision import (
    brought,
    confirmations,
    meeting_answers,
    meeting_scripts,
    meetings,
    records,
    replaced_meeting_answers,
)
from model.supervision.meeting import Comment
from model.supervision.record import canonical, hash_of
from model.supervision.refusals import Fixed
from tests.model.store.supervision.two_people import Table
from tests.model.store.temporary_home import told


@pytest.fixture
def meeting(at_table: Table) -> str:
    """An open meeting that is ready to be confirmed."""
    made = at_table.begin().id
    at_table.say(at_table.practitioner, made, "both.action_1", "Ring the school")
    return made


def test_body_is_the_same_for_both_and_holds_what_both_may_see(at_table: Table, meeting: str) -> None:
    reflection = at_table.reflection()
    at_table.practitioner.brought.bring(meeting, reflection, at_table.items(reflection))
    at_table.say(at_table.supervisor, meeting, "supervisor.view.safety", "unseen", "4")
    at_table.say(at_table.practitioner, meeting, "practitioner.mirror.more", "unseen")
    body = at_table.practitioner.record.body(meeting)
    assert body == at_table.supervisor.record.body(meeting)
    assert (body.practitioner, body.supervisor, body.script) == (
        "Anna",
        "Bert",
        at_table.practitioner.meetings.script(meeting),
    )
    assert [one.field for one in body.brought] == ["when", "headline", "safety.what"]
    assert body.fields == {"both.action_1": ("Ring the school", None)}


def test_nobody_agrees_while_something_waits(at_table: Table) -> None:
    meeting = at_table.begin().id
    with pytest.raises(ValueError, match="these come first: actions"):
        at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    assert at_table.practitioner.confirmations.of(meeting) == {}
    assert at_table.practitioner.confirmations.confirm(meeting, agrees=False, words="Not yet.").is_open


def test_a_confirmation_is_void_after_any_change(at_table: Table, meeting: str) -> None:
    at_table.practitioner.confirmations.confirm(meeting, agrees=True, words="Good.")
    said = at_table.supervisor.confirmations.of(meeting)["practitioner"]
    assert (said.seat, said.agrees, said.words) == ("practitioner", True, "Good.")
    assert said.hash == hash_of(at_table.supervisor.record.body(meeting))
    at_table.say(at_table.supervisor, meeting, "both.agenda", "one more thing")
    assert at_table.practitioner.confirmations.of(meeting) == {}
    assert at_table.practitioner.confirmations.void(meeting) == {"practitioner"}
    assert at_table.supervisor.confirmations.confirm(meeting, agrees=True).is_open
    assert list(at_table.practitioner.confirmations.of(meeting)) == ["supervisor"]
    assert at_table.practitioner.confirmations.confirm(meeting, agrees=True).is_open is False


def test_deleting_what_was_brought_makes_a_confirmation_void_for_good(at_table: Table, meeting: str) -> None:
    practitioner, reflection = at_table.practitioner, at_table.reflection()
    when = at_table.items(reflection)[:1]
    practitioner.brought.bring(meeting, reflection, when)
    at_table.supervisor.confirmations.confirm(meeting, agrees=True)
    body = practitioner.record.body(meeting)
    at_table.deletion.reflection(reflection)
    practitioner.brought.bring(meeting, at_table.reflection(), when)
    assert practitioner.record.body(meeting) == body
    assert practitioner.confirmations.void(meeting) == {"supervisor"}


def test_a_rename_makes_a_confirmation_void(at_table: Table, meeting: str) -> None:
    at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    at_table.supervisor.supervisions.rename(at_table.id, supervisor_name="Bertie")
    assert at_table.supervisor.confirmations.confirm(meeting, agrees=True).is_open


def test_a_decline_stays_with_its_words_and_keeps_the_meeting_open(at_table: Table, meeting: str) -> None:
    at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    assert at_table.supervisor.confirmations.confirm(meeting, agrees=False, words="The date is wrong.").is_open
    at_table.say(at_table.practitioner, meeting, "both.agenda", "put right")
    [declined] = at_table.practitioner.confirmations.of(meeting).values()
    assert (declined.seat, declined.agrees, declined.words) == ("supervisor", False, "The date is wrong.")
    at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    assert at_table.supervisor.confirmations.confirm(meeting, agrees=True).is_open is False


def test_the_same_again_changes_nothing(at_table: Table, meeting: str) -> None:
    first = at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    said = at_table.practitioner.confirmations.of(meeting)
    assert at_table.supervisor.confirmations.void(meeting) == frozenset()
    assert at_table.practitioner.confirmations.confirm(meeting, agrees=True) == first
    assert at_table.practitioner.confirmations.of(meeting) == said


def test_both_agreeing_fixes_the_record_and_deletes_what_it_was_made_from(store: Store, at_table: Table) -> None:
    fixed = at_table.fixed()
    record = at_table.practitioner.record.of(fixed.id)
    assert record == at_table.supervisor.record.of(fixed.id)
    assert record.is_whole
    assert record.hash == hash_of(record.body)
    assert [(one.seat, one.agrees, one.hash) for one in record.confirmed] == [
        ("practitioner", True, record.hash),
        ("supervisor", True, record.hash),
    ]
    assert record.fixed_at == fixed.fixed_at == max(one.at for one in record.confirmed)
    assert at_table.supervisor.record.body(fixed.id) == record.body
    assert at_table.supervisor.confirmations.waiting(fixed.id) == ()
    assert {one.field for one in record.body.brought} == {"when", "headline", "safety.place", "safety.what"}
    with store.reading() as connection:
        for table in (brought, meeting_answers, replaced_meeting_answers, meeting_scripts):
            assert connection.scalar(select(func.count()).select_from(table)) == 0
    for seat in (at_table.practitioner, at_table.supervisor):
        with pytest.raises(Fixed):
            seat.confirmations.confirm(fixed.id, agrees=False, words="No.")


def test_an_open_meeting_has_no_record_yet(at_table: Table, meeting: str) -> None:
    looks = (at_table.practitioner.record.of, at_table.practitioner.record.comments)
    for look in looks:
        with pytest.raises(NotYours):
            look(meeting)
    with pytest.raises(NotYours):
        at_table.practitioner.record.comment(meeting, "early")


def test_another_body_in_its_place_is_told(store: Store, at_table: Table) -> None:
    fixed = at_table.fixed().id
    body = at_table.practitioner.record.of(fixed).body
    changed = canonical(body.model_copy(update={"supervisor": "Somebody else"}))
    with store.writing() as connection:
        connection.execute(records.update().where(records.c.meeting == fixed), {"body": changed})
    record = at_table.supervisor.record.of(fixed)
    assert (record.is_whole, record.body.supervisor) == (False, "Somebody else")
    with store.writing() as connection:
        connection.execute(records.update().values(hash=hash_of(record.body)))
    assert at_table.supervisor.record.of(fixed).is_whole is False


def test_a_confirmation_taken_away_is_told(store: Store, at_table: Table) -> None:
    fixed = at_table.fixed().id
    with store.writing() as connection:
        connection.execute(confirmations.delete().where(confirmations.c.seat == "supervisor"))
    assert at_table.practitioner.record.of(fixed).is_whole is False


def test_a_body_that_is_none_is_told_without_anybodys_words(store: Store, at_table: Table) -> None:
    fixed = at_table.fixed().id
    with store.writing() as connection:
        connection.execute(records.update().where(records.c.meeting == fixed), {"body": '{"she": "laughed"}'})
    for look in (at_table.practitioner.record.of, at_table.supervisor.record.body, at_table.supervisor.answers.of):
        assert "damaged" in told(Corrupt, lambda look=look: look(fixed))


def test_comments_are_added_by_either_and_change_nothing_else(at_table: Table) -> None:
    fixed = at_table.fixed().id
    record = at_table.practitioner.record.of(fixed)
    first = at_table.supervisor.record.comment(fixed, " Seen again. ")
    second = at_table.practitioner.record.comment(fixed, "It held.")
    assert first == Comment(first.id, "supervisor", "Seen again.", first.written_at)
    assert at_table.practitioner.record.comments(fixed) == [first, second]
    after = at_table.practitioner.record.of(fixed)
    assert (after.body, after.hash, after.is_whole) == (record.body, record.hash, True)
    assert after.comments == (first, second)
    with pytest.raises(ValueError, match="at least one word"):
        at_table.practitioner.record.comment(fixed, " ")


def test_the_next_meeting_leaves_the_record_as_it_is(at_table: Table) -> None:
    first = at_table.fixed()
    record = at_table.practitioner.record.of(first.id)
    at_table.fixed(words="Another")
    assert at_table.practitioner.record.of(first.id) == record


def test_a_meeting_without_its_hash_agreed_is_never_fixed(store: Store, at_table: Table, meeting: str) -> None:
    at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    with store.writing() as connection:
        connection.execute(confirmations.update().values(hash="0" * 64))
    assert at_table.supervisor.confirmations.confirm(meeting, agrees=True).is_open
    with store.reading() as connection:
        assert connection.scalar(select(meetings.c.fixed_at)) is None
