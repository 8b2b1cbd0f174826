"""Which reflection is taken to supervision, and to which open meeting."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from model.access import PRACTITIONER
from model.phrases import day
from model.supervision.meeting import Meeting
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import own_titles
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.people import name_your_supervisor

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
        link("home.py", "Think about a meeting", "arrow_forward")
        st.stop()
    st.write("Which reflection? Nothing goes yet: on the next page you choose what, field by field.")
    meeting = {"meeting": st.query_params["meeting"]} if "meeting" in st.query_params else {}
    for reflection_id, name in own_titles(finished).items():
        link("take_to_supervision.py", plain(name), draft=reflection_id, **meeting)
    st.stop()


def which_meeting(draft_id: str) -> tuple[Meeting, str]:
    """The open meeting it goes to, and the supervisor's name; where none is open the page says so and ends."""
    mine = my_supervision()
    open_now = mine.meetings.all(is_open=True, limit=MOST_OPEN)
    there = {one.id: one for one in open_now if one.seat == PRACTITIONER}
    if not there:
        _begin_one_with_it(draft_id)
        link("your_profile.py", "Back to the reflection", "arrow_back", draft=draft_id)
        st.stop()
    names = {one.id: mine.supervisions.get(one.supervision).supervisor_name for one in there.values()}
    called = {
        one.id: f"With {plain(names[one.id])} on {day(one.held_on)}: {plain(one.plan_name)}" for one in there.values()
    }
    before = [one.id for one in mine.brought.open_meetings(draft_id)]
    asked = next((one for one in (st.query_params.get("meeting"), *before) if one in there), None)
    if len(there) == 1:
        [(only, meeting)] = there.items()
        st.write(f"To your open meeting with {plain(names[only])} on {day(meeting.held_on)}.")
        return meeting, names[only]
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


def _begin_one_with_it(draft_id: str) -> None:
    """Where no meeting is open: begin one with a supervisor, and the reflection comes along."""
    supervisions = my_supervision().supervisions
    mine = [one for one in supervisions.all() if supervisions.seat(one.id) == PRACTITIONER]
    if not mine:
        st.write("Whom do you meet for supervision? Then you can begin a meeting, and this reflection comes along.")
        name_your_supervisor()
        return
    st.write("There is no open meeting to take it to. Begin one, and this reflection comes along.")
    for one in mine:
        name = plain(one.supervisor_name)
        link("supervision.py", f"Begin a meeting with {name}", "arrow_forward", begin=one.id, draft=draft_id)
