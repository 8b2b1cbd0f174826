"""How the work with somebody ends: the way through it, and closing the relationship afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from model.content import Content
from model.phrases import day
from model.reflection.reflection import Reflection
from model.relationship.relationship import Relationship
from pages.parts.relationship.begin import begin
from pages.parts.shared.buttons import button, link
from pages.parts.shared.fragment import callback

ENDING = "ending"
"""The key of the flow for an ending."""


def ending_part(
    content: Content, relationship: Relationship, reflections: Sequence[Reflection], close: Callable[[], None]
) -> None:
    """Offer the way through an ending; once it was walked, offer to `close` the relationship.

    `reflections` are those of this relationship, newest first. Nothing is drawn where it is closed already.
    """
    flow = next((one for one in content.flows.flows if one.key == ENDING), None)
    if flow is None or relationship.closed_on:
        return
    st.header("If it comes to an end", anchor=False)
    written = next((one for one in reflections if one.flow == ENDING), None)
    if written is None:
        st.write(flow.summary)
        if st.button("Think about the ending", key="begin_ending", icon=":material/arrow_forward:"):
            begin(content, ENDING, relationship.id, "reflect.py", flow.steps[0].key)
    elif written.is_draft:
        link("reflect.py", "Go on with the ending", "edit_note", draft=written.id)
    else:
        st.write(f"You wrote about the ending on {day(written.happened_on)}. Has it ended?")
        button("Yes, close this relationship", "close_after_ending", callback(close), icon="check")
        st.caption("All that you wrote stays. It only steps back in your lists, and you can open it again.")
        link("your_profile.py", "Read what I wrote about the ending", "visibility", draft=written.id)
