"""Starting a reflection, and going on with one."""

from __future__ import annotations

from datetime import date

import streamlit as st

from model.content import Content
from model.phrases import day
from model.reflection.reflection import Reflection
from pages.parts.reflection.address import SCREEN
from pages.parts.shared.buttons import Kind, link
from pages.parts.shared.local_time import clock, local, today
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import made_up_names, title_with_flow

MOST_DRAFTS = 3


def begin_here(content: Content, *, first_choice: bool = True) -> None:
    """One row a flow, all of it a button that starts a draft: its name, how long it takes, and a line about it.

    The first one stands out, unless something better waits.
    """
    with st.container(key="ways_in", gap="xsmall"):
        for flow in (one for one in content.flows.flows if one.purpose != "ending"):
            is_first = first_choice and flow == content.flows.flows[0]
            kind: Kind = "primary" if is_first else "secondary"
            minutes = "1 minute" if flow.minutes == 1 else f"{flow.minutes} minutes"
            said = f"**Begin {flow.name.lower()}** {minutes}. {flow.summary}"
            if st.button(said, key=f"begin_{flow.key}", type=kind, width="stretch"):
                begin(content, flow.key)


def begin(
    content: Content,
    flow: str,
    headline: str = "",
    relationship: str | None = None,
    happened_on: date | None = None,
) -> None:
    """Start a draft, of today unless another day is told, and go to its first screen."""
    started = own().reflections.start(
        flow=flow,
        content_version=content.version,
        language=content.settings.language,
        happened_on=happened_on or today(),
        step=content.flow(flow).steps[0].key,
        headline=headline,
        relationship=relationship,
        setting=content.in_setting,
    )
    st.switch_page("reflect.py", query_params={"draft": started.id, SCREEN: "1"})


def drafts_to_go_on_with(content: Content) -> bool:
    """Drafts that wait, newest first, each with a link back to where it was left. Whether there are any."""
    drafts = own().reflections.all(drafts=True, limit=MOST_DRAFTS)
    if not drafts:
        return False
    st.header("Go on where you were", anchor=False)
    flows, names = content.names_of_flows, made_up_names()
    for draft in drafts:
        name = plain(title_with_flow(flows.get(draft.flow, "Reflection"), draft, names))
        link("reflect.py", f"{name}. {_kept(draft)}", "edit_note", draft=draft.id)
    waiting = own().reflections.count(drafts=True) - len(drafts)
    if waiting > 0:
        link("my_reflections.py", f"and {waiting} more draft{'s' if waiting > 1 else ''}")
    return True


def _kept(draft: Reflection) -> str:
    when = local(draft.changed_at).date()
    return f"Kept {clock(draft.changed_at)}" if when == today() else f"Kept on {day(when)}"
