"""The first steps of a meeting: arriving, what came of last time's actions, and what was brought."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR, may_see_brought
from model.content import Content
from model.content.supervision.schema import PlanStep
from model.phrases import OUTCOME_NAMES, day
from model.supervision.brought import Brought
from model.supervision.meeting import ONE_SCREEN
from model.supervision.record import Carried
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.fragment import fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.brought import show_items
from pages.parts.supervision.open_meeting import OpenMeeting, door_of
from pages.parts.supervision.steps.fields import choice, words_part
from pages.parts.supervision.steps.progress import step_head


def arrive(content: Content, sheet: OpenMeeting, step: PlanStep) -> None:
    """How each is, what is on the list, the theme, and the workload in a sentence."""
    step_head(step)
    theirs, mine = sheet.name_of(PRACTITIONER), sheet.name_of(SUPERVISOR)
    words_part(content, sheet, "practitioner.how", f"How {theirs} is today, in a few words", rows=1)
    words_part(content, sheet, "supervisor.how", f"How {mine} is today, in a few words", rows=1)
    words_part(content, sheet, "practitioner.workload", f"{theirs}'s workload, in a sentence", rows=1)
    words_part(content, sheet, "both.agenda", "What we want to get to today", rows=2)
    words_part(content, sheet, "practitioner.question", "A question or theme for this meeting, in one line", rows=1)


def last_time(content: Content, sheet: OpenMeeting, step: PlanStep) -> None:
    """What was agreed earlier, each with what came of it. Nothing is carried over silently."""
    step_head(step)
    carried = sheet.door().carried(sheet.id)
    if not carried:
        st.write("Nothing is open from earlier meetings, so there is nothing to go back to.")
    for action in carried:
        _what_came_of_it(content, sheet, action)


@fragment
def _what_came_of_it(content: Content, sheet: OpenMeeting, action: Carried) -> None:
    field = f"both.last.{action.id}"
    with st.container(border=True, key=f"last_{action.id}"):
        st.text(action.what)
        st.caption(agreed_in_words(sheet, action))
        came = choice(sheet, field, OUTCOME_NAMES, partial(st.segmented_control, "What came of it?"))
        answer_box(content, sheet, field, "What came of it, or why it was dropped", None, rows=1)
        if not came:
            st.caption("Not talked about yet: it stays open, and the record says so.")


def agreed_in_words(sheet: OpenMeeting, action: Carried) -> str:
    """Who, by when, and how it will be noticed, as Markdown."""
    said = [owner_names(sheet).get(action.who, action.who)]
    if action.due:
        said.append(f"by {day(action.due)}")
    if action.notice:
        said.append(f"we will notice it by: {action.notice}")
    return plain("; ".join(said))


def owner_names(sheet: OpenMeeting) -> dict[str, str]:
    """Who something can be agreed with, by name."""
    theirs, mine = sheet.name_of(PRACTITIONER), sheet.name_of(SUPERVISOR)
    return {
        "practitioner": theirs,
        "supervisor": mine,
        "both": f"{theirs} and {mine}",
        "organisation": "The organisation",
    }


def bring(content: Content, sheet: OpenMeeting, step: PlanStep) -> None:
    """What was brought, as the supervisor sees it now, and by whose hand it is changed."""
    step_head(step)
    found = _as_the_supervisor_sees(sheet)
    sources = sorted({one.source for one in found})
    for source in sources:
        of_this = [one for one in found if one.source == source]
        if len(sources) > 1:
            st.header(f"Reflection {source}", anchor=False)
        show_items(sheet.script, [one.item for one in of_this], under_header=len(sources) > 1)
        _way_to_change(sheet, of_this)
    _say_which_places_wait(content, sheet)
    if not found and not sheet.door().elements_brought(sheet.id):
        st.write("Nothing was brought this time, and that is fine: talk, and use the steps that help.")
    _say_how_to_bring(sheet)


def _as_the_supervisor_sees(sheet: OpenMeeting) -> list[Brought]:
    if sheet.meeting.mode == ONE_SCREEN:
        return door_of(sheet.meeting, SUPERVISOR).brought(sheet.id)
    shown = sheet.door().shown(sheet.id)
    return [one for one in sheet.door().brought(sheet.id) if may_see_brought(SUPERVISOR, one.item.field, shown)]


def _way_to_change(sheet: OpenMeeting, brought: list[Brought]) -> None:
    reflection = next((one.reflection for one in brought if one.reflection), None)
    if reflection and sheet.eyes == PRACTITIONER:
        st.page_link(
            "take_to_supervision.py",
            label="Change or withdraw what I bring of this",
            icon=":material/edit:",
            query_params={"draft": reflection, "meeting": sheet.id},
        )


def _say_which_places_wait(content: Content, sheet: OpenMeeting) -> None:
    """The elements whose places are not shown yet, by name."""
    waiting = waiting_elements(sheet)
    if waiting:
        named = ", ".join(content.element(key).name for key in waiting)
        st.caption(
            f"Places were brought too, for {named}. They are shown once {plain(sheet.name_of(SUPERVISOR))} "
            "has placed a view of their own."
        )


def waiting_elements(sheet: OpenMeeting) -> list[str]:
    """The elements a place was brought for and whose two views are not shown yet."""
    door = sheet.door()
    shown = door.shown(sheet.id)
    return [key for key in door.elements_brought(sheet.id) if key not in shown]


def _say_how_to_bring(sheet: OpenMeeting) -> None:
    if sheet.meeting.mode == ONE_SCREEN:
        st.caption("To bring something else, leave the meeting first. Everything here stays as it is.")
    elif sheet.eyes == PRACTITIONER:
        st.page_link(
            "take_to_supervision.py",
            label="Bring something of mine",
            icon=":material/add:",
            query_params={"meeting": sheet.id},
        )
