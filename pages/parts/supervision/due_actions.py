"""What was agreed and is still open: who, by when, and reminders of it for a calendar."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from model.access import BOTH, NotYours, Seat
from model.phrases import day
from model.report.supervision_record.names import ACCORDING_TO_FILE, owner_names
from model.report.supervision_record.reminders import Agreed, reminders_ics, whose
from model.supervision.meeting import Action, Supervision
from pages.parts.shared.buttons import save_button
from pages.parts.shared.local_time import today
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import my_supervision

AT_ONCE = 5
MOST = 30


def agreed_part(supervision: Supervision, seat: Seat) -> None:
    """What was agreed with this person and nothing was said of yet; what is due first stands first."""
    waiting = [action for _, action in my_supervision().actions.due(supervision.id, limit=MOST)]
    if not waiting:
        return
    st.markdown("**Agreed, and still open**")
    for action in waiting[:AT_ONCE]:
        _one_action(action, supervision, seat)
    if waiting[AT_ONCE:]:
        with st.expander("What else was agreed"):
            for action in waiting[AT_ONCE:]:
                _one_action(action, supervision, seat)
            if len(waiting) == MOST:
                st.caption("Older ones stand in the records of the past meetings.")


def _one_action(action: Action, supervision: Supervision, seat: Seat) -> None:
    with st.container(gap=None, key=f"agreed_{action.id}"):
        st.text(action.what)
        according = f", {ACCORDING_TO_FILE}" if action.claimed else ""
        st.caption(plain(f"{who(action, supervision, seat)}{_by_when(action)}{according}"))


def who(action: Action, supervision: Supervision, seat: Seat) -> str:
    """Whose an action is, as this person would say it."""
    names = owner_names(supervision.practitioner_name, supervision.supervisor_name)
    return (names | {BOTH: "Both of you", seat: "You"}).get(action.who, action.who)


def _by_when(action: Action) -> str:
    if action.due is None:
        return ""
    return f", {'was due' if action.due < today() else 'by'} {day(action.due)}"


def dated_actions() -> list[Agreed]:
    """What is still open and has a date, soonest first, each with who it was agreed with and whose it is."""
    mine = my_supervision()
    return [
        Agreed(action, supervision.other_name(mine.supervisions.seat(supervision.id)), whose(action, supervision))
        for supervision, action in mine.actions.due()
        if action.due
    ]


def reminders_part() -> None:
    """The dates of all that is still open, as a file for a calendar."""
    if not dated_actions():
        return
    st.header("Reminders", anchor=False)
    st.write("The dates of what you agreed, for your own calendar. Names and agreed actions go into that calendar.")
    made = partial(_calendar, today())
    save_button("Reminders for your calendar", made, "alongside-reminders.ics", "reminders", icon="event")


def _calendar(day_there: date) -> bytes:
    """The file, of what is open now. Raises `NotYours` where nothing is any more."""
    dated = dated_actions()
    if not dated:
        raise NotYours
    return reminders_ics(dated, day_there)
