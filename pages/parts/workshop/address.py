"""Where the phones of a room join: the address, the code, the link, and the QR code that holds it."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import segno
import streamlit as st

from model.workshop.room import Room
from pages.parts.shared.open_guide import own
from server.network import room_network

CHOSEN = "room_address"
"""The preference that holds which of several addresses the room uses."""

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
QUIET_ZONE = 4
"""White modules around a QR code; readers need four."""


def addresses() -> list[str]:
    """What phones can open, the likeliest first; the page's own address where people reach it by a name."""
    return room_network.addresses() or list(filter(None, [_own_origin(is_local=False)]))


def room_address() -> str | None:
    """The address the room uses, or None where no phone can join."""
    known = addresses()
    chosen = own().preferences.get(CHOSEN, "") if len(known) > 1 else ""
    return chosen if chosen in known else next(iter(known), None)


def why_no_address() -> str:
    """One plain sentence on why no phone can join, and what to do; "" where nothing is known to be in the way."""
    return "" if addresses() else room_network.why_not()


def as_typed(address: str) -> str:
    """The address as people type it into a phone."""
    return f"{address.removeprefix('https://')}/join"


def link_to(room: Room, address: str) -> str:
    """The link that leads a phone into the room without typing."""
    return f"{address}/join/{room.code}?door={room.link_code}"


def link_on_this_machine(room: Room) -> str | None:
    """The same for a browser on this machine, to try it; None where the page does not say where it is."""
    origin = _own_origin(is_local=True)
    return link_to(room, origin) if origin else None


def spoken(code: str) -> str:
    """A code in two halves: BCDF GHJK."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def show_qr(room: Room, address: str) -> None:
    """The link as a QR code, dark on white in both themes, since some readers know no other."""
    drawn = segno.make(link_to(room, address), error="m").svg_inline(
        border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True
    )
    said = f"QR code. It leads a phone to {as_typed(address)} with the code {spoken(room.code)}."
    st.markdown(
        f'<div class="room-qr" role="img" aria-label="{escape(said)}">{drawn}</div>',
        unsafe_allow_html=True,
    )


def _own_origin(*, is_local: bool) -> str | None:
    """Where this page was opened, if that is (or is not) by a name that only this machine knows."""
    parts = urlsplit(st.context.url or "")
    if not parts.hostname or (parts.hostname in THIS_MACHINE) != is_local:
        return None
    return f"{parts.scheme}://{parts.netloc}"
