"""Where two good things pull apart: the list of dilemmas, and one of them, to read or to think through."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.guide.dilemma import MINUTES, Dilemma
from pages.parts.shared.buttons import link
from pages.parts.shared.elements import claims
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain


def list_dilemmas(content: Content) -> None:
    """Every dilemma by its name, with how it begins."""
    for dilemma in content.dilemmas.dilemmas:
        link("dilemma.py", dilemma.name, dilemma=dilemma.key)
        st.caption(dilemma.tension)


def show_dilemma(content: Content, dilemma: Dilemma) -> None:
    """What is known, open, as whoever reads on has come for it; and folded what is asked from both sides."""
    with st.expander("What is known", expanded=True):
        claims(content, dilemma.known)
    with st.expander("The questions, to talk them over"):
        for side in dilemma.sides:
            st.write(f"**{side.name}**")
            st.markdown("\n".join(f"- {question.text}" for question in side.questions))
        st.write("**Put to the test**")
        st.write(dilemma.test)
    named = ", ".join(content.element(key).name for key in dilemma.elements)
    st.caption(f"It belongs to: {named}. The tension and the questions are ours. About {MINUTES} minutes alone.")


def whose_is_it() -> str | None:
    """The relationship that it is about, if the person says so."""
    known = {one.id: plain(one.pseudonym) for one in own().relationships.all() if not one.closed_on}
    if not known:
        return None
    return st.selectbox(
        "Whose is it, under a made-up name?",
        list(known),
        index=None,
        format_func=known.__getitem__,
        placeholder="Nobody's in particular",
        key="whose_dilemma",
    )
