"""Across one's relationships: what one looks at often and never. No relationship is named, and none compared."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.content import Content
from model.relationship.across import FEWEST_REFLECTIONS, habits
from pages.parts.shared.fragment import fragment
from pages.parts.shared.open_guide import own


@fragment
def across_part(content: Content) -> None:
    """Looked up only when it is asked for."""
    st.header("Across them, for you alone", anchor=False)
    st.write("What you look at when you reflect, whoever it is about. It says nothing about anybody else.")
    if not st.toggle("Show me", key="across"):
        return
    looked_at = own().history.looked_at()
    found = habits([element.key for element in content.elements], looked_at)
    if found is None:
        st.write(f"Too early to say. It takes {FEWEST_REFLECTIONS} finished reflections; there are {len(looked_at)}.")
        return
    st.write(f"In your newest {len(looked_at)} reflections:")
    st.markdown(f"- Often: {_named(content, found.often)}\n- Never: {_named(content, found.never)}")
    st.caption("Most ways through ask about safety each time, so it is often here. Never is no fault: it is a door.")


def _named(content: Content, keys: Sequence[str]) -> str:
    return ", ".join(content.element(key).name for key in keys) or "none of the twelve"
