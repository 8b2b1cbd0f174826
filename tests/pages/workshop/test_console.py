"""The trainer's console: every press does its one thing to the room, and nothing is lost with the page."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from model.access import Viewer
from model.content import Content
from model.report.facilitator_pack.steps import on_paper_part
from model.workshop.room import Given
from model.workshop.script import script_of
from server.services import services
from tests.pages.conftest import Visit
from tests.pages.page_reader import captions, links, nameless, titles, trouble
from tests.pages.workshop.rooms import console, hold, keys, press

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


@pytest.mark.parametrize("address", ["nothing-here", "../../etc/passwd", "<script>alert(1)</script>", ""])
def test_unknown_room_says_there_is_nothing(visit: Visit, address: str) -> None:
    at = visit("room.py", room=address)
    assert (titles(at), trouble(at)) == (["There is no workshop here"], [])
    assert links(at) == [("See all workshops", "workshops")]


def test_other_peoples_room_says_there_is_nothing(visit: Visit, shipped: Content) -> None:
    store = services().store
    assert store is not None
    theirs = store.workshops(Viewer("somebody")).rooms.open(
        script_of(shipped, "care_and_control"), content_version="v", language="en"
    )
    assert titles(visit("room.py", room=theirs.id)) == ["There is no workshop here"]


@pytest.mark.parametrize("plan", ["meeting_the_model", "honest_challenge", "care_and_control", "old_ways_new_ways"])
def test_every_step_is_one_press_after_the_other_with_all_the_trainer_needs(visit: Visit, plan: str) -> None:
    held = hold(plan, people=1)
    steps = held.script.plan.steps
    at = console(visit, held)
    for number, step in enumerate(steps, 1):
        assert (nameless(at), trouble(at)) == ([], []), step.key
        assert titles(at) == [step.title]
        minutes = "1 minute" if step.minutes == 1 else f"{step.minutes} minutes"
        assert captions(at)[0] == f"{held.script.plan.name}. Step {number} of {len(steps)}, {minutes}"
        said = [markdown.value for markdown in at.markdown]
        assert (said.count(step.say), said.count(step.notes)) == (1, 1)
        if number < len(steps):
            assert at.button(key=f"room_next_{step.key}").label == f"Next: {steps[number].title}"
            press(at, f"room_next_{step.key}")
    assert held.room().step == "close"
    assert "room_next_close" not in keys(at)


def test_back_goes_one_step_back(visit: Visit) -> None:
    held = hold(people=0).at("ground")
    at = console(visit, held)
    press(at, "room_back_ground")
    assert (held.room().step, titles(at)) == ("one_word_shown", ["Our words"])


def test_double_click_on_next_goes_one_step_only(visit: Visit) -> None:
    held = hold(people=0)
    at = console(visit, held)
    press(at, "room_next_welcome")
    at.session_state.room_pressed_at = time.monotonic()
    at.button(key="room_next_one_word").click().run()
    assert held.room().step == "one_word"


def test_press_on_a_page_the_room_has_left_changes_nothing(visit: Visit) -> None:
    held = hold(people=0)
    at = console(visit, held)
    held.at("ground")
    press(at, "room_next_welcome")
    assert (held.room().step, titles(at)) == ("ground", [held.script.step("ground").title])


def test_counts_say_who_joined_and_who_has_answered(visit: Visit) -> None:
    held = hold(people=7)
    said = [markdown.value for markdown in console(visit, held).markdown]
    assert said[0] == "**7** joined, **7** here in the last minute."
    held.at("ground")
    held.participants.answers.keep([])
    at = console(visit, held)
    assert at.markdown[0].value == "**0 of 7** have begun. **7** joined, **7** here in the last minute."
    held.participants.answers.keep([Given(held.id, held.people[0], "ground.safety", "3")])
    assert console(visit, held).markdown[0].value.startswith("**1 of 7** have begun.")
    held.give("ground", "3").at("one_word").give("one_word", "kettle")
    assert console(visit, held).markdown[0].value.startswith("**7 of 7** have answered.")


def test_what_is_to_be_read_aloud_is_on_the_page(visit: Visit, shipped: Content) -> None:
    held = hold(people=0)
    aloud = {
        "welcome": shipped.workshops.anonymity,
        "looking_back": (shipped.workshops.then_and_now.text,),
        "story": held.script.vignette(held.script.step("story")).text,
    }
    for step, texts in aloud.items():
        said = [markdown.value for markdown in console(visit, held.at(step)).markdown]
        assert [said.count(text) for text in texts] == [1] * len(texts), step


@pytest.mark.parametrize("people", [4, 6])
def test_every_step_says_on_the_console_how_it_goes_without_phones(visit: Visit, shipped: Content, people: int) -> None:
    held = hold("honest_challenge", people)
    for step in held.script.plan.steps:
        at = console(visit, held.at(step.key))
        told = on_paper_part(shipped, held.script.plan, step)
        [paper] = [one for one in at.expander if one.label == told.label]
        assert [one.value for one in paper.markdown] == list(told.texts), step.key
        assert paper.proto.expanded == (people == 4)


@pytest.mark.parametrize(("people", "cells_at_least"), [(4, 1), (4, 3), (6, 1), (6, 3)])
def test_what_is_read_out_first_is_true_of_a_small_and_of_a_wary_room(
    visit: Visit, shipped: Content, people: int, cells_at_least: int
) -> None:
    said = [one.value for one in console(visit, hold(people=people, cells_at_least=cells_at_least)).markdown]
    told = [said.count(one) for one in (shipped.workshops.only_talks, shipped.workshops.wary)]
    assert told == [people == 4, people == 6 and cells_at_least == 3]


def test_console_goes_on_from_the_store_after_a_restart(visit: Visit, home: Path) -> None:  # noqa: ARG001  the store has to be open first
    held = hold(people=6).at("ground").give("ground", "3")
    assert titles(console(visit, held)) == titles(console(visit, held)) == [held.script.step("ground").title]
