"""The trainer's console: where the room is, the ways on, and what can be done in this step."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.workshop.schema import PairsStep, RevealStep, ThenAndNowStep, WelcomeStep, WorkshopStep
from model.report.facilitator_pack.words import span
from model.workshop.room import Counts, Room
from model.workshop.script import RoomScript
from pages.parts.shared.fragment import fragment_every
from pages.parts.shared.plain_text import plain
from pages.parts.workshop.follow import TIME_TO_COME_BACK, seconds_left
from pages.parts.workshop.questions import questions_of, show_choices, show_elements, show_story
from pages.parts.workshop.room_in_address import pressed_once, rooms

LATECOMERS = (
    "Wait until everybody has had time to answer. Those who come after the first showing are counted when there are "
    "five or more of them; up to four stay out of the picture, so that nobody can be found by taking one from another."
)
NOTHING_YET = (
    "There is nothing here the room may see yet: fewer than five had answered when it was shown, or the few who did "
    "could be told apart. Once more have answered, press “Count those who came since”. Or talk instead."
)


def where_it_is(room: Room, script: RoomScript, step: WorkshopStep) -> None:
    """The step's title, which of how many it is, and its minutes."""
    number, of = script.index(step.key) + 1, len(script.plan.steps)
    st.caption(f"{plain(room.plan_name)}. Step {number} of {of}, {span(step.minutes * 60)}")
    st.title(plain(step.title), anchor=False)


@fragment_every(2)
def counts_part(room: Room, asks: bool) -> None:
    """How many are there and have answered, following by itself; a change made elsewhere draws the whole page."""
    now = rooms().room(room.id)
    if _state(now) != _state(room):
        st.rerun()
    st.write(counted(rooms().counts(room.id), asks=asks))


def counted(counts: Counts, *, asks: bool) -> str:
    """How many joined, are here, and have answered, as one line."""
    if counts.joined == 0:
        return "Nobody has joined yet."
    joined = f"**{counts.joined}** joined, **{counts.here}** here in the last minute"
    return f"**{counts.answered} of {counts.joined}** have answered. {joined}." if asks else f"{joined}."


@fragment_every(1)
def clock_part(room: Room) -> None:
    """The time that pairs still have."""
    if room.timer_until is None:
        st.write("The clock is not running.")
        return
    left = seconds_left(room.timer_until)
    st.write(f"**{left // 60}:{left % 60:02}** left" if left else f"**{TIME_TO_COME_BACK}**")


def _state(room: Room) -> tuple[object, ...]:
    """What of a room the console draws."""
    return room.step, room.shows, room.timer_until, room.is_locked, room.ended_at


def to_say(content: Content, script: RoomScript, step: WorkshopStep) -> None:
    """What to say and to read out, what the room reads, and the notes, which are for the trainer alone."""
    st.caption("**Say this**")
    _bordered(step.say)
    if isinstance(step, WelcomeStep):
        st.caption("**Read this out: who sees what**")
        _bordered(*content.workshops.anonymity)
    if isinstance(step, ThenAndNowStep):
        st.caption("**Read this out: why we ask for both**")
        _bordered(content.workshops.then_and_now.text)
    questions = questions_of(script, step)
    if questions:
        st.caption("**The room reads**")
        show_story(script, step)
        for question in questions:
            st.write(question)
        show_choices(script, step)
        show_elements(content, step)
    if isinstance(step, RevealStep):
        st.caption("**The room looks at**")
        st.write(f"What it answered in “{plain(script.step(step.of).title)}”.")
    st.caption("**Your notes**")
    st.write(step.notes)


def _bordered(*texts: str) -> None:
    with st.container(border=True):
        for text in texts:
            st.write(text)


def ways_on(room: Room, script: RoomScript, step: WorkshopStep) -> None:
    """Back and the next step by its name, then what comes and goes: so these two stay where the hand knows them."""
    before, after = script.next_to(step.key, -1), script.next_to(step.key, +1)
    shows_next = isinstance(step, RevealStep) and not room.shows
    with st.container(key="room_ways", horizontal=True, vertical_alignment="center"):
        if before:
            st.button(
                "Back",
                key=f"room_back_{step.key}",
                icon=":material/arrow_back:",
                on_click=_go,
                args=(room.id, step.key, before.key),
            )
        if after:
            st.button(
                f"Next: {plain(after.title)}",
                key=f"room_next_{step.key}",
                type="secondary" if shows_next else "primary",
                icon=":material/arrow_forward:",
                on_click=_go,
                args=(room.id, step.key, after.key),
            )
        if isinstance(step, PairsStep):
            _clock_button(room, step)
        elif script.revealed_by(step):
            _show_buttons(room, is_next=shows_next)


def what_is_shown(room: Room, script: RoomScript, step: WorkshopStep) -> None:
    """Before the first showing, who would be left out; after it, when there was nothing to see."""
    if not script.revealed_by(step):
        return
    has_any = rooms().result(room.id, step.key).has_any
    if room.shows and not has_any:
        st.info(NOTHING_YET, icon=":material/visibility_off:")
    elif room.shows:
        st.write("The room sees its answers now.")
    elif not has_any:
        st.caption(LATECOMERS)


def _show_buttons(room: Room, *, is_next: bool) -> None:
    if room.shows:
        st.button("Hide", key="room_hide", icon=":material/visibility_off:", on_click=_hide, args=(room.id,))
        st.button(
            "Count those who came since",
            key="room_count",
            icon=":material/refresh:",
            on_click=_show,
            args=(room.id, room.step),
        )
    else:
        st.button(
            "Show to the room",
            key="room_show",
            type="primary" if is_next else "secondary",
            icon=":material/visibility:",
            on_click=_show,
            args=(room.id, room.step),
        )


def _clock_button(room: Room, step: PairsStep) -> None:
    if room.timer_until is None:
        st.button(
            f"Start the clock ({span(step.seconds)})",
            key="room_start",
            icon=":material/timer:",
            on_click=_start,
            args=(room.id, step.key, step.seconds),
        )
    else:
        st.button("Stop the clock", key="room_stop", icon=":material/timer_off:", on_click=_stop, args=(room.id,))


@pressed_once
def _go(room: str, from_step: str, to_step: str) -> None:
    """Go on or back, unless the room has left that step already."""
    if rooms().room(room).step == from_step:
        rooms().go_to(room, to_step)


@pressed_once
def _show(room: str, step: str) -> None:
    """Show the step that was on the page when it was pressed, and no other."""
    if rooms().room(room).step == step:
        rooms().show(room)


@pressed_once
def _hide(room: str) -> None:
    rooms().hide(room)


@pressed_once
def _start(room: str, step: str, seconds: int) -> None:
    if rooms().room(room).step == step:
        rooms().start_timer(room, seconds)


@pressed_once
def _stop(room: str) -> None:
    rooms().stop_timer(room)
