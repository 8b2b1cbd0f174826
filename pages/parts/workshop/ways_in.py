"""Before the day: which ways are open for phones to join, as far as this machine can tell, and what to try."""

from __future__ import annotations

import streamlit as st

from pages.parts.shared.fragment import fragment, fragment_every
from pages.parts.shared.local_time import clock
from pages.parts.shared.open_guide import own
from pages.parts.shared.phone_address import CHOSEN, addresses, qr_code, room_address, why_no_address
from pages.parts.workshop.entrance import as_typed
from server.network import room_network

NO_ANSWER = (
    "This machine gets no answer from itself at that address, so phones will not either. Load this page again. If it "
    "stays, stop Alongside and start it with: python3 do.py workshop"
)
WITHOUT = "Without phones, a room answers on paper. Each step of a plan says how."
HAS_ADDRESSES = "Started like that, phones on the same network would find this machine at: {}."
KINDS: dict[str, str] = {
    "own_hotspot": (
        "This looks like a hotspot of this machine's own. Phones join that hotspot first, with its name and password."
    ),
    "phones_hotspot": (
        "This machine looks to be on a phone's hotspot. The others join the same one. Most phones let in no more than "
        "five to ten."
    ),
    "private": (
        "This is a private network, as at home, in an office or for guests. Whether it lets phones reach this machine, "
        "only a phone can tell."
    ),
    "shared": (
        "This looks like a VPN or a mobile line. Phones in the room will hardly reach it. Join the room's network, or "
        "switch the VPN off."
    ),
    "public": (
        "This address may be reached from outside the building too. Lock the door of the workshop once everybody is in."
    ),
}
"""What each kind of network means to a trainer."""

SERVER = "This is your team's server. Phones reach it from any network, with their own mobile data too."
WAYS = "Find out before the day which way will work"
IN_A_MINUTE = """
**In one minute, with one phone.** Go to the room, or to a network like it. Put your phone on the network that people
will use, and switch its mobile data off. {} If the page asks for a code, that way is open, and this page says so too.
"""
IF_NOTHING_COMES = """
If nothing comes, a firewall of this machine is in the way, or the network keeps its guests apart. Windows and macOS ask
once whether Python may take connections: say yes, and on Windows call this network a *private* one in its settings.
Many public buildings keep guests apart. Nothing on this machine can change that. Then take one of these ways.
"""
OPEN_IT = "Open **{}**, or scan the code below."
QR_SAID = "QR code. It leads a phone to {}."
CAME_THROUGH = "Another device came through to this machine at {}, by {}. That way is open."
NONE_YET = "No other device has come through to this machine since Alongside was started."
START_FIRST = "Start Alongside with `python3 do.py workshop`: this page then says which address to open."
OTHER_WAYS = """
- **A hotspot of this machine.** Windows: *Settings*, *Network & internet*, *Mobile hotspot*; it lets in eight devices
  and needs a connection to share, so plug in a cable or a phone. macOS: *System Settings*, *General*, *Sharing*,
  *Internet Sharing*. Linux with GNOME: *Settings*, *Wi-Fi*, *Turn On Wi-Fi Hotspot*. Then load this page again, and do
  the minute with one phone. Phones may say that there is no internet: stay on it all the same.
- **A small router of your own.** It needs no internet. This machine and all phones join it. It takes more phones than a
  hotspot does.
- **Your team's server.** Phones need no network of the building. Ask whoever runs Alongside for you.
- **Paper.** It always works. The facilitator's pack has the sheets to copy, and every step says how it goes.
"""


@fragment
def say_where_phones_join() -> None:
    """The address the room will use and what is known of its network, or why there is none, and how to find out."""
    known = addresses()
    address = room_address()
    if address is None:
        is_shut = why_no_address() == room_network.FOR_THIS_MACHINE_ONLY
        here = room_network.on_networks() if is_shut else []
        would = f"\n\n{HAS_ADDRESSES.format(', '.join(here))}" if here else ""
        st.warning(f"{why_no_address()}{would}\n\n{WITHOUT}", icon=":material/phonelink_off:")
    else:
        if len(known) > 1:
            address = _chosen_of(known, address)
        told = f"With phones, the room joins at **{as_typed(address)}**. {_kind_in_words(address)}"
        st.info(told, icon=":material/phone_android:")
        if not _answers(address):
            st.warning(NO_ANSWER, icon=":material/phonelink_off:")
        elif address in room_network.addresses() and room_network.network_at(address):
            _say_who_came_through()
    with st.expander(WAYS, icon=":material/wifi_find:"):
        st.markdown(IN_A_MINUTE.format(OPEN_IT.format(as_typed(address)) if address else START_FIRST))
        if address:
            qr_code(f"{address}/join", QR_SAID.format(as_typed(address)))
        st.markdown(IF_NOTHING_COMES + OTHER_WAYS)


@fragment_every(2)
def _say_who_came_through() -> None:
    """Whether a phone got here so far, as it happens: nothing on this machine can know it before."""
    last = room_network.last_caller()
    if last:
        st.success(CAME_THROUGH.format(clock(last.when), as_typed(last.address)), icon=":material/wifi:")
    else:
        st.caption(NONE_YET)


def _kind_in_words(address: str) -> str:
    kind = room_network.network_at(address) if address in room_network.addresses() else None
    return KINDS[kind] if kind else SERVER


def _chosen_of(known: list[str], address: str) -> str:
    """Which of several addresses the room uses, remembered."""
    chosen = st.selectbox(
        "This machine is on several networks. The room is on", known, known.index(address), key="room_address_chosen"
    )
    if chosen != address:
        own().preferences.prefer(CHOSEN, chosen)
    return chosen


_ANSWERED = "room_address_answered"


def _answers(address: str) -> bool:
    """Whether this machine answers there; once it has, it is not asked again in this tab."""
    if address not in room_network.addresses() or st.session_state.get(_ANSWERED) == address:
        return True
    answers = room_network.reachable(address)
    if answers:
        st.session_state[_ANSWERED] = address
    return answers
