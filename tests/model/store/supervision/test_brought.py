"""Bringing a reflection to a meeting, changing what is brought, and taking it back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.access import NotYours, Viewer
from model.store import Store
from model.store.database.faults import TooLong
from model.supervision.refusals import Fixed
from tests.model.store.supervision.two_people import Table, fields_of, table


@pytest.fixture
def meeting(at_table: Table) -> str:
    """An open meeting."""
    return at_table.begin().id


def test_the_supervisor_sees_exactly_what_is_ticked(at_table: Table, meeting: str) -> None:
    reflection = at_table.reflection()
    pieces = at_table.pieces(reflection)
    assert [piece.field for piece in pieces] == ["when", "headline", "safety.place", "safety.what"]
    at_table.practitioner.bring(meeting, reflection, [pieces[0], pieces[3]])
    [when, story] = at_table.supervisor.brought(meeting)
    assert (when.piece, story.piece, when.source, story.source) == (pieces[0], pieces[3], 1, 1)
    assert (when.reflection, story.reflection) == (None, None)
    assert [one.reflection for one in at_table.practitioner.brought(meeting)] == [reflection, reflection]
    at_table.practitioner.bring(meeting, reflection, [pieces[1]])
    assert fields_of(at_table.supervisor.brought(meeting)) == ["headline"]
    at_table.practitioner.bring(meeting, reflection, ())
    assert at_table.supervisor.brought(meeting) == at_table.practitioner.brought(meeting) == []


def test_a_place_is_held_back_until_both_views_are_shown(at_table: Table, meeting: str) -> None:
    reflection = at_table.reflection()
    at_table.practitioner.bring(meeting, reflection, at_table.pieces(reflection))
    assert "safety.place" not in fields_of(at_table.supervisor.brought(meeting))
    assert at_table.supervisor.elements_brought(meeting) == ("safety",)
    at_table.supervisor.show_views(meeting)
    assert at_table.supervisor.brought(meeting)[2].piece.place == "2"


def test_a_place_is_seen_at_once_in_a_plan_without_two_views(at_table: Table) -> None:
    meeting, reflection = at_table.begin(two_views=False).id, at_table.reflection()
    at_table.practitioner.bring(meeting, reflection, at_table.pieces(reflection))
    assert "safety.place" in fields_of(at_table.supervisor.brought(meeting))


def test_what_is_written_afterwards_stays_with_its_writer(at_table: Table, meeting: str) -> None:
    reflection = at_table.reflection("She laughed.")
    at_table.practitioner.bring(meeting, reflection, at_table.pieces(reflection))
    at_table.own.answers.save(reflection, "safety.what", words="A second thought.", tab="one", base_version=1)
    assert at_table.supervisor.brought(meeting)[-1].piece.words == "She laughed."


def test_the_same_again_changes_nothing(at_table: Table, meeting: str) -> None:
    reflection = at_table.reflection()
    pieces = at_table.pieces(reflection)
    at_table.practitioner.bring(meeting, reflection, pieces)
    before = at_table.practitioner.meeting(meeting), at_table.practitioner.brought(meeting)
    assert before[0].revision == 2
    at_table.practitioner.bring(meeting, reflection, pieces)
    assert (at_table.practitioner.meeting(meeting), at_table.practitioner.brought(meeting)) == before


def test_reflections_are_numbered_in_the_order_they_were_brought(at_table: Table, meeting: str) -> None:
    made = [at_table.reflection() for _ in range(3)]
    for reflection in made:
        at_table.practitioner.bring(meeting, reflection, at_table.pieces(reflection)[:1])
    at_table.practitioner.bring(meeting, made[1], at_table.pieces(made[1])[1:2])
    numbered = [(one.source, one.piece.field) for one in at_table.supervisor.brought(meeting)]
    assert numbered == [(1, "when"), (2, "headline"), (3, "when")]
    at_table.practitioner.bring(meeting, made[0], ())
    at_table.practitioner.bring(meeting, made[0], at_table.pieces(made[0])[:1])
    found = [(one.source, one.reflection) for one in at_table.practitioner.brought(meeting)]
    assert found == [(1, made[1]), (2, made[2]), (3, made[0])]


def test_only_the_practitioner_brings_and_only_their_own(store: Store, at_table: Table, meeting: str) -> None:
    reflection = at_table.reflection()
    theirs = table(store, "cleo").reflection()
    with pytest.raises(NotYours):
        at_table.supervisor.bring(meeting, reflection, at_table.pieces(reflection))
    with pytest.raises(NotYours):
        at_table.practitioner.bring(meeting, theirs, at_table.pieces(reflection))
    assert at_table.practitioner.brought(meeting) == []


def test_open_meetings_of_tells_where_a_reflection_was_brought(store: Store, at_table: Table, meeting: str) -> None:
    reflection, elsewhere = at_table.reflection(), table(store)
    other = elsewhere.begin()
    assert at_table.practitioner.open_meetings_of(reflection) == []
    for one, seat in ((meeting, at_table), (other.id, elsewhere)):
        seat.practitioner.bring(one, reflection, at_table.pieces(reflection)[:1])
    found = [one.id for one in at_table.practitioner.open_meetings_of(reflection)]
    assert found == [other.id, meeting]
    for viewer in (at_table.supervisor, store.meetings_of(Viewer("bert"))):
        assert viewer.open_meetings_of(reflection) == []


def test_deleting_a_reflection_takes_it_back_from_open_meetings(at_table: Table) -> None:
    fixed = at_table.fixed()
    [reflection] = [one.id for one in at_table.own.reflections.all()]
    record = at_table.supervisor.record(fixed.id)
    meeting, other = at_table.begin().id, at_table.reflection()
    for one in (reflection, other):
        at_table.practitioner.bring(meeting, one, at_table.pieces(one))
    at_table.deletion.reflection(reflection)
    assert {one.reflection for one in at_table.practitioner.brought(meeting)} == {other}
    assert {one.source for one in at_table.supervisor.brought(meeting)} == {1}
    assert at_table.practitioner.meeting(meeting).revision == 4
    assert at_table.supervisor.record(fixed.id) == record


def test_pieces_are_kept_as_text_may_be(at_table: Table, meeting: str) -> None:
    reflection = at_table.reflection()
    [when, *_] = at_table.pieces(reflection)
    at_table.practitioner.bring(meeting, reflection, [replace(when, words="a\r\nb\x00 <b>שלום</b>")])
    assert at_table.supervisor.brought(meeting)[0].piece.words == "a\nb <b>שלום</b>"
    with pytest.raises(TooLong):
        at_table.practitioner.bring(meeting, reflection, [replace(when, words="x" * 200_001)])
    assert len(at_table.supervisor.brought(meeting)) == 1


def test_nothing_is_brought_to_a_confirmed_meeting(at_table: Table) -> None:
    fixed, reflection = at_table.fixed().id, at_table.reflection()
    before = at_table.supervisor.brought(fixed)
    with pytest.raises(Fixed):
        at_table.practitioner.bring(fixed, reflection, at_table.pieces(reflection))
    assert at_table.supervisor.brought(fixed) == before
    assert fields_of(before) == ["when", "headline", "safety.place", "safety.what"]
