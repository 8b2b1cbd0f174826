"""One's own next steps as reminders for one's calendar: what of them goes in is chosen."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.access import NotYours
from model.report.next_steps.reminders import WITHOUT_WORDS, steps_ics
from model.report.shared.file_names import file_name
from pages.parts.shared.buttons import save_button
from pages.parts.shared.fragment import fragment
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import noted, own
from pages.parts.shared.reflection_titles import made_up_names


def step_reminders_part(relationship: str | None = None) -> None:
    """A folded part with the file of all next steps to come, or of one relationship's; nothing where there are none."""
    if own().next_steps.to_remind_of(today(), relationship):
        with st.expander("Next steps in my calendar"):
            _choose(relationship)


@fragment
def _choose(relationship: str | None) -> None:
    key, day = relationship or "all", today()
    st.write(
        "With a date they come as a day with a reminder, without one as a task. Made again, the file changes what your "
        f"calendar has. Each is called “{WITHOUT_WORDS}” unless you choose more: others may see your calendar."
    )
    words = st.checkbox("My own words of each step", key=f"reminders_words_{key}")
    named = bool(made_up_names()) and st.checkbox("The made-up name of whom it is with", key=f"reminders_names_{key}")

    def made() -> bytes:
        steps = own().next_steps.to_remind_of(day, relationship)
        if not steps:
            raise NotYours
        return steps_ics(steps, datetime.now(UTC), words=words, names=made_up_names() if named else {})

    file = f"{file_name('next-steps', day)}.ics"
    save_button("Save for my calendar", noted("calendar", made), file, f"ics_{key}", icon="event")
