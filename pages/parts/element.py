"""An element's screen: its prompts with a box each, and its described scale.

Each part is a fragment of its own, so that answering redraws only what was answered.
"""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.schema import Prompt
from model.way import STAY_DEEPER, Screen, opening_prompt
from pages.parts.draft import Draft
from pages.parts.keeping import keep_typed
from pages.parts.noticing import say_what_was_noticed, say_what_was_replaced
from pages.parts.part import part
from pages.parts.scale import place_part
from pages.parts.sheet import Sheet
from pages.parts.typing_box import received, typing_box


def show_element(content: Content, draft: Draft, screen: Screen) -> None:
    """The whole screen of one element."""
    element = content.element(screen.element)
    st.title(element.name, anchor=False)
    st.write(element.summary)
    voices = [turn for turn in screen.turns if turn == "voice"]
    for turn in screen.turns:
        if turn != "voice":
            turn_part(content, draft, element.key, turn)
    if screen.place:
        place_part(content, draft, element.key)
    for turn in voices:
        turn_part(content, draft, element.key, turn)
    if screen.key == STAY_DEEPER:
        things_to_try(content, element.key)


def things_to_try(content: Content, key: str) -> None:
    """Small moves for the next meeting, each with its first move and when not to make it."""
    for thing in content.element(key).try_:
        with st.expander(thing.name):
            st.write(thing.first_move)
            st.caption(f"Not when: {thing.not_when}")


@part
def turn_part(content: Content, draft: Draft, element: str, turn: str) -> None:
    """One prompt of an element with its box, and another way of asking."""
    prompts = content.prompts(element, turn)
    field = f"{element}.{turn}"
    prompt = _asked(prompts, draft.place(field)) or opening_prompt(content, draft.id, element, turn)
    if len(prompts) > 1 and not draft.words(field):
        asked = st.session_state.get(f"asked_{draft.id}_{field}")
        prompt = _asked(prompts, asked) or prompt
    box(content, draft, field, prompt.text, prompt.key)
    if len(prompts) > 1 and not draft.words(field):
        after = prompts[(prompts.index(prompt) + 1) % len(prompts)]
        st.button(
            "Ask it another way",
            key=f"another_{draft.id}_{field}",
            type="tertiary",
            icon=":material/refresh:",
            on_click=_ask,
            args=(f"asked_{draft.id}_{field}", after.key),
        )


def _ask(where: str, prompt: str) -> None:
    st.session_state[where] = prompt


def _asked(prompts: tuple[Prompt, ...], key: str | None) -> Prompt | None:
    return next((prompt for prompt in prompts if prompt.key == key), None)


@part
def words_part(
    content: Content, draft: Draft, field: str, label: str, *, rows: int = 4, help_text: str | None = None
) -> None:
    """One open question with its box."""
    box(content, draft, field, label, None, rows=rows, help_text=help_text)


def box(
    content: Content,
    draft: Sheet,
    field: str,
    label: str,
    prompt: str | None,
    *,
    rows: int = 4,
    help_text: str | None = None,
) -> None:
    """A text box for one field, with what it noticed in the words beneath it."""
    key = f"box_{draft.id}_{field}"
    if prompt:
        draft.asked[field] = prompt
    kept, trouble = keep_typed(draft, received(key), {field: prompt})
    answer = draft.answers.get(field)
    typing_box(
        key=key,
        draft=draft.id,
        field=field,
        label=label,
        words=draft.words(field),
        version=draft.version(field),
        saved_at=answer.saved_at if answer else None,
        acknowledged=kept,
        trouble=trouble,
        rows=rows,
        help=help_text,
    )
    say_what_was_noticed(content, draft.hints(content.hints, field), field.replace(".", "_"))
    say_what_was_replaced(draft, field)
