"""One search over the whole guide: a few of each kind, each where it lives."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.guide_search import Entry, find
from model.search_words import sought
from pages.parts.guide.address import name_in_address
from pages.parts.guide.kinds import KINDS, all_entries, link_to, lives_at
from pages.parts.shared.buttons import button
from pages.parts.shared.found_line import show_found_line
from pages.parts.shared.fragment import fragment

FEW = 3
"""How many of a kind are shown at once."""

MOST = 20
"""How many more of a kind are a tap away."""

FEWEST_LETTERS = 2
"""From how many letters on it is looked for: a single one is nearly everywhere."""


WANTED = "search_guide"
OPENED, RUN_PAGE = "opened_by_search", "run_page_for_search"
"""What was opened by it on the page it stands on: what it is, and whether the page has still to run for it."""


@fragment
def search_guide(content: Content, here: str) -> None:
    """The box, and what it found, on the page `here`. What is looked for stays in this tab."""
    if st.session_state.pop(RUN_PAGE, False):
        st.rerun()
    wanted = st.text_input("Search the guide", key=WANTED, type="search", placeholder="One word, or a few", live=True)
    if len("".join(sought(wanted or ""))) < FEWEST_LETTERS:
        return
    found = find(all_entries(content), wanted)
    st.caption(f"{len(found)} found" if found else "Nothing holds all of that. Fewer words find more.")
    for kind in KINDS:
        _show_kind(kind, [entry for entry in found if entry.kind == kind], wanted or "", here)


def follow_search() -> None:
    """Let the address name what search opened on this page, which a fragment alone cannot: the page runs for it."""
    if OPENED in st.session_state:
        name_in_address(*st.session_state.pop(OPENED))


def _show_kind(kind: str, entries: list[Entry], wanted: str, here: str) -> None:
    if not entries:
        return
    with st.container(gap="xsmall", key=f"found_{kind}"):
        st.write(f"**{KINDS[kind].name}**")
        for entry in entries[:FEW]:
            _lead_to(entry, here)
            show_found_line(entry.line(wanted), f"{entry.within}: " if entry.within else "")
        more = entries[FEW:]
        if more:
            with st.expander(f"{len(more)} more", key=f"more_{kind}"):
                for entry in more[:MOST]:
                    _lead_to(entry, here)
                if len(more) > MOST:
                    st.caption(f"And {len(more) - MOST} others. Another word narrows it down.")


def _lead_to(entry: Entry, here: str) -> None:
    """A link, or a button on the page where the thing lives: there a link changes neither address nor page."""
    page, parameter, key = lives_at(entry)
    if page != here:
        link_to(entry)
        return
    name = f"found_{entry.kind}_{entry.key}"
    button(entry.name, name, _open_here, parameter, key, icon=KINDS[entry.kind].icon, kind="tertiary")


def _open_here(parameter: str, key: str) -> None:
    st.session_state[WANTED] = ""
    st.session_state[OPENED] = (parameter, key)
    st.session_state[RUN_PAGE] = True
