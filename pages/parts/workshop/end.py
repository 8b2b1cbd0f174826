"""Ending a workshop, what is left of it, and forgetting that. Ending and forgetting ask once more."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from model.access import NotYours
from model.content import Content
from model.content.workshop.steps import LineStep
from model.phrases import FEWEST, counted, day
from model.report.workshop_report.report import room_csv, room_pdf
from model.report.workshop_report.words import joined_in_words, questions_asked
from model.workshop.results import StepResult
from model.workshop.room import Room
from model.workshop.script import RoomScript
from pages.parts.shared.buttons import button, save_button
from pages.parts.shared.fragment import trace_told
from pages.parts.shared.local_time import clock, local
from pages.parts.shared.open_guide import noted
from pages.parts.shared.plain_text import plain
from pages.parts.shared.what_is_there import look_for_deletions
from pages.parts.workshop.results_view import show_result
from pages.parts.workshop.room_in_address import ask, pressed_once, workshops

BEFORE = (
    "Has everybody who wants it kept their own profile? It is on their phone until you end the workshop, and gone "
    "after that."
)
WHAT_ENDS = (
    "What can be shown is counted once more and kept as counts, with the lines that you let through. Each person's "
    "answers, their four words and the code are deleted, for good. Nobody can tell afterwards who said what, and "
    "nobody can answer or come back."
)
WAIT_UNREAD = "{} unread at “{}”, and will be deleted. To read first, go back to that step."
COULD_SEE = "This is what was counted, and the lines that you let through, with nobody's name to it:"
NOTHING_TO_SEE = (
    f"Fewer than {FEWEST} answered any one question, or nothing was let through, so there is nothing to see."
)
WHAT_IS_FORGOTTEN = (
    "The counts, the lines that you let through and the report of this workshop go for good. There is no way back. "
    "Save the report first if you want to keep it."
)
_FORGOTTEN = "room_forgotten"


def end_part(room: Room, script: RoomScript) -> None:
    """End the workshop, in two steps. The second is off the page again once anything else was done in the room."""
    asks = f"room_asks_to_end_{room.id}_{room.version}"
    with st.expander("End the workshop", expanded=bool(st.session_state.get(asks)), icon=":material/stop_circle:"):
        if script.has_own_profile:
            st.write(f"**{BEFORE}**")
        st.write(WHAT_ENDS)
        if st.session_state.get(asks):
            _say_what_waits(room, script)
        with st.container(horizontal=True):
            if st.session_state.get(asks):
                button("Not yet", "room_end_not", ask, asks, False)
                button("End it for good", "room_end_now", _end, room.id, asks)
            else:
                button("End this workshop", "room_end", ask, asks, True)


def _say_what_waits(room: Room, script: RoomScript) -> None:
    """The steps where lines wait to be read, each with how many."""
    for step in script.plan.steps:
        if isinstance(step, LineStep):
            waiting = sum(line.approval == "waiting" for line in workshops().lines.all(room.id, step.key))
            if waiting:
                many = counted(waiting, "line waits", "lines wait").capitalize()
                st.warning(WAIT_UNREAD.format(many, plain(step.title)), icon=":material/inbox:")


@pressed_once
def _end(room: str, asks: str) -> None:
    with trace_told():
        workshops().rooms.end(room)
    st.session_state.pop(asks, None)


def ended_room(content: Content, room: Room, script: RoomScript) -> None:
    """What is left of a workshop: its report, its counts, and what the room was shown."""
    look_for_deletions()
    st.title(plain(room.plan_name), anchor=False)
    st.write(f"{held_when(room)}. It has ended. {joined_in_words(workshops().rooms.joined(room.id))}")
    has_any = any(result.has_any for result in workshops().results.all(room.id))
    st.write(f"Each person's answers are deleted. {COULD_SEE if has_any else NOTHING_TO_SEE}")
    name = f"alongside-workshop-{local(room.opened_at):%Y-%m-%d}"
    held = (content, room, script)
    report = noted("workshop", lambda: room_pdf(*held, *_results(room)), room.id)
    counts = noted("workshop", lambda: room_csv(*held, *_results(room)).encode(), room.id)
    save_button("Save the report as PDF", report, f"{name}.pdf", "room_pdf", kind="primary")
    save_button("Save the counts as CSV", counts, f"{name}.csv", "room_csv")
    _what_was_shown(content, room, script)
    forget_buttons(room)
    if st.button("See all workshops", key="all_rooms", icon=":material/arrow_back:"):
        st.switch_page("workshops.py", query_params={})


def _what_was_shown(content: Content, room: Room, script: RoomScript) -> None:
    """Each step whose answers may be seen, in the plan's order, as the room saw them."""
    for result in workshops().results.all(room.id):
        if result.has_any:
            st.header(plain(result.step.title), anchor=False)
            for question in questions_asked(script, result.step):
                st.write(question)
            show_result(content, script, result, is_wide=False)


def _results(room: Room) -> tuple[tuple[StepResult, ...], int]:
    """What the room was shown, and how many had joined."""
    return workshops().results.all(room.id), workshops().rooms.joined(room.id)


def held_when(room: Room) -> str:
    """When it was held: 14 March 2026, 09:30 to 11:05."""
    when = f"{day(local(room.opened_at).date())}, {clock(room.opened_at)}"
    return f"{when} to {clock(room.ended_at)}" if room.ended_at else f"Opened {when}"


def forget_buttons(room: Room) -> None:
    """Offer to forget an ended workshop, in two steps."""
    asks = f"room_asks_to_forget_{room.id}"
    if not st.session_state.get(asks):
        button("Delete this workshop", f"forget_{room.id}", ask, asks, True, icon="delete", kind="tertiary")
        return
    st.write(WHAT_IS_FORGOTTEN)
    with st.container(horizontal=True):
        button("Keep it", f"forget_not_{room.id}", ask, asks, False)
        button("Delete it for good", f"forget_now_{room.id}", _forget, room.id, asks, icon="delete")


@pressed_once
def _forget(room: str, asks: str) -> None:
    with suppress(NotYours), trace_told():
        workshops().rooms.forget(room)
    st.session_state.pop(asks, None)
    st.session_state[_FORGOTTEN] = room


def leave_if_forgotten() -> None:
    """Go to all workshops where the room in the address has just been forgotten here."""
    forgotten = st.session_state.pop(_FORGOTTEN, None)
    if forgotten and forgotten == st.query_params.get("room"):
        st.switch_page("workshops.py", query_params={})
