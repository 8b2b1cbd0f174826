"""A file that does not fit is refused whole, with words that help, and leaves every table as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from model.access import LOCAL, PRACTITIONER, SUPERVISOR, NotYours, Viewer, guest_of
from model.share_file.contents import Changes, SentAnswer, SentComment, ShareFileContents
from model.share_file.faults import (
    AnotherOpen,
    KeptTogether,
    NotHere,
    NotSound,
    OlderFile,
    OwnFile,
    RecordsDiffer,
    TooLarge,
)
from model.store.tables.supervision import supervisions
from model.supervision.record import Carried, Said, hash_of
from tests.model.store.supervision.two_machines import Two, changed, refused
from tests.model.store.supervision.two_people import DAY, script

pytestmark = pytest.mark.slow


def sent(contents: ShareFileContents, name: str, words: str = "", place: str | None = None) -> SentAnswer:
    """A field as it would be sent with this parcel."""
    changes = Changes(practitioner=5, supervisor=5)
    return SentAnswer(field=name, words=words, place=place, saved_at=contents.made_at, changes=changes)


def with_said(contents: ShareFileContents, *more: SentAnswer, without: str = "") -> ShareFileContents:
    """The parcel with more, or less, said in it."""
    kept = tuple(one for one in contents.content.said if one.field != without)  # type: ignore[union-attr]
    return changed(contents, said=(*kept, *more))


def test_ones_own_file_is_refused_with_the_name_of_whom_it_is_for(two: Two) -> None:
    meeting = two.both_have()
    mine, theirs = two.anna.file(meeting), two.sian.file(meeting)
    assert "it has to go to Siân" in refused(two.anna, OwnFile, lambda: two.anna.open(mine))
    assert "it has to go to Anna" in refused(two.sian, OwnFile, lambda: two.sian.open(theirs))


def test_an_older_file_is_refused_and_the_same_again_brings_nothing(two: Two) -> None:
    meeting = two.both_have()
    two.anna.say(meeting, "both.agenda", "one")
    older = two.anna.file(meeting)
    two.anna.say(meeting, "both.agenda", "two")
    newer = two.anna.file(meeting)
    two.sian.open(newer)
    refused(two.sian, OlderFile, lambda: two.sian.open(older))
    before = two.sian.rows()
    assert two.sian.open(newer).came == "nothing_new"
    assert two.sian.rows() == before


def test_another_file_of_the_same_number_is_asked_about_and_never_nothing_new(two: Two) -> None:
    meeting = two.both_have()
    two.anna.say(meeting, "both.agenda", "one")
    file = two.anna.file(meeting)
    two.sian.open(file)
    [said] = [one for one in file.content.said if one.field == "both.agenda"]
    later = said.model_copy(update={"words": "two", "changes": Changes(practitioner=2, supervisor=0)})
    again = with_said(file, later, without="both.agenda")
    refused(two.sian, OlderFile, lambda: two.sian.open(again))
    taken, _ = two.sian.open_all_the_same(again)
    assert (taken.came, two.sian.said(meeting)["both.agenda"]) == ("newer", ("two", None))


def test_a_supervisors_file_about_a_meeting_that_is_not_here_is_refused(two: Two) -> None:
    meeting = two.both_have()
    from_sian = two.sian.file(meeting)
    two.anna.supervision.meetings.call_off(meeting)
    refused(two.anna, NotHere, lambda: two.anna.open(from_sian))
    two.anna.supervision.supervisions.forget(two.supervision)
    refused(two.anna, NotHere, lambda: two.anna.open(from_sian))


def test_a_second_open_meeting_is_refused(two: Two) -> None:
    first = two.both_have()
    two.anna.supervision.meetings.call_off(first)
    second = two.anna.file(two.begin())
    refused(two.sian, AnotherOpen, lambda: two.sian.open(second))
    two.sian.supervision.meetings.call_off(first)
    assert two.sian.open(second).came == "new"


def planned_by_sian(two: Two) -> str:
    """Both have met once, and Siân plans the next meeting at her machine."""
    two.fixed()
    meetings = two.sian.supervision.meetings
    made = meetings.begin(two.supervision, script(), mode="one_screen", held_on=DAY, language="en", content_version="v")
    meetings.move(made.id, held_on=DAY, held_at="14:30", held_where="Room 2")
    return made.id


def test_a_meeting_that_is_only_planned_gives_way_to_the_one_of_a_file(two: Two) -> None:
    planned = two.sian.supervision.meetings.get(planned_by_sian(two))
    begun = two.begin()
    taken = two.sian.open(two.anna.file(begun))
    assert (taken.came, taken.before) == ("new", planned)
    assert [one.id for one in two.sian.supervision.meetings.all(is_open=True)] == [begun]
    assert two.sian.supervision.overview.of(two.supervision).called_off == ()


def test_a_planned_meeting_in_which_something_is_said_does_not(two: Two) -> None:
    two.sian.say(planned_by_sian(two), "both.agenda", "laughed")
    file = two.anna.file(two.begin())
    refused(two.sian, AnotherOpen, lambda: two.sian.open(file))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda contents: with_said(contents, sent(contents, "supervisor.how", "laughed")),
        lambda contents: with_said(contents, sent(contents, "supervisor.view.trust", place="1")),
        lambda contents: with_said(contents, sent(contents, "supervisor.shown.trust", place="yes")),
        lambda contents: with_said(contents, sent(contents, "practitioner.mirror.trust", place="1")),
        lambda contents: with_said(contents, sent(contents, "practitioner.anything", "laughed")),
        lambda contents: with_said(contents, sent(contents, "both.agenda"), sent(contents, "both.agenda")),
        lambda contents: with_said(contents, sent(contents, "")),
        lambda contents: with_said(contents, sent(contents, "practitioner.why_not", "laughed")),
        lambda contents: with_said(contents, sent(contents, "practitioner.comment", "laughed")),
    ],
    ids=[
        *("other hand", "other view", "other sign", "unshown mirror", "no field", "twice", "no name"),
        *("why not, only begun", "comment, only begun"),
    ],
)
def test_a_practitioners_file_that_says_what_it_cannot_is_refused(
    two: Two, spoil: Callable[[ShareFileContents], ShareFileContents]
) -> None:
    meeting = two.both_have()
    two.bring(meeting)
    spoiled = spoil(two.anna.file(meeting))
    refused(two.sian, NotSound, lambda: two.sian.open(spoiled))


@pytest.mark.parametrize(
    "spoil",
    [
        {"kind": "pattern", "field": "nonsense.place", "place": "3"},
        {"kind": "pattern", "field": "trust.place", "place": "6"},
        {"kind": "pattern", "field": "trust.what", "place": "3"},
        {"kind": "next_steps", "field": "next_1", "place": "soon"},
        {"kind": "picks", "field": "picks", "place": "trust,nonsense"},
        {"kind": "story", "field": "trust.what", "place": "3"},
    ],
    ids=["no element", "no place", "no place's field", "no date", "no pick", "a story with a place"],
)
def test_a_brought_item_that_cannot_be_drawn_is_refused(two: Two, spoil: dict[str, str]) -> None:
    meeting = two.both_have()
    two.bring(meeting)
    contents = two.anna.file(meeting)
    first, *others = contents.content.brought  # type: ignore[union-attr]
    spoiled = changed(contents, brought=(first.model_copy(update=spoil), *others))
    refused(two.sian, NotSound, lambda: two.sian.open(spoiled))


def test_an_open_meeting_said_to_be_held_on_one_screen_is_refused(two: Two) -> None:
    contents = two.anna.file(two.both_have())
    refused(two.sian, NotSound, lambda: two.sian.open(contents.model_copy(update={"mode": "one_screen"})))


def test_a_carried_action_with_an_id_that_no_field_can_name_is_refused(two: Two) -> None:
    contents = two.anna.file(two.both_have())
    day = contents.started_at.date()
    action = Carried(id="with a space", meeting="b5a49382", kind="agreed", what="x", who="both", due=day, notice="")
    refused(two.sian, NotSound, lambda: two.sian.open(changed(contents, carried=(action,))))


def test_a_first_file_that_is_not_sound_begins_nothing(two: Two) -> None:
    contents = two.anna.file(two.begin())
    spoiled = with_said(contents, sent(contents, "supervisor.how", "laughed"))
    refused(two.sian, NotSound, lambda: two.sian.open(spoiled))
    assert two.sian.supervision.supervisions.all() == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda contents: with_said(
            contents, sent(contents, "supervisor.view.safety", "other", "1"), without="supervisor.view.safety"
        ),
        lambda contents: with_said(contents, without="supervisor.view.safety"),
        lambda contents: with_said(
            with_said(contents, without="supervisor.view.safety"), without="supervisor.shown.safety"
        ),
        lambda contents: with_said(contents, without="supervisor.basis.trust"),
        lambda contents: with_said(contents, sent(contents, "supervisor.basis.safety", place="observation")),
        lambda contents: with_said(contents, sent(contents, "practitioner.question", "laughed")),
        lambda contents: with_said(contents, sent(contents, "supervisor.view.hope_agency", "unshown")),
    ],
    ids=["changed", "taken out", "hidden again", "basis taken out", "basis added", "other hand", "unshown view"],
)
def test_a_supervisors_file_that_says_what_it_cannot_is_refused(
    two: Two, spoil: Callable[[ShareFileContents], ShareFileContents]
) -> None:
    meeting = two.ready()
    spoiled = spoil(two.sian.file(meeting))
    refused(two.anna, NotSound, lambda: two.anna.open(spoiled))


def test_a_supervisor_brings_nothing_and_confirms_for_nobody_else(two: Two) -> None:
    meeting = two.ready()
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    from_anna, from_sian = two.anna.file(meeting), two.sian.file(meeting)
    brought = changed(from_sian, brought=from_anna.content.brought)  # type: ignore[union-attr]
    refused(two.anna, NotSound, lambda: two.anna.open(brought))
    confirmed = changed(from_sian, confirmation=from_anna.content.confirmation)  # type: ignore[union-attr]
    refused(two.anna, NotSound, lambda: two.anna.open(confirmed))


def test_a_meeting_under_another_supervision_is_refused(two: Two) -> None:
    meeting = two.both_have()
    moved = two.anna.file(meeting).model_copy(update={"supervision": "f" * 24})
    refused(two.sian, NotSound, lambda: two.sian.open(moved))


def with_body(contents: ShareFileContents, *, rehash: bool, field: str = "both.action_1") -> ShareFileContents:
    """A record in which other words stand in one field alone, with or without the hashes to go with it."""
    content = contents.content
    body = content.body.model_copy(update={"said": (Said(field=field, words="Nothing", place=None),)})  # type: ignore[union-attr]
    if not rehash:
        return changed(contents, body=body)
    confirmed = tuple(one.model_copy(update={"hash": hash_of(body)}) for one in content.confirmed)  # type: ignore[union-attr]
    return changed(contents, body=body, hash=hash_of(body), confirmed=confirmed)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda contents: with_body(contents, rehash=False),
        lambda contents: changed(contents, hash="0" * 64),
        lambda contents: changed(contents, confirmed=contents.content.confirmed[:1] * 2),
        lambda contents: changed(
            contents, confirmed=tuple(one.model_copy(update={"agrees": False}) for one in contents.content.confirmed)
        ),
        lambda contents: changed(
            contents, confirmed=tuple(one.model_copy(update={"hash": "0" * 64}) for one in contents.content.confirmed)
        ),
        lambda contents: changed(contents, comments=contents.content.comments * 2),
        lambda contents: contents.model_copy(update={"meeting": "f" * 24}),
        lambda contents: with_body(contents, rehash=True, field="practitioner.comment"),
    ],
    ids=[
        *("other body", "other hash", "one seat", "declined", "other confirmed", "comment twice", "other meeting"),
        "what is only begun",
    ],
)
def test_a_record_that_is_not_what_was_confirmed_is_refused(
    two: Two, spoil: Callable[[ShareFileContents], ShareFileContents]
) -> None:
    meeting = two.fixed()
    two.anna.supervision.record.comment(meeting, "It went well.")
    spoiled = spoil(two.anna.file(meeting))
    refused(two.sian, NotSound, lambda: two.sian.open(spoiled))
    two.sian.supervision.supervisions.forget(two.supervision)
    refused(two.sian, NotSound, lambda: two.sian.open(spoiled))


def test_another_record_of_the_same_meeting_is_refused(two: Two) -> None:
    meeting = two.fixed()
    other = with_body(two.anna.file(meeting), rehash=True)
    assert "not the same as the one confirmed here" in refused(two.sian, RecordsDiffer, lambda: two.sian.open(other))


def test_a_comment_that_was_changed_is_refused(two: Two) -> None:
    meeting = two.fixed()
    two.anna.supervision.record.comment(meeting, "It went well.")
    two.sian.open(two.anna.file(meeting))
    contents = two.anna.file(meeting)
    [comment] = contents.content.comments  # type: ignore[union-attr]
    for spoiled in (
        {"words": "It went badly."},
        {"seat": SUPERVISOR},
        {"written_at": comment.written_at + timedelta(1)},
    ):
        one = changed(contents, comments=(comment.model_copy(update=spoiled),))
        refused(two.sian, NotSound, lambda one=one: two.sian.open(one))


def test_an_open_meetings_file_changes_nothing_of_a_confirmed_one(two: Two) -> None:
    meeting = two.ready()
    late = two.anna.file(meeting)
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    early = two.anna.file(meeting)
    two.sian.open(early)
    before = two.sian.supervision.record.of(meeting)
    refused(two.sian, OlderFile, lambda: two.sian.open(late))
    again = late.model_copy(update={"number": early.number + 1})
    assert two.sian.open(again).came == "nothing_new"
    said = again.content.said[0].model_copy(update={"field": "both.agenda", "words": "One more thing"})
    too_late = with_said(again.model_copy(update={"number": early.number + 2}), said)
    assert two.sian.open(too_late).came == "too_late"
    assert two.sian.supervision.record.of(meeting) == before


def test_a_guest_and_a_stranger_neither_make_nor_open_files(two: Two) -> None:
    meeting = two.both_have()
    contents = two.sian.file(meeting)
    guest = two.anna.store.supervision(guest_of(two.supervision))
    stranger = two.anna.store.supervision(Viewer("mallory"))
    for viewed in (guest, stranger):
        refused(two.anna, NotYours, lambda viewed=viewed: viewed.files.make(meeting))
        refused(two.anna, NotYours, lambda viewed=viewed: viewed.files.take_in(contents))


def test_people_who_keep_the_meeting_together_need_no_file(two: Two) -> None:
    meeting = two.both_have()
    contents = two.sian.file(meeting)
    with two.anna.store.writing() as connection:
        connection.execute(supervisions.update().values(supervisor="sian"))
    for viewer in (LOCAL, Viewer("sian")):
        viewed = two.anna.store.supervision(viewer)
        refused(two.anna, KeptTogether, lambda viewed=viewed: viewed.files.make(meeting))
        refused(two.anna, KeptTogether, lambda viewed=viewed: viewed.files.take_in(contents))


def test_more_than_a_file_holds_is_refused_and_counts_no_file(two: Two) -> None:
    meeting = two.begin()
    items = two.bring(meeting)
    two.anna.supervision.brought.bring(meeting, two.reflections[0], items * 200)
    refused(two.anna, TooLarge, lambda: two.anna.supervision.files.make(meeting))
    two.anna.supervision.brought.bring(meeting, two.reflections[0], items)
    assert two.anna.file(meeting).number == 1


def test_a_comment_of_another_meeting_is_refused(two: Two) -> None:
    first = two.fixed()
    two.sian.supervision.record.comment(first, "Good.")
    [comment] = two.sian.supervision.record.comments(first)
    second = two.fixed()
    stolen = SentComment(id=comment.id, seat=PRACTITIONER, words="Mine", written_at=comment.written_at)
    spoiled = changed(two.anna.file(second), comments=(stolen,))
    refused(two.sian, NotSound, lambda: two.sian.open(spoiled))
