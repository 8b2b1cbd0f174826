"""The first steps of a meeting: arriving, what came of last time's actions, and what was brought."""

from __future__ import annotations

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR, may_see_brought
from model.content import Content
from model.content.supervision.schema import PlanStep
from model.phrases import day
from model.report.supervision_record.names import owner_names, whose_words
from model.supervision.brought import PLACED_HERE, Brought, BroughtItem, is_brought_here
from model.supervision.meeting import ONE_SCREEN, Action, is_told_in_it
from model.supervision.mirror import is_mirror, is_place_of_mirror
from model.supervision.record import Carried
from pages.parts.shared.buttons import link
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.brought import show_items
from pages.parts.supervision.open_meeting import OpenMeeting, store_of_seat
from pages.parts.supervision.steps.earlier_actions import earlier_action
from pages.parts.supervision.steps.fields import words_part
from pages.parts.supervision.steps.progress import step_head

LINE = "practitioner.brings"


def arrive(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """How each is, what is on the list, the theme, and the workload in a sentence."""
    step_head(content, meeting, step)
    theirs, mine = meeting.supervision.name_of(PRACTITIONER), meeting.supervision.name_of(SUPERVISOR)
    words_part(content, meeting, "practitioner.how", f"How {theirs} is today", rows=1)
    words_part(content, meeting, "supervisor.how", f"How {mine} is today", rows=1)
    words_part(content, meeting, "practitioner.workload", f"{theirs}'s workload", rows=1)
    words_part(content, meeting, "both.agenda", "What we want to get to today", rows=2)
    words_part(content, meeting, "practitioner.question", "A question or theme for this meeting", rows=1)


def last_time(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """What was agreed earlier, each with what came of it. Nothing is carried over silently."""
    step_head(content, meeting, step)
    marks = meeting.store.marks.of(meeting.supervision.id)
    for action in meeting.store.actions.carried(meeting.id):
        earlier_action(content, meeting, action, agreed_in_words(meeting, action), marks.get(action.id, ()))


def agreed_in_words(meeting: OpenMeeting, action: Action | Carried) -> str:
    """Who, by when, and how it will be noticed, as Markdown."""
    names = owner_names(meeting.supervision.practitioner_name, meeting.supervision.supervisor_name)
    said = [names.get(action.who, action.who)]
    if action.due:
        said.append(f"by {day(action.due)}")
    if action.notice:
        said.append(f"we will notice it by: {action.notice}")
    return plain("; ".join(said))


def bring(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """What was brought, as the supervisor sees it now, and how whoever brought it changes it."""
    step_head(content, meeting, step)
    found = as_the_supervisor_sees(meeting)
    is_told_here = is_told_in_it(meeting.kept, meeting.supervision)
    if is_told_here and (meeting.viewer != SUPERVISOR or meeting.words(LINE).strip()):
        has_places = any(one.item.kind == "pattern" for one in meeting.store.brought.of(meeting.id))
        _told_here(content, meeting, has_places=has_places)
    sources = sorted({one.source for one in found})
    for source in sources:
        of_this = [one for one in found if one.source == source]
        if len(sources) > 1:
            st.header(_called([one.item for one in of_this], source), anchor=False)
        if any(is_place_of_mirror(one.item) for one in of_this):
            st.caption(whose_words(plain(meeting.supervision.name_of(PRACTITIONER))))
        show_items(meeting.script, [one.item for one in of_this], under_header=len(sources) > 1)
        _way_to_change(meeting, of_this)
    _say_which_places_wait(content, meeting)
    is_asked = is_told_here and meeting.viewer != SUPERVISOR
    if not (is_asked or meeting.words(LINE).strip() or found or meeting.store.brought.elements(meeting.id)):
        st.write("Nothing was brought this time, and that is fine: talk, and use the steps that help.")
    _say_how_to_bring(meeting)


def _told_here(content: Content, meeting: OpenMeeting, *, has_places: bool) -> None:
    """What the practitioner brings, in a line, and where their places come."""
    name, places = meeting.supervision.name_of(PRACTITIONER), meeting.script.step("two_views")
    words_part(content, meeting, LINE, f"What {name} brings, in a line", rows=1)
    if not places or has_places or meeting.viewer == SUPERVISOR:
        return
    if meeting.viewer:
        st.caption(f"Without a reflection, places come at “{plain(places.title)}”.")
    else:
        st.caption(f"Places come at “{plain(places.title)}”: there each of you gives them in a turn of your own.")


def _called(items: list[BroughtItem], source: int) -> str:
    if all(map(is_brought_here, items)):
        return PLACED_HERE
    return "An earlier meeting" if all(map(is_mirror, items)) else f"Reflection {source}"


def as_the_supervisor_sees(meeting: OpenMeeting) -> list[Brought]:
    """What was brought and is seen by now, by whoever looks."""
    if meeting.kept.mode == ONE_SCREEN:
        return store_of_seat(meeting.kept, SUPERVISOR).brought.of(meeting.id)
    shown = meeting.store.shown.of(meeting.id)
    return [one for one in meeting.store.brought.of(meeting.id) if may_see_brought(SUPERVISOR, one.item.field, shown)]


def _way_to_change(meeting: OpenMeeting, brought: list[Brought]) -> None:
    reflection = next((one.reflection for one in brought if one.reflection), None)
    if reflection and meeting.viewer == PRACTITIONER:
        label = "Change or withdraw what I bring of this"
        link("take_to_supervision.py", label, "edit", draft=reflection, meeting=meeting.id)


def _say_which_places_wait(content: Content, meeting: OpenMeeting) -> None:
    """The elements whose places are not shown yet, by name."""
    waiting = waiting_elements(meeting)
    if waiting:
        named, supervisor = ", ".join(content.element(key).name for key in waiting), meeting.supervision.supervisor_name
        st.caption(
            f"Places were brought too, for {named}: shown once {plain(supervisor)} has placed a view of their own."
        )


def waiting_elements(meeting: OpenMeeting) -> list[str]:
    """The elements a place was brought for and whose two views are not shown yet."""
    shown = meeting.store.shown.of(meeting.id)
    return [key for key in meeting.store.brought.elements(meeting.id) if key not in shown]


def _say_how_to_bring(meeting: OpenMeeting) -> None:
    if meeting.kept.mode == ONE_SCREEN:
        if meeting.kept.seat == PRACTITIONER:
            st.caption("To bring something else, leave the meeting first.")
    elif meeting.viewer == PRACTITIONER:
        link("take_to_supervision.py", "Bring something of mine", "add", meeting=meeting.id)
