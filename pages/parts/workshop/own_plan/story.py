"""The words of a story that a plan tells in its own way."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.content import Content
from model.own_plan.plan import Value, name_of
from model.workshop.plan_steps import FEWEST_CHOICES, MOST_CHOICES, with_another_choice, without
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback
from pages.parts.shared.plan.boxes import add_button, say_faults, words_box
from pages.parts.shared.plan.open_plan import OpenPlan, plan_in_tab

MADE_UP = "Make it up. A story that somebody in the room could know is not one to read out."
PARAGRAPHS = "With an empty line between paragraphs, four at the most."


def story_fields(content: Content, plan: OpenPlan, story: Value) -> None:
    """Name, paragraphs, question, choices, and what comes after."""
    path = ("stories", str(story["key"]))
    with st.container(border=True, key=f"plan_story_{story['key']}"):
        st.caption(MADE_UP)
        words_box(plan, (*path, "name"), "The story's name", rows=1)
        words_box(plan, (*path, "text"), "The story", rows=8, help_text=PARAGRAPHS)
        words_box(plan, (*path, "question"), "What is asked about it")
        _choices(plan, story)
        for drawn in story.get("draws_out", []):
            element = str(name_of(drawn))
            if element in {one.key for one in content.elements}:
                name = content.element(element).name
                words_box(plan, (*path, "draws_out", element, "text"), f"What “{name}” would ask")
                _leave_out_button(f"Leave out what “{name}” would ask", str(story["key"]), "draws_out", element)
        words_box(plan, (*path, "reveal"), "What is worth noticing in it")


def _choices(plan: OpenPlan, story: Value) -> None:
    key, choices = str(story["key"]), story.get("choices", [])
    say_faults(plan, ("stories", key, "choices"), "Choices", below=False)
    for number, choice in enumerate(choices, 1):
        words_box(plan, ("stories", key, "choices", str(choice["key"]), "text"), f"Choice {number}", rows=1)
        if len(choices) > FEWEST_CHOICES:
            _leave_out_button(f"Leave out choice {number}", key, "choices", str(choice["key"]))
    if len(choices) < MOST_CHOICES:
        add_button("Add a choice", f"add_choice_{key}", _add_choice, key)


def _leave_out_button(label: str, story: str, part: str, name: str) -> None:
    button(label, f"without_{story}_{part}_{name}", _leave_out, story, part, name, icon="remove", kind="tertiary")


@callback
def _add_choice(story: str) -> None:
    if plan := plan_in_tab():
        plan.change(partial(with_another_choice, story=story))


@callback
def _leave_out(story: str, part: str, name: str) -> None:
    if plan := plan_in_tab():
        plan.change(partial(without, story=story, part=part, name=name))
