"""Opening a room from a plan, and the rooms that are open and that have ended."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.workshop.schema import WorkshopPlan
from model.phrases import FEWEST, counted, day
from model.workshop.room import Room, code_in_halves
from model.workshop.script import may_ask_for_feedback, script_of
from model.workshop.wary import CHOICES, in_short, of_use_from
from pages.parts.shared.buttons import button
from pages.parts.shared.local_time import clock, local
from pages.parts.shared.plain_text import plain
from pages.parts.workshop.end import forget_buttons, held_when
from pages.parts.workshop.room_in_address import pressed_once, workshops
from server.settings import has_proxy

AT_FIRST = 5
"""How many ended workshops are listed at once; the rest are a press away."""

_OPENED, _ASKS = "room_opened", "room_feedback"

ALSO_IN_PACK = "The plan below and its pack have them too now, with a sheet to copy. A pack saved before has none."

WARY = "For a wary room, or a very small one"
AS_USUAL = "As usual: one person can stand alone at a place, and nobody sees who"
WHAT_WARY_MEANS = (
    "For a team that can guess who answers how, or with its manager in the room. Neighbouring places and choices are "
    "told together until a group is large enough; words and lines stand as you let them through. Each question is "
    "counted once, so wait for everybody. How many people it takes is a rule of thumb: with fewer, many questions show "
    "nothing. It stays so to the end."
)
SMALL = (
    f"**Fewer than {FEWEST} people?** Then nothing that they answer is shown, on the screen or on phones. Work with "
    "talk and paper: each marks their own sheet, keeps it, and says of it what they like. Every step says how it goes "
    "without phones."
)

REHEARSE = (
    "To rehearse with made-up people, open a workshop for that alone, and type `python3 do.py rehearse --code` and its "
    "code in a second window."
)


def open_button(content: Content, plan: WorkshopPlan) -> None:
    """Open a room with this plan, as wary as is chosen and with or without feedback, and go to its console."""
    with st.expander(WARY, icon=":material/shield_person:"):
        cells_at_least = st.radio("What is shown", CHOICES, format_func=_told, key="room_wary")
        st.caption(WHAT_WARY_MEANS)
        st.write(SMALL)
    asks = may_ask_for_feedback(content, plan) and st.checkbox(_offer(content, plan), key=_ASKS)
    if asks:
        st.caption(ALSO_IN_PACK)
    button(
        "Open this workshop",
        f"open_{plan.key}",
        _open,
        content,
        plan,
        cells_at_least,
        asks,
        icon="meeting_room",
        kind="primary",
    )
    say_how_to_rehearse()
    opened = st.session_state.pop(_OPENED, None)
    if opened:
        st.switch_page("room.py", query_params={"room": opened})


def plan_to_open(content: Content, plan: WorkshopPlan) -> WorkshopPlan:
    """The plan as a room that is opened now would have it: with feedback where that is ticked."""
    return script_of(content, plan.key, with_feedback=True).plan if st.session_state.get(_ASKS) else plan


def _offer(content: Content, plan: WorkshopPlan) -> str:
    more = script_of(content, plan.key, with_feedback=True).plan
    steps = counted(len(more.steps) - len(plan.steps), "step")
    return f"{content.workshops.feedback.offer} ({steps}, {counted(more.minutes - plan.minutes, 'minute')} more)"


def _told(cells_at_least: int) -> str:
    if cells_at_least == 1:
        return AS_USUAL
    return f"{in_short(cells_at_least)}, of use from about {of_use_from(cells_at_least)} people"


@pressed_once
def _open(content: Content, plan: WorkshopPlan, cells_at_least: int, asks_for_feedback: bool) -> None:
    script = script_of(content, plan.key, with_feedback=asks_for_feedback)
    script = script.model_copy(update={"cells_at_least": cells_at_least})
    room = workshops().rooms.open(script, content_version=content.version, language=content.settings.language)
    st.session_state[_OPENED] = room.id


def say_how_to_rehearse() -> None:
    """On one's own machine alone: at a server others reach, whoever opens a workshop has no window to type it in."""
    if not has_proxy():
        st.caption(REHEARSE)


def open_rooms() -> None:
    """The rooms that are open now, if any."""
    open_now = workshops().rooms.all(is_open=True)
    if not open_now:
        return
    st.header("Open now", anchor=False)
    say_how_to_rehearse()
    for room in open_now:
        with st.container(border=True, key=f"open_room_{room.id}"):
            st.write(f"**{plain(room.plan_name)}**")
            opened_on = f"Opened {day(local(room.opened_at).date())} at {clock(room.opened_at)}"
            st.caption(f"{opened_on}, code {code_in_halves(room.code)}.")
            _go_to(room, "Go on with it", "arrow_forward")


def ended_rooms() -> None:
    """The workshops that were held, newest first."""
    ended = workshops().rooms.all(is_open=False)
    if not ended:
        return
    st.header("Held", anchor=False)
    all_of_them = len(ended) <= AT_FIRST or st.toggle(f"See all {len(ended)}", key="all_ended")
    for room in ended if all_of_them else ended[:AT_FIRST]:
        with st.container(border=True, key=f"ended_room_{room.id}"):
            st.write(f"**{plain(room.plan_name)}**")
            st.caption(f"{held_when(room)}.")
            _go_to(room, "See its report", "description")
            forget_buttons(room)


def _go_to(room: Room, label: str, icon: str) -> None:
    if st.button(label, key=f"go_{room.id}", icon=f":material/{icon}:"):
        st.switch_page("room.py", query_params={"room": room.id})
