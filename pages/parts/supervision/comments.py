"""What is added to a confirmed record: the comments, and a box that keeps one as it is typed until it is added."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.access import COMMENT, SEATS, Seat
from model.answers import Answer
from model.content import Content
from model.report.shared.blocks import Heading, Line
from model.report.supervision_record.after import added_later
from model.report.supervision_record.names import name_of
from model.supervision.meeting import ONE_SCREEN, Meeting
from model.supervision.record import RecordBody
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.held_screen import held_for
from pages.parts.supervision.open_meeting import OpenMeeting, my_supervision, open_meeting
from pages.parts.supervision.record import show_blocks

READ_FIRST = "comment_read_first"
"""The meeting and the seat whose comment is being read before it is added for good."""

SHOWN = "comment_shown"
"""The words that were read: none but these are added."""


@fragment
def comments_part(content: Content, kept: Meeting) -> None:
    """What was added later, and a box to add to it. What is added cannot be changed, and that is said before."""
    record = my_supervision().record.of(kept.id)
    blocks = tuple(added_later(record)) or (Heading(2, "Added later"), Line("Nothing has been added."))
    show_blocks(content, blocks, f"{kept.id}_later")
    seat = _who_writes(record.body, kept)
    meeting, field = open_meeting(kept.id, seat), f"{seat}.{COMMENT}"
    answer_box(content, meeting, field, "Add a comment", None)
    st.caption("It is added with your name and the time. After that it cannot be changed or taken away.")
    if st.session_state.get(READ_FIRST) == (kept.id, seat):
        _read_and_add(meeting, field)
    else:
        button("Read it, then add it", f"read_comment_{kept.id}", _read, kept.id, seat)


def _read(meeting_id: str, seat: Seat) -> None:
    st.session_state[READ_FIRST] = (meeting_id, seat)


def _read_and_add(meeting: OpenMeeting, field: str) -> None:
    """What would be added, word for word, and the press that adds just that: the last words come after a quick tap."""
    words, shown = meeting.words(field), st.session_state.get(SHOWN)
    st.session_state[SHOWN] = words
    if not words.strip():
        st.warning("Write a word or two first.")
        return
    with st.container(border=True, key="comment_to_add"):
        st.text(words)
        with st.container(horizontal=True):
            add = st.button("Add it for good", key=f"add_comment_{meeting.id}", type="primary")
            not_yet = st.button("Not yet", key=f"not_yet_{meeting.id}", type="tertiary")
    if add and words == shown:
        meeting.store.record.comment(meeting.id, words)
    if not_yet or (add and words == shown):
        st.session_state.pop(READ_FIRST)
        st.rerun()


def _who_writes(body: RecordBody, kept: Meeting) -> Seat:
    """Either of the two, right after a meeting on one screen; later and elsewhere the person of this machine."""
    both_are_here = kept.mode == ONE_SCREEN and held_for() == kept.id
    if not both_are_here:
        return kept.seat
    return st.radio(
        "Whose comment is it?",
        SEATS,
        index=SEATS.index(kept.seat),
        format_func=lambda seat: plain(name_of(body, seat)),
        horizontal=True,
        key=f"comment_by_{kept.id}",
    )


def written_and_not_in_it(meeting: Meeting) -> None:
    """What was written over when a file fixed the record, to be copied elsewhere, until it is let go."""
    replaced = my_supervision().answers.replaced(meeting.id)
    overwritten = [one for one in replaced if one.field != f"{meeting.seat}.{COMMENT}"]
    if not any(one.words for one in overwritten):
        return
    with st.container(border=True, key="not_in_the_record"):
        st.write("What was written in the same place and is not in the record now:")
        for one in overwritten:
            if one.words:
                st.text(one.words)
        button("I have what I need of it", f"let_go_{meeting.id}", _let_go, meeting.id, overwritten, kind="tertiary")


@callback
def _let_go(meeting_id: str, overwritten: Sequence[Answer]) -> None:
    my_supervision().answers.seen_replaced(meeting_id, overwritten)
