"""An element's described scale, and choosing among the elements. Stored when tapped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

import streamlit as st

from model.content import Content
from model.reflection import OTHERS, PLACES, chosen_in
from pages.parts.draft import Draft
from pages.parts.noticing import say_what_was_replaced
from pages.parts.part import part
from pages.parts.sheet import Sheet

ANSWERS = (*PLACES, *OTHERS)


@part
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


def choose_elements(
    content: Content, draft: Sheet, field: str, key: str, *, label: str, offered: Sequence[str], most: int
) -> list[str]:
    """Choose some of the `offered` elements, of which the first `most` are kept; the ones that are kept."""
    chosen: list[str] = draft.kept_widget(
        key,
        [one for one in chosen_in(draft.answers, field) if one in offered],
        lambda: st.pills(
            label,
            offered,
            selection_mode="multi",
            format_func=lambda one: content.element(one).name,
            key=key,
        ),
        partial(_keep_chosen, draft, field, offered, most),
    )
    if field in draft.too_many:
        st.warning(f"That is more than {most}. The first {most} are kept; tap one again to let it go.")
    return chosen[:most]


def _keep_chosen(draft: Sheet, field: str, offered: Sequence[str], most: int, chosen: list[str]) -> None:
    """Keep the first `most`, beside any kept earlier that the content offers no more."""
    carried = [one for one in chosen_in(draft.answers, field) if one not in offered]
    draft.keep_place(field, ",".join([*carried, *chosen[:most]]) or None)
    (draft.too_many.add if len(chosen) > most else draft.too_many.discard)(field)
