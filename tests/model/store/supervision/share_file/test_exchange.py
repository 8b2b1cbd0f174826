"""A meeting travels between two machines: everything the other may see arrives, and both end with the same record."""

from __future__ import annotations

from datetime import timedelta

import pytest

from model.access import PRACTITIONER, SUPERVISOR, guest_of
from model.share_file.seal import seal, unseal
from model.supervision.record import canonical
from tests.model.store.supervision.two_machines import Two
from tests.model.store.supervision.two_people import DAY

pytestmark = pytest.mark.slow


def test_the_first_file_begins_the_supervision_in_the_other_seat(two: Two) -> None:
    meeting = two.begin()
    taken = two.sian.open(two.anna.file(meeting))
    assert (taken.came, taken.replaced) == ("new", 0)
    [supervision] = two.sian.supervision.supervisions.all()
    assert (supervision.id, supervision.practitioner_name, supervision.supervisor_name) == (
        two.supervision,
        "Anna",
        "Siân",
    )
    assert (supervision.practitioner, supervision.supervisor) == (f"far-{two.supervision}", "local")
    mine, theirs = (machine.supervision.meetings.get(meeting) for machine in (two.anna, two.sian))
    assert (mine.seat, theirs.seat) == (PRACTITIONER, SUPERVISOR)
    for name in ("mode", "plan", "plan_name", "held_on", "next_on", "started_at", "fixed_at"):
        assert getattr(mine, name) == getattr(theirs, name)
    assert two.sian.supervision.meetings.script(meeting) == two.anna.supervision.meetings.script(meeting)


def test_a_sealed_file_carries_the_meeting(two: Two) -> None:
    meeting = two.begin()
    items = two.bring(meeting)
    sealed = seal(two.anna.supervision.files.make(meeting), "kettle-drum-anna-7")
    two.sian.open(unseal(sealed, "kettle-drum-anna-7"))
    assert [one.item for one in two.sian.supervision.brought.of(meeting)] == [
        one for one in items if one.kind != "pattern"
    ]


def test_the_supervisor_reads_exactly_what_was_brought(two: Two) -> None:
    meeting = two.begin()
    two.bring(meeting)
    items = two.bring(meeting)
    two.sian.open(two.anna.file(meeting))
    mine, theirs = two.anna.supervision.brought.of(meeting), two.sian.supervision.brought.of(meeting)
    assert [(one.source, one.item, one.brought_at) for one in theirs] == [
        (one.source, one.item, one.brought_at) for one in mine if one.item.kind != "pattern"
    ]
    assert {one.reflection for one in theirs} == {None}
    two.sian.supervision.shown.show_views(meeting)
    assert [one.item for one in two.sian.supervision.brought.of(meeting)] == [one.item for one in mine]
    assert len(mine) == 2 * len(items)


def test_what_is_withdrawn_goes_with_the_next_file(two: Two) -> None:
    meeting = two.begin()
    two.bring(meeting)
    two.sian.open(two.anna.file(meeting))
    two.anna.supervision.brought.bring(meeting, two.reflections[0], ())
    assert two.sian.open(two.anna.file(meeting)).came == "newer"
    assert two.sian.supervision.brought.of(meeting) == []


def test_each_sees_what_the_other_says_and_not_what_is_unshown(two: Two) -> None:
    meeting = two.both_have()
    two.anna.say(meeting, "practitioner.question", "How?")
    two.anna.say(meeting, "practitioner.mirror.trust", place="5")
    two.sian.say(meeting, "supervisor.how", "Well")
    two.sian.say(meeting, "supervisor.view.trust", "secret", "2")
    sent = two.anna.file(meeting), two.sian.file(meeting)
    assert [word for word in ("secret", "mirror") if word in "".join(one.model_dump_json() for one in sent)] == [
        "mirror"
    ]
    assert "practitioner.mirror" not in sent[0].model_dump_json()
    two.sian.open(sent[0])
    two.anna.open(sent[1])
    assert two.anna.said(meeting) == {
        "practitioner.question": ("How?", None),
        "practitioner.mirror.trust": ("", "5"),
        "supervisor.how": ("Well", None),
    }
    two.sian.supervision.shown.show_views(meeting)
    two.anna.supervision.shown.show_mirror(meeting)
    two.swap(meeting)
    assert two.anna.said(meeting) == two.sian.said(meeting)
    assert two.anna.said(meeting)["supervisor.view.trust"] == ("secret", "2")
    assert two.sian.said(meeting)["practitioner.mirror.trust"] == ("", "5")


