"""An element's screen: its prompts with a box each, and its described scale.

Each part is a fragment of its own, so that answering redraws only what was answered.
"""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.schema import Prompt, Turn
from model.reflection.route import STAY_DEEPER, ElementScreen, opening_prompt
from pages.parts.reflection.draft import Draft
from pages.parts.reflection.last_time import Before, last_time, show_last_words
from pages.parts.reflection.scale import place_part
from pages.parts.shared.answer_box import answer_box, answer_part
from pages.parts.shared.buttons import button
from pages.parts.shared.elements import things_to_try
from pages.parts.shared.fragment import fragment


def show_element(content: Content, draft: Draft, screen: ElementScreen) -> None:
    """The whole screen of one element, below its name."""
    element = content.element(screen.element)
    before = last_time(content, draft, [f"{element.key}.{one}" for one in (*screen.turns, "place")])
    if not screen.brief:
        st.write(element.summary)
    elif screen.fold:
        st.write(element.sentence)
    (_place_first if screen.fold else _in_order)(content, draft, screen, before)
    if screen.then:
        answer_part(content, draft, screen.then.key, screen.then.question, rows=2, help_text=screen.then.help)
    if screen.key == STAY_DEEPER:
        things_to_try(content, element.key)
    if not screen.brief:
        st.caption("The name is the authors'. The questions and the places are ours.")


def _place_first(content: Content, draft: Draft, screen: ElementScreen, before: Before) -> None:
    """The place, and the questions folded below it."""
    if screen.place:
        place_part(content, draft, screen.element, before)
    has_words = any(draft.words(f"{screen.element}.{turn}") for turn in screen.turns)
    with st.expander("Write about it", expanded=has_words):
        for turn in screen.turns:
            turn_part(content, draft, screen.element, turn)
    for turn in screen.turns:
        show_last_words(content, content.element(screen.element), turn, before)


def _in_order(content: Content, draft: Draft, screen: ElementScreen, before: Before) -> None:
    """What happened, the place, and how the person would tell it, each with what was written last time."""
    element = content.element(screen.element)
    for turn in sorted(screen.turns, key=lambda one: one == "voice"):
        if turn == "voice" and screen.place:
            place_part(content, draft, element.key, before)
        turn_part(content, draft, element.key, turn)
        show_last_words(content, element, turn, before)
    if screen.place and "voice" not in screen.turns:
        place_part(content, draft, element.key, before)


@fragment
def turn_part(content: Content, draft: Draft, element: str, turn: Turn) -> None:
    """One prompt of an element with its box, and another way of asking."""
    prompts = content.prompts_for(element, turn, draft.about)
    field = f"{element}.{turn}"
    asked_key = f"asked_{draft.id}_{field}"
    opening = opening_prompt(content, draft.id, element, turn, draft.about)
    kept = draft.place(field)
    if draft.words(field):
        prompt = _asked(content.prompts(element, turn), kept) or opening
    else:
        prompt = _asked(prompts, st.session_state.get(asked_key)) or _asked(prompts, kept) or opening
    asked = content.question(element, kept or "") if draft.words(field) else None
    answer_box(content, draft, field, asked or prompt.text, kept if asked else prompt.key)
    if len(prompts) > 1 and not draft.words(field):
        after = prompts[(prompts.index(prompt) + 1) % len(prompts)]
        another = f"another_{draft.id}_{field}"
        button("Ask it another way", another, _ask, asked_key, after.key, icon="refresh", kind="tertiary")


def _ask(where: str, prompt: str) -> None:
    st.session_state[where] = prompt


def _asked(prompts: tuple[Prompt, ...], key: str | None) -> Prompt | None:
    return next((prompt for prompt in prompts if prompt.key == key), None)
