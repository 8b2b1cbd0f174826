"""The one small stylesheet, for what Streamlit's theme cannot say."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

STYLES = Path(__file__).with_name("styles.css")


def use_look() -> None:
    """Add the stylesheet to the page."""
    st.html(f"<style>{_styles()}</style>")


@cache
def _styles() -> str:
    return STYLES.read_text(encoding="utf-8")