def test_a_field_taken_out_again_goes_with_the_next_file(two: Two) -> None:
    meeting = two.both_have()
    two.anna.say(meeting, "practitioner.question", "How?")
    two.anna.say(meeting, "both.agenda", "Long")
    two.swap(meeting)
    two.anna.say(meeting, "practitioner.question", "")
    two.sian.say(meeting, "both.agenda", "")
    two.swap(meeting)
    for machine in (two.anna, two.sian):
        assert machine.said(meeting) == {"both.agenda": ("", None), "practitioner.question": ("", None)}


def test_a_whole_meeting_ends_with_the_same_record_on_both_machines(two: Two) -> None:
    meeting = two.fixed()
    mine, theirs = (machine.supervision.record.of(meeting) for machine in (two.anna, two.sian))
    assert canonical(mine.body) == canonical(theirs.body)
    assert (mine.hash, mine.confirmed, mine.fixed_at) == (theirs.hash, theirs.confirmed, theirs.fixed_at)
    assert (mine.is_whole, theirs.is_whole) == (True, True)
    assert [one.field for one in mine.body.brought if one.kind == "pattern"] == ["safety.place", "trust.place"]
    due = [[action for _, action in machine.supervision.actions.due()] for machine in (two.anna, two.sian)]
    assert due[0] == due[1]
    assert [action.what for action in due[0]] == ["Ring the school"]


def test_both_confirming_at_once_fixes_on_both_machines(two: Two) -> None:
    meeting = two.ready()
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    crossing = two.anna.file(meeting), two.sian.file(meeting)
    assert two.sian.open(crossing[0]).came == "fixed"
    assert two.anna.open(crossing[1]).came == "fixed"
    mine, theirs = (machine.supervision.record.of(meeting) for machine in (two.anna, two.sian))
    assert mine == theirs
    assert two.sian.open(two.anna.file(meeting)).came == "nothing_new"


def test_a_change_after_confirming_makes_it_void_on_the_other_machine_too(two: Two) -> None:
    meeting = two.ready()
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.open(two.anna.file(meeting))
    assert set(two.sian.supervision.confirmations.of(meeting)) == {PRACTITIONER}
    two.anna.say(meeting, "both.action_1", "Ring the school today")
    assert two.anna.file(meeting).content.confirmation is None  # type: ignore[union-attr]
    two.sian.open(two.anna.file(meeting))
    assert two.sian.supervision.confirmations.of(meeting) == {}


def test_a_decline_travels_with_its_words(two: Two) -> None:
    meeting = two.ready()
    two.sian.supervision.confirmations.confirm(meeting, agrees=False, words="I see it differently")
    two.anna.open(two.sian.file(meeting))
    assert two.anna.supervision.confirmations.of(meeting) == two.sian.supervision.confirmations.of(meeting)
    assert two.anna.supervision.confirmations.of(meeting)[SUPERVISOR].words == "I see it differently"
    assert two.anna.supervision.meetings.get(meeting).is_open


def test_comments_travel_with_the_record(two: Two) -> None:
    meeting = two.fixed()
    two.anna.supervision.record.comment(meeting, "It went well.")
    two.sian.supervision.record.comment(meeting, "Good to hear.")
    assert two.sian.open(two.anna.file(meeting)).came == "newer"
    assert two.anna.open(two.sian.file(meeting)).came == "newer"
    told = [machine.supervision.record.comments(meeting) for machine in (two.anna, two.sian)]
    assert told[0] == told[1]
    assert [(one.seat, one.words) for one in told[0]] == [
        (PRACTITIONER, "It went well."),
        (SUPERVISOR, "Good to hear."),
    ]
    assert two.sian.open(two.anna.file(meeting)).came == "nothing_new"


