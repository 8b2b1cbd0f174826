"""How long a team keeps what, told to each person beforehand, with the way to their trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts.shared.buttons import link
from server.settings import team_here

if TYPE_CHECKING:
    from model.team import Keeping

KINDS = {
    "drafts": "A draft, from its last change",
    "reflections": "A finished reflection, from its last change",
    "notes": "A dated note, from its last change",
    "cards": "A card, from when it was answered, or else begun",
    "closed_relationships": "A relationship you closed, with all that is in it, from that day",
    "open_meetings": "A supervision meeting that was not confirmed, from its last change",
    "records": "A confirmed record of supervision, from the meeting",
    "open_rooms": "Answers in a workshop nobody ended, from when somebody was last there",
    "rooms": "The tables of a workshop that was ended, from its end",
    "trail": "The trail of who opened yours",
    "left_accounts": "All of it, and your account, if you do not sign in",
}
"""What each kind of the settings is called, in the order in which it is told."""


def kept_how_long_part() -> None:
    """Folded, and on a team's server only: on one's own machine nothing goes by age."""
    settings = team_here()
    if settings is None:
        return
    with st.expander("How long this is kept, and who opened it"):
        st.write(
            "Your organisation set these times. A made-up name goes with the last thing under it. A record that two "
            "people here confirmed is both's: it follows the organisation's schedule, and neither deletes it alone."
        )
        st.table([{"What": KINDS[kind], "Kept for": told} for kind, told in _told(settings.keeping)], hide_index=True)
        link("trail.py", "Who opened mine", "visibility")


def _told(keeping: Keeping) -> list[tuple[str, str]]:
    days = dict(keeping)
    return [(kind, _how_long(kind, days[kind])) for kind in KINDS]


def _how_long(kind: str, days: int) -> str:
    if days:
        return f"{days:,} days" if days > 1 else "one day"
    return {
        "left_accounts": "no limit",
        "trail": "no limit",
        "records": "no limit",
        "open_rooms": "until you end it",
    }.get(kind, "until you delete it")
