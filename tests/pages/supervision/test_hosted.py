"""A supervisor starts from an empty page: names a person, begins a meeting at their own machine, and holds it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.access import PRACTITIONER, SUPERVISOR, far_practitioner
from model.content import Content
from model.supervision.meeting import ONE_SCREEN
from pages.parts.supervision.held_screen import UNSHOWN_HERE
from tests.pages.conftest import Visit
from tests.pages.page_reader import nameless, titles, trouble, whole
from tests.pages.supervision.supervisions import supervision_for

pytestmark = pytest.mark.usefixtures("own")
HELD = "A supervision meeting is open on this screen"


def named(visit: Visit) -> AppTest:
    """The page once a first practitioner was named from an empty one."""
    at = visit("supervision.py")
    at.text_input(key="new_supervisee_0").set_value("Aoife")
    at.text_input(key="new_as_supervisor_0").set_value(" Orla ")
    return at.button(key="keep_new_supervisee").click().run()


def begun(visit: Visit) -> tuple[AppTest, str]:
    """A meeting begun from there, and its id."""
    at = named(visit)
    (made,) = supervision_for().supervisions.all()
    at.button(key=f"begin_with_{made.id}").click().run()
    at.button(key="begin_monthly").click().run()
    (meeting,) = supervision_for().meetings.all(is_open=True)
    return at, meeting.id


def test_a_supervisor_names_somebody_and_begins_what_is_held_at_their_own_machine(visit: Visit) -> None:
    at, meeting = begun(visit)
    (made,) = supervision_for().supervisions.all()
    assert (made.practitioner_name, made.supervisor_name) == ("Aoife", "Orla")
    kept = supervision_for().meetings.get(meeting)
    assert (kept.seat, kept.mode, kept.plan) == (SUPERVISOR, ONE_SCREEN, "monthly")
    assert (titles(at), nameless(at), trouble(at)) == (["A meeting with Aoife"], [], [])
    assert supervision_for().screen.meeting() is None
    at.button(key="go_in").click().run()
    assert (titles(at), supervision_for().screen.meeting()) == (["Arrive"], meeting)


def test_every_step_is_held_at_the_supervisors_machine_and_each_confirms_in_a_turn(
    visit: Visit, shipped: Content
) -> None:
    _, meeting = begun(visit)
    mine = supervision_for()
    theirs = supervision_for(far_practitioner(mine.meetings.get(meeting).supervision))
    theirs.answers.save(meeting, "both.action_1", words="Visit the unit", tab="t", base_version=0)
    theirs.answers.save(meeting, "practitioner.mirror.more", words="zqsecret", tab="t", base_version=0)
    at = visit("meeting.py", meeting=meeting)
    steps = [step for step in shipped.script("monthly").plan.steps if step.key != "last_time"]
    for step in steps:
        assert (titles(at), nameless(at), trouble(at), whole(at).count("zqsecret")) == ([step.title], [], [], 0)
        if step != steps[-1]:
            at.button(key=f"on_{step.key}").click().run()
    for seat in (PRACTITIONER, SUPERVISOR):
        at.button(key=f"take_turn_{seat}").click().run()
        at.button(key=f"agree_{seat}").click().run()
        at.button(key=f"agree_now_{seat}").click().run()
    assert mine.meetings.get(meeting).is_open is False
    assert [one.agrees for one in mine.record.of(meeting).confirmed] == [True, True]


def test_screen_is_the_supervisors_and_they_take_it_back_by_name(visit: Visit) -> None:
    _, meeting = begun(visit)
    visit("meeting.py", meeting=meeting)
    at = visit("home.py")
    assert titles(at) == [HELD]
    assert "What else is in here belongs to Orla alone." in whole(at)
    at.button(key="leave_meeting").click().run()
    assert at.button(key="handed_back").label == "I am Orla, leave the meeting"
    at.button(key="handed_back").click().run()
    assert (titles(at), supervision_for().screen.meeting()) == (["Supervision"], None)


def test_what_becomes_of_what_is_said_in_a_turn_there_is_told_in_one_sentence(visit: Visit) -> None:
    at, meeting = begun(visit)
    assert whole(at).count(UNSHOWN_HERE) == 1
    supervision_for().meetings.go_to(meeting, "mirror")
    at = visit("meeting.py", meeting=meeting)
    at.button(key="take_turn_practitioner").click().run()
    assert (whole(at).count(UNSHOWN_HERE), whole(at).count("is not kept")) == (1, 0)
