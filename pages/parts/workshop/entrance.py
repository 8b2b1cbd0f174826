"""How people come into a room: address, code, link, QR code, lock, and clearing false joins; and the big screen."""

from __future__ import annotations

import streamlit as st

from model.workshop.room import Room, code_in_halves
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import fragment_every
from pages.parts.shared.phone_address import own_origin, qr_code, room_address, why_no_address
from pages.parts.workshop.room_in_address import ask, pressed_once, workshops


def as_typed(address: str) -> str:
    """The address as people type it into a phone."""
    return f"{address.removeprefix('https://')}/join"


def link_to(room: Room, address: str) -> str:
    """The link that leads a phone into the room without typing."""
    return f"{address}/join/{room.code}?door={room.link_code}"


def link_on_this_machine(room: Room) -> str | None:
    """The same for a browser on this machine, to try it; None where the page does not say where it is."""
    origin = own_origin(is_local=True)
    return link_to(room, origin) if origin else None


def show_qr(room: Room, address: str) -> None:
    """The link as a QR code, dark on white in both themes, since some readers know no other."""
    said = f"QR code. It leads a phone to {as_typed(address)} with the code {code_in_halves(room.code)}."
    qr_code(link_to(room, address), said)


TRY_FIRST = (
    "Phones have to be on the same network as this machine. Try it with your own phone first: a firewall can be in "
    "the way, and some networks keep their guests apart."
)
LOCKED = "The door is locked: nobody new can join. Those who are in stay in, and come back with their four words."
OPEN = "The door is open. Lock it once everybody is in, so that nobody joins from outside the room."
WHAT_IS_CLEARED = (
    "Do this when phones have joined that belong to nobody in the room. The places of those who have given nothing go, "
    "with their four words. No answer and no line is lost. Whoever is really here is told on their phone, and has to "
    "join again."
)
OPEN_FIRST = "Open the door first, or they cannot."


def entrance_part(room: Room, *, is_first: bool) -> None:
    """Open before anything else in the first step, in an expander after it."""
    st.link_button(
        "Open the big screen in a new tab", f"screen?room={room.id}", key="room_screen", icon=":material/open_in_new:"
    )
    label = "Code, link and door (locked)" if room.is_locked else "Code, link and door"
    with st.expander(label, expanded=is_first, icon=":material/qr_code_2:"):
        _code_and_link(room)
        _lock_button(room)
        _clear_buttons(room)


def _code_and_link(room: Room) -> None:
    address = room_address()
    st.html(f'<p class="room-code" aria-label="{" ".join(room.code)}">{code_in_halves(room.code)}</p>')
    if address:
        st.write(f"Phones open **{as_typed(address)}** and type the code, or follow this link:")
        st.code(link_to(room, address), language=None, wrap_lines=True)
        show_qr(room, address)
        st.caption(TRY_FIRST)
    else:
        st.warning(why_no_address(), icon=":material/phonelink_off:")
        here = link_on_this_machine(room)
        if here:
            st.write("To try it on this machine alone:")
            st.code(here, language=None, wrap_lines=True)


def _lock_button(room: Room) -> None:
    st.write(LOCKED if room.is_locked else OPEN)
    label, icon = ("Open the door", "lock_open") if room.is_locked else ("Lock the door", "lock")
    button(label, "room_lock", _lock, room.id, not room.is_locked, icon=icon)


@pressed_once
def _lock(room: str, is_locked: bool) -> None:
    workshops().rooms.lock(room, is_locked)


@fragment_every(2)
def _clear_buttons(drawn: Room) -> None:
    """Offer to clear those who gave nothing, in two steps; the second is off the page once anything else was done.

    It follows by itself, as people join and answer while the page stands there.
    """
    room = workshops().rooms.get(drawn.id)
    silent = workshops().people.silent(room.id)
    if not silent:
        return
    asks = f"room_asks_to_clear_{room.id}_{room.version}"
    st.write(f"**{silent} of {workshops().rooms.joined(room.id)}** who joined have given nothing so far.")
    if not st.session_state.get(asks):
        button("Clear those who gave nothing", "room_clear", ask, asks, True, icon="person_remove")
        return
    st.write(f"{WHAT_IS_CLEARED} {OPEN_FIRST}" if room.is_locked else WHAT_IS_CLEARED)
    with st.container(horizontal=True):
        button("Leave them", "room_clear_not", ask, asks, False)
        button("Clear their places", "room_clear_now", _clear, room.id, icon="person_remove")


@pressed_once
def _clear(room: str) -> None:
    workshops().people.clear_silent(room)
