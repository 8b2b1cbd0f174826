"""The described scale of one draft, kept as Alongside keeps it: our own control, or the radio that Streamlit has."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from model.content import load_content
from pages.parts.reflection.draft import Draft, kept_draft
from pages.parts.reflection.scale import place_taps
from pages.parts.shared.answer_box import place_box
from pages.parts.shared.fragment import fragment

ELEMENT, FIELD = "trust", "trust.place"
content = st.cache_resource(load_content)(Path(__file__).parents[2] / "content" / "en")
taps = place_taps(content, ELEMENT)


@fragment
def ours(draft: Draft) -> None:
    """As a reflection draws it."""
    place_box(draft, FIELD, content.scale.question, taps)


@fragment
def radio(draft: Draft) -> None:
    """The same answers, with their sentences as captions."""
    key = f"radio_{draft.id}"
    names = {tap.key: tap.name for tap in taps}
    ask = partial(
        st.radio,
        content.scale.question,
        list(names),
        index=None,
        format_func=names.__getitem__,
        captions=[tap.says for tap in taps],
        key=key,
    )
    draft.kept_widget(key, draft.place(FIELD), ask, partial(draft.keep_place, FIELD))


open_here = st.session_state.setdefault("draft", kept_draft(st.query_params["draft"]))
(ours if st.query_params["control"] == "ours" else radio)(open_here)
