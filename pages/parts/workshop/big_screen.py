"""The big screen, step by step: what a room reads from the back. Nothing that is for the trainer is on it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from model.content import Content
from model.content.workshop.steps import CloseStep, PairsStep, RevealStep, ThenAndNowStep, WelcomeStep, WorkshopStep
from model.phrases import FEWEST
from model.report.facilitator_pack.words import span
from model.report.workshop_report.words import questions_asked
from model.workshop.room import Room, code_in_halves
from model.workshop.script import RoomScript
from pages.parts.shared.phone_address import room_address
from pages.parts.workshop.entrance import as_typed, show_qr
from pages.parts.workshop.follow import follow
from pages.parts.workshop.questions import show_choices, show_conditions, show_elements, show_story
from pages.parts.workshop.results_view import show_result
from pages.parts.workshop.room_in_address import workshops

TALK_FIRST = "Talk first. What you answered comes when the room is ready."
ONLY_TALK = f"Fewer than {FEWEST} of us are here, so nothing you answered is shown. Say of it what you like."
NO_ADDRESS = "Phones cannot reach this machine yet. The trainer's page says why."
KEEP_IT = "On your phone, keep your own profile before we end. After that nobody can get it back."
CLOSED = "The door is closed now. Who was here before comes back with this code and their four words."
ENDED = "This workshop has ended"
THANKS = (
    "Thank you for being here. Each person's answers are deleted now. What is left is counts and the lines "
    "that were let through, with nobody's name."
)


def draw_screen(content: Content, room: Room, script: RoomScript) -> None:
    """Draw where the room is."""
    step = script.step(room.step)
    asked = script.revealed_by(step)
    if not room.is_open:
        _ended(room)
    elif room.shows and asked is not None:
        _shown(content, room, script, asked)
    else:
        HIDDEN.get(step.kind, _asking)(content, room, script, step)
        if step.kind != "welcome":
            _small_code(room, content.phone.asking.made_up if step.kind == "vignette" else "")


def _welcome(_content: Content, room: Room, _script: RoomScript, _step: WelcomeStep) -> None:
    address = room_address()
    left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
    with left:
        st.title(room.plan_name, anchor=False)
        if room.is_locked:
            st.write(CLOSED)
        elif address:
            st.write("Scan the square with your phone, or open")
            st.html(f'<p class="room-address">{_breakable(as_typed(address))}</p>')
            st.write("and type this code")
        else:
            st.write(NO_ADDRESS)
        st.html(f'<p class="room-code" aria-label="{" ".join(room.code)}">{code_in_halves(room.code)}</p>')
        follow(room, "joined")
    with right:
        if address:
            show_qr(room, address)


def _asking(content: Content, room: Room, script: RoomScript, step: WorkshopStep) -> None:
    show_story(script, step)
    for question in questions_asked(script, step):
        st.title(question, anchor=False)
    show_choices(content, script, step)
    show_elements(content, step)
    show_conditions(script, step)
    if isinstance(step, ThenAndNowStep):
        _why_twice(content)
    follow(room, "answered" if script.is_answered_at_once(step) else "begun")


def _pairs(_content: Content, room: Room, script: RoomScript, step: PairsStep) -> None:
    st.write(f"Two and two, for {span(step.seconds)}")
    first, *rest = script.talk(step)
    st.title(first, anchor=False)
    for question in rest:
        st.header(question, anchor=False)
    follow(room, "clock")


def _to_be_shown(content: Content, room: Room, script: RoomScript, step: RevealStep) -> None:
    """What to talk about before it is shown: the question as it was asked, and what there was to choose from."""
    asked = script.step(step.of)
    only_talks = bool(room.id) and workshops().rooms.counts(room.id).only_talks
    st.title(step.title, anchor=False)
    st.write(f"**{ONLY_TALK if only_talks else TALK_FIRST}**")
    for question in questions_asked(script, asked):
        st.header(question, anchor=False)
    show_choices(content, script, asked)
    show_elements(content, asked)
    show_conditions(script, asked)
    follow(room, "nothing", only_talks=only_talks)


def _close(_content: Content, room: Room, script: RoomScript, step: CloseStep) -> None:
    st.title(step.title, anchor=False)
    st.write(step.text)
    st.write(f"**{KEEP_IT}**" if script.has_own_profile else step.take_away)
    follow(room, "nothing")


def _shown(content: Content, room: Room, script: RoomScript, asked: WorkshopStep) -> None:
    st.title(asked.title, anchor=False)
    for question in questions_asked(script, asked):
        st.write(question)
    show_result(content, script, workshops().results.get(room.id, room.step), is_wide=True)
    if isinstance(asked, ThenAndNowStep):
        _why_twice(content)
    follow(room, "nothing")


def _ended(room: Room) -> None:
    st.title(ENDED, anchor=False)
    st.write(THANKS)
    st.caption(room.plan_name)


def _why_twice(content: Content) -> None:
    with st.expander(content.phone.asking.explain):
        st.write(content.workshops.then_and_now.text)


def _small_code(room: Room, besides: str) -> None:
    """For those who come late or come back; under a story also that it is made up."""
    address = room_address()
    where = f"{_breakable(as_typed(address))} · " if address else ""
    more = f" · {escape(besides)}" if besides else ""
    st.html(f'<p class="room-small-code">{where}<b>{code_in_halves(room.code)}</b>{more}</p>')


def _breakable(address: str) -> str:
    """An address that may go on in the next line after a slash."""
    return escape(address).replace("/", "/<wbr>")


HIDDEN: dict[str, Callable[..., None]] = {"welcome": _welcome, "pairs": _pairs, "reveal": _to_be_shown, "close": _close}
"""What is drawn while nothing is shown; a step that is not here asks the phones something."""
