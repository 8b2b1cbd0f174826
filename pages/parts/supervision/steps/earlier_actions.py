"""What was agreed earlier: what came of each, what was said of it since, and whether it stays agreed, in one tap."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.access import NOBODY
from model.content import Content
from model.phrases import OUTCOME_NAMES, day, what_came_of
from model.report.supervision_record.names import owner_names
from model.supervision.fields import KEPT, STILL_TO_DO
from model.supervision.mark import Mark
from model.supervision.record import Carried
from pages.parts.shared.answer_box import answer_box, date_box
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.local_time import local
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.steps.fields import choice, chooser


@fragment
def earlier_action(content: Content, meeting: OpenMeeting, action: Carried, told: str, marks: tuple[Mark, ...]) -> None:
    """One action, with whose it is as `told`. Part of it and not yet keep it agreed; let go and done close it."""
    field = f"both.last.{action.id}"
    with st.container(border=True, key=f"last_{action.id}"):
        st.text(action.what)
        st.caption(told)
        for mark in marks:
            _said_since(meeting, field, mark)
        key = f"choice_{meeting.id}_{field}"
        came = meeting.kept_widget(
            key,
            meeting.place(field) if meeting.place(field) in OUTCOME_NAMES else None,
            lambda: st.segmented_control(
                "What came of it?", list(OUTCOME_NAMES), format_func=OUTCOME_NAMES.__getitem__, key=key
            ),
            partial(keep_outcome, meeting, field),
        )
        answer_box(content, meeting, field, "What came of it, or why it was let go", None, rows=1)
        if not came:
            is_silent = not meeting.words(field).strip()
            st.caption("Nothing noted yet: it stays open." if is_silent else "It stays open.")
        elif came in STILL_TO_DO:
            _stays_agreed(content, meeting, field, action)


def keep_outcome(meeting: OpenMeeting, field: str, came: str | None) -> None:
    """Keep what came of an earlier action; what is still to do stays agreed with the same tap."""
    meeting.keep_place(field, came)
    meeting.keep_place(f"{field}.keep", KEPT if came in STILL_TO_DO else None)


def _said_since(meeting: OpenMeeting, field: str, mark: Mark) -> None:
    """What its owner said of it between the meetings, and taking that over."""
    name, when = plain(meeting.supervision.name_of(mark.seat)), day(local(mark.saved_at).date())
    st.caption(f"{name} on {when}: {plain(what_came_of(mark.place, mark.words))}")
    if not meeting.place(field) and not meeting.words(field).strip():
        button(f"Take over what {name} said", f"take_{field}_{mark.seat}", _take_over, meeting, field, mark)


@callback
def _take_over(meeting: OpenMeeting, field: str, mark: Mark) -> None:
    if mark.words.strip():
        meeting.keep_copied(field, mark.words)
    keep_outcome(meeting, field, mark.place)


def _stays_agreed(content: Content, meeting: OpenMeeting, field: str, action: Carried) -> None:
    """It stands as it was, or in another form from now on."""
    if not meeting.words(f"{field}.what").strip():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("It stays agreed as it stands.")
            button("Change it", f"change_{field}", _change, meeting, field, action, kind="tertiary")
        return
    answer_box(content, meeting, f"{field}.what", "It stays agreed like this", None, rows=1)
    names = owner_names(meeting.supervision.practitioner_name, meeting.supervision.supervisor_name)
    choosable = {who: name for who, name in names.items() if who != NOBODY}
    choice(meeting, f"{field}.who", choosable, chooser("Who sees to it?", names.get(action.who, action.who)))
    date_box(meeting, f"{field}.due", "By when? (optional)")
    answer_box(content, meeting, f"{field}.notice", "How will we notice?", None, rows=1)
    button("Leave it as it was", f"leave_{field}", _leave, meeting, field, kind="tertiary")


@callback
def _change(meeting: OpenMeeting, field: str, action: Carried) -> None:
    meeting.keep_copied(f"{field}.what", action.what)
    meeting.keep_place(f"{field}.who", action.who)
    meeting.keep_place(f"{field}.due", action.due.isoformat() if action.due else None)
    meeting.keep_copied(f"{field}.notice", action.notice)


@callback
def _leave(meeting: OpenMeeting, field: str) -> None:
    meeting.keep_copied(f"{field}.what", "")
