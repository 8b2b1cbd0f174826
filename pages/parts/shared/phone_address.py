"""The address that phones can open this guide's pages for them at, and a link to one of them as a QR code."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import segno
import streamlit as st

from pages.parts.shared.open_guide import own
from server.network import room_network

CHOSEN = "room_address"
"""The preference that holds which of several addresses the room uses."""

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
QUIET_ZONE = 4
"""White modules around a QR code; readers need four."""


def addresses() -> list[str]:
    """What phones can open, the likeliest first; the page's own address where people reach it by a name."""
    return room_network.addresses() or list(filter(None, [own_origin(is_local=False)]))


def room_address() -> str | None:
    """The address the room uses, or None where no phone can join."""
    known = addresses()
    chosen = own().preferences.get(CHOSEN, "") if len(known) > 1 else ""
    return chosen if chosen in known else next(iter(known), None)


def why_no_address() -> str:
    """One plain sentence on why no phone can join, and what to do; "" where nothing is known to be in the way."""
    return "" if addresses() else room_network.why_not()


def own_origin(*, is_local: bool) -> str | None:
    """Where this page was opened, if that is (or is not) by a name that only this machine knows."""
    parts = urlsplit(st.context.url or "")
    if not parts.hostname or (parts.hostname in THIS_MACHINE) != is_local:
        return None
    return f"{parts.scheme}://{parts.netloc}"


def qr_code(address: str, said: str) -> None:
    """An address as a QR code, dark on white in both themes, since some readers know no other; `said` is its name."""
    drawn = segno.make(address, error="m").svg_inline(border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True)
    st.markdown(f'<div class="room-qr" role="img" aria-label="{escape(said)}">{drawn}</div>', unsafe_allow_html=True)
