"""The guide as it is open for the one person of this machine: its words, and the doors to what is their own."""

from __future__ import annotations

import streamlit as st

from model.access import LOCAL
from model.content import Content
from model.content.schema import PersonWord
from model.store import Deletion, OwnStore
from server.services import opened


def own() -> OwnStore:
    """The door to what this person wrote, and to nothing else."""
    return opened().store.of(LOCAL)


def deletion() -> Deletion:
    """The door to deleting it for good."""
    return opened().store.deletion(LOCAL)


def guide() -> Content:
    """The content, with the word for the person that this one chose."""
    settings = opened().content.settings
    if "person_word" not in st.session_state:
        st.session_state.person_word = own().preferences.get("person_word", settings.person)
    if st.session_state.person_word not in {word.key for word in settings.person_words}:
        st.session_state.person_word = settings.person
    return opened().content.spoken(st.session_state.person_word)


def person_forms() -> PersonWord:
    """All forms of the word for the person, such as "young person" and "young people"."""
    settings = guide().settings
    return next(word for word in settings.person_words if word.key == st.session_state.person_word)
