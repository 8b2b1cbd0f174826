"""A card that somebody has now: the device to hand over again, the link, or the paper."""

from __future__ import annotations

import streamlit as st

from model.card.card import HANDED_OVER, Card
from model.content import Content
from model.content.card.schema import CardKind
from pages.parts.card.link import forget_link, hold_link, link_in_tab, make_another
from pages.parts.card.paper import paper_part
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback
from pages.parts.shared.open_guide import own
from pages.parts.shared.phone_address import own_origin, qr_code, room_address, why_no_address

PLAIN_LINE = (
    "From this machine the line is not locked: who is on the same network can read along. Use a hotspot of your own, "
    "or the device itself, or paper."
)


def asked_part(content: Content, kind: CardKind, card: Card) -> None:
    """What there is to do until they have answered."""
    if card.way in HANDED_OVER:
        _device(card)
    elif card.way == "phone":
        _phone(card)
    else:
        paper_part(content, kind, card)
    button("They said not now", "card_not_now", _call_off, card.id, kind="tertiary")


@callback
def _call_off(card: str) -> None:
    own().cards.call_off(card)
    forget_link(card)


def _device(card: Card) -> None:
    st.write("They have not answered yet.")
    if st.button("Hand this device over again", key="hand_over_again", type="primary"):
        hold_link(card.id, own().cards.link_again(card.id))
        own().device.hand_over(card.id)
        st.rerun()


def _phone(card: Card) -> None:
    st.header("The link for their phone", anchor=False)
    path, address = link_in_tab(card.id), room_address()
    if address is None:
        st.warning(why_no_address(), icon=":material/phonelink_off:")
    if path is None:
        st.write("The link was shown in the tab where you made it. It lives for a day, and can be sent from once.")
        button("Make another link", "card_link_again", make_another, card.id)
        st.caption("The one before leads nowhere then.")
        return
    if address is not None:
        qr_code(f"{address}{path}", f"QR code. It leads a phone to the card at {address.partition('://')[2]}.")
        st.code(f"{address}{path}", language=None, wrap_lines=True)
        if address.startswith("http://"):
            st.warning(PLAIN_LINE, icon=":material/wifi:")
        st.caption(
            "It lives for a day, and their phone has to be on the same network as this machine. Looking at it uses "
            "nothing up: it ends when they send it. Whoever has the link can answer, so give it to them alone."
        )
    elif here := own_origin(is_local=True):
        st.write("To try it on this machine alone:")
        st.code(f"{here}{path}", language=None, wrap_lines=True)
