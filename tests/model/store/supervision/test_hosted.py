"""A meeting held at the supervisor's own machine: the same rule of who sees what, and a copy for the practitioner."""

from __future__ import annotations

import pytest

from model.access import LOCAL, PRACTITIONER, SUPERVISOR, NotYours, far_practitioner
from model.share_file.faults import InYourName
from model.store import SupervisionStore
from model.supervision.brought import brought_here
from model.supervision.meeting import ONE_SCREEN
from model.supervision.record import canonical
from model.supervision.refusals import ViewShown
from tests.model.store.supervision.two_machines import Machine, Two
from tests.model.store.supervision.two_people import DAY, script


def hosted(sian: Machine) -> tuple[str, SupervisionStore]:
    """A meeting Sian, who supervises, began at her own machine, and Anna's seat there."""
    begun = sian.supervision.supervisions.begin("Anna", "Sian", SUPERVISOR)
    meeting = sian.supervision.meetings.begin(
        begun.id, script(), mode=ONE_SCREEN, held_on=DAY, language="en", content_version="v"
    )
    return meeting.id, sian.store.supervision(far_practitioner(begun.id))


def say(seated: SupervisionStore, meeting: str, field: str, words: str = "", place: str | None = None) -> None:
    seated.answers.save(meeting, field, words=words, place=place, tab="one", base_version=0)


def test_what_is_unseen_until_shown_is_unseen_at_the_supervisors_machine_too(two: Two) -> None:
    meeting, anna = hosted(two.sian)
    say(anna, meeting, "practitioner.mirror.trust", place="2")
    say(two.sian.supervision, meeting, "supervisor.view.trust", "I saw it", "4")
    say(anna, meeting, "both.agenda", "The visit")
    assert list(two.sian.supervision.answers.of(meeting)) == ["both.agenda", "supervisor.view.trust"]
    assert list(anna.answers.of(meeting)) == ["both.agenda", "practitioner.mirror.trust"]
    with pytest.raises(NotYours):
        say(two.sian.supervision, meeting, "practitioner.mirror.more", "In her name")
    with pytest.raises(NotYours):
        two.sian.supervision.shown.show_mirror(meeting)
    anna.shown.show_mirror(meeting)
    two.sian.supervision.shown.show_views(meeting)
    assert set(two.sian.supervision.answers.of(meeting)) == set(anna.answers.of(meeting))


def test_one_file_after_the_meeting_gives_the_practitioner_the_same_record_and_the_next_begins_at_either(
    two: Two,
) -> None:
    meeting, anna = hosted(two.sian)
    say(anna, meeting, "both.action_1", "Ring the school")
    anna.confirmations.confirm(meeting, agrees=True)
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    taken, asked = two.anna.open_all_the_same(two.sian.file(meeting))
    assert [type(one) for one in asked] == [InYourName]
    ours, hers = (machine.supervision.record.of(meeting) for machine in (two.sian, two.anna))
    assert (taken.came, canonical(ours.body), ours.hash) == ("new", canonical(hers.body), hers.hash)
    assert two.anna.supervision.supervisions.seat(taken.meeting.supervision) == PRACTITIONER
    assert [action.what for _, action in two.anna.supervision.actions.due()] == ["Ring the school"]
    following = two.anna.supervision.meetings.begin(
        taken.meeting.supervision, script(), mode=ONE_SCREEN, held_on=DAY, language="en", content_version="v"
    )
    assert [one.what for one in two.anna.supervision.actions.carried(following.id)] == ["Ring the school"]


def test_screen_of_the_supervisor_is_held_while_they_meet_there(two: Two) -> None:
    meeting, anna = hosted(two.sian)
    two.sian.supervision.screen.hold(meeting)
    assert two.sian.supervision.screen.meeting() == meeting
    with pytest.raises(NotYours):
        anna.screen.take_back()
    assert two.sian.store.supervision(LOCAL).screen.meeting() == meeting


