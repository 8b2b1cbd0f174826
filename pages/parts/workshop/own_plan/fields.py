"""The few fields of a workshop step, by its kind: what the room is asked first, then what is said, then the notes."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.content import Content
from model.content.schema import LAYERS
from model.own_plan.plan import Value
from model.workshop.plan_steps import could_show, goes_with, stays, with_story_of_its_own
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback
from pages.parts.shared.open_guide import guide
from pages.parts.shared.plan.boxes import choice_box, minutes_box, named, several_box, words_box
from pages.parts.shared.plan.open_plan import OpenPlan, plan_in_tab
from pages.parts.shared.plan.steps import StepRules
from pages.parts.workshop.own_plan.add import adds
from pages.parts.workshop.own_plan.story import story_fields
from server.services import opened

WORDS = {
    "question": "What the room is asked",
    "then": "What is asked of “then”",
    "now": "What is asked of “now”",
    "text": "What stands on the phones",
    "take_away": "What stands over what each person can keep",
}
"""The texts a step may have besides those of every step, by their names in its file."""

SHAPES = {"word": "One word", "line": "One short line"}
LAYER_NAMES = {"base": "Base", "core": "Core", "skills": "Skills"}
OURS = "In your own words: "


def step_fields(plan: OpenPlan, step: Value) -> None:
    """Every field of one step."""
    content, path = guide(), ("steps", str(step["key"]))
    words_box(plan, (*path, "title"), "Title", rows=1)
    match step.get("kind"):
        case "place" | "then_and_now":
            several_box(plan, (*path, "elements"), "About which elements", _elements(content))
        case "choose_one":
            several_box(plan, (*path, "layers"), "One element of which layers", named(LAYERS, LAYER_NAMES.__getitem__))
        case "line":
            choice_box(plan, (*path, "shape"), "What each person gives", SHAPES)
        case "pairs":
            minutes_box(plan, (*path, "seconds"), "Minutes they talk")
        case "vignette":
            _story(content, plan, step)
    for name, label in WORDS.items():
        if name in step:
            words_box(plan, (*path, name), label)
    words_box(plan, (*path, "say"), "What you say", rows=4)
    if "reveal" in step:
        words_box(plan, (*path, "reveal"), "What you make of the answers (phones show it, too)")
    words_box(plan, (*path, "notes"), "Your notes, for you alone", rows=4)


def _elements(content: Content) -> dict[str, str]:
    return {element.key: element.name for element in content.elements}


def _story(content: Content, plan: OpenPlan, step: Value) -> None:
    """Which story is told, and its words where it is the plan's own."""
    path = ("steps", str(step["key"]))
    own = {story["key"]: story for story in plan.value.get("stories", [])}
    names = {key: f"{OURS}{story.get('name') or 'no name yet'}" for key, story in own.items()}
    names |= {key: story.name for key, story in content.all_stories.items()}
    choice_box(plan, (*path, "vignette"), "Which story is told", names)
    if step.get("ask") == "place":
        several_box(plan, (*path, "elements"), "About which elements", _elements(content))
    if step.get("vignette") in own:
        story_fields(content, plan, own[step["vignette"]])
    elif step.get("vignette") in names:
        st.caption("Its words are the guide's. To change them, take a copy of the story into your plan.")
        key = str(step["key"])
        button("Write it in your own words", f"story_{key}", _copy_story, key, step["vignette"], icon="edit_note")


@callback
def _copy_story(step: str, story: str) -> None:
    """From the content as it is written, so that the word for the person stays open."""
    plan = plan_in_tab()
    if plan is not None:
        plan.change(partial(with_story_of_its_own, step=step, story=opened().content.vignette(story)))


def _shown_answers(plan: OpenPlan, step: Value) -> None:
    """Of a step that shows answers, the choice of which."""
    if step.get("kind") == "reveal":
        names = {one["key"]: str(one.get("title") or "No title yet") for one in could_show(plan.value, step)}
        choice_box(plan, ("steps", str(step["key"]), "of"), "Shows what the room answered in", names)


RULES = StepRules(step_fields, goes_with, stays, adds, above=_shown_answers)
"""What can be done with the steps of a workshop plan."""
