"""One way of looking, to read by oneself; in a supervision meeting it is chosen where the two explore."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.supervision.schema import Lens


def show_lens(content: Content, lens: Lens) -> None:
    """What it looks at, and its questions, those for what went well first."""
    st.write(lens.summary)
    for heading, questions in (("What went well", lens.strengths), ("And then", lens.questions)):
        st.header(heading, anchor=False)
        st.markdown("\n".join(f"- {question.text}" for question in questions))
    comes = f" The idea comes from: {content.named(lens.evidence)}." if lens.evidence else ""
    st.caption(f"The questions are ours.{comes}")
