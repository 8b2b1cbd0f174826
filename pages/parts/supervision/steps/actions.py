"""Conditions and actions: what is needed, what happens next, who does it, by when, and how it will be noticed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from model.access import BOTH, SEATS, SUPERVISOR
from model.content import Content
from model.content.supervision.schema import PlanStep
from model.report.supervision_record.names import owner_names
from model.supervision.brought import Lacking, lacking_in
from model.supervision.fields import MOST_ACTIONS
from pages.parts.shared.answer_box import answer_box, date_box
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.meeting_day import TIMES
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.steps.brought_steps import brought_steps_part
from pages.parts.supervision.steps.fields import choice, chooser
from pages.parts.supervision.steps.progress import step_head
from pages.parts.supervision.steps.talk import agreed_in_words, as_the_supervisor_sees

OF_CONDITIONS = (SUPERVISOR, "organisation")
OF_ACTIONS = (*SEATS, BOTH)


def conditions(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """What the practitioner needs from the organisation; each has somebody who takes it on."""
    step_head(content, meeting, step)
    lacking = lacking_in(content, (one.item for one in as_the_supervisor_sees(meeting)))
    _conditions(content, meeting, lacking)


@fragment
def _conditions(content: Content, meeting: OpenMeeting, lacking: Sequence[Lacking]) -> None:
    kinds = {kind.key: kind.name for kind in meeting.script.conditions}
    _from_the_check(meeting, lacking, kinds)
    for number in range(1, _shown(meeting, "condition") + 1):
        field = f"both.condition_{number}"
        with st.container(border=True, key=f"condition_{number}"):
            answer_box(content, meeting, field, f"Something that is needed ({number})", None, rows=1)
            if meeting.words(field).strip():
                about = chooser(f"What is it about? ({number})", "Choose, or leave it")
                choice(meeting, f"{field}.kind", kinds, about)
                _details(content, meeting, field, number, "The organisation, unless you choose", owners=OF_CONDITIONS)


def _from_the_check(meeting: OpenMeeting, lacking: Sequence[Lacking], kinds: Mapping[str, str]) -> None:
    """What was brought of the conditions: a tap makes one of them something for the organisation to do."""
    fields = [f"both.condition_{number}" for number in range(1, MOST_ACTIONS + 1)]
    taken_up = {said for field in fields for said in (meeting.words(field), meeting.place(f"{field}.kind"))}
    free = next((field for field in fields if not meeting.words(field).strip()), None)
    left = [one for one in lacking if not {one.key, one.words} & taken_up]
    if left and free:
        st.caption("From the check of conditions. Tap one to make it something the organisation does.")
        with st.container(horizontal=True, key="from_the_check"):
            for one in left:
                kind = one.key if one.key in kinds else None
                button(plain(one.line), f"take_up_{one.key}", _take_up, meeting, free, one.words, kind)


def _take_up(meeting: OpenMeeting, field: str, words: str, kind: str | None) -> None:
    meeting.keep_copied(field, words)
    meeting.keep_place(f"{field}.kind", kind)


def actions(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """One to five things that will happen, what the organisation takes on, and when to meet again."""
    step_head(content, meeting, step)
    _actions(content, meeting)
    taken_on = [action for action in meeting.store.record.body(meeting.id).actions if action.kind != "agreed"]
    if taken_on:
        st.header("Needed from the organisation", anchor=False)
        for action in taken_on:
            st.text(action.what)
            st.caption(agreed_in_words(meeting, action))
    _still_agreed(meeting)
    _next_time(content, meeting)


def _still_agreed(meeting: OpenMeeting) -> None:
    """What stays agreed from before, so that nobody writes it again."""
    kept = meeting.store.record.body(meeting.id).kept
    if kept:
        st.header("Still agreed from before", anchor=False)
    for action in kept:
        st.text(action.what)
        st.caption(agreed_in_words(meeting, action))


@fragment
def _actions(content: Content, meeting: OpenMeeting) -> None:
    brought_steps_part(meeting)
    for number in range(1, _shown(meeting, "action") + 1):
        field = f"both.action_{number}"
        with st.container(border=True, key=f"action_{number}"):
            answer_box(content, meeting, field, f"What will happen ({number})", None, rows=1)
            if meeting.words(field).strip():
                _details(content, meeting, field, number, "Nobody yet: choose", owners=OF_ACTIONS)


@fragment
def _next_time(content: Content, meeting: OpenMeeting) -> None:
    date_box(meeting, "both.next_on", "When do you meet next? (optional)")
    if meeting.day("both.next_on"):
        choice(meeting, "both.next_at", TIMES, chooser("At what time? (optional)", "Choose, or leave it"))
        answer_box(content, meeting, "both.next_where", "Where? (optional)", None, rows=1)


def _details(
    content: Content, meeting: OpenMeeting, field: str, number: int, otherwise: str, *, owners: tuple[str, ...]
) -> None:
    names = owner_names(meeting.supervision.practitioner_name, meeting.supervision.supervisor_name)
    names = {owner: name for owner, name in names.items() if owner in owners}
    choice(meeting, f"{field}.who", names, chooser(f"Who sees to it? ({number})", otherwise))
    date_box(meeting, f"{field}.due", f"By when? ({number}, optional)")
    answer_box(content, meeting, f"{field}.notice", f"How will we notice? ({number})", None, rows=1)


def _shown(meeting: OpenMeeting, group: str) -> int:
    """How many are drawn: all that are written and one to write in, up to the most there can be."""
    written = [number for number in range(1, MOST_ACTIONS + 1) if meeting.words(f"both.{group}_{number}").strip()]
    return min(max(written, default=0) + 1, MOST_ACTIONS)
