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
    return _as_asked(opened().content, reflection, _person_word(), chosen_setting())


def guide_for(own_store: OwnStore, reflection: Reflection) -> Content:
    """The same for whoever's this is, outside any page: as a tab that is only just opened asks it."""
    content, preferred = opened().content, own_store.preferences.get
    word = _known_word(content, preferred("person_word", content.settings.person))
    chosen = content.setting(preferred("setting", ""))
    return _as_asked(content, reflection, word, chosen.key if chosen else None)


def _as_asked(content: Content, reflection: Reflection, word: str, chosen: str | None) -> Content:
    setting = content.setting(reflection.setting)
    if setting is None:
        return content.spoken(word)
    return content.spoken(word if setting.key == chosen else setting.person, setting.key)


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
    word: str = _known_word(opened().content, st.session_state.person_word)
    st.session_state.person_word = word
    return word


def _known_word(content: Content, word: str) -> str:
    """The same word for the person, or the usual one where the content knows no such word any more."""
    return word if word in {one.key for one in content.settings.person_words} else content.settings.person


def person_forms() -> PersonWord:
    """All forms of the word for the person, such as "young person" and "young people"."""
    settings = guide().settings
    return next(word for word in settings.person_words if word.key == st.session_state.person_word)
