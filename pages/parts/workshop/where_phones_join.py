"""Before a workshop: whether phones can join here, at which address, and what to do where they cannot."""

from __future__ import annotations

import streamlit as st

from pages.parts.shared.fragment import fragment
from pages.parts.shared.open_guide import own
from pages.parts.workshop.address import CHOSEN, addresses, as_typed, room_address, why_no_address
from server.network import room_network

TRY_FIRST = (
    "Phones have to be on the same network as this machine. Try it with your own phone first: a firewall can be in "
    "the way, and some networks keep their guests apart."
)
NO_ANSWER = (
    "This machine gets no answer from itself at that address, so phones will not either. Load this page again. If it "
    "stays, stop Alongside and start it with: python3 do.py workshop"
)
WITHOUT = "Without phones, a room answers on paper. Each step of a plan says how."
_ANSWERED = "room_address_answered"


@fragment
def say_where_phones_join() -> None:
    """The address the room will use, or why there is none."""
    known = addresses()
    address = room_address()
    if address is None:
        st.warning(f"{why_no_address()}\n\n{WITHOUT}", icon=":material/phonelink_off:")
        return
    if len(known) > 1:
        address = _chosen_of(known, address)
    st.info(f"With phones, the room joins at **{as_typed(address)}**. {TRY_FIRST}", icon=":material/phone_android:")
    if not _answers(address):
        st.warning(NO_ANSWER, icon=":material/phonelink_off:")


def _chosen_of(known: list[str], address: str) -> str:
    """Which of several addresses the room uses, remembered."""
    chosen = st.selectbox(
        "This machine is on several networks. The room is on", known, known.index(address), key="room_address_chosen"
    )
    if chosen != address:
        own().preferences.prefer(CHOSEN, chosen)
    return chosen


def _answers(address: str) -> bool:
    """Whether this machine answers there; once it has, it is not asked again in this tab."""
    if address not in room_network.addresses() or st.session_state.get(_ANSWERED) == address:
        return True
    answers = room_network.reachable(address)
    if answers:
        st.session_state[_ANSWERED] = address
    return answers
