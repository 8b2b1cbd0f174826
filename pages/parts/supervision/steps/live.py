"""A live meeting: each at their own screen hears within two seconds where the other is and what they have said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import streamlit as st

from model.supervision.invitation import There
from model.supervision.meeting import LIVE
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import fragment_every
from pages.parts.shared.local_time import clock, local
from pages.parts.shared.plain_text import plain
from pages.parts.shared.what_is_there import draw_anew_where_deleted
from pages.parts.supervision.open_meeting import OpenMeeting, my_supervision
from pages.parts.supervision.steps.progress import Steps, changed_elsewhere, go_to

EVERY_SECONDS = 1
WRITES_FOR = timedelta(seconds=4)
"""How long after the last words came from this tab somebody counts as writing."""


def what_others_do(meeting: OpenMeeting, steps: Steps) -> None:
    """Where the other one is in a live meeting; in any other, what another tab changed."""
    if meeting.kept.mode == LIVE:
        _where_they_are(meeting, steps, meeting.at)
    else:
        changed_elsewhere(meeting)


@fragment_every(EVERY_SECONDS)
def _where_they_are(meeting: OpenMeeting, steps: Steps, drawn: str) -> None:
    """Tell of the other one, and draw the page anew where they said something; words under way stay in their box."""
    draw_anew_where_deleted()
    newest = my_supervision().meetings.get(meeting.id)
    if not newest.is_open or newest.revision > meeting.revision or meeting.at != drawn:
        st.rerun()
    there = my_supervision().presence.tell(meeting.id, meeting.at, writes=_writes(meeting))
    other = plain(meeting.supervision.other_name(meeting.kept.seat))
    with st.container(horizontal=True, vertical_alignment="center", key="where_they_are"):
        st.caption(_told(other, there, steps))
        if there and there.is_here(datetime.now(UTC)) and there.step != meeting.at:
            button(f"Go to where {other} is", "go_along", go_to, meeting, there.step, kind="tertiary")


def _writes(meeting: OpenMeeting) -> bool:
    """Whether this tab has sent words just now: that somebody writes, and never what or where."""
    return meeting.wrote_at is not None and datetime.now(UTC) - meeting.wrote_at < WRITES_FOR


def _told(other: str, there: There | None, steps: Steps) -> str:
    if there is None:
        return f"{other} has not come in yet. What you write is kept until they do."
    if not there.is_here(datetime.now(UTC)):
        return f"{other} is not here now; last here at {clock(local(there.seen_at))}. What you write is kept for them."
    title = next((plain(step.title) for step in steps if step.key == there.step), "")
    writes = ", and is writing" if there.writes else ""
    return f"**{other}** is here, at *{title}*{writes}." if title else f"**{other}** is here{writes}."
