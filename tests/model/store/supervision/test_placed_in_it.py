"""Each at their own machine, and nothing brought of a reflection: the practitioner places in the meeting, blind."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from model.access import LOCAL, PRACTITIONER, Viewer
from model.store import Store, open_store
from model.supervision.brought import brought_here
from model.supervision.meeting import LIVE
from model.supervision.record import canonical
from model.supervision.refusals import ViewShown
from tests.model.store.own_file.everything import travelled
from tests.model.store.supervision.two_machines import Two
from tests.model.store.supervision.two_people import DAY, script

WORDS = [f"word{'abcdefghijklmnop'[number]}" for number in range(16)]


def test_by_file_a_place_given_in_the_meeting_waits_for_the_supervisors_and_both_have_one_record(two: Two) -> None:
    meeting = two.begin()
    anna, sian = two.anna, two.sian
    anna.say(meeting, "practitioner.brings", "The visit on Monday")
    anna.say(meeting, "both.view_elements", place="trust,time")
    for element, place in (("time", "3"), ("trust", "2")):
        anna.say(meeting, f"practitioner.view.{element}", place=place)
    anna.say(meeting, "practitioner.view.time", place=None)
    sent = anna.file(meeting)
    assert [one.item for one in sent.content.brought] == [brought_here("trust", "2")]
    sian.open(sent)
    assert (sian.supervision.brought.of(meeting), sian.supervision.brought.elements(meeting)) == ([], ("trust",))
    assert sian.said(meeting) == {
        "both.view_elements": ("", "trust,time"),
        "practitioner.brings": ("The visit on Monday", None),
    }
    sian.say(meeting, "supervisor.view.trust", "At the gate", "4")
    assert "supervisor.view.trust" not in {one.field for one in sian.file(meeting).content.said}
    sian.supervision.shown.show_views(meeting)
    anna.open(sian.file(meeting))
    with pytest.raises(ViewShown):
        anna.say(meeting, "practitioner.view.trust", place="5")
    anna.say(meeting, "both.action_1", "Ring the school")
    anna.supervision.confirmations.confirm(meeting, agrees=True)
    sian.open(anna.file(meeting))
    sian.supervision.confirmations.confirm(meeting, agrees=True)
    anna.open(sian.file(meeting))
    ours, hers = (machine.supervision.record.of(meeting) for machine in (sian, anna))
    assert (canonical(ours.body), ours.is_whole) == (canonical(hers.body), hers.is_whole)
    assert [(one.source, one.item) for one in hers.body.brought] == [(1, brought_here("trust", "2"))]
    assert [one.field for one in hers.body.said if one.field.startswith("practitioner.view.")] == []


def test_live_a_place_given_in_the_meeting_is_unseen_until_both_are_shown(store: Store) -> None:
    ann, ben = (store.supervision(Viewer(letter * 24)) for letter in "ab")
    supervision = ben.invitations.accept(ann.invitations.invite("Ann", "Ben", PRACTITIONER, WORDS).code)
    meeting = ann.meetings.begin(
        supervision.id, script(), mode=LIVE, held_on=DAY, language="en", content_version="v"
    ).id

    def place(field: str, to: str) -> None:
        seated = ann if field.startswith("practitioner") else ben
        seated.answers.save(meeting, field, place=to, tab="one", base_version=0)

    place("practitioner.view.trust", "1")
    place("practitioner.view.trust", "2")
    assert (ben.brought.of(meeting), ben.brought.elements(meeting), ben.answers.of(meeting)) == ([], ("trust",), {})
    assert ben.record.body(meeting).brought == ann.record.body(meeting).brought == ()
    place("supervisor.view.trust", "4")
    assert list(ann.answers.of(meeting)) == ["practitioner.view.trust"]
    ben.shown.show_views(meeting)
    for seated in (ann, ben):
        assert [(one.source, one.item) for one in seated.brought.of(meeting)] == [(1, brought_here("trust", "2"))]
        assert list(seated.answers.of(meeting)) == ["supervisor.shown.trust", "supervisor.view.trust"]
    place("practitioner.view.time", "3")
    ben.shown.show_views(meeting)
    assert [one.item for one in ben.brought.of(meeting)] == [brought_here("trust", "2"), brought_here("time", "3")]


def test_place_given_in_the_meeting_stands_beside_what_was_brought_of_a_reflection_and_goes_when_taken_back(
    two: Two,
) -> None:
    meeting = two.begin()
    brought = [one.field for one in two.bring(meeting)]
    two.anna.say(meeting, "practitioner.view.time", place="3")
    found = two.anna.supervision.brought.of(meeting)
    assert [(one.source, one.item.field) for one in found] == [*((1, field) for field in brought), (2, "time.place")]
    two.anna.say(meeting, "practitioner.view.time", place=None)
    assert [one.item.field for one in two.anna.supervision.brought.of(meeting)] == brought


def test_file_of_everything_brings_a_place_given_in_the_meeting_along(two: Two, tmp_path: Path) -> None:
    meeting = two.begin()
    two.anna.say(meeting, "practitioner.view.trust", place="2")
    rows = travelled(two.anna.own)
    with closing(open_store(tmp_path / "another")) as another:
        another.of(LOCAL).everything.take_in(rows)
        there = another.supervision(LOCAL)
        assert [one.item for one in there.brought.of(meeting)] == [brought_here("trust", "2")]
        there.answers.save(meeting, "practitioner.view.trust", place="3", tab="t", base_version=1)
        assert [one.item for one in there.brought.of(meeting)] == [brought_here("trust", "3")]
