"""The settings to read: what is particular about the layers of the model in each, and how far that carries."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.guide.settings import Setting
from pages.parts.shared.buttons import link
from pages.parts.shared.elements import claims
from pages.parts.shared.open_guide import choose_setting, chosen_setting


def list_settings(content: Content) -> None:
    """Every setting by its name, with a line about it."""
    st.write("A setting is the world you work in. Choose one, and the guide asks and offers what fits there.")
    for setting in content.work_settings:
        chosen = ", chosen here" if setting.key == chosen_setting() else ""
        link("settings.py", f"{setting.name}{chosen}", setting=setting.key)
        st.caption(setting.summary)


def show_setting(content: Content, setting: Setting) -> None:
    """What it is, layer by layer what is particular there with its sources, and a button that chooses it."""
    st.write(setting.summary)
    if setting.key == chosen_setting():
        st.caption("This is the setting chosen here. Change it on home, under Setting and words.")
    elif st.button("Work in this setting", key="choose_this_setting", type="primary"):
        choose_setting(setting.key)
        st.rerun()
    for layer, made in zip(content.model.layers, (setting.safety, setting.core, setting.skills), strict=True):
        st.header(layer.name, anchor=False)
        claims(content, made)
    st.header("How far this carries", anchor=False)
    st.write(setting.how_far)
    named = ", ".join(content.element(change.element).name for change in setting.elements)
    if named:
        st.caption(f"It changes what is asked or offered on: {named}. Those words are ours.")
