"""A workshop plan of one's own: copied, changed, seen as the room will see it, opened, saved and taken in."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model.access import LOCAL
from model.content.schema import PersonWord
from model.content.workshop.schema import WorkshopPlan
from model.own_plan.change import Draft, copied, taken_out
from model.own_plan.check import as_in_content, check_plan
from model.own_plan.file import plan_in, written
from model.own_plan.plan import OwnPlan, part_at, with_part
from model.own_plan.sentence import OF_STEPS, OF_TALK
from model.store import OwnStore
from pages.parts.shared.fields import file_field
from pages.parts.shared.plan.files import HERE_ALREADY, NO_PLAN, OF_THE_OTHER_KIND, TOO_LARGE
from pages.parts.shared.plan.left_out import WENT_ALONE, WENT_ALONG
from pages.parts.workshop.own_plan.add import ALL_SHOWN
from pages.parts.workshop.own_plan.change import OUTGROWN
from server.services import opened
from tests.pages.conftest import Downloads, Visit
from tests.pages.page_reader import captions, choice_of, headings, links, nameless, subheadings, titles, trouble
from tests.shipped import shipped_content

pytestmark = pytest.mark.slow

KEY = "meeting_the_model"
EVERY_PLAN = [plan.key for plan in shipped_content().workshops.plans]


@pytest.fixture
def mine(own: OwnStore) -> OwnPlan:
    """A copy of the first plan."""
    return own.plans.add("workshops", copied(as_in_content(shipped_content(), "workshops", KEY)))


def kept(own: OwnStore, plan: OwnPlan) -> dict[str, Any]:
    return plan_in(own.plans.get(plan.id).words)


def keys(own: OwnStore, plan: OwnPlan) -> list[str]:
    return [step["key"] for step in kept(own, plan)["steps"]]


def step(own: OwnStore, plan: OwnPlan, key: str) -> dict[str, Any]:
    found = part_at(kept(own, plan), ("steps", key))
    assert isinstance(found, dict)
    return found


def open_words(at: AppTest, key: str) -> AppTest:
    """The page with the words of a step open, as a press on it would open them."""
    at.session_state[f"plan_words_{key}"] = True
    return at.run()


@pytest.mark.parametrize("key", EVERY_PLAN)
def test_every_plan_can_be_copied_and_is_then_open_to_be_changed(visit: Visit, own: OwnStore, key: str) -> None:
    at = visit("workshops.py", plan=key)
    at.button(f"copy_{key}").click().run()
    [plan] = own.plans.all("workshops")
    ours = shipped_content().workshop(key)
    assert (titles(at), trouble(at), nameless(at)) == ([f"{ours.name}, our own"], [], [])
    assert keys(own, plan) == [one.key for one in ours.steps]
    assert check_plan(shipped_content(), "workshops", plan.words).faults == ()


def test_steps_are_moved_left_out_and_put_back_with_buttons(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    before = keys(own, mine)
    at = visit("own_plan.py", plan=mine.id)
    at.button("plan_up_two_by_two").click().run()
    moved = keys(own, mine)
    assert moved == [*before[:4], "two_by_two", "ground_shown", *before[6:]]
    at.button("plan_out_ground").click().run()
    assert keys(own, mine) == [key for key in moved if key not in ("ground", "ground_shown")]
    at.button("plan_back_ground_shown").click().run()
    assert keys(own, mine) == moved
    assert trouble(at) == []


def just_left_out(at: AppTest) -> list[str]:
    return [one.value for one in at.markdown if "is left out" in one.value]


def test_what_went_along_is_told_where_it_was_pressed_and_put_back_there(
    visit: Visit, own: OwnStore, mine: OwnPlan
) -> None:
    before = keys(own, mine)
    at = visit("own_plan.py", plan=mine.id)
    at.button("plan_out_ground_shown").click().run()
    shown, asked = (part_at(plan_in(mine.words), ("steps", key))["title"] for key in ("ground_shown", "ground"))
    assert just_left_out(at) == [WENT_ALONG.format(shown, asked)]
    row = [str(one.key) for one in at.button if str(one.key).startswith(("plan_up", "plan_back"))]
    here = row.index("plan_back_here")
    assert (row[here - 1], row[here + 1]) == ("plan_up_one_word_shown", "plan_up_two_by_two")
    at.button("plan_back_here").click().run()
    assert (len(keys(own, mine)), len(just_left_out(at))) == (len(before) - 2, 1)
    at.session_state["plan_pressed_at"] = 0.0
    at.button("plan_back_here").click().run()
    assert (keys(own, mine), just_left_out(at), trouble(at)) == (before, [], [])
    at.session_state["plan_pressed_at"] = 0.0
    at.button("plan_out_two_by_two").click().run()
    assert just_left_out(at) == [WENT_ALONE.format("Two by two")]


def test_words_that_may_still_speak_of_elements_left_out_are_told_until_they_are_ones_own(
    visit: Visit, own: OwnStore, mine: OwnPlan
) -> None:
    def outgrown(at: AppTest) -> list[str]:
        return [text for text in captions(at) if text.endswith(OUTGROWN.partition("{}")[2])]

    both = OUTGROWN.format("“What it is, in a sentence or two” and “What it is for”")
    at = open_words(visit("own_plan.py", plan=mine.id), "ways")
    assert outgrown(at) == []
    at.button_group(f"plan_{mine.id}_steps_ways_elements").set_value(["empathy"]).run()
    assert outgrown(at) == [both]
    own.plans.write(mine.id, ("summary",), "A short one.")
    own.plans.write(mine.id, ("purpose",), "To begin.")
    assert (outgrown(at.run()), trouble(at)) == ([], [])


@pytest.mark.parametrize("word", shipped_content().settings.person_words, ids=lambda word: word.key)
def test_what_is_said_of_the_word_for_the_person_is_what_is_filled_in(
    visit: Visit, own: OwnStore, mine: OwnPlan, word: PersonWord
) -> None:
    own.preferences.prefer("person_word", word.key)
    [hint] = [text for text in captions(visit("own_plan.py", plan=mine.id)) if text.startswith("This plan is yours")]
    told = dict(re.findall(r"(\{\w+\}) for “([^”]+)”", hint))
    assert list(told) == ["{a_person}", "{person}", "{people}"]
    own.plans.write(mine.id, ("steps", "welcome", "title"), " / ".join(told))
    assert titles(visit("preview.py", own=mine.id))[0] == f"1. {' / '.join(told.values())}"


def test_a_plan_keeps_its_welcome_first_and_its_close_last(visit: Visit, mine: OwnPlan) -> None:
    at = visit("own_plan.py", plan=mine.id)
    shown = {button.key for button in at.button}
    assert {f"plan_{way}_{key}" for way in ("up", "down", "out") for key in ("welcome", "close")} & shown == set()
    assert at.button("plan_up_one_word").disabled
    assert at.button("plan_down_one_thing").disabled


def test_minutes_elements_and_the_story_are_chosen_and_kept(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    at = open_words(open_words(visit("own_plan.py", plan=mine.id), "ground"), "story")
    at.number_input(f"plan_{mine.id}_steps_ground_minutes").set_value(12).run()
    assert step(own, mine, "ground")["minutes"] == 12
    at.button_group(f"plan_{mine.id}_steps_ground_elements").set_value(["time", "safety"]).run()
    assert step(own, mine, "ground")["elements"] == ["safety", "time"]
    other = shipped_content().vignettes.vignettes[1]
    choice_of(at, f"plan_{mine.id}_steps_story_vignette").set_value(other.key).run()
    assert (step(own, mine, "story")["vignette"], trouble(at)) == (other.key, [])


def test_a_story_is_told_in_ones_own_words(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    at = open_words(visit("own_plan.py", plan=mine.id), "story")
    at.button("story_story").click().run()
    [story] = kept(own, mine)["stories"]
    ours = shipped_content().vignette("coat_on")
    assert (story["name"], step(own, mine, "story")["vignette"]) == (ours.name, story["key"])
    assert story["key"] != ours.key
    choices = [choice["key"] for choice in story["choices"]]
    at.button(f"without_{story['key']}_choices_{choices[0]}").click().run()
    [story] = kept(own, mine)["stories"]
    assert [choice["key"] for choice in story["choices"]] == choices[1:]
    at.button(f"add_choice_{story['key']}").click().run()
    assert [choice["text"] for choice in kept(own, mine)["stories"][0]["choices"]][-1] == ""
    assert "Choice 4: no words here yet." in [one.value for one in at.error]


def test_what_the_checker_says_stands_at_the_field_and_the_plan_waits(
    visit: Visit, own: OwnStore, mine: OwnPlan, downloads: Downloads
) -> None:
    own.plans.write(mine.id, ("steps", "ground", "question"), "")
    at = open_words(visit("own_plan.py", plan=mine.id), "ground")
    assert [one.value for one in at.error] == ["What the room is asked: no words here yet."]
    assert [one.value for one in at.warning] == ["Before it can be used, one thing to put right:"]
    told = [one.value for one in at.markdown]
    assert "- Step 4, The ground and what stands on it, question: no words here yet" in told
    ways = ["See all workshops", "See it as the room will"]
    assert (downloads, [words for words, _ in links(at)]) == ({}, ways)
    own.plans.write(mine.id, ("steps", "ground", "question"), "Where are you?")
    assert ([one.value for one in at.run().error], len(at.warning), len(downloads)) == ([], 0, 1)


def test_a_plan_with_faults_is_opened_nowhere_but_where_it_is_changed(
    visit: Visit, own: OwnStore, mine: OwnPlan
) -> None:
    own.plans.write(mine.id, ("steps", "ground", "question"), "")
    for page in ("workshops.py", "preview.py"):
        assert len(visit(page, own=mine.id).warning) == 1
    assert "One thing to put right before it can be used." in [one.value for one in visit("workshops.py").caption]


def test_a_room_keeps_the_plan_it_was_opened_with(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    own.plans.write(mine.id, ("steps", "one_word", "question"), "One word for {a_person}?")
    at = visit("workshops.py", own=mine.id)
    at.button(f"open_{kept(own, mine)['key']}").click().run()
    trainer = opened().store.workshops(LOCAL)
    [room] = trainer.rooms.all()
    own.plans.write(mine.id, ("steps", "one_word", "question"), "Another?")
    own.plans.delete(mine.id)
    script = trainer.rooms.script(room.id)
    assert script.step("one_word").model_dump()["question"] == "One word for a young person?"
    assert (room.plan_name, trouble(at)) == ("Meeting the model, our own", [])


def test_a_plan_of_ones_own_is_in_no_content_that_others_read(visit: Visit, mine: OwnPlan) -> None:
    before = [plan.key for plan in opened().content.workshops.plans]
    for page in ("workshops.py", "preview.py"):
        assert trouble(visit(page, own=mine.id)) == []
    content = opened().content
    assert [plan.key for plan in content.workshops.plans] == before
    assert [plan.key for plan in content.spoken(content.settings.person).workshops.plans] == before


@pytest.mark.parametrize("key", EVERY_PLAN)
def test_every_step_of_every_plan_is_seen_as_the_room_will(visit: Visit, key: str) -> None:
    plan = shipped_content().workshop(key)
    at = visit("preview.py", plan=key)
    for number, one in enumerate(plan.steps, 1):
        at.query_params = {"plan": key, "step": one.key}
        at.run()
        assert titles(at)[0] == f"{number}. {one.title}"
        assert (trouble(at), nameless(at)) == ([], [])


def test_the_preview_of_a_plan_that_is_gone_says_so(visit: Visit) -> None:
    for address in ({"plan": "none"}, {"own": "none"}, {}):
        assert titles(visit("preview.py", **address)) == ["There is no plan here"]


def take_in(visit: Visit) -> AppTest:
    """The page after the file that lies in its field was taken in."""
    at = visit("workshops.py")
    return at.button("plan_file_workshops_open").click().run()


def test_the_file_of_a_plan_that_has_changed_since_is_taken_in_beside_it(
    visit: Visit, own: OwnStore, mine: OwnPlan, downloads: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit("workshops.py", own=mine.id)
    [file] = [make() for name, make in downloads.items() if name.endswith(".yaml")]
    before = kept(own, mine)
    own.plans.write(mine.id, ("summary",), "Another one.")
    monkeypatch.setattr(file_field, "file_field", lambda *_, **__: file)
    at = take_in(visit)
    [new] = [plan for plan in own.plans.all("workshops") if plan.id != mine.id]
    assert kept(own, new) == before | {"key": kept(own, new)["key"]}
    assert kept(own, new)["key"] != before["key"]
    assert ([one.value for one in at.info], trouble(at)) == (["Added to your own plans: one plan."], [])
    told = [text for text in captions(at) if text.startswith("Taken in, copied or last changed on ")]
    assert len(told) == 2
    own.plans.write(mine.id, ("name",), "Another name")
    assert [text for text in captions(visit("workshops.py")) if text.startswith("Taken in")] == []


def test_a_plan_that_is_here_already_word_for_word_is_not_taken_in_again(
    visit: Visit, own: OwnStore, mine: OwnPlan, downloads: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit("workshops.py", own=mine.id)
    [file] = [make() for name, make in downloads.items() if name.endswith(".yaml")]
    monkeypatch.setattr(file_field, "file_field", lambda *_, **__: file)
    at = take_in(visit)
    told = f"{HERE_ALREADY.format(name=kept(own, mine)['name'])} Nothing was changed."
    assert ([one.value for one in at.info], own.plans.all("workshops")) == ([told], [mine])
    own.plans.delete(mine.id)
    take_in(visit)
    assert len(own.plans.all("workshops")) == 1
    take_in(visit)
    assert len(own.plans.all("workshops")) == 1


def test_own_plans_stand_above_ours(visit: Visit, mine: OwnPlan) -> None:
    at = visit("workshops.py")
    assert (headings(at), subheadings(at)[0]) == (["Your own plans", "The plans"], plan_in(mine.words)["name"])


def test_a_file_that_changes_one_of_ours_is_taken_in_whole_beside_it(
    visit: Visit, own: OwnStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = f"plans:\n  - key: {KEY}\n    name: Ours\n    steps: [{{key: ground, minutes: 20}}]\n".encode()
    monkeypatch.setattr(file_field, "file_field", lambda *_, **__: file)
    visit("workshops.py").button("plan_file_workshops_open").click().run()
    [new] = own.plans.all("workshops")
    found = check_plan(shipped_content(), "workshops", new.words).plan
    assert isinstance(found, WorkshopPlan)
    assert (found.name, found.steps[3].minutes, len(found.steps)) == ("Ours", 20, 14)
    assert found.key not in EVERY_PLAN


def a_meeting() -> bytes:
    return written("supervision", copied(as_in_content(shipped_content(), "supervision", "monthly"))).encode()


def with_an_empty_title() -> bytes:
    plan = copied(as_in_content(shipped_content(), "workshops", KEY))
    plan["steps"][0]["title"] = ""
    return written("workshops", plan).encode()


@pytest.mark.parametrize(
    ("file", "said", "line"),
    [
        (b"plans: []", NO_PLAN["workshops"], ""),
        (b"plans:\n\tx: 1", NO_PLAN["workshops"], "- Line 2: this line is indented with a tab; expected spaces"),
        (a_meeting(), OF_THE_OTHER_KIND["workshops"], ""),
        (b"a" * 200_001, TOO_LARGE, ""),
        (
            with_an_empty_title(),
            "This file has one thing to put right. Nothing was changed.",
            "- Line 27: steps, welcome, title: no words here yet",
        ),
    ],
)
def test_a_file_that_cannot_be_taken_in_says_why(
    visit: Visit, own: OwnStore, monkeypatch: pytest.MonkeyPatch, *, file: bytes, said: str, line: str
) -> None:
    monkeypatch.setattr(file_field, "file_field", lambda *_, **__: file)
    at = visit("workshops.py")
    at.button("plan_file_workshops_open").click().run()
    assert [one.value for one in at.error] == [said]
    assert [one.value for one in at.markdown if one.value.startswith("- Line ")] == ([line] if line else [])
    assert own.plans.all("workshops") == []


def test_a_plan_is_deleted_behind_a_second_press(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    at = visit("own_plan.py", plan=mine.id)
    at.button(f"plan_for_good_{mine.id}").click().run()
    assert (own.plans.all("workshops"), titles(at)) == ([], ["Workshops"])


def test_an_address_of_no_plan_of_ones_own_is_calm(visit: Visit) -> None:
    assert titles(visit("own_plan.py", plan="none")) == ["There is no plan here"]


def test_steps_are_added_new_with_what_shows_them_and_from_another_plan(
    visit: Visit, own: OwnStore, mine: OwnPlan
) -> None:
    before = keys(own, mine)
    at = visit("own_plan.py", plan=mine.id)
    at.session_state[f"add_step_{mine.id}"] = True
    choice_of(at.run(), f"new_step_{mine.id}").set_value("line").run()
    at.button(f"add_new_step_{mine.id}").click().run()
    assert keys(own, mine) == [*before[:-1], "line", before[-1]]
    at.session_state["plan_pressed_at"] = 0.0
    choice_of(at, f"new_step_{mine.id}").set_value("shown/line").run()
    at.button(f"add_new_step_{mine.id}").click().run()
    assert keys(own, mine) == [*before[:-1], "line", "line_shown", before[-1]]
    other = shipped_content().workshop("care_and_control")
    story = next(one for one in other.steps if one.kind == "vignette")
    at.session_state["plan_pressed_at"] = 0.0
    choice_of(at, f"taken_step_{mine.id}").set_value(f"{other.key}/{story.key}").run()
    at.button(f"add_taken_step_{mine.id}").click().run()
    assert [one["title"] for one in kept(own, mine)["steps"]][-3:-1][0] == story.title
    assert (trouble(at), nameless(at)) == ([], [])


def test_minutes_out_of_range_are_kept_and_told_beside_the_field(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    at = open_words(visit("own_plan.py", plan=mine.id), "two_by_two")
    talk = f"plan_{mine.id}_steps_two_by_two_seconds"
    assert at.number_input(talk).value == 8
    at.number_input(talk).set_value(2.5).run()
    assert (step(own, mine, "two_by_two")["seconds"], len(at.warning)) == (150, 0)
    at.number_input(talk).set_value(90).run()
    assert (step(own, mine, "two_by_two")["seconds"], [one.value for one in at.error]) == (5400, [OF_TALK])
    assert [one.value for one in at.warning] == ["Before it can be used, one thing to put right:"]
    assert f"- Step 6, Two by two: {OF_TALK}" in [one.value for one in at.markdown]
    at.number_input(f"plan_{mine.id}_steps_ground_minutes").set_value(0).run()
    assert (step(own, mine, "ground")["minutes"], OF_STEPS in [one.value for one in at.error]) == (0, True)


def test_a_step_that_shows_answers_says_whose_and_what_is_wrong_stands_at_it(
    visit: Visit, own: OwnStore, mine: OwnPlan
) -> None:
    at = visit("own_plan.py", plan=mine.id)
    shown = f"plan_{mine.id}_steps_one_word_shown_of"
    assert (choice_of(at, shown).value, choice_of(at, shown).options) == ("one_word", ["One word"])
    at.button("plan_down_one_word").click().run()
    later = "This step shows the answers of “One word”, which now comes later. Move it below, or choose another."
    assert [one.value for one in at.error] == [later]
    assert f"- Step 2, Our words: {later}" in [one.value for one in at.markdown]
    assert [text for text in captions(at) if "in its words" in text] == []
    at.button("plan_up_one_word").click().run()
    own.plans.change(mine.id, lambda draft: taken_out(draft, ["ground_shown"]))
    choice_of(at.run(), f"plan_{mine.id}_steps_ways_shown_of").set_value("ground").run()
    assert (step(own, mine, "ways_shown")["of"], trouble(at)) == ("ground", [])


def test_what_the_room_answered_can_be_shown_once_there_is_something_to_show(visit: Visit, mine: OwnPlan) -> None:
    at = visit("own_plan.py", plan=mine.id)
    at.session_state[f"add_step_{mine.id}"] = True
    assert "What the room answered in “One thing”" in choice_of(at.run(), f"new_step_{mine.id}").options
    assert ALL_SHOWN not in captions(at)
    at.button("plan_out_one_thing").click().run()
    assert ALL_SHOWN in captions(at)
    assert [label for label in choice_of(at, f"new_step_{mine.id}").options if "answered" in label] == []


def test_a_choice_of_ones_own_story_is_told_by_its_number(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    at = open_words(visit("own_plan.py", plan=mine.id), "story")
    at.button("story_story").click().run()
    [story] = kept(own, mine)["stories"]
    own.plans.write(mine.id, ("stories", story["key"], "choices", story["choices"][1]["key"], "text"), "")
    told = [one.value for one in at.run().markdown if one.value.startswith("- The story")]
    assert [line.partition(":")[0] for line in told] == [f"- The story {story['name']}, choice 2"]


def test_the_second_half_of_a_double_click_adds_nothing(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    before = keys(own, mine)
    at = visit("own_plan.py", plan=mine.id)
    at.session_state[f"add_step_{mine.id}"] = True
    at.run().button(f"add_new_step_{mine.id}").click().run()
    at.session_state["plan_pressed_at"] = time.monotonic() + 60
    at.button(f"add_new_step_{mine.id}").click().run()
    assert len(keys(own, mine)) == len(before) + 1


def test_what_is_right_of_a_faulty_plan_is_seen_as_the_room_will(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    own.plans.write(mine.id, ("steps", "one_word", "question"), "")
    own.plans.change(mine.id, lambda draft: Draft(with_part(draft.plan, ("steps", "ground", "elements"), [])))
    at = visit("preview.py", own=mine.id, step="one_word")
    assert titles(at)[0] == "2. One word"
    assert [one.value for one in at.warning] == ["Before it can be used, two things to put right:"]
    told = [one.value for one in at.markdown if one.value.startswith("Not shown")]
    ground, shown = (step(own, mine, key)["title"] for key in ("ground", "ground_shown"))
    assert told == [f"Not shown, as more than words is missing there: “{ground}”, “{shown}”."]
    assert trouble(at) == []
