"""Confirm: each reads the record on their own and says whether it is right. When both do, it is fixed."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from model.access import MIRROR, NOBODY, SEATS, SUPERVISOR, Seat
from model.content import Content
from model.content.supervision.schema import PlanStep
from model.phrases import day
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Confirmation
from pages.parts.shared.buttons import button
from pages.parts.shared.local_time import clock, local
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.meeting_day import day_part, is_to_come, say_it_is_to_come
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.steps.own_say import own_say
from pages.parts.supervision.steps.progress import go_to, step_head
from pages.parts.supervision.steps.turns import cover, way_in

NEEDED = {
    "two_views": "Places were given, and the two views are not side by side yet.",
    "actions": "Nothing is agreed yet. One small thing is enough.",
}


def confirm(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """What is still needed and who has said what; in a turn or on one's own machine, the record and one's own say."""
    is_turn = meeting.kept.mode == ONE_SCREEN and meeting.viewer is not None
    step_head(content, meeting, step, is_new=not is_turn, to_talk=not is_turn)
    confirmations = meeting.store.confirmations
    said, waiting = confirmations.of(meeting.id), confirmations.waiting(meeting.id)
    void = confirmations.void(meeting.id)
    _say_what_is_needed(meeting, waiting)
    is_ready = not waiting and not is_to_come(meeting.kept)
    _say_what_day(meeting, is_turn=is_turn)
    if not is_turn:
        _say_what_is_open(meeting)
    if meeting.viewer == SUPERVISOR and not any(one.agrees for one in said.values()):
        _say_what_may_come(meeting)
    for seat in SEATS:
        is_own_silence = is_turn and seat == meeting.viewer and seat not in {*said, *void}
        if (said or void) and not is_own_silence:
            _say_of(meeting, seat, said.get(seat), is_void=seat in void)
    if meeting.viewer is None:
        _covers(meeting, {seat for seat, one in said.items() if one.agrees}, ready=is_ready)
    else:
        own_say(content, meeting, meeting.viewer, meeting.store.record.body(meeting.id), ready=is_ready)


def _say_what_day(meeting: OpenMeeting, *, is_turn: bool) -> None:
    """A day to come holds it up; at one screen, one gone by was asked about before the two sat down."""
    to_come = is_to_come(meeting.kept)
    if to_come:
        say_it_is_to_come(meeting)
    if not is_turn and (to_come or meeting.kept.mode != ONE_SCREEN):
        day_part(meeting, is_told=not to_come)


def _covers(meeting: OpenMeeting, confirmed: Collection[Seat], *, ready: bool) -> None:
    """The ways into both turns: together while nobody has confirmed, and who has can read it again."""
    if not confirmed:
        with st.container(border=True, key="cover_both"):
            st.write("**Each of you reads the record alone.** Please hand over the screen.")
            with st.container(horizontal=True):
                for seat in SEATS:
                    way_in(meeting, seat, main=ready)
        return
    for seat in SEATS:
        again = "You have confirmed it. Read it again, or take that back." if seat in confirmed else ""
        cover(meeting, seat, again, main=ready and not again)


def _say_what_is_needed(meeting: OpenMeeting, waiting: Collection[str]) -> None:
    for step in waiting:
        st.info(f"Before anybody confirms: {NEEDED[step]}", icon=":material/pending:")
        going = meeting.script.step(step)
        if going and meeting.viewer in {None, meeting.kept.seat}:
            button(f"Go to: {plain(going.title)}", f"needed_{step}", go_to, meeting, step)


def _say_what_is_open(meeting: OpenMeeting) -> None:
    """What may well be left open, and is easily forgotten: when to meet next, and who sees to something."""
    body = meeting.store.record.body(meeting.id)
    left = [] if body.next_on else ["No next meeting is set."]
    left += [f"Nobody is named for “{plain(one.what)}”." for one in body.actions if one.who == NOBODY]
    if left:
        st.warning(" ".join(left), icon=":material/event_busy:")


def _say_what_may_come(meeting: OpenMeeting) -> None:
    """By file: what the practitioner may show after this, which makes it another record."""
    may_show = meeting.script.step("mirror") and MIRROR not in meeting.store.shown.of(meeting.id)
    if meeting.kept.mode == SHARE_FILE and may_show:
        st.caption(
            f"{plain(meeting.supervision.practitioner_name)} may still show how this meeting was: if so, confirm after "
            "that file, or your word no longer counts."
        )


def _say_of(meeting: OpenMeeting, seat: Seat, said: Confirmation | None, *, is_void: bool) -> None:
    """What one seat says of the record as it stands now."""
    name = plain(meeting.supervision.name_of(seat))
    if said and said.agrees:
        st.write(f"**{name}** confirmed it on {_moment(said)}.")
        if meeting.kept.mode == SHARE_FILE and seat == meeting.viewer:
            other = plain(meeting.supervision.other_name(seat))
            st.write(f"Now save the file for {other}, below: your word goes with it.")
    elif said:
        st.write(f"**{name}** does not confirm it yet ({_moment(said)}). So the meeting stays open.")
        if said.words.strip():
            st.text(said.words)
    elif is_void:
        st.write(f"**{name}** had confirmed it, but the record was changed after that, so it no longer counts.")
    else:
        st.write(f"**{name}** has not confirmed it yet.")


def _moment(said: Confirmation) -> str:
    return f"{day(local(said.at).date())} at {clock(said.at)}"