def tap(seated: SupervisionStore, meeting: str, element: str, place: str) -> None:
    hand = "practitioner" if seated.meetings.get(meeting).seat == PRACTITIONER else "supervisor"
    say(seated, meeting, f"{hand}.view.{element}", place=place)


@pytest.mark.parametrize("first", [PRACTITIONER, SUPERVISOR])
def test_each_places_a_view_there_and_neither_sees_the_others_before_both_are_shown(two: Two, first: str) -> None:
    meeting, anna = hosted(two.sian)
    sian = two.sian.supervision
    for seated, place in [(anna, "2"), (sian, "4")] if first == PRACTITIONER else [(sian, "4"), (anna, "2")]:
        tap(seated, meeting, "trust", place)
    assert list(anna.answers.of(meeting)) == ["practitioner.view.trust"]
    assert list(sian.answers.of(meeting)) == ["supervisor.view.trust"]
    for seated in (anna, sian):
        assert (seated.brought.of(meeting), seated.record.body(meeting).said) == ([], ())
        assert seated.confirmations.waiting(meeting) == ("two_views", "actions")
        assert seated.answers.of(meeting, together=True) == {}
    sian.shown.show_views(meeting)
    for seated in (anna, sian):
        [brought] = seated.brought.of(meeting)
        assert (brought.item, brought.source, brought.reflection) == (brought_here("trust", "2"), 1, None)
        assert list(seated.answers.of(meeting)) == ["supervisor.shown.trust", "supervisor.view.trust"]
        assert seated.confirmations.waiting(meeting) == ("actions",)
    with pytest.raises(ViewShown):
        tap(anna, meeting, "trust", "3")


def test_what_was_placed_there_goes_to_the_practitioner_in_the_one_file(two: Two) -> None:
    meeting, anna = hosted(two.sian)
    say(anna, meeting, "practitioner.brings", "The visit on Monday")
    for seated, place in ((anna, "2"), (two.sian.supervision, "4")):
        tap(seated, meeting, "trust", place)
    two.sian.supervision.shown.show_views(meeting)
    say(anna, meeting, "both.action_1", "Ring the school")
    for seated in (anna, two.sian.supervision):
        seated.confirmations.confirm(meeting, agrees=True)
    two.anna.open_all_the_same(two.sian.file(meeting))
    body = two.anna.supervision.record.of(meeting).body
    assert [one.item for one in body.brought] == [brought_here("trust", "2")]
    assert body.fields["practitioner.brings"] == ("The visit on Monday", None)
    assert [one.item for one in two.anna.supervision.brought.of(meeting)] == [brought_here("trust", "2")]


def test_places_are_not_given_in_a_meeting_at_their_own_machine_nor_where_no_views_are(two: Two) -> None:
    own = two.anna.supervision.supervisions.begin("Anna", "Sian")
    begun = two.anna.supervision.meetings.begin(
        own.id, script(), mode=ONE_SCREEN, held_on=DAY, language="en", content_version="v"
    )
    with pytest.raises(NotYours):
        say(two.anna.supervision, begun.id, "practitioner.view.trust", place="2")
    without = two.sian.supervision.supervisions.begin("Anna", "Sian", SUPERVISOR)
    meeting = two.sian.supervision.meetings.begin(
        without.id, script(two_views=False), mode=ONE_SCREEN, held_on=DAY, language="en", content_version="v"
    )
    with pytest.raises(NotYours):
        tap(two.sian.store.supervision(far_practitioner(without.id)), meeting.id, "trust", "2")


def test_file_of_everything_of_the_supervisor_has_a_place_given_there_once_it_is_shown(two: Two) -> None:
    meeting, anna = hosted(two.sian)
    tap(anna, meeting, "trust", "2")
    before = two.sian.store.of(LOCAL).everything.rows()
    assert [row["field"] for row in before["meeting_answers"]] == []
    tap(two.sian.supervision, meeting, "trust", "4")
    two.sian.supervision.shown.show_views(meeting)
    shown = two.sian.store.of(LOCAL).everything.rows()
    assert [(row["field"], row["place"], row["reflection"]) for row in shown["brought"]] == [("trust.place", "2", None)]
