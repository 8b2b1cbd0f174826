"""What is added to a confirmed record: the comments, and a box that keeps one as it is typed until it is added."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.access import COMMENT, SEATS, Seat
from model.content import Content
from model.reflection import Answer
from model.report.blocks import Heading, Line
from model.report.record_after import added_later
from model.report.record_names import name_of
from model.supervision.meeting import ONE_SCREEN, Meeting
from model.supervision.record import RecordBody
from pages.parts.element import box
from pages.parts.part import callback, part
from pages.parts.plain import plain
from pages.parts.supervision.open_meeting import OpenMeeting, meetings, open_meeting
from pages.parts.supervision.record_parts import show_blocks


@part
def comments_part(content: Content, meeting: Meeting) -> None:
    """What was added later, and a box to add to it. What is added cannot be changed, and that is said before."""
    record = meetings().record(meeting.id)
    blocks = tuple(added_later(record)) or (Heading(2, "Added later"), Line("Nothing has been added."))
    show_blocks(content, blocks, f"{meeting.id}_later")
    seat = _who_writes(record.body, meeting)
    sheet, field = open_meeting(meeting.id, seat), f"{seat}.{COMMENT}"
    box(content, sheet, field, "Add a comment", None)
    st.caption("It is added with your name and the time. After that it cannot be changed or taken away.")
    if st.button("Add it for good", key=f"add_comment_{meeting.id}"):
        _add(sheet, field)


def _add(sheet: OpenMeeting, field: str) -> None:
    """Add what is kept, which the box above has just brought up to date."""
    words = sheet.words(field)
    if not words.strip():
        st.warning("Write a word or two first.")
        return
    sheet.door(field).comment(sheet.id, words)
    st.rerun()


def _who_writes(body: RecordBody, meeting: Meeting) -> Seat:
    """On one screen either of the two may be sitting here; elsewhere it is the person of this machine."""
    if meeting.way != ONE_SCREEN:
        return meeting.seat
    return st.radio(
        "Whose comment is it?",
        SEATS,
        index=SEATS.index(meeting.seat),
        format_func=lambda seat: plain(name_of(body, seat)),
        horizontal=True,
        key=f"comment_by_{meeting.id}",
    )


def written_and_not_in_it(meeting: Meeting) -> None:
    """What was put aside when a file fixed the record, to be copied elsewhere, until it is let go."""
    aside = [one for one in meetings().replaced(meeting.id) if one.field != f"{meeting.seat}.{COMMENT}"]
    if not any(one.words for one in aside):
        return
    with st.container(border=True, key="not_in_the_record"):
        st.write("What was written in the same place and is not in it now:")
        for one in aside:
            if one.words:
                st.text(one.words)
        st.button(
            "I have what I need of it",
            key=f"let_go_{meeting.id}",
            type="tertiary",
            on_click=_let_go,
            args=(meeting.id, aside),
        )


@callback
def _let_go(meeting_id: str, aside: Sequence[Answer]) -> None:
    meetings().seen_replaced(meeting_id, aside)
