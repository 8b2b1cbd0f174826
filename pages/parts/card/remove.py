"""Taking a card back for somebody who asks for it, and deleting one: each asked about once more."""

from __future__ import annotations

import streamlit as st

from model.access import NotYours
from model.card.card import Card
from pages.parts.hold import hold_told
from pages.parts.shared.fragment import trace_told
from pages.parts.shared.open_guide import deletion


def remove_part(card: Card) -> None:
    """Take back, where something was said, and delete."""
    with st.expander("Take it back for them, or delete it"):
        if card.is_answered:
            st.write(
                "They can take it back with their four words, and they can ask you to. All they said goes, your guess "
                "and answer back too, and what you brought of it to an open meeting. Only “taken back” stays."
            )
            if st.checkbox("They asked me to", key="asked_to_take_back") and st.button(
                "Take it back for them", key="take_back_for_them"
            ):
                with trace_told():
                    deletion().taken_back(card.id)
                st.rerun()
        if hold_told():
            return
        st.write("Deleting it takes the whole card away, here and in open meetings. There is no way back.")
        if st.checkbox("I am sure", key="sure_to_delete_card") and st.button(
            "Delete this card", key="delete_card", icon=":material/delete:"
        ):
            _delete(card)


def _delete(card: Card) -> None:
    try:
        with trace_told():
            deletion().card(card.id)
    except NotYours:
        pass
    if card.relationship:
        st.switch_page("relationship.py", query_params={"relationship": card.relationship})
    st.switch_page("your_profile.py", query_params={"draft": card.reflection or ""})
