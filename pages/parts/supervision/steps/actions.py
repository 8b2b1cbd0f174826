"""Conditions and actions: what is needed, what happens next, who does it, by when, and how it will be noticed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.content import Content
from model.content.supervision.schema import PlanStep
from model.supervision.meeting import MOST_ACTIONS, OWNERS
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.fragment import fragment
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.steps.fields import choice, date_of
from pages.parts.supervision.steps.progress import step_head
from pages.parts.supervision.steps.talk import agreed_in_words, owner_names

OF_CONDITIONS = ("supervisor", "organisation")
OF_ACTIONS = tuple(owner for owner in OWNERS if owner != "organisation")


def conditions(content: Content, sheet: OpenMeeting, step: PlanStep) -> None:
    """What the practitioner needs from the organisation; each has somebody who takes it on."""
    step_head(step)
    _conditions(content, sheet)


@fragment
def _conditions(content: Content, sheet: OpenMeeting) -> None:
    kinds = {kind.key: kind.name for kind in sheet.script.conditions}
    for number in range(1, _shown(sheet, "condition") + 1):
        field = f"both.condition_{number}"
        with st.container(border=True, key=f"condition_{number}"):
            answer_box(content, sheet, field, f"Something that is needed ({number})", None, rows=1)
            if sheet.words(field).strip():
                about = partial(_choose, f"What is it about? ({number})", "Choose, or leave it")
                choice(sheet, f"{field}.kind", kinds, about)
                _details(content, sheet, field, number, "The organisation, unless you choose", owners=OF_CONDITIONS)


def actions(content: Content, sheet: OpenMeeting, step: PlanStep) -> None:
    """One to five things that will happen, what the organisation takes on, and when to meet again."""
    step_head(step)
    _actions(content, sheet)
    taken_on = [action for action in sheet.door().body(sheet.id).actions if action.kind != "agreed"]
    if taken_on:
        st.header("Needed from the organisation", anchor=False)
        for action in taken_on:
            st.text(action.what)
            st.caption(agreed_in_words(sheet, action))
    _next_time(sheet)


@fragment
def _actions(content: Content, sheet: OpenMeeting) -> None:
    for number in range(1, _shown(sheet, "action") + 1):
        field = f"both.action_{number}"
        with st.container(border=True, key=f"action_{number}"):
            answer_box(content, sheet, field, f"What will happen ({number})", None, rows=1)
            if sheet.words(field).strip():
                _details(content, sheet, field, number, "Both of you, unless you choose", owners=OF_ACTIONS)


@fragment
def _next_time(sheet: OpenMeeting) -> None:
    date_of(sheet, "both.next_on", "When do you meet next? (optional)")


def _details(
    content: Content, sheet: OpenMeeting, field: str, number: int, otherwise: str, *, owners: tuple[str, ...]
) -> None:
    names = {owner: name for owner, name in owner_names(sheet).items() if owner in owners}
    choice(sheet, f"{field}.who", names, partial(_choose, f"Who sees to it? ({number})", otherwise))
    date_of(sheet, f"{field}.due", f"By when? ({number}, optional)")
    answer_box(content, sheet, f"{field}.notice", f"How will we notice? ({number})", None, rows=1)


def _choose(label: str, otherwise: str, **given: object) -> str | None:
    return st.selectbox(label, index=None, placeholder=otherwise, **given)


def _shown(sheet: OpenMeeting, group: str) -> int:
    """How many are drawn: all that are written and one to write in, up to the most there can be."""
    written = [number for number in range(1, MOST_ACTIONS + 1) if sheet.words(f"both.{group}_{number}").strip()]
    return min(max(written, default=0) + 1, MOST_ACTIONS)
