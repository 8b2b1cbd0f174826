"""The number of the screen in the address, so that the browser's Back goes back one screen. No words stand there."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from model.reflection.route import Screen, position_of
from pages.parts.reflection.draft import Draft

SCREEN = "screen"
SEEN = "screens_seen"
"""Where a tab remembers which screens it has been on since it came to this page."""


@dataclass
class Seen:
    """The screens of a draft by what stood in the address then; `address` is what the tab last knew to stand there."""

    draft: str
    address: str
    screens: dict[str, str] = field(default_factory=dict)


def screen_shown(draft: Draft, screens: tuple[Screen, ...]) -> int:
    """Which screen is shown: the one that a button led to, or the one that Back and Forward lead to."""
    address = st.query_params.get(SCREEN, "")
    seen: Seen | None = st.session_state.get(SEEN)
    if seen is None or seen.draft != draft.id:
        seen = st.session_state[SEEN] = Seen(draft.id, address)
        draft.at = numbered(screens, address) or draft.at
    elif address != seen.address and not draft.is_moved:
        was = seen.screens.get(address)
        is_there = any(screen.key == was for screen in screens)
        draft.go_to(was if was and is_there else numbered(screens, address) or draft.at)
        seen.address = address
    at = position_of(screens, draft.at)
    if seen.screens.get(seen.address, screens[at].key) != screens[at].key:
        seen.address = st.query_params[SCREEN] = str(at + 1)
    seen.screens[seen.address] = screens[at].key
    draft.is_moved = False
    return at


def leave_screens() -> None:
    """Forget which screens were seen: whoever comes back by a link finds the draft where it was left."""
    st.session_state.pop(SEEN, None)


def numbered(screens: tuple[Screen, ...], address: str) -> str | None:
    """The key of the screen that an address names by its number, None where it names none."""
    number = int(address) if address.isascii() and address.isdigit() and len(address) < len("1000") else 0
    return screens[number - 1].key if 0 < number <= len(screens) else None
