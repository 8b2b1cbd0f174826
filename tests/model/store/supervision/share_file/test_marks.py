"""What one says of an action between meetings comes to the other with whatever file comes next."""

from __future__ import annotations

from datetime import timedelta

from model.share_file.contents import SentMark, ShareFileContents
from model.share_file.faults import NotSound
from model.supervision.record import canonical
from tests.model.store.supervision.two_machines import Machine, Two, refused


def mark(machine: Machine, two: Two, action: str, place: str | None, words: str = "") -> None:
    version = next((one.version for one in machine.supervision.marks.of(two.supervision).get(action, ())), 0)
    machine.supervision.marks.save(
        two.supervision, action, words=words, place=place, tab=machine.tab, base_version=version
    )


def told(machine: Machine, two: Two) -> list[tuple[str, str, str | None, str]]:
    found = machine.supervision.marks.of(two.supervision)
    return [(action, one.seat, one.place, one.words) for action, marks in found.items() for one in marks]


def with_marks(contents: ShareFileContents, *marks: SentMark) -> ShareFileContents:
    return contents.model_copy(update={"marks": marks})


def test_a_mark_comes_with_the_record_again_and_with_the_next_meeting(two: Two) -> None:
    meeting = two.fixed()
    mark(two.anna, two, f"{meeting}-a1", "part", "I left a message.")
    taken = two.sian.open(two.anna.file(meeting))
    assert (taken.came, told(two.sian, two)) == (
        "newer",
        [(f"{meeting}-a1", "practitioner", "part", "I left a message.")],
    )
    mark(two.anna, two, f"{meeting}-a1", "done")
    two.sian.open(two.anna.file(two.begin()))
    assert told(two.sian, two) == [(f"{meeting}-a1", "practitioner", "done", "")]


def test_a_mark_taken_back_is_gone_on_the_other_machine(two: Two) -> None:
    meeting = two.fixed()
    mark(two.anna, two, f"{meeting}-a1", "done")
    two.sian.open(two.anna.file(meeting))
    mark(two.anna, two, f"{meeting}-a1", None)
    assert two.sian.open(two.anna.file(meeting)).came == "newer"
    assert told(two.sian, two) == []


def test_both_say_what_came_of_what_is_both_of_theirs(two: Two) -> None:
    meeting = two.fixed()
    mark(two.anna, two, f"{meeting}-a1", "done")
    mark(two.sian, two, f"{meeting}-a1", "part")
    crossing = two.anna.file(meeting), two.sian.file(meeting)
    two.sian.open(crossing[0])
    two.anna.open(crossing[1])
    assert told(two.anna, two) == told(two.sian, two)
    assert {seat: place for _, seat, place, _ in told(two.anna, two)} == {"practitioner": "done", "supervisor": "part"}


def test_an_older_file_opened_late_changes_no_newer_mark(two: Two) -> None:
    meeting = two.fixed()
    mark(two.anna, two, f"{meeting}-a1", "not")
    late = two.anna.file(meeting)
    mark(two.anna, two, f"{meeting}-a1", "done")
    two.sian.open(two.anna.file(two.begin()))
    assert two.sian.open(late).came == "nothing_new"
    assert told(two.sian, two) == [(f"{meeting}-a1", "practitioner", "done", "")]


def test_a_mark_of_before_a_record_spoke_of_the_action_is_over(two: Two) -> None:
    first = two.fixed()
    mark(two.anna, two, f"{first}-a1", "part")
    late = two.anna.file(first)
    second = two.both_have()
    for field, place in ((f"both.last.{first}-a1", "part"), (f"both.last.{first}-a1.keep", "yes")):
        two.anna.say(second, field, place=place)
    two.anna.supervision.confirmations.confirm(second, agrees=True)
    two.sian.open(two.anna.file(second))
    two.sian.supervision.confirmations.confirm(second, agrees=True)
    two.anna.open(two.sian.file(second))
    two.sian.open(late)
    assert (told(two.anna, two), told(two.sian, two)) == ([], [])
    due = [[action for _, action in machine.supervision.actions.due()] for machine in (two.anna, two.sian)]
    assert due[0] == due[1]
    assert [action.id for action in due[0]] == [f"{first}-a1"]


def test_a_mark_of_an_action_that_is_not_theirs_is_refused(two: Two) -> None:
    meeting = two.ready()
    two.sian.say(meeting, "both.action_1.who", place="supervisor")
    two.anna.open(two.sian.file(meeting))
    for machine, other in ((two.anna, two.sian), (two.sian, two.anna)):
        machine.supervision.confirmations.confirm(meeting, agrees=True)
        other.open(machine.file(meeting))
    sent = two.anna.file(meeting)
    forged = SentMark(action=f"{meeting}-a1", outcome="done", words="", said_at=sent.made_at + timedelta(days=1))
    refused(two.sian, NotSound, lambda: two.sian.open(with_marks(sent, forged)))
    unknown = forged.model_copy(update={"action": "nobody-knows-it"})
    assert two.sian.open(with_marks(two.anna.file(meeting), unknown)).came == "nothing_new"


def test_a_file_without_marks_is_as_it_was_before_there_were_any(two: Two) -> None:
    assert "marks" not in two.anna.file(two.fixed()).model_dump(mode="json")


def test_the_time_and_place_of_the_next_meeting_come_with_a_record(two: Two) -> None:
    meeting = two.ready()
    two.sian.say(meeting, "both.next_on", place="2026-04-01")
    two.sian.say(meeting, "both.next_at", place="09:15")
    two.sian.say(meeting, "both.next_where", "The small room")
    two.anna.open(two.sian.file(meeting))
    assert two.anna.supervision.meetings.get(meeting).next_at == "09:15"
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.open(two.anna.file(meeting))
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    two.anna.supervision.supervisions.forget(two.supervision)
    two.anna.open_all_the_same(two.sian.file(meeting))
    kept = two.anna.supervision.meetings.get(meeting)
    assert (kept.next_at, kept.next_where) == ("09:15", "The small room")


def test_a_mark_that_a_meeting_passed_over_stands_in_the_same_record_on_both_machines(two: Two) -> None:
    action = f"{two.fixed()}-a1"
    following = two.begin()
    two.anna.say(following, "both.action_1", "Go on")
    two.sian.open(two.anna.file(following))
    two.sian.supervision.confirmations.confirm(following, agrees=True)
    two.anna.open(two.sian.file(following))
    mark(two.anna, two, action, "done", "Two visits kept")
    two.anna.supervision.confirmations.confirm(following, agrees=True)
    two.sian.open(two.anna.file(following))
    assert two.sian.supervision.meetings.get(following).is_open
    two.sian.supervision.confirmations.confirm(following, agrees=True)
    two.anna.open(two.sian.file(following))
    ours, theirs = (machine.supervision.record.of(following) for machine in (two.anna, two.sian))
    assert (ours.hash, ours.is_whole, canonical(ours.body)) == (theirs.hash, True, canonical(theirs.body))
    assert [(one.action, one.outcome, one.words) for one in ours.body.marked] == [(action, "done", "Two visits kept")]
