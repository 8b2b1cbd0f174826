"""Somebody who was named here by hand, and whose own file brings them once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from model.access import SUPERVISOR, NotYours, Viewer, guest_of
from model.supervision.meeting import Meeting, Supervision
from tests.model.store.supervision.two_machines import Two, two_machines
from tests.model.store.supervision.two_people import DAY, script


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    with two_machines(tmp_path) as both:
        yield both


def named(two: Two, name: str = " aNNA ") -> Supervision:
    """Siân names somebody she supervises herself."""
    return two.sian.supervision.supervisions.begin(name, "Siân", SUPERVISOR)


def planned(two: Two, supervision: Supervision) -> Meeting:
    """Siân plans a meeting with them."""
    meetings = two.sian.supervision.meetings
    begun = meetings.begin(supervision.id, script(), mode="one_screen", held_on=DAY, language="en", content_version="v")
    return meetings.move(begun.id, held_on=DAY, held_at="14:30", held_where="Room 2")


def found(two: Two) -> list[tuple[str, str | None]]:
    """Who is called as whoever the file is from, with what keeps them here."""
    return [(one.supervision.id, one.kept_by) for one in two.sian.supervision.namesakes.of(two.supervision)]


def test_whoever_was_named_before_the_file_and_is_called_the_same_is_found(two: Two) -> None:
    own = named(two)
    named(two, "Annabel")
    two.sian.supervision.supervisions.begin("Siân", "Anna")
    two.both_have()
    named(two)
    assert found(two) == [(own.id, None)]
    assert two.sian.supervision.namesakes.of(own.id) == []


def test_the_same_person_s_own_entry_goes_with_what_was_only_planned(two: Two) -> None:
    own = named(two)
    meeting = planned(two, own)
    two.both_have()
    mine = two.sian.supervision
    [namesake] = mine.namesakes.of(two.supervision)
    assert (namesake.planned, namesake.kept_by) == (meeting, None)
    mine.namesakes.take_away(own.id, two.supervision)
    assert [one.id for one in mine.supervisions.all()] == [two.supervision]
    assert ([one.id for one in mine.meetings.all()], found(two)) == ([mine.overview.of(two.supervision).open.id], [])  # type: ignore[union-attr]


def test_what_was_said_in_a_meeting_keeps_the_entry(two: Two) -> None:
    own = named(two)
    two.sian.say(planned(two, own).id, "both.agenda", "The rota")
    two.both_have()
    before = two.sian.rows()
    assert found(two) == [(own.id, "meeting")]
    with pytest.raises(NotYours):
        two.sian.supervision.namesakes.take_away(own.id, two.supervision)
    assert two.sian.rows() == before


def test_a_confirmed_record_keeps_the_entry(two: Two) -> None:
    own = named(two)
    meeting = planned(two, own).id
    two.sian.say(meeting, "both.action_1", "Ring the school")
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.store.supervision(Viewer(own.practitioner)).confirmations.confirm(meeting, agrees=True)
    two.both_have()
    assert found(two) == [(own.id, "record")]


def test_whoever_came_by_file_is_nobody_s_own_entry(two: Two) -> None:
    two.both_have()
    first, two.supervision = two.supervision, ""
    two.both_have()
    assert (first != two.supervision, found(two)) == (True, [])


def test_a_supervisor_s_record_finds_whom_a_practitioner_named(two: Two) -> None:
    meeting = two.fixed()
    two.anna.supervision.supervisions.forget(two.supervision)
    own = two.anna.supervision.supervisions.begin("Anna", "siân")
    two.anna.open_all_the_same(two.sian.file(meeting))
    assert [one.supervision for one in two.anna.supervision.namesakes.of(two.supervision)] == [own]


def test_nobody_else_finds_or_takes_away(two: Two) -> None:
    own = named(two)
    two.both_have()
    before = two.sian.rows()
    for stranger in (Viewer("zoe"), guest_of(own.id), guest_of(two.supervision)):
        for act in (
            lambda who: who.namesakes.of(two.supervision),
            lambda who: who.namesakes.take_away(own.id, two.supervision),
        ):
            with pytest.raises(NotYours):
                act(two.sian.store.supervision(stranger))
    for of in (replace(own, id=two.supervision), own):
        with pytest.raises(NotYours):
            two.sian.supervision.namesakes.take_away(of.id, own.id)
    assert two.sian.rows() == before
