"""The one small stylesheet, for what Streamlit's theme cannot say."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STYLES = Path(__file__).with_name("styles.css")
_LOOK = f"<style>{STYLES.read_text(encoding='utf-8')}</style>"


def use_look() -> None:
    """Add the stylesheet to the page."""
    st.html(_LOOK)
