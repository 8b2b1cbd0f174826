"""What a file says in the name of whoever opens it, and their machine never heard, comes in by their own act alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from model.access import PRACTITIONER, SUPERVISOR, Seat, guest_of, other_seat
from model.share_file.claims import Claims
from model.share_file.contents import SentComment, SentRecord, ShareFileContents
from model.share_file.faults import CalledOff, CountsTooFar, InYourName, NotAgreedHere, OlderFile
from model.supervision.record import Carried, Said, hash_of
from tests.model.store.supervision.two_machines import Machine, Two, changed, refused
from tests.model.store.supervision.two_people import DAY

pytestmark = pytest.mark.slow

NEW = "n" * 24
MOMENT = datetime(2026, 3, 4, 14, 2, tzinfo=UTC)
SEATS: list[Seat] = [PRACTITIONER, SUPERVISOR]


def of_seat(two: Two, seat: Seat) -> Machine:
    return two.anna if seat == PRACTITIONER else two.sian


def comment(seat: Seat, words: str = "I was told off, and rightly.") -> SentComment:
    return SentComment(id=f"{seat}00"[:20], seat=seat, words=words, written_at=MOMENT)


def forged(record: ShareFileContents, meeting: str, seat: Seat) -> ShareFileContents:
    """A record of a meeting that never was, confirmed by both, with words, an action and a comment of one seat."""
    content = record.content
    assert isinstance(content, SentRecord)
    said = (
        Said(field="both.action_1", words="Work on Sundays", place=None),
        Said(field="both.action_1.who", words="", place=seat),
        Said(field="both.action_2", words="Ring the school", place=None),
        Said(field="both.action_2.who", words="", place=other_seat(seat)),
        Said(field=f"{seat}.how", words="I am not up to this.", place=None),
    )
    body = content.body.model_copy(update={"meeting": meeting, "said": said, "carried": ()})
    confirmed = tuple(
        one.model_copy(update={"hash": hash_of(body), "words": "Gladly." if one.seat == seat else ""})
        for one in content.confirmed
    )
    made = content.model_copy(
        update={"body": body, "hash": hash_of(body), "confirmed": confirmed, "comments": (comment(seat),)}
    )
    return record.model_copy(update={"meeting": meeting, "content": made, "number": 1, "answers": 0})


def asked(machine: Machine, contents: ShareFileContents) -> Claims:
    """What is asked about first, before anything is kept."""
    before = machine.rows()
    with pytest.raises(InYourName) as caught:
        machine.open(contents)
    assert machine.rows() == before
    assert isinstance(caught.value.asked, Claims)
    return caught.value.asked


@pytest.mark.parametrize("seat", SEATS)
def test_a_record_made_up_on_the_other_machine_is_asked_about(two: Two, seat: Seat) -> None:
    meeting = two.fixed()
    mine, theirs = of_seat(two, seat), of_seat(two, other_seat(seat))
    contents = forged(theirs.file(meeting), NEW, seat)
    claims = asked(mine, contents)
    assert claims.body == contents.content.body  # type: ignore[union-attr]
    assert claims.confirmation
    assert (claims.seat, claims.confirmation.words) == (seat, "Gladly.")
    assert [one.words for one in claims.comments] == ["I was told off, and rightly."]


@pytest.mark.parametrize("seat", SEATS)
def test_when_it_was_taken_as_ones_own_is_kept_once(two: Two, seat: Seat) -> None:
    meeting = two.fixed()
    mine = of_seat(two, seat)
    contents = forged(of_seat(two, other_seat(seat)).file(meeting), NEW, seat)
    before = datetime.now(UTC)
    taken, questions = mine.open_all_the_same(contents)
    assert (taken.came, [type(question) for question in questions]) == ("new", [InYourName])
    record = mine.supervision.record.of(NEW)
    assert record.is_whole
    assert {one.seat: one.claimed for one in record.confirmed} == {seat: True, other_seat(seat): False}
    when = {one.seat: one.claimed_at for one in record.confirmed}
    assert when[seat]
    assert (before <= when[seat] <= datetime.now(UTC), when[other_seat(seat)]) == (True, None)
    assert [one.claimed for one in record.comments] == [True]
    due = {action.what: action.claimed for _, action in mine.supervision.actions.due() if action.meeting == NEW}
    assert due == {"Work on Sundays": True, "Ring the school": False}
    assert not any(one.claimed for one in mine.supervision.record.of(meeting).confirmed)


def test_an_answer_to_something_else_is_none(two: Two) -> None:
    contents = forged(two.sian.file(two.fixed()), NEW, PRACTITIONER)
    other = InYourName(replace(asked(two.anna, contents), comments=()))
    refused(two.anna, InYourName, lambda: two.anna.supervision.files.take_in(contents, [other]))


def test_a_claim_can_be_sent_back_and_the_hash_stays(two: Two) -> None:
    meeting = two.fixed()
    two.sian.supervision.supervisions.forget(two.supervision)
    two.sian.open_all_the_same(two.anna.file(meeting))
    sent = two.sian.file(meeting)
    assert isinstance(sent.content, SentRecord)
    assert sent.content.hash == two.anna.supervision.record.of(meeting).hash
    assert "claimed" not in sent.model_dump_json()


@pytest.mark.parametrize(
    "forge", [{"words": "Gladly."}, {"at": datetime(2020, 1, 1, tzinfo=UTC)}], ids=["words", "moment"]
)
def test_other_words_to_ones_own_agreement_are_refused(two: Two, forge: dict[str, Any]) -> None:
    meeting = two.ready()
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.open(two.anna.file(meeting))
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    contents = two.sian.file(meeting)
    confirmed = [
        one.model_copy(update=forge if one.seat == PRACTITIONER else {})
        for one in contents.content.confirmed  # type: ignore[union-attr]
    ]
    refused(two.anna, NotAgreedHere, lambda: two.anna.open(changed(contents, confirmed=tuple(confirmed))))
    assert two.anna.open(contents).came == "fixed"


def test_an_agreement_taken_back_and_given_again_still_fits_a_file_that_is_under_way(two: Two) -> None:
    meeting = two.ready()
    confirmations = two.anna.supervision.confirmations
    confirmations.confirm(meeting, agrees=True)
    two.sian.open(two.anna.file(meeting))
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    confirmations.confirm(meeting, agrees=False)
    confirmations.confirm(meeting, agrees=True)
    assert two.anna.open(two.sian.file(meeting)).came == "fixed"
    assert two.anna.supervision.record.of(meeting) == two.sian.supervision.record.of(meeting)


def test_a_comment_in_ones_name_that_comes_with_the_fixing_is_asked_about(two: Two) -> None:
    meeting = two.ready()
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.open(two.anna.file(meeting))
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    contents = changed(two.sian.file(meeting), comments=(comment(PRACTITIONER), comment(SUPERVISOR)))
    assert [one.seat for one in asked(two.anna, contents).comments] == [PRACTITIONER]
    assert two.anna.open_all_the_same(contents)[0].came == "fixed"
    kept = {one.seat: one.claimed for one in two.anna.supervision.record.comments(meeting)}
    assert kept == {PRACTITIONER: True, SUPERVISOR: False}


def test_a_comment_in_ones_name_on_a_record_of_one_screen_is_asked_about(two: Two) -> None:
    meeting = two.anna.supervision.meetings.begin(
        two.anna.supervision.supervisions.begin("Anna", "Siân").id,
        two.anna.supervision.meetings.script(two.begin()),
        mode="one_screen",
        held_on=DAY,
        language="en",
        content_version="v",
    )
    guest = two.anna.store.supervision(guest_of(meeting.supervision))
    two.anna.say(meeting.id, "both.action_1", "Ring the school")
    guest.shown.show_views(meeting.id)
    two.anna.supervision.confirmations.confirm(meeting.id, agrees=True)
    guest.confirmations.confirm(meeting.id, agrees=True)
    contents = two.anna.file(meeting.id)
    _, questions = two.sian.open_all_the_same(contents)
    assert [type(question) for question in questions] == [InYourName]
    back = changed(two.sian.file(meeting.id), comments=(comment(PRACTITIONER), comment(SUPERVISOR)))
    assert [one.seat for one in asked(two.anna, back).comments] == [PRACTITIONER]


def carried(who: str, what: str = "Work on Sundays") -> Carried:
    return Carried(id=f"{NEW}-a1", meeting=NEW, kind="agreed", what=what, who=who, due=None, notice="")


@pytest.mark.parametrize(
    ("who", "is_asked"), [("supervisor", True), ("both", True), ("practitioner", False), ("organisation", False)]
)
def test_an_earlier_agreement_that_was_never_heard_of_here_is_asked_about(two: Two, who: str, is_asked: bool) -> None:
    contents = changed(two.anna.file(two.begin()), carried=(carried(who),))
    if is_asked:
        assert asked(two.sian, contents) == Claims(SUPERVISOR, carried=(carried(who),))
    taken, questions = two.sian.open_all_the_same(contents)
    assert (taken.came, len(questions)) == ("new", int(is_asked))


def test_an_earlier_agreement_that_both_machines_keep_is_not_asked_about_and_a_changed_one_is(two: Two) -> None:
    two.fixed()
    contents = two.anna.file(two.begin())
    [agreed] = contents.content.carried  # type: ignore[union-attr]
    other = agreed.model_copy(update={"what": "Ring the school on Sundays"})
    assert asked(two.sian, changed(contents, carried=(other,))) == Claims(SUPERVISOR, carried=(other,))
    assert two.sian.open(contents).came == "new"


def test_what_was_kept_once_is_not_asked_about_again(two: Two) -> None:
    meeting = two.fixed()
    two.sian.supervision.supervisions.forget(two.supervision)
    two.sian.open_all_the_same(two.anna.file(meeting))
    assert two.sian.open(two.anna.file(two.begin())).came == "new"


def test_a_meeting_that_was_called_off_comes_back_on_purpose_alone(two: Two) -> None:
    meeting = two.both_have()
    contents = two.anna.file(meeting)
    two.sian.supervision.meetings.call_off(meeting)
    refused(two.sian, CalledOff, lambda: two.sian.open(contents))
    taken, questions = two.sian.open_all_the_same(contents)
    assert (taken.came, [type(question) for question in questions]) == ("new", [CalledOff])
    two.anna.say(meeting, "both.agenda", "More")
    assert two.sian.open(two.anna.file(meeting)).came == "newer"


def test_nothing_is_remembered_of_a_called_off_meeting_once_its_people_are_removed(two: Two) -> None:
    meeting = two.both_have()
    contents = two.anna.file(meeting)
    two.sian.supervision.meetings.call_off(meeting)
    assert len(two.sian.rows()["called_off"]) == 1
    two.sian.supervision.supervisions.forget(two.supervision)
    assert two.sian.rows()["called_off"] == []
    assert two.sian.open(contents).came == "new"


@pytest.mark.parametrize("counts", [{"number": 1_000_000}, {"answers": 1_000_000}, {"number": 10_001}], ids=str)
def test_a_file_that_counts_further_than_anybody_sends_is_refused(two: Two, counts: dict[str, int]) -> None:
    meeting = two.both_have()
    refused(two.sian, CountsTooFar, lambda: two.sian.open(two.anna.file(meeting).model_copy(update=counts)))
    two.anna.say(meeting, "both.agenda", "More")
    assert two.sian.open(two.anna.file(meeting)).came == "newer"


def test_a_first_file_that_counts_too_far_begins_nothing(two: Two) -> None:
    contents = two.anna.file(two.begin()).model_copy(update={"number": 10_001})
    refused(two.sian, CountsTooFar, lambda: two.sian.open(contents))


def test_a_crafted_count_locks_no_honest_file_out(two: Two) -> None:
    meeting = two.both_have()
    two.sian.open(two.anna.file(meeting).model_copy(update={"number": 10_000, "answers": 10_000}))
    two.anna.say(meeting, "practitioner.question", "How?")
    honest = two.anna.file(meeting)
    refused(two.sian, OlderFile, lambda: two.sian.open(honest))
    taken, questions = two.sian.open_all_the_same(honest)
    assert (taken.came, [type(question) for question in questions]) == ("newer", [OlderFile])
    two.anna.say(meeting, "practitioner.question", "How now?")
    assert two.sian.open(two.anna.file(meeting)).came == "newer"
    two.sian.say(meeting, "supervisor.how", "Well")
    assert two.anna.open(two.sian.file(meeting)).came == "newer"


def test_words_are_put_aside_where_a_file_counts_more_of_ones_own_changes_than_there_were(two: Two) -> None:
    meeting = two.both_have()
    two.sian.say(meeting, "both.agenda", "Mine")
    two.anna.say(meeting, "both.agenda", "Theirs")
    contents = two.anna.file(meeting)
    said = tuple(
        one.model_copy(
            update={"changes": one.changes.model_copy(update={"supervisor": 1_000_000, "practitioner": 1_000_000})}
        )
        for one in contents.content.said  # type: ignore[union-attr]
    )
    assert two.sian.open(changed(contents, said=said)).replaced == 1
    assert two.sian.overwritten(meeting) == ["Mine"]
    two.sian.say(meeting, "both.agenda", "Mine again")
    two.anna.open(two.sian.file(meeting))
    assert two.anna.said(meeting)["both.agenda"] == ("Mine again", None)
    two.anna.say(meeting, "both.agenda", "Theirs again")
    two.swap(meeting)
    assert two.sian.said(meeting)["both.agenda"] == two.anna.said(meeting)["both.agenda"]
