"""Questions and guidance that came with a file and are not those of this Alongside: told beside what they are in."""

from __future__ import annotations

import streamlit as st

from model.access import SUPERVISOR
from model.content import Content
from model.content.supervision.schema import Script
from model.supervision.guidance import words_not_ours
from model.supervision.meeting import Meeting
from pages.parts.shared.plain_text import plain


def came_by_file(meeting: Meeting) -> bool:
    """Whether a meeting was begun elsewhere: with the practitioner's Alongside, and so with its words."""
    return meeting.seat == SUPERVISOR


def guidance_part(content: Content, script: Script, name: str) -> None:
    """Say which words are not ours, where there are any. `name`: whose file they came with."""
    strange = words_not_ours(script, content)
    if strange:
        with st.expander("This file's questions are not those of your Alongside", icon=":material/info:"):
            st.write(f"They came with {plain(name)}'s file. These words in it are not in your Alongside:")
            st.markdown("\n".join(f"- {plain(text)}" for text in strange))
