"""What is said beneath an answer: what the words may give away, and what another tab had kept."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from model.content import Content
from model.hints import Hints
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback
from pages.parts.shared.local_time import clock
from pages.parts.shared.open_answers import OpenAnswers


def say_what_was_noticed(content: Content, hints: Hints, key: str) -> None:
    """Under a box: what may identify somebody, and "stop" where words read like a disclosure. It blocks nothing."""
    if hints.stop:
        stop_here(content)
    if hints.identity:
        said = "; ".join(f"{hint.name.lower()}: “{hint.words}”" for hint in hints.identity)
        with st.container(key=f"hint_{key}"):
            st.info(content.hints.identity_title, icon=":material/visibility_off:")
            st.text(said)
            st.caption(content.hints.identity_text)


def stop_here(content: Content) -> None:
    """What is said when words read like a disclosure or an incident: follow your procedure. It blocks nothing."""
    procedure = content.settings.procedure
    st.warning(f"**{content.hints.stop_title}**  \n{content.hints.stop_text}", icon=":material/front_hand:")
    st.write(procedure.text)
    if procedure.link:
        st.link_button(procedure.name, procedure.link)


def say_what_was_replaced(open_answers: OpenAnswers, field: str) -> None:
    """What was kept for a field and written over from another tab, or by the other of a meeting, until it is seen."""
    replaced = open_answers.replaced_elsewhere.get(field)
    if replaced is None:
        return
    when = clock(replaced.saved_at)
    st.info(f"This was kept here at {when}, and then written over from somewhere else. What was written last is kept.")
    if replaced.words:
        st.text(replaced.words)
    button("I have seen it", f"seen_{open_answers.id}_{field}", callback(open_answers.has_seen), field, kind="tertiary")


def say_changed_elsewhere(where: str, last: datetime) -> None:
    """Say that what is open here was changed elsewhere, and offer to show what is there now."""
    st.info(f"{where}, last at {clock(last)}. For each answer, the last change stands.", icon=":material/sync:")
    if st.button("Show what is there now", key="show_newest"):
        st.rerun()