def test_a_record_of_a_meeting_on_one_screen_is_taken_whole(two: Two) -> None:
    meeting = two.fixed()
    two.sian.supervision.supervisions.forget(two.supervision)
    taken, _ = two.sian.open_all_the_same(two.anna.file(meeting))
    assert (taken.came, taken.meeting.fixed_at) == ("new", two.anna.supervision.meetings.get(meeting).fixed_at)
    assert two.sian.supervision.record.of(meeting) == two.anna.supervision.record.of(meeting)
    assert [action.what for _, action in two.sian.supervision.actions.due()] == ["Ring the school"]
    assert two.sian.supervision.supervisions.seat(two.supervision) == SUPERVISOR


def test_a_record_from_the_supervisor_gives_the_practitioner_their_seat_back(two: Two) -> None:
    meeting = two.fixed()
    two.anna.supervision.supervisions.forget(two.supervision)
    assert two.anna.open_all_the_same(two.sian.file(meeting))[0].came == "new"
    assert two.anna.supervision.supervisions.seat(two.supervision) == PRACTITIONER
    assert two.anna.supervision.record.of(meeting) == two.sian.supervision.record.of(meeting)


def test_the_next_meeting_begins_with_the_actions_and_says_what_came_of_them_on_both(two: Two) -> None:
    two.fixed()
    meeting = two.both_have()
    [action] = two.sian.supervision.actions.carried(meeting)
    two.sian.say(meeting, f"both.last.{action.id}", "They moved", "done")
    two.sian.say(meeting, "both.action_1", "Visit")
    two.anna.open(two.sian.file(meeting))
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    two.swap(meeting)
    for machine in (two.anna, two.sian):
        assert [action.what for _, action in machine.supervision.actions.due()] == ["Visit"]


def test_words_typed_after_agreeing_are_kept_as_overwritten_when_the_record_comes_back(two: Two) -> None:
    meeting = two.ready()
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.open(two.anna.file(meeting))
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    two.anna.say(meeting, "practitioner.how", "One more thing")
    taken = two.anna.open(two.sian.file(meeting))
    assert (taken.came, taken.replaced) == ("fixed", 1)
    assert two.anna.supervision.record.of(meeting) == two.sian.supervision.record.of(meeting)
    assert two.anna.overwritten(meeting) == ["One more thing"]
    two.anna.supervision.answers.seen_replaced(meeting)
    assert two.anna.overwritten(meeting) == []


def test_overwritten_words_stay_when_the_record_is_fixed_by_a_file(two: Two) -> None:
    meeting = two.ready()
    two.anna.say(meeting, "both.agenda", "First Anna")
    two.sian.say(meeting, "both.agenda", "then Siân")
    two.swap(meeting)
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    assert two.sian.open(two.anna.file(meeting)).came == "fixed"
    assert two.sian.overwritten(meeting) == ["First Anna"]


def test_what_a_guest_typed_on_the_others_machine_is_kept_as_overwritten_for_them(two: Two) -> None:
    meeting = two.both_have()
    guest = two.anna.store.supervision(guest_of(two.supervision))
    guest.answers.save(meeting, "supervisor.how", words="Typed here", tab="g", base_version=0)
    two.sian.say(meeting, "supervisor.how", "Typed at home")
    assert two.anna.open(two.sian.file(meeting)).replaced == 1
    assert two.anna.said(meeting)["supervisor.how"] == ("Typed at home", None)
    assert [answer.words for answer in guest.answers.replaced(meeting)] == ["Typed here"]
    assert two.anna.overwritten(meeting) == []


def test_words_typed_in_one_field_on_both_machines_are_kept_as_overwritten_not_lost(two: Two) -> None:
    meeting = two.both_have()
    two.anna.say(meeting, "both.agenda", "First Anna")
    two.sian.say(meeting, "both.agenda", "then Siân")
    crossing = two.anna.file(meeting), two.sian.file(meeting)
    assert two.sian.open(crossing[0]).replaced == 1
    assert two.anna.open(crossing[1]).replaced == 1
    for machine in (two.anna, two.sian):
        assert machine.said(meeting)["both.agenda"] == ("then Siân", None)
        assert machine.overwritten(meeting) == ["First Anna"]
    two.swap(meeting)
    assert two.sian.open(two.anna.file(meeting)).came == "nothing_new"


