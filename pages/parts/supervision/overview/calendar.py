"""What is to come as a file for one's own calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial

import streamlit as st

from model.access import NotYours
from model.report.shared.file_names import file_name
from model.report.supervision_record.reminders import entries_of, reminders_ics
from model.supervision.overview import WithSomebody
from pages.parts.shared.buttons import save_button
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import noted
from pages.parts.supervision.open_meeting import my_supervision


def calendar_part(people: Sequence[WithSomebody]) -> None:
    """Next meetings, what is agreed with a date, and one's own undated actions as tasks."""
    if not entries_of(people, today()):
        return
    made = noted("calendar", partial(_calendar, today()))
    with st.expander("Reminders for your calendar"):
        st.write(
            "Your next meetings, what is agreed with a date, and as tasks what you agreed to without one. Made again, "
            "the file changes what your calendar has. Names and agreed actions go into that calendar."
        )
        save_button("Save for my calendar", made, f"{file_name('supervision', today())}.ics", "reminders", icon="event")


def _calendar(day_there: date) -> bytes:
    """The file, of what is open now. Raises `NotYours` where nothing is any more."""
    people = my_supervision().overview.all()
    if not entries_of(people, day_there):
        raise NotYours
    return reminders_ics(people, datetime.now(UTC), day_there)
