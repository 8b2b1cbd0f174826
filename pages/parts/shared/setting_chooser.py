"""Choosing the setting one works in, and the word for the person."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import choose_person_word, choose_setting, chosen_setting

NO_SETTING = "No setting in particular"


def setting_and_word(content: Content) -> None:
    """Under one small button: the setting, which brings its word for the person, and the word by itself."""
    with st.popover("Setting and words", key="the_word_we_use", type="tertiary"):
        _setting(content)
        _word(content)
        link("settings.py", "What is particular about each setting", "map")


def _setting(content: Content) -> None:
    names = {"": NO_SETTING} | {setting.key: setting.name for setting in content.work_settings}
    chosen = st.selectbox(
        "Where do you work?",
        list(names),
        format_func=names.__getitem__,
        index=list(names).index(chosen_setting() or ""),
        key="choose_setting",
        help="It changes what is asked and offered in what you begin from now on. Nothing you wrote changes.",
    )
    if chosen != (chosen_setting() or ""):
        choose_setting(chosen)
        st.session_state.choose_person_word = st.session_state.person_word  # or the tab would send the word before
        st.rerun()


def _word(content: Content) -> None:
    words = {word.key: word for word in content.settings.person_words}
    chosen = st.radio(
        "Who is your work with?",
        list(words),
        format_func=lambda key: words[key].people[:1].upper() + words[key].people[1:],
        index=list(words).index(st.session_state.person_word),
        key="choose_person_word",
    )
    if chosen != st.session_state.person_word:
        choose_person_word(chosen)
        st.rerun()
