"""Confirm: each reads the record on their own and says whether it is right. When both do, it is fixed."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from model.access import NOBODY, SEATS, WHY_NOT, Seat, is_account
from model.content import Content
from model.content.supervision.schema import PlanStep
from model.phrases import day
from model.report.supervision_record.names import with_claimed
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Confirmation
from model.supervision.record import RecordBody, hash_of
from model.supervision.record_changes import changed_since
from pages.parts.shared.buttons import button
from pages.parts.shared.fields.typing_box import received
from pages.parts.shared.fragment import NOT_KEPT, callback, trace_told
from pages.parts.shared.local_time import clock, local
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.record import show_body
from pages.parts.supervision.steps.fields import words_part
from pages.parts.supervision.steps.progress import go_to, step_head
from pages.parts.supervision.steps.turns import cover, end_turn, way_in

NEEDED = {
    "two_views": "Places were brought, and the two views are not side by side yet.",
    "actions": "Nothing is agreed yet. One small thing is enough.",
}
CHANGED_SINCE = "The record was changed while you read it. Read it again, then say what you want to say."


def confirm(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """What is still needed and who has said what; in a turn or on one's own machine, the record and one's own say."""
    is_turn = meeting.kept.mode == ONE_SCREEN and meeting.viewer is not None
    step_head(step, is_new=not is_turn, to_talk=not is_turn)
    confirmations = meeting.store.confirmations
    said, waiting = confirmations.of(meeting.id), confirmations.waiting(meeting.id)
    void = confirmations.void(meeting.id)
    _say_what_is_needed(meeting, waiting)
    if not is_turn:
        _say_what_is_open(meeting)
    for seat in SEATS:
        if said or void:
            _say_of(meeting, seat, said.get(seat), is_void=seat in void)
    if meeting.viewer is None:
        _covers(meeting, {seat for seat, one in said.items() if one.agrees}, ready=not waiting)
    else:
        _own_say(content, meeting, meeting.viewer, meeting.store.record.body(meeting.id), ready=not waiting)


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


def _own_say(content: Content, meeting: OpenMeeting, seat: Seat, body: RecordBody, *, ready: bool) -> None:
    _say_what_changed(meeting, seat, body)
    show_body(content, with_claimed(body, meeting.store.actions.claimed(meeting.id)))
    st.header("What you say of it", anchor=False)
    words_part(content, meeting, f"{seat}.disagree", "Where I see it otherwise. It becomes part of the record", rows=2)
    words_part(content, meeting, f"{seat}.{WHY_NOT}", "If you do not confirm it yet: why, in a line", rows=1)
    _ways_to_say(meeting, seat, body, ready=ready)
    st.caption(
        "Once both have confirmed, nothing in it can be changed; dated comments can be added. "
        f"A mirror or a view that was never shown is in no record: it is deleted then{_but_for(meeting)}."
    )


def _say_what_changed(meeting: OpenMeeting, seat: Seat, body: RecordBody) -> None:
    """What the record says otherwise than when this seat read it last, until they say they have seen it."""
    key = f"record_read_{meeting.id}_{seat}"
    before: RecordBody = st.session_state.setdefault(key, body)
    changes = changed_since(before, body, but_for=f"{seat}.disagree")
    if not changes:
        st.session_state[key] = body
        return
    with st.container(border=True, key="changed_since"):
        st.write("**Changed since you read it:**")
        for change in changes:
            st.text(change)
        button("I have seen it", f"seen_{seat}", _has_read, key, body)


@callback
def _has_read(key: str, body: RecordBody) -> None:
    st.session_state[key] = body


def _but_for(meeting: OpenMeeting) -> str:
    """Who keeps a mirror that was not shown: nobody where the practitioner sits at their supervisor's machine."""
    if meeting.kept.mode == ONE_SCREEN and not is_account(meeting.supervision.practitioner):
        return ""
    return f", but {plain(meeting.supervision.practitioner_name)} alone keeps their mirror"


def _ways_to_say(meeting: OpenMeeting, seat: Seat, body: RecordBody, *, ready: bool) -> None:
    """Confirming asks once more: what is still being typed arrives before the second press."""
    asked_of = st.session_state.get(_asks_key(meeting, seat))
    asked = ready and asked_of == hash_of(_without(body, f"{seat}.disagree"))
    if asked_of and not asked:
        del st.session_state[_asks_key(meeting, seat)]
        st.error(CHANGED_SINCE, icon=":material/error:")
    if asked:
        st.write("**Confirm this record now?** It is all that stands above, with your own words in it.")
    with st.container(horizontal=True, vertical_alignment="center"):
        if asked:
            saying = (meeting, seat, body, True)
            button("Yes, I confirm it", f"agree_now_{seat}", _say, *saying, kind="primary")
            button("Not yet", f"agree_not_yet_{seat}", _ask, meeting, seat, None)
            return
        asking = (meeting, seat, body)
        button("I confirm this record", f"agree_{seat}", _ask, *asking, kind="primary", disabled=not ready)
        button("I do not confirm it yet", f"decline_{seat}", _say, meeting, seat, body, False)


def _asks_key(meeting: OpenMeeting, seat: Seat) -> str:
    return f"asks_to_confirm_{meeting.id}_{seat}"


@callback
def _ask(meeting: OpenMeeting, seat: Seat, body: RecordBody | None) -> None:
    """Ask of the record that is read now, or of none."""
    meeting.keep_held()
    st.session_state[_asks_key(meeting, seat)] = hash_of(_without(body, f"{seat}.disagree")) if body else None


@callback
def _say(meeting: OpenMeeting, seat: Seat, read: RecordBody, agrees: bool) -> None:
    """Say it of the record that was read: the last words of this seat's own boxes may be newer, nothing else."""
    own_box, why_box = f"{seat}.disagree", f"{seat}.{WHY_NOT}"
    st.session_state.pop(_asks_key(meeting, seat), None)
    meeting.keep_held()
    for field in (own_box, why_box):
        meeting.keep_typed(received(f"box_{meeting.id}_{field}"))
    store = meeting.store
    is_changed = _without(store.record.body(meeting.id), own_box) != _without(read, own_box)
    if is_changed or (agrees and store.confirmations.waiting(meeting.id)):
        st.session_state[NOT_KEPT] = CHANGED_SINCE
        return
    why = store.answers.of(meeting.id).get(why_box)
    with trace_told():
        store.confirmations.confirm(meeting.id, agrees, why.words if why and not agrees else "")
    end_turn()


def _without(body: RecordBody, field: str) -> RecordBody:
    return body.model_copy(update={"said": tuple(one for one in body.said if one.field != field)})
