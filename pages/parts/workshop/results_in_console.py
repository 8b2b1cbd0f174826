"""The results as the room sees them, in the console: drawn when the trainer opens them, and not before."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.workshop.room import Room
from model.workshop.script import RoomScript
from pages.parts.shared.fragment import fragment
from pages.parts.workshop.results_view import show_result
from pages.parts.workshop.room_in_address import workshops


@fragment
def seen_part(content: Content, room: Room, script: RoomScript) -> None:
    """What has been shown of this step so far, the same as on the big screen."""
    seen = st.expander(
        "What the room has been shown here", key="room_seen", icon=":material/visibility:", on_change="rerun"
    )
    if not seen.open:
        return
    with seen:
        result = workshops().results.get(room.id, room.step)
        if result.has_any:
            show_result(content, script, result, is_wide=False)
        else:
            st.write("Nothing of this has been shown.")
