"""An element's described scale, and choosing among the elements. Stored when tapped."""

from __future__ import annotations

from functools import cache, partial

import streamlit as st

from model.answers import OTHERS, PLACES
from model.content import Content
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
        st.caption(_meaning(content, element, chosen))
    say_what_was_replaced(draft, field)


def _described_scale(content: Content, element: str, key: str) -> str | None:
    return st.radio(
        content.scale.question,
        ANSWERS,
        index=None,
        format_func=_answer_names(content).__getitem__,
        captions=_meanings(content, element),
        key=key,
    )


def _compact_scale(content: Content, element: str, key: str) -> str | None:
    names = _answer_names(content)
    return st.selectbox(
        content.element(element).name,
        ANSWERS,
        index=None,
        format_func=names.__getitem__,
        placeholder="Choose, or leave it",
        key=key,
    )


@cache
def _answer_names(content: Content) -> dict[str, str]:
    points = {point.key: f"{point.key}. {point.name}" for point in content.scale.points}
    return points | {other.key: other.name for other in content.scale.others}


@cache
def _meanings(content: Content, element: str) -> tuple[str, ...]:
    return tuple(_meaning(content, element, answer) for answer in ANSWERS)


def _meaning(content: Content, element: str, answer: str) -> str:
    if answer in PLACES:
        return content.element(element).scale[int(answer) - 1]
    return next(other.text for other in content.scale.others if other.key == answer)
