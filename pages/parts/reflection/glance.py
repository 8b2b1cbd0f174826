"""All twelve on one screen, places only; where a relationship was placed before, only what changed is opened."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.reflection.schema import GlanceStep
from pages.parts.reflection.draft import Draft
from pages.parts.reflection.last_time import place_before, places_before, say_the_day_of_all
from pages.parts.reflection.scale import glance_part


def show_glance(content: Content, draft: Draft, step: GlanceStep) -> None:
    """A small scale for each element, folded under how it stood last time where anything did."""
    st.write(step.intro)
    before = places_before(content, draft)
    if before:
        st.write("Open only what you see otherwise now. The rest stands as it was.")
        say_the_day_of_all(before)
    for layer in content.model.layers:
        st.header(layer.name, anchor=False)
        for element in content.elements:
            if element.layer != layer.key:
                continue
            if not before:
                glance_part(content, draft, element.key)
                continue
            is_answered = draft.place(f"{element.key}.place") is not None
            with st.expander(place_before(content, element, before), expanded=is_answered):
                glance_part(content, draft, element.key, describe=True)
