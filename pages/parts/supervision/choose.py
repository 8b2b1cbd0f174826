"""Which reflection is taken to supervision, and to which open meeting."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from model.access import PRACTITIONER
from model.phrases import day
from model.supervision.meeting import Meeting
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import told_apart
from pages.parts.supervision.open_meeting import meetings

MOST_OPEN = 200
MOST_OFFERED = 20


def choose_reflection() -> NoReturn:
    """Without a reflection in the address: a list to choose from."""
    st.title("Take to supervision", anchor=False)
    finished = own().reflections.all(drafts=False, limit=MOST_OFFERED)
    if not finished:
        st.write(
            "What you think through here can be taken to supervision, field by field. It needs a reflection first."
        )
        st.page_link("home.py", label="Think about a meeting", icon=":material/arrow_forward:")
        st.stop()
    st.write("Which reflection? Nothing goes yet: on the next page you choose what, field by field.")
    meeting = {"meeting": st.query_params["meeting"]} if "meeting" in st.query_params else {}
    for reflection_id, name in told_apart(finished).items():
        st.page_link("take_to_supervision.py", label=name, query_params={"draft": reflection_id, **meeting})
    st.stop()


def which_meeting(draft_id: str) -> tuple[Meeting, str]:
    """The open meeting it goes to, and the supervisor's name; where none is open the page says so and ends."""
    there = {one.id: one for one in meetings().meetings(is_open=True, limit=MOST_OPEN) if one.seat == PRACTITIONER}
    if not there:
        st.write("There is no open meeting to take it to. Begin one first; you can bring this reflection to it then.")
        st.page_link("supervision.py", label="Begin a meeting", icon=":material/arrow_forward:")
        st.page_link(
            "your_profile.py",
            label="Back to the reflection",
            icon=":material/arrow_back:",
            query_params={"draft": draft_id},
        )
        st.stop()
    names = {one.id: meetings().supervision(one.supervision).supervisor_name for one in there.values()}
    called = {
        one.id: f"With {plain(names[one.id])} on {day(one.held_on)}: {plain(one.plan_name)}" for one in there.values()
    }
    before = [one.id for one in meetings().open_meetings_of(draft_id)]
    asked = next((one for one in (st.query_params.get("meeting"), *before) if one in there), None)
    if len(there) == 1:
        chosen: str | None = next(iter(there))
        st.write(f"To your open meeting with {plain(names[chosen])} on {day(there[chosen].held_on)}.")
    else:
        chosen = st.radio(
            "To which meeting?",
            list(there),
            format_func=called.__getitem__,
            index=list(there).index(asked) if asked else None,
            key=f"to_meeting_{draft_id}",
        )
        if chosen is None:
            st.stop()
    return there[chosen], names[chosen]
