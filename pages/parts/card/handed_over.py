"""While the device is handed over for a card: every page here shows a cover, until the practitioner has it back."""

from __future__ import annotations

from contextlib import suppress
from html import escape

import streamlit as st

from model.access import NotYours
from model.card.card import Card
from model.store import StoreFault
from pages.parts.card.link import forget_link, link_in_tab, make_another
from pages.parts.shared.buttons import button
from pages.parts.shared.open_guide import own

WHAT_IT_CLOSES = (
    "While the card is with them, every page of yours in Alongside is covered, in every tab and every browser of this "
    "machine, until you say that you have it back. A browser cannot be locked: whoever holds the device can leave the "
    "card, and open what lies outside Alongside. So stay near, and close what they should not see."
)

_KNOWN = "handed_over_for"
_HAVING_BACK = "having_device_back"


def handed_over_for() -> str | None:
    """The card this device is handed over for, if any; while the store does not answer, what this tab knew."""
    with suppress(StoreFault):
        st.session_state[_KNOWN] = own().device.card()
    known: str | None = st.session_state.get(_KNOWN)
    return known


def show_cover(card_id: str) -> None:
    """All that any page shows meanwhile."""
    st.title("This device is lent for a card", anchor=False)
    st.write("What else is in here belongs to one person alone. It stays closed until they have the device back.")
    found = _card(card_id)
    if found is not None and found.is_open and not st.session_state.get(_HAVING_BACK):
        _to_the_card(found)
    _have_back(card_id)


def _to_the_card(card: Card) -> None:
    path = link_in_tab(card.id)
    if path:
        st.html(f'<a class="card-link" href="{escape(path)}">Open the card</a>')
    else:
        button("Make the card ready again", "card_again", make_another, card.id, kind="primary")
        st.caption("If the card is open in another tab, it stops working there.")


def _have_back(card_id: str) -> None:
    """Two presses, with handing the device back between them."""
    if not st.session_state.get(_HAVING_BACK):
        if st.button("I have the device back", key="have_device_back", type="tertiary"):
            st.session_state[_HAVING_BACK] = True
            st.rerun()
        return
    with st.container(border=True, key="having_device_back_part"):
        st.write("Please give the device to the person it belongs to first. What opens next is theirs alone.")
        with st.container(horizontal=True):
            if st.button("It is mine, and I have it back", key="device_is_mine"):
                own().device.have_back()
                forget_link(card_id)
                for name in (_HAVING_BACK, "draft"):
                    st.session_state.pop(name, None)
                st.switch_page("cards.py", query_params={"card": card_id})
            if st.button("Not yet", key="device_not_yet", type="tertiary"):
                del st.session_state[_HAVING_BACK]
                st.rerun()


def _card(card_id: str) -> Card | None:
    with suppress(NotYours):
        return own().cards.get(card_id)
    return None
