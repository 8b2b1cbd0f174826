"""What one seat says of the record: reading it, what changed since, their own words, and confirming it or not yet."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from model.access import MIRROR, WHY_NOT, Seat
from model.content import Content
from model.supervision.meeting import is_hosted
from model.supervision.record import RecordBody, hash_of
from model.supervision.record_changes import changed_since
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.buttons import button
from pages.parts.shared.fields.typing_box import received
from pages.parts.shared.fragment import NOT_KEPT, callback, fragment, trace_told
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.record import show_body
from pages.parts.supervision.steps.fields import words_part
from pages.parts.supervision.steps.turns import ASKS, end_turn

WHY = "Why, in a line, if you like"
CHANGED_SINCE = "The record was changed while you read it. Read it again, then say what you want to say."


def own_say(content: Content, meeting: OpenMeeting, seat: Seat, body: RecordBody, *, ready: bool) -> None:
    """The record as it stands in `body`, and what this seat says of it; confirming it only where it is `ready`."""
    _say_what_changed(meeting, seat, body)
    has_confirmed = _has_confirmed(meeting, seat)
    show_body(content, body)
    with st.container(gap="xsmall", key="own_say"):
        st.header("What you say of it", anchor=False)
        label = "Where I see it otherwise. It becomes part of the record"
        if has_confirmed:
            _box_of_who_has_confirmed(content, meeting, seat, label)
        else:
            words_part(content, meeting, f"{seat}.disagree", label, rows=2)
    _ways_to_say(content, meeting, seat, body, ready=ready, has_confirmed=has_confirmed)
    st.caption(
        "Once both have confirmed, nothing in it can be changed; dated comments can be added. "
        f"What was never shown is deleted then.{_but_for(meeting)}"
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
    """Whose a mirror stays that is not shown: nobody's where the practitioner sits at their supervisor's machine."""
    is_unshown = meeting.script.step("mirror") and MIRROR not in meeting.store.shown.of(meeting.id)
    if not is_unshown or is_hosted(meeting.kept, meeting.supervision):
        return ""
    name = plain(meeting.supervision.practitioner_name)
    return f" What {name} did not show about this supervision stays with {name}."


def _has_confirmed(meeting: OpenMeeting, seat: Seat) -> bool:
    said = meeting.store.confirmations.of(meeting.id).get(seat)
    return said is not None and said.agrees


@fragment
def _box_of_who_has_confirmed(content: Content, meeting: OpenMeeting, seat: Seat, label: str) -> None:
    """A box whose words make what was confirmed another record: then confirming it is offered again."""
    answer_box(content, meeting, f"{seat}.disagree", label, None, rows=2)
    if not _has_confirmed(meeting, seat):
        st.rerun()


def _ways_to_say(
    content: Content, meeting: OpenMeeting, seat: Seat, body: RecordBody, *, ready: bool, has_confirmed: bool
) -> None:
    """Either word asks once more: what is still being typed arrives before the second press."""
    asked: _Asked | None = st.session_state.get(_asks_key(meeting, seat))
    if asked and (asked.of != hash_of(_without(body, f"{seat}.disagree")) or (asked.agrees and not ready)):
        del st.session_state[_asks_key(meeting, seat)]
        st.error(CHANGED_SINCE, icon=":material/error:")
        asked = None
    if asked and asked.agrees:
        st.write("**Confirm this record now?** It is all that stands above, with your own words in it.")
    elif asked:
        other = plain(meeting.supervision.other_name(seat))
        st.write(f"**You do not confirm it yet?** The meeting stays open, and {other} reads that here.")
        words_part(content, meeting, f"{seat}.{WHY_NOT}", WHY, rows=1)
    saying = (meeting, seat, body)
    with st.container(horizontal=True, vertical_alignment="center"):
        if asked and asked.agrees:
            button("Yes, I confirm it", f"agree_now_{seat}", _say, *saying, True, kind="primary")
        elif asked:
            button("Say so", f"decline_now_{seat}", _say, *saying, False, kind="primary")
        if asked:
            button("Go back", f"say_nothing_{seat}", _ask_nothing, meeting, seat)
            return
        if not has_confirmed:
            button("I confirm this record", f"agree_{seat}", _ask, *saying, True, kind="primary", disabled=not ready)
        button("I do not confirm it yet", f"decline_{seat}", _ask, *saying, False)


@dataclass(frozen=True)
class _Asked:
    """Somebody is asked once more before it is said: whether they confirm the record with this hash, or not yet."""

    of: str
    agrees: bool


def _asks_key(meeting: OpenMeeting, seat: Seat) -> str:
    return f"{ASKS}{meeting.id}_{seat}"


@callback
def _ask(meeting: OpenMeeting, seat: Seat, body: RecordBody, agrees: bool) -> None:
    """Ask of the record that is read now."""
    meeting.keep_held()
    of = hash_of(_without(body, f"{seat}.disagree"))
    st.session_state[_asks_key(meeting, seat)] = _Asked(of, agrees)


@callback
def _ask_nothing(meeting: OpenMeeting, seat: Seat) -> None:
    meeting.keep_held()
    st.session_state.pop(_asks_key(meeting, seat), None)


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
