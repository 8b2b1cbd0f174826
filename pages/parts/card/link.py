"""The link to a card that is open, as this tab knows it: the store keeps only the mark of its token."""

from __future__ import annotations

import streamlit as st

from model.access import NotYours
from pages.parts.shared.fragment import callback
from pages.parts.shared.open_guide import own


def link_in_tab(card: str) -> str | None:
    """The path of the card's page, where this tab made the link."""
    token = st.session_state.get(_name(card))
    return f"/card/{token}" if token else None


def hold_link(card: str, token: str) -> None:
    """Let this tab know the link from now on."""
    st.session_state[_name(card)] = token


def forget_link(card: str) -> None:
    """Let go of it."""
    st.session_state.pop(_name(card), None)


@callback
def make_another(card: str) -> None:
    """Another link; the one before leads nowhere from now on."""
    try:
        hold_link(card, own().cards.link_again(card))
    except NotYours:
        forget_link(card)


def _name(card: str) -> str:
    return f"card_link_{card}"
