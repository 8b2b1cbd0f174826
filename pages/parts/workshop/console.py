"""The trainer's console: where the room is, how many have answered, what to say, and what the room sees."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.workshop.steps import LineStep, RevealStep, ThenAndNowStep, WelcomeStep, WorkshopStep
from model.phrases import FEWEST
from model.report.facilitator_pack.steps import on_paper_part
from model.report.facilitator_pack.words import span
from model.report.workshop_report.words import questions_asked
from model.workshop.results import NO_GROUPS
from model.workshop.room import Counts, Readiness, Room
from model.workshop.script import RoomScript
from model.workshop.wary import in_short
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import fragment, fragment_every
from pages.parts.shared.plain_text import plain
from pages.parts.workshop.questions import show_choices, show_conditions, show_elements, show_story
from pages.parts.workshop.readiness import in_words
from pages.parts.workshop.results_view import show_result
from pages.parts.workshop.room_in_address import changing, workshops

LOOKING = (
    "Looking counts those who have answered by now, as showing does, and shows the room nothing. Whoever answers later "
    f"joins once there are {FEWEST} or more of them, so that nobody can be found by taking one picture from another."
)
LOOKING_ONCE = (
    "Looking counts those who have answered by now, as showing does, and shows the room nothing. In a wary room "
    "whoever answers later is not in it."
)


def where_it_is(room: Room, script: RoomScript, step: WorkshopStep) -> None:
    """The step's title, which of how many it is, and its minutes."""
    number, of = script.index(step.key) + 1, len(script.plan.steps)
    st.caption(f"{plain(room.plan_name)}. Step {number} of {of}, {span(step.minutes * 60)}")
    if script.is_wary:
        st.caption(in_short(script.cells_at_least))
    st.title(plain(step.title), anchor=False)


@fragment_every(2)
def counts_part(room: Room, script: RoomScript, ready: Readiness, *, only_talks: bool) -> None:
    """How many are there and have answered, and what could be shown of it, following by itself.

    A change made elsewhere, the first person too many, or what showing would do now and would not before, draws the
    whole page.
    """
    now = workshops().rooms.get(room.id)
    asked = script.revealed_by(script.step(room.step))
    readiness = workshops().results.readiness(room.id) if asked else ready
    counts = workshops().rooms.counts(room.id)
    if (_state(now), _offers(readiness), counts.only_talks) != (_state(room), _offers(ready), only_talks):
        st.rerun()
    st.write(counted(counts, asked, is_at_once=asked is not None and script.is_answered_at_once(asked)))
    if asked and not room.shows:
        st.caption(in_words(readiness, counts, asked, is_wary=script.is_wary))


def counted(counts: Counts, asked: WorkshopStep | None, *, is_at_once: bool) -> str:
    """How many joined, are here, and have answered, or begun to where more than one thing is asked, as one line."""
    if counts.joined == 0:
        return "Nobody has joined yet."
    joined = f"**{counts.joined}** joined, **{counts.here}** here in the last minute"
    if asked is None:
        return f"{joined}."
    return f"**{counts.answered} of {counts.joined}** have {'answered' if is_at_once else 'begun'}. {joined}."


def _state(room: Room) -> tuple[object, ...]:
    """What of a room the console draws."""
    return room.step, room.shows, room.timer_until, room.begun_at, room.paused_at, room.is_locked, room.ended_at


def _offers(ready: Readiness) -> tuple[bool, bool]:
    """What of it changes which buttons there are."""
    return ready.can_show, ready.counts_more


def to_say(content: Content, script: RoomScript, step: WorkshopStep, *, only_talks: bool) -> None:
    """What to say and to read out, what the room reads, the way on paper, and the notes, for the trainer alone."""
    st.caption("**Say this**")
    _bordered(step.say)
    if isinstance(step, WelcomeStep):
        st.caption("**Read this out: who sees what**")
        wary = (content.workshops.wary,) if script.is_wary else ()
        _bordered(*content.workshops.anonymity, *((content.workshops.only_talks,) if only_talks else wary))
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
        st.caption(f"**The room {'talks about' if only_talks else 'looks at'}**")
        st.write(f"What it {'was asked' if only_talks else 'answered'} in “{plain(script.step(step.of).title)}”.")
    st.caption("**Your notes**")
    st.write(step.notes)
    on_paper = on_paper_part(content, script.plan, step)
    with st.expander(on_paper.label, expanded=only_talks, icon=":material/edit_note:"):
        for text in on_paper.texts:
            st.write(text)


def _bordered(*texts: str) -> None:
    with st.container(border=True):
        for text in texts:
            st.write(text)


@fragment
def seen_part(content: Content, room: Room, script: RoomScript, readiness: Readiness) -> None:
    """What has been shown of this step so far, the same as on the big screen; or, before the room, to the trainer.

    Nothing where the room is told that there is nothing to see.
    """
    if room.shows and not workshops().results.get(room.id, room.step).has_any:
        return
    label = "What the room has been shown here" if room.shows else "What the room would see"
    seen = st.expander(label, key="room_seen", icon=":material/visibility:", on_change="rerun")
    if not seen.open:
        return
    with seen:
        result = workshops().results.get(room.id, room.step)
        if result.has_any:
            show_result(content, script, result, is_wide=False)
        else:
            st.write(NO_GROUPS if readiness.counted and not readiness.telling else "Nothing of this has been shown.")
        if not room.shows:
            is_line = isinstance(script.revealed_by(script.step(room.step)), LineStep)
            st.caption(LOOKING_ONCE if script.is_wary and not is_line else LOOKING)
            button("Look before the room does", "room_look", _look, room.id, room.step, icon="preview")


@changing
def _look(room: str, step: str) -> None:
    """Count for the trainer's own eyes, unless the room has left that step already."""
    if workshops().rooms.get(room).step == step:
        workshops().results.look(room)
