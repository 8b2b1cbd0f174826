"""The guide as it is open for whoever looks: its words, and the doors to what is their own."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.content import Content
from model.content.schema import PersonWord
from model.own_plan.check import Plan
from model.reflection.reflection import Reflection
from model.store import Deletion, Holds, OwnStore, Trail
from model.team.trail import Kind
from server.services import opened
from server.sign_in.viewer import viewer


def own() -> OwnStore:
    """The door to what this person wrote, and to nothing else."""
    return opened().store.of(viewer())


def deletion() -> Deletion:
    """The door to deleting it for good."""
    return opened().store.deletion(viewer())


def holds() -> Holds:
    """The door to the hold on what is theirs, if there is one."""
    return opened().store.holds(viewer())


def trail() -> Trail:
    """The door to what was done with what is theirs."""
    return opened().store.trail(viewer())


def noted(kind: Kind, make: Callable[[], bytes], thing: str | None = None) -> Callable[[], bytes]:
    """What makes a file of theirs to take away, and first writes that into their trail."""

    def noted_and_made() -> bytes:
        trail().exported(kind, thing)
        return make()

    return noted_and_made


def guide() -> Content:
    """The content in the setting and with the word for the person that this one chose."""
    return opened().content.spoken(_person_word(), chosen_setting())


def guide_with(plan: Plan) -> Content:
    """The same with a plan of this person's own in it: for this run of the page, and for nobody else."""
    return guide().with_plan(plan, _person_word())


def guide_of(reflection: Reflection) -> Content:
    """The content as a reflection was asked: in its own setting, with that one's word if another one is chosen now."""
    setting = opened().content.setting(reflection.setting)
    if setting is None:
        return opened().content.spoken(_person_word())
    return opened().content.spoken(_person_word() if setting.key == chosen_setting() else setting.person, setting.key)


def chosen_setting() -> str | None:
    """The key of the setting chosen on this machine, None where none is."""
    if "setting" not in st.session_state:
        st.session_state.setting = own().preferences.get("setting", "")
    setting = opened().content.setting(st.session_state.setting)
    return setting.key if setting else None


def choose_setting(key: str | None) -> None:
    """Choose a setting for what is begun from now on, and with it the word for the person; None chooses none."""
    setting = opened().content.setting(key)
    st.session_state.setting = setting.key if setting else ""
    own().preferences.prefer("setting", st.session_state.setting)
    choose_person_word(setting.person if setting else opened().content.settings.person)


def choose_person_word(key: str) -> None:
    """Choose the word that all texts use for the person the work is with."""
    st.session_state.person_word = key
    own().preferences.prefer("person_word", key)


def _person_word() -> str:
    settings = opened().content.settings
    if "person_word" not in st.session_state:
        st.session_state.person_word = own().preferences.get("person_word", settings.person)
    if st.session_state.person_word not in {word.key for word in settings.person_words}:
        st.session_state.person_word = settings.person
    word: str = st.session_state.person_word
    return word


def person_forms() -> PersonWord:
    """All forms of the word for the person, such as "young person" and "young people"."""
    settings = guide().settings
    return next(word for word in settings.person_words if word.key == st.session_state.person_word)
