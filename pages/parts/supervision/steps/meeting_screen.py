"""The meeting named in the address, and each of its steps."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.content import Content
from model.content.supervision.schema import PlanStep, StepKey
from model.supervision.meeting import SHARE_FILE
from pages.parts.shared.plain_text import plain
from pages.parts.shared.what_is_there import what_is_there
from pages.parts.supervision.held_screen import hold_screen, is_cover_told
from pages.parts.supervision.open_meeting import OpenMeeting, my_supervision, open_meeting
from pages.parts.supervision.share_file import open_share_file_part, save_share_file_part
from pages.parts.supervision.steps.actions import actions, conditions
from pages.parts.supervision.steps.confirm import confirm
from pages.parts.supervision.steps.explore import explore
from pages.parts.supervision.steps.mirror import mirror
from pages.parts.supervision.steps.talk import arrive, bring, last_time
from pages.parts.supervision.steps.turns import viewer_of
from pages.parts.supervision.steps.two_views import two_views

DRAW_STEP: dict[StepKey, Callable[[Content, OpenMeeting, PlanStep], None]] = {
    "arrive": arrive,
    "last_time": last_time,
    "bring": bring,
    "two_views": two_views,
    "explore": explore,
    "conditions": conditions,
    "actions": actions,
    "mirror": mirror,
    "confirm": confirm,
}
"""How each step of a plan is drawn."""


def meeting_asked_for() -> OpenMeeting:
    """The open meeting named in the address. Its record is shown instead once it is fixed; nothing there is said so."""
    return what_is_there(
        "meeting",
        _open,
        "There is no meeting here",
        "It may have been called off, or the address is not complete. Nothing else was changed.",
        page="supervision.py",
        label="See my meetings",
    )


def _open(meeting_id: str) -> OpenMeeting:
    meeting = my_supervision().meetings.get(meeting_id)
    if not meeting.is_open:
        st.switch_page("record.py", query_params={"meeting": meeting.id})
    if not is_cover_told(meeting):
        st.switch_page("supervision.py", query_params={"meeting": meeting.id})
    hold_screen(meeting)
    return open_meeting(meeting.id, viewer_of(meeting))


def exchange_part(content: Content, meeting: OpenMeeting) -> None:
    """By share file: send what is here to the other, and open what came from them."""
    if meeting.kept.mode != SHARE_FILE:
        return
    other = meeting.supervision.other_name(meeting.kept.seat)
    said = my_supervision().confirmations.of(meeting.id).get(meeting.kept.seat)
    has_word = said is not None and said.agrees
    with st.expander(f"Send this to {plain(other)}", expanded=has_word, icon=":material/outgoing_mail:"):
        save_share_file_part(meeting.kept, other)
    with st.expander(f"Open {plain(other)}'s file", icon=":material/mark_email_read:"):
        open_share_file_part(content)
