"""What stands around a question as the room reads it: the story, the choices, and the elements it is about."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.workshop.schema import ConditionsStep, PlaceStep, ThenAndNowStep, VignetteStep, WorkshopStep
from model.workshop.script import RoomScript
from pages.parts.shared.layer_look import MARKS
from pages.parts.shared.plain_text import plain


def show_story(script: RoomScript, step: WorkshopStep) -> None:
    """The story of a vignette step."""
    if isinstance(step, VignetteStep):
        with st.container(key="room_story", gap="xsmall"):
            for paragraph in script.vignette(step).text:
                st.write(paragraph)


def show_choices(script: RoomScript, step: WorkshopStep) -> None:
    """What phones choose from in a vignette step."""
    if isinstance(step, VignetteStep) and step.ask == "choose":
        st.markdown("\n".join(f"- {choice.text}" for choice in script.vignette(step).choices))


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
