"""How an earlier meeting was for the practitioner, where they did not show it then: to show it now."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR
from model.phrases import day
from model.report.supervision_record.names import whose_words
from model.supervision.brought import BroughtItem
from model.supervision.mirror import KeptMirror, is_mirror, is_place_of_mirror
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.steps.talk import as_the_supervisor_sees


def earlier_mirrors(meeting: OpenMeeting) -> None:
    """For the practitioner: each one that stands in no record yet, and the press that shows it."""
    for mirror in meeting.store.mirrors.of(meeting.supervision.id):
        if not mirror.is_settled:
            with st.expander(f"Bring how the meeting on {day(mirror.held_on)} was for me"):
                _one(meeting, mirror)


def _one(meeting: OpenMeeting, mirror: KeptMirror) -> None:
    name = plain(meeting.supervision.name_of(SUPERVISOR))
    mirror_items(meeting.store.mirrors.told(mirror.meeting))
    if mirror.brought_to == meeting.id:
        st.info(f"{name} sees this.", icon=":material/visibility:")
        button("Take it back", f"take_back_{mirror.meeting}", _take_back, meeting, mirror.meeting)
    else:
        button(f"Show this one to {name}", f"bring_{mirror.meeting}", _bring, meeting, mirror.meeting)
        st.caption("Once shown, it goes into the record.")


def brought_mirrors(meeting: OpenMeeting) -> None:
    """What was brought of earlier meetings, as the supervisor reads it."""
    found = [one.item for one in as_the_supervisor_sees(meeting) if is_mirror(one.item)]
    for heading, group in groupby(found, lambda item: item.heading):
        items = tuple(group)
        st.header(plain(heading), anchor=False)
        if any(map(is_place_of_mirror, items)):
            st.caption(whose_words(plain(meeting.supervision.name_of(PRACTITIONER))))
        mirror_items(items)


def mirror_items(items: tuple[BroughtItem, ...]) -> None:
    """What was asked and what was said, in words; nothing is drawn and nothing is added up."""
    for item in items:
        st.caption(plain(item.prompt))
        st.text(item.words)


@callback
def _bring(meeting: OpenMeeting, mirror: str) -> None:
    meeting.keep_held()
    meeting.store.mirrors.bring(meeting.id, mirror)


@callback
def _take_back(meeting: OpenMeeting, mirror: str) -> None:
    meeting.keep_held()
    meeting.store.mirrors.take_back(meeting.id, mirror)
