"""The trainer's console: every press does its one thing to the room, and nothing is lost with the page."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.access import Viewer
from model.content import Content
from model.workshop.room import Ended, Given
from model.workshop.script import script_of
from pages.parts.workshop.clock import BELL
from pages.parts.workshop.console import LATECOMERS, NOTHING_YET
from pages.parts.workshop.end import BEFORE, COULD_SEE, NOTHING_TO_SEE, WHAT_ENDS
from pages.parts.workshop.entrance import OPEN_FIRST, WHAT_IS_CLEARED
from pages.parts.workshop.moderation import STATES
from pages.parts.workshop.readiness import ALL
from pages.parts.workshop.room_in_address import ONE_PRESS
from server.services import services
from tests.pages.conftest import Visit
from tests.pages.page_reader import captions, elements, links, nameless, read_as_markdown, titles, trouble, whole
from tests.pages.workshop.rooms import Held, hold

HOSTILE = "**Niamh** [a](http://b) :red[x] <b>"
pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def console(visit: Visit, held: Held) -> AppTest:
    return visit("room.py", room=held.id)


def press(at: AppTest, key: str) -> None:
    """Press a button as a person does: later than a double click."""
    at.session_state.room_pressed_at = time.monotonic() - ONE_PRESS
    at.button(key=key).click().run()


def keys(at: AppTest) -> set[str]:
    return {str(button.key) for button in at.button}


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
    assert at.markdown[0].value == "**0 of 7** have answered. **7** joined, **7** here in the last minute."
    held.give("ground", "3")
    assert console(visit, held).markdown[0].value.startswith("**7 of 7** have answered.")


def test_showing_says_first_who_would_be_left_out_then_hides_and_counts_again(visit: Visit) -> None:
    held = hold(people=6).at("ground").give("ground", "2", "4")
    held.at("ground_shown")
    at = console(visit, held)
    assert captions(at).count(LATECOMERS) == 1
    press(at, "room_show")
    assert (held.room().shows, captions(at).count(LATECOMERS)) == (True, 0)
    assert keys(at) >= {"room_hide", "room_count"}
    before = held.room().version
    press(at, "room_count")
    assert held.room().version == before + 1
    press(at, "room_hide")
    assert (held.room().shows, trouble(at)) == (False, [])
    assert captions(at).count(LATECOMERS) == 0


def test_too_few_is_said_to_the_trainer_instead_of_shown(visit: Visit) -> None:
    held = hold(people=4).at("ground").give("ground", "2")
    at = console(visit, held)
    press(at, "room_show")
    assert [info.value for info in at.info] == [NOTHING_YET]


def test_clock_of_pairs_starts_and_stops(visit: Visit) -> None:
    held = hold(people=0).at("two_by_two")
    at = console(visit, held)
    assert at.markdown[1].value == "Their clock is not running."
    press(at, "room_start")
    until = held.room().timer_until
    assert until is not None
    assert at.markdown[1].value.removesuffix("** left.")[2:] in {"8:00", "7:59", "7:58"}
    press(at, "room_stop")
    assert held.room().timer_until is None


def test_clock_of_the_whole_is_started_paused_and_let_run_on(visit: Visit) -> None:
    held = hold(people=0)
    at = console(visit, held)
    press(at, "room_begin")
    assert held.room().begun_at is not None
    told = r"0 of 5 minutes in this step\. 0 of 90 minutes in all\. At this pace it ends at about \d\d:\d\d\."
    assert re.fullmatch(told, captions(at)[1])
    press(at, "room_pause")
    assert held.room().paused_at is not None
    assert re.fullmatch(rf"Paused\. {told}", captions(at)[1])
    assert {"room_pause", "room_begin"} & keys(at) == set()
    press(at, "room_carry_on")
    assert (held.room().paused_at, trouble(at)) == (None, [])
    assert "room_pause" in keys(at)


@pytest.mark.parametrize(("people", "told"), [(3, NOTHING_TO_SEE), (6, COULD_SEE)])
def test_ended_room_says_whether_there_is_anything_to_see(visit: Visit, people: int, told: str) -> None:
    held = hold(people=people).at("ground").give("ground", "3")
    held.trainer.rooms.end(held.id)
    at = console(visit, held)
    assert [line.value for line in at.markdown].count(f"Each person's answers are deleted. {told}") == 1


def test_bell_is_off_unless_wished_and_the_wish_is_remembered(visit: Visit) -> None:
    held = hold(people=0).at("two_by_two")
    at = console(visit, held)
    assert at.toggle(key=BELL).value is False
    at.toggle(key=BELL).set_value(True).run()
    assert console(visit, held).toggle(key=BELL).value is True
    at.toggle(key=BELL).set_value(False).run()
    assert console(visit, held).toggle(key=BELL).value is False


def test_room_is_locked_and_opened(visit: Visit) -> None:
    held = hold(people=0)
    at = console(visit, held)
    press(at, "room_lock")
    assert (held.room().is_locked, at.button(key="room_lock").label) == (True, "Open the door")
    press(at, "room_lock")
    assert held.room().is_locked is False


def test_those_who_gave_nothing_are_cleared_after_asking(visit: Visit) -> None:
    held = hold(people=7).at("ground").give("ground", "3")
    assert "room_clear" not in keys(console(visit, held))
    more = hold(people=2)
    at = console(visit, more)
    assert "**2 of 2** who joined have given nothing so far." in whole(at)
    press(at, "room_clear")
    assert ("room_clear" in keys(at), WHAT_IS_CLEARED in whole(at), OPEN_FIRST in whole(at)) == (False, True, False)
    press(at, "room_clear_not")
    press(at, "room_clear")
    press(at, "room_clear_now")
    assert (more.trainer.rooms.joined(more.id), keys(at) & {"room_clear", "room_clear_now"}) == (0, set())
    assert (trouble(at), held.trainer.rooms.joined(held.id)) == ([], 7)


def test_clearing_behind_a_locked_door_says_to_open_it_first_and_asks_again_once_it_is_open(visit: Visit) -> None:
    held = hold(people=2)
    held.trainer.rooms.lock(held.id, is_locked=True)
    at = console(visit, held)
    press(at, "room_clear")
    assert OPEN_FIRST in whole(at)
    held.trainer.rooms.move(held.id, "ground")
    assert "room_clear_now" not in keys(at.run())


def test_lines_are_read_when_asked_for_and_let_through_or_held_back(visit: Visit) -> None:
    held = hold(people=6).at("one_word").give("one_word", "warmth", "a **name**")
    at = console(visit, held)
    assert [text.value for text in at.text] == []
    at.button(key="lines_read").click().run()
    assert sorted(text.value for text in at.text) == ["a **name**"] * 3 + ["warmth"] * 3
    by_words = {line.words: line.id for line in held.trainer.lines.all(held.id, "one_word")}
    at.button(key=f"shown_{by_words['warmth']}").click().run()
    at.button(key=f"held_{by_words['a **name**']}").click().run()
    approvals = {line.id: line.approval for line in held.trainer.lines.all(held.id, "one_word")}
    assert (approvals[by_words["warmth"]], approvals[by_words["a **name**"]]) == ("shown", "held")
    assert [caption.value for caption in at.caption if caption.value in STATES.values()].count("Let through") == 1
    at.button(key=f"held_{by_words['warmth']}").click().run()
    assert {line.id: line.approval for line in held.trainer.lines.all(held.id, "one_word")}[
        by_words["warmth"]
    ] == "held"
    at.button(key="lines_rest").click().run()
    approvals = [line.approval for line in held.trainer.lines.all(held.id, "one_word")]
    assert (sorted(approvals), trouble(at)) == (["held", "held", "shown", "shown", "shown", "shown"], [])


def test_lines_on_the_list_stay_in_place_while_others_come(visit: Visit) -> None:
    held = hold(people=8).at("one_word")
    half = Held(held.id, held.trainer, held.participants, held.script, held.people[:5]).give("one_word", "early")
    at = console(visit, half)
    at.button(key="lines_read").click().run()
    Held(held.id, held.trainer, held.participants, held.script, held.people[5:]).give("one_word", "late")
    at.run()
    assert [text.value for text in at.text] == ["early"] * 5
    assert at.button(key="lines_read").label == "Read the 3 lines that wait"


def test_lines_can_be_decided_on_again_at_the_reveal(visit: Visit) -> None:
    held = hold(people=5).at("one_word").give("one_word", HOSTILE).approve("one_word", HOSTILE).at("one_word_shown")
    at = console(visit, held)
    at.toggle(key="lines_decided").set_value(True).run()
    assert [text.value for text in at.text] == [HOSTILE] * 5
    assert [body for body in read_as_markdown(at) if "Niamh" in body] == []


def test_results_are_drawn_only_when_the_trainer_opens_them(visit: Visit) -> None:
    held = hold(people=6).at("ground").give("ground", "2", "4").at("ground_shown").show()
    at = console(visit, held)
    assert "Radar." not in whole(at)
    at.session_state.room_seen = True
    at.run()
    assert (whole(at).count("Radar."), trouble(at)) == (1, [])


def test_ending_asks_first_and_leaves_a_report_and_no_answers(visit: Visit) -> None:
    held = hold(people=6).at("ground").give("ground", "2", "4")
    at = console(visit, held)
    said = [markdown.value for markdown in at.markdown]
    assert (said.count(f"**{BEFORE}**"), said.count(WHAT_ENDS)) == (1, 1)
    press(at, "room_end")
    assert held.room().is_open
    press(at, "room_end_not")
    press(at, "room_end")
    press(at, "room_end_now")
    assert (held.room().is_open, titles(at), trouble(at)) == (False, ["Meeting the model"], [])
    downloads = [element.proto.label for element in elements(at) if element.type == "download_button"]
    assert downloads == ["Save the report as PDF", "Save the counts as CSV"]
    assert [line for line in (markdown.value for markdown in at.markdown) if "6 people joined with a phone." in line]
    press(at, "all_rooms")
    assert titles(at) == ["Workshops"]


def test_ending_asks_again_once_anything_else_was_done(visit: Visit) -> None:
    held = hold(people=0)
    at = console(visit, held)
    press(at, "room_end")
    press(at, "room_next_welcome")
    assert "room_end_now" not in keys(at)
    press(at, "room_back_one_word")
    assert ("room_end" in keys(at), "room_end_now" in keys(at)) == (True, False)


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


def test_showing_is_the_next_thing_at_a_reveal_and_going_on_is_after_it(visit: Visit) -> None:
    held = hold(people=5).at("ground").give("ground", "3").at("ground_shown")
    at = console(visit, held)
    kinds = [at.button(key=key).proto.type for key in ("room_show", "room_next_ground_shown")]
    press(at, "room_show")
    assert [*kinds, at.button(key="room_next_ground_shown").proto.type] == ["primary", "secondary", "primary"]


def test_console_says_before_showing_how_many_are_needed_and_going_on_comes_first_until_then(visit: Visit) -> None:
    held = hold(people=6).at("ground")
    four = Held(held.id, held.trainer, held.participants, held.script, held.people[:4]).give("ground", "3")
    at = console(visit, four.at("ground_shown"))
    kinds = [at.button(key=key).proto.type for key in ("room_show", "room_next_ground_shown")]
    assert kinds == ["secondary", "primary"]
    assert captions(at).count("Nothing can be shown before five people have answered: 1 more.") == 1
    held.participants.answers.keep([Given(held.id, held.people[4], "ground.safety", "3")])
    told = console(visit, held)
    number = len(held.script.questions(held.script.step("ground")))
    assert captions(told).count(f"1 of {number} questions can be shown now.") == 1
    held.give("ground", "3")
    assert captions(console(visit, held)).count(ALL) == 1


def test_trainer_looks_before_the_room_does(visit: Visit) -> None:
    held = hold(people=6).at("ground").give("ground", "2", "4").at("ground_shown")
    at = console(visit, held)
    at.session_state.room_seen = True
    at.run()
    at.button(key="room_look").click().run()
    assert (whole(at).count("Radar."), held.room().shows, trouble(at)) == (1, False, [])


def test_press_after_the_end_is_told_in_plain_words(visit: Visit) -> None:
    held = hold(people=0)
    at = console(visit, held)
    held.trainer.rooms.end(held.id)
    press(at, "room_lock")
    assert trouble(at) == [str(Ended())]


def test_ended_room_shows_what_could_be_seen_and_no_step_of_too_few(visit: Visit) -> None:
    held = hold(people=6).at("ground").give("ground", "2", "4").at("story")
    four = Held(held.id, held.trainer, held.participants, held.script, held.people[:4])
    four.give("story", held.script.fields(held.script.step("story"))["story"][0])
    held.trainer.rooms.end(held.id)
    at = console(visit, held)
    assert [header.value for header in at.header] == [held.script.step("ground").title]
    assert (whole(at).count("Radar."), nameless(at), trouble(at)) == (1, [], [])


def test_ended_room_is_forgotten_after_asking(visit: Visit) -> None:
    held = hold(people=0)
    held.trainer.rooms.end(held.id)
    at = console(visit, held)
    press(at, f"forget_{held.id}")
    press(at, f"forget_not_{held.id}")
    press(at, f"forget_{held.id}")
    assert held.trainer.rooms.all() == [held.room()]
    press(at, f"forget_now_{held.id}")
    assert (held.trainer.rooms.all(), titles(at)) == ([], ["Workshops"])


def test_console_goes_on_from_the_store_after_a_restart(visit: Visit, home: Path) -> None:  # noqa: ARG001  the store has to be open first
    held = hold(people=6).at("ground").give("ground", "3")
    assert titles(console(visit, held)) == titles(console(visit, held)) == [held.script.step("ground").title]
