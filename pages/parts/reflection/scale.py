"""An element's described scale."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial

import streamlit as st

from model.answers import OTHERS, PLACES
from model.content import Content
from model.phrases import day
from model.profile import Reading, answer_name, description
from model.reflection.reflection import Earlier
from pages.parts.reflection.draft import Draft
from pages.parts.shared.answer_box import place_box
from pages.parts.shared.fields.place_field import Mark, Tap
from pages.parts.shared.fragment import fragment
from pages.parts.shared.hints import say_what_was_replaced
from pages.parts.shared.open_guide import own

ANSWERS = (*PLACES, *OTHERS)
SHOW_LAST = "show_last_place"
"""The preference, and its switch: whether the place of last time is marked."""


def place_part(content: Content, draft: Draft, element: str, before: Mapping[str, Earlier]) -> None:
    """An element's described scale: five places, and the answers that are not places. Stored when tapped.

    The place of last time, if `before` has one by its field, is marked where that is asked for.
    """
    last = before.get(f"{element}.place")
    _scale_part(content, draft, element, last if last and last.answer.place in PLACES else None)


@fragment
def _scale_part(content: Content, draft: Draft, element: str, last: Earlier | None) -> None:
    field = f"{element}.place"
    shows_last = last is not None and _shows_last()
    mark = Mark(last.answer.place or "", f"last time, {day(last.happened_on)}") if last and shows_last else None
    place_box(draft, field, content.scale.question, place_taps(content, element), mark=mark)
    if last:
        st.toggle("Show where I was last time", key=SHOW_LAST)
    say_what_was_replaced(draft, field)


def _shows_last() -> bool:
    """Whether the mark is asked for, and keeping that where it has just been changed."""
    kept = f"{SHOW_LAST}_kept"
    if SHOW_LAST not in st.session_state:
        st.session_state[SHOW_LAST] = st.session_state[kept] = own().preferences.get(SHOW_LAST, "no") == "yes"
    shown: bool = st.session_state[SHOW_LAST]
    if shown != st.session_state[kept]:
        own().preferences.prefer(SHOW_LAST, "yes" if shown else "no")
        st.session_state[kept] = shown
    return shown


@fragment
def glance_part(content: Content, draft: Draft, element: str, *, describe: bool = False) -> None:
    """The same as a list to open, for a screen with many of them; with `describe` all places stand above it in words.

    Without, the one that was chosen does, below it.
    """
    if describe:
        st.markdown("\n".join(f"- **{tap.name}.** {tap.says}" for tap in place_taps(content, element) if tap.says))
    field, key = f"{element}.place", f"place_{draft.id}_{element}"
    draw = partial(_compact_scale, content, element, key)
    chosen = draft.kept_widget(key, draft.place(field), draw, partial(draft.keep_place, field))
    if chosen and not describe:
        st.caption(next(tap.says for tap in place_taps(content, element) if tap.key == chosen))
    say_what_was_replaced(draft, field)


def _compact_scale(content: Content, element: str, key: str) -> str | None:
    return st.selectbox(
        content.element(element).name,
        ANSWERS,
        index=None,
        format_func={tap.key: tap.name for tap in place_taps(content, element)}.__getitem__,
        placeholder="Choose, or leave it",
        key=key,
    )


@cache
def place_taps(content: Content, element: str) -> tuple[Tap, ...]:
    """What can be tapped for an element: its five places in its own words, then the answers that are no places."""
    readings = [Reading(content.element(element), answer) for answer in ANSWERS]
    return tuple(
        Tap(answer, answer_name(content, reading), description(content, reading))
        for answer, reading in zip(ANSWERS, readings, strict=True)
    )
