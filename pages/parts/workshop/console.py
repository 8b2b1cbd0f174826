"""The trainer's console: where the room is, how many have answered, what to say, and what the room sees."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.workshop.steps import RevealStep, ThenAndNowStep, WelcomeStep, WorkshopStep
from model.phrases import FEWEST, ONE_FEWER
from model.report.facilitator_pack.words import span
from model.report.workshop_report.words import questions_asked
from model.workshop.room import Counts, Readiness, Room
from model.workshop.script import RoomScript
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import fragment, fragment_every
from pages.parts.shared.plain_text import plain
from pages.parts.workshop.questions import show_choices, show_conditions, show_elements, show_story
from pages.parts.workshop.readiness import in_words
from pages.parts.workshop.results_view import show_result
from pages.parts.workshop.room_in_address import changing, workshops

LATECOMERS = (
    "Wait until everybody has had time to answer. Those who come after the first showing are counted when there are "
    f"{FEWEST} or more of them; up to {ONE_FEWER} stay out of the picture, so that nobody can be found by taking one "
    "from another."
)
LOOKING = (
    "Looking counts those who have answered by now, as showing does, and shows the room nothing. Whoever answers later "
    f"joins once there are {FEWEST} or more of them."
)
NOTHING_YET = (
    f"There is nothing here the room may see yet: fewer than {FEWEST} had answered when it was shown, or the few "
    "who did could be told apart. Once more have answered, press “Count those who came since”. Or talk instead."
)


def where_it_is(room: Room, script: RoomScript, step: WorkshopStep) -> None:
    """The step's title, which of how many it is, and its minutes."""
    number, of = script.index(step.key) + 1, len(script.plan.steps)
    st.caption(f"{plain(room.plan_name)}. Step {number} of {of}, {span(step.minutes * 60)}")
    st.title(plain(step.title), anchor=False)


@fragment_every(2)
def counts_part(room: Room, asked: WorkshopStep | None, ready: Readiness) -> None:
    """How many are there and have answered, and what could be shown of it, following by itself.

    A change made elsewhere, or the first answer too many to hide, draws the whole page.
    """
    now = workshops().rooms.get(room.id)
    readiness = workshops().results.readiness(room.id) if asked else ready
    if _state(now) != _state(room) or readiness.can_show != ready.can_show:
        st.rerun()
    counts = workshops().rooms.counts(room.id)
    st.write(counted(counts, asks=asked is not None))
    if asked and not room.shows:
        st.caption(in_words(readiness, counts, asked))


def counted(counts: Counts, *, asks: bool) -> str:
    """How many joined, are here, and have answered, as one line."""
    if counts.joined == 0:
        return "Nobody has joined yet."
    joined = f"**{counts.joined}** joined, **{counts.here}** here in the last minute"
    return f"**{counts.answered} of {counts.joined}** have answered. {joined}." if asks else f"{joined}."


def _state(room: Room) -> tuple[object, ...]:
    """What of a room the console draws."""
    return room.step, room.shows, room.timer_until, room.begun_at, room.paused_at, room.is_locked, room.ended_at


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
    questions = questions_asked(script, step)
    if questions:
        st.caption("**The room reads**")
        show_story(script, step)
        for question in questions:
            st.write(question)
        show_choices(content, script, step)
        show_elements(content, step)
        show_conditions(script, step)
    if isinstance(step, RevealStep):
        st.caption("**The room looks at**")
        st.write(f"What it answered in “{plain(script.step(step.of).title)}”.")
    st.caption("**Your notes**")
    st.write(step.notes)


def _bordered(*texts: str) -> None:
    with st.container(border=True):
        for text in texts:
            st.write(text)


def what_is_shown(room: Room, script: RoomScript, step: WorkshopStep) -> None:
    """Before the first showing, who would be left out; after it, when there was nothing to see."""
    if not script.revealed_by(step):
        return
    has_any = workshops().results.get(room.id, step.key).has_any
    if room.shows and not has_any:
        st.info(NOTHING_YET, icon=":material/visibility_off:")
    elif room.shows:
        st.write("The room sees its answers now.")
    elif not has_any:
        st.caption(LATECOMERS)


@fragment
def seen_part(content: Content, room: Room, script: RoomScript) -> None:
    """What has been shown of this step so far, the same as on the big screen; or, before the room, to the trainer."""
    label = "What the room has been shown here" if room.shows else "What the room would see"
    seen = st.expander(label, key="room_seen", icon=":material/visibility:", on_change="rerun")
    if not seen.open:
        return
    with seen:
        result = workshops().results.get(room.id, room.step)
        if result.has_any:
            show_result(content, script, result, is_wide=False)
        else:
            st.write("Nothing of this has been shown.")
        if not room.shows:
            st.caption(LOOKING)
            button("Look before the room does", "room_look", _look, room.id, room.step, icon="preview")


@changing
def _look(room: str, step: str) -> None:
    """Count for the trainer's own eyes, unless the room has left that step already."""
    if workshops().rooms.get(room).step == step:
        workshops().results.look(room)
