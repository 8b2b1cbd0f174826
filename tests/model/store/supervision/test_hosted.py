"""A meeting held at the supervisor's own machine: the same rule of who sees what, and a copy for the practitioner."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.access import LOCAL, PRACTITIONER, SUPERVISOR, NotYours, far_practitioner
from model.share_file.faults import InYourName
from model.store import Store, SupervisionStore
from model.supervision.meeting import ONE_SCREEN
from model.supervision.record import canonical
from tests.model.store.supervision.two_machines import Machine, Two, two_machines
from tests.model.store.supervision.two_people import DAY, script


@pytest.fixture
def two(tmp_path: Path, store: Store) -> Iterator[Two]:
    """Anna's machine on SQLite, Sian's on each kind of database."""
    with two_machines(tmp_path, store) as both:
        yield both


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
