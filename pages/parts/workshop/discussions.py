"""The sets of questions that a workshop plan can name, to read before one makes a plan of one's own."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from pages.parts.shared.elements import claims

NAME = "Questions to talk about"


def discussions(content: Content) -> None:
    """All of them, folded away: what each is about, who asked before, and what it asks."""
    with st.expander(NAME, icon=":material/forum:"):
        st.write(content.discussions.intro)
        for one in content.discussions.discussions:
            st.write(f"**{one.name}.** {one.summary}")
            claims(content, (one.asked,) if one.asked else ())
            st.markdown("\n".join(f"- {question.text}" for question in one.questions))