def test_days_and_names_are_the_same_on_both_machines(two: Two) -> None:
    meeting = two.both_have()
    two.sian.say(meeting, "both.held_on", place="2026-03-09")
    two.sian.say(meeting, "both.next_on", place="2026-04-09")
    two.sian.supervision.supervisions.rename(two.supervision, practitioner_name="Anna B", supervisor_name="Siân P")
    two.anna.supervision.supervisions.rename(two.supervision, practitioner_name="Anna C", supervisor_name="Siân Q")
    two.swap(meeting)
    mine, theirs = (machine.supervision.record.body(meeting) for machine in (two.anna, two.sian))
    assert canonical(mine) == canonical(theirs)
    assert (mine.practitioner, mine.supervisor) == ("Anna C", "Siân P")
    assert (mine.held_on.isoformat(), str(mine.next_on)) == ("2026-03-09", "2026-04-09")
    two.anna.say(meeting, "both.held_on", place=None)
    two.anna.say(meeting, "both.next_on", place=None)
    two.swap(meeting)
    mine, theirs = (machine.supervision.record.body(meeting) for machine in (two.anna, two.sian))
    assert canonical(mine) == canonical(theirs)
    assert mine.next_on is None


def test_a_moved_meeting_is_moved_on_the_other_machine_which_knows_where_it_was(two: Two) -> None:
    meeting = two.both_have()
    two.sian.supervision.meetings.move(meeting, held_on=DAY + timedelta(days=3), held_at="14:30", held_where="Room 2")
    came = two.anna.open(two.sian.file(meeting))
    moved = two.sian.supervision.meetings.get(meeting)
    assert came.before is not None
    assert (came.came, came.before.held_on) == ("newer", DAY)
    for one in (came.meeting, moved):
        assert (one.held_on, one.held_at, one.held_where) == (DAY + timedelta(days=3), "14:30", "Room 2")
    two.anna.supervision.meetings.move(meeting, held_on=DAY)
    back = two.sian.open(two.anna.file(meeting)).meeting
    assert (back.held_on, back.held_at, back.held_where) == (DAY, None, None)


def test_where_a_meeting_was_to_be_is_not_missing_from_its_record(two: Two) -> None:
    meeting = two.ready()
    two.sian.supervision.meetings.move(meeting, held_on=DAY, held_at="14:30", held_where="Room 2")
    late = two.sian.file(meeting)
    two.anna.open(late)
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.open(two.anna.file(meeting))
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    assert two.anna.open(two.sian.file(meeting)).replaced == 0
    assert two.anna.open_all_the_same(late)[0].came == "nothing_new"


def test_a_day_both_took_out_again_is_the_same_on_both_machines(two: Two) -> None:
    meeting = two.both_have()
    for machine, day in ((two.anna, "2026-03-09"), (two.sian, "2026-03-11")):
        machine.say(meeting, "both.held_on", place=day)
        machine.say(meeting, "both.held_on", place=None)
    two.swap(meeting)
    days = [machine.supervision.meetings.get(meeting).held_on for machine in (two.anna, two.sian)]
    assert [day.isoformat() for day in days] == ["2026-03-11", "2026-03-11"]


def test_a_meeting_whose_day_was_never_said_has_the_day_it_began_with(two: Two) -> None:
    meeting = two.both_have()
    assert two.sian.supervision.meetings.get(meeting).held_on == DAY


def test_opening_counts_as_a_change_only_where_there_is_one(two: Two) -> None:
    meeting = two.both_have()
    before = two.sian.supervision.meetings.get(meeting).revision
    assert two.sian.open(two.anna.file(meeting)).came == "nothing_new"
    assert two.sian.supervision.meetings.get(meeting).revision == before
    two.anna.say(meeting, "both.agenda", "More")
    assert two.sian.open(two.anna.file(meeting)).meeting.revision == before + 1


def test_files_count_on_after_an_old_backup_was_put_back(two: Two) -> None:
    meeting = two.both_have()
    for _ in range(3):
        two.sian.open(two.anna.file(meeting))
    _set_numbers(two, meeting)
    two.anna.open(two.sian.file(meeting))
    two.anna.say(meeting, "practitioner.question", "Again")
    assert two.sian.open(two.anna.file(meeting)).came == "newer"


def _set_numbers(two: Two, meeting: str) -> None:
    with two.anna.store.writing() as connection:
        connection.exec_driver_sql(f"UPDATE meetings SET sent_number = 0, got_number = 0 WHERE id = '{meeting}'")
