"""Beginning to write about a relationship, from its own page."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own


def begin(content: Content, flow: str, relationship: str, page: str, step: str = "") -> None:
    """Start a draft of this relationship today, and go on to the page where it is written."""
    begun = own().reflections.start(
        flow=flow,
        content_version=content.version,
        language=content.settings.language,
        happened_on=today(),
        relationship=relationship,
        step=step,
        setting=content.in_setting,
    )
    st.switch_page(page, query_params={"draft": begun.id})
