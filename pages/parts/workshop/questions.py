"""What stands around a question as the room reads it: the story, the choices, and the elements it is about."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.workshop.steps import (
    ChooseOneStep,
    ConditionsStep,
    FeedbackStep,
    PlaceStep,
    ThenAndNowStep,
    VignetteStep,
    WorkshopStep,
)
from model.workshop.script import RoomScript
from model.workshop.words import choice_names
from pages.parts.shared.layer_look import MARKS
from pages.parts.shared.plain_text import plain


def show_story(script: RoomScript, step: WorkshopStep) -> None:
    """The story of a vignette step."""
    if isinstance(step, VignetteStep):
        with st.container(key="room_story", gap="xsmall"):
            for paragraph in script.vignette(step).text:
                st.write(paragraph)


def show_choices(content: Content, script: RoomScript, step: WorkshopStep) -> None:
    """What phones choose from, in the order they have it."""
    if isinstance(step, FeedbackStep | ChooseOneStep) or (isinstance(step, VignetteStep) and step.ask == "choose"):
        with st.container(key="room_choices"):
            names = choice_names(content, script, step)
            marks = {key: f"{MARKS[content.element(key).layer]}\u00a0" for key in script.offered.get(step.key, ())}
            st.markdown("\n".join(f"- {marks.get(key, '')}{name}" for key, name in names.items()))


def show_elements(content: Content, step: WorkshopStep) -> None:
    """The elements that a step asks about, each with the mark of its layer."""
    if isinstance(step, PlaceStep | VignetteStep | ThenAndNowStep):
        elements = map(content.element, step.elements)
        named = "\u2003".join(
            f"{MARKS[element.layer]}\u00a0{element.name.replace(' ', chr(0xA0))}" for element in elements
        )
        if named:
            st.write(named)


def show_conditions(script: RoomScript, step: WorkshopStep) -> None:
    """The conditions that a step asks about."""
    if isinstance(step, ConditionsStep):
        st.markdown("\n".join(f"- {plain(one.name)}" for one in script.asked_in(step)))
