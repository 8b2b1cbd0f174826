"""A person's own trail as a table: when, who and what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from model.access import OPERATOR
from model.phrases import day
from model.store.trail.trail import MOST_ENTRIES
from model.team.trail import TrailEntry
from pages.parts.shared.local_time import clock, local
from pages.parts.shared.open_guide import trail
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.trail.words import told

NOBODY_KNOWN = "Somebody you do not meet here"
NOTHING_YET = "Nothing so far: nobody else has opened anything of yours, and nothing was deleted or saved as a file."


def trail_part() -> None:
    """The newest entries, or that there are none."""
    found = trail().mine()
    if not found:
        st.info(NOTHING_YET)
        return
    st.table(rows(found, names()), hide_index=True)
    if len(found) == MOST_ENTRIES:
        st.caption(f"These are the newest {MOST_ENTRIES}.")


def names() -> dict[str, str]:
    """Who is who, by their id, as this person calls them."""
    me = trail().person
    known = {OPERATOR.person: "Your organisation", me: "You"}
    for one in my_supervision().supervisions.all():
        is_practitioner = one.practitioner == me
        other = one.supervisor if is_practitioner else one.practitioner
        known.setdefault(other, one.supervisor_name if is_practitioner else one.practitioner_name)
    return known


def rows(entries: Sequence[TrailEntry], known: Mapping[str, str]) -> list[dict[str, str]]:
    """A row an entry."""
    return [
        {
            "When": f"{day(local(one.at))}, {clock(one.at)}",
            "Who": plain(known.get(one.actor, NOBODY_KNOWN)),
            "What": told(one),
        }
        for one in entries
    ]
