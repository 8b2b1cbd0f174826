"""An element's described scale."""

from __future__ import annotations

from functools import cache, partial

import streamlit as st

from model.answers import OTHERS, PLACES
from model.content import Content
from model.profile import Reading, answer_name, description
from pages.parts.reflection.draft import Draft
from pages.parts.shared.fragment import fragment
from pages.parts.shared.hints import say_what_was_replaced

ANSWERS = (*PLACES, *OTHERS)


@fragment
def place_part(content: Content, draft: Draft, element: str, *, compact: bool = False) -> None:
    """An element's described scale: five places, and the answers that are not places. Stored when tapped."""
    field = f"{element}.place"
    key = f"place_{draft.id}_{element}"
    draw = _compact_scale if compact else _described_scale
    chosen = draft.kept_widget(
        key, draft.place(field), partial(draw, content, element, key), partial(draft.keep_place, field)
    )
    if compact and chosen:
        st.caption(_meanings(content, element)[chosen])
    say_what_was_replaced(draft, field)


def _described_scale(content: Content, element: str, key: str) -> str | None:
    return st.radio(
        content.scale.question,
        ANSWERS,
        index=None,
        format_func=_names(content, element).__getitem__,
        captions=tuple(_meanings(content, element).values()),
        key=key,
    )


def _compact_scale(content: Content, element: str, key: str) -> str | None:
    return st.selectbox(
        content.element(element).name,
        ANSWERS,
        index=None,
        format_func=_names(content, element).__getitem__,
        placeholder="Choose, or leave it",
        key=key,
    )


@cache
def _names(content: Content, element: str) -> dict[str, str]:
    return {answer: answer_name(content, Reading(content.element(element), answer)) for answer in ANSWERS}


@cache
def _meanings(content: Content, element: str) -> dict[str, str]:
    return {answer: description(content, Reading(content.element(element), answer)) for answer in ANSWERS}
