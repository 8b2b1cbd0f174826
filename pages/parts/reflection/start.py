"""Starting a reflection, going on with one, and the word for the person."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.phrases import day
from model.reflection.reflection import Reflection
from pages.parts.reflection.address import SCREEN
from pages.parts.shared.buttons import link
from pages.parts.shared.local_time import clock, local, today
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import made_up_names, title_with_flow

MOST_DRAFTS = 5


def begin_here(content: Content, *, first_choice: bool = True) -> None:
    """One card a flow; its button starts a draft. The first one stands out, unless something better waits."""
    for flow in content.flows.flows:
        with st.container(border=True, key=f"flow_{flow.key}"):
            st.subheader(flow.name, anchor=False)
            st.write(flow.summary)
            minutes = "About a minute" if flow.minutes == 1 else f"About {flow.minutes} minutes"
            with st.container(horizontal=True, vertical_alignment="center"):
                is_first = first_choice and flow == content.flows.flows[0]
                if st.button(
                    f"Begin {flow.name.lower()}", key=f"begin_{flow.key}", type="primary" if is_first else "secondary"
                ):
                    begin(content, flow.key)
                st.caption(minutes)


def begin(content: Content, flow: str) -> None:
    """Start a draft today and go to its first screen."""
    first = content.flow(flow).steps[0].key
    started = own().reflections.start(
        flow=flow, content_version=content.version, language=content.settings.language, happened_on=today(), step=first
    )
    st.switch_page("reflect.py", query_params={"draft": started.id, SCREEN: "1"})


def drafts_to_go_on_with(content: Content) -> None:
    """Drafts that wait, newest first, each with a link back to where it was left."""
    drafts = own().reflections.all(drafts=True, limit=MOST_DRAFTS)
    if not drafts:
        return
    st.header("Go on where you were", divider=False)
    flows, names = content.names_of_flows, made_up_names()
    for draft in drafts:
        name = plain(title_with_flow(flows.get(draft.flow, "Reflection"), draft, names))
        link("reflect.py", f"{name}. {_kept(draft)}", "edit_note", draft=draft.id)
    waiting = own().reflections.count(drafts=True) - len(drafts)
    if waiting > 0:
        link("my_reflections.py", f"and {waiting} more draft{'s' if waiting > 1 else ''}")


def _kept(draft: Reflection) -> str:
    when = local(draft.changed_at).date()
    on = "" if when == today() else f" on {day(when)}"
    return f"Kept {clock(draft.changed_at)}{on}"


def word_for_the_person(content: Content) -> None:
    """A choice of the word that all texts use for the person the work is with."""
    words = {word.key: word for word in content.settings.person_words}
    with st.expander("The word we use"):
        chosen = st.radio(
            "Who is your work with?",
            list(words),
            format_func=lambda key: words[key].people[:1].upper() + words[key].people[1:],
            index=list(words).index(st.session_state.person_word) if st.session_state.person_word in words else 0,
            key="choose_person_word",
        )
        if chosen != st.session_state.person_word:
            own().preferences.prefer("person_word", chosen)
            st.session_state.person_word = chosen
            st.rerun()
