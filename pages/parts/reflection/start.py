"""Starting a reflection, going on with one, how last time's next steps went, and the word for the person."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from model.access import NotYours
from model.answers import OUTCOMES
from model.content import Content
from model.phrases import OUTCOME_NAMES, day
from model.reflection.reflection import MOST_NEXT_STEPS, NextStep, Reflection
from pages.parts.shared.buttons import Kind, link
from pages.parts.shared.fragment import NOT_KEPT, fragment
from pages.parts.shared.local_time import clock, local, today
from pages.parts.shared.open_guide import own
from pages.parts.shared.reflection_titles import title_of
from pages.parts.shared.what_is_there import WAS_DELETED

MOST_DRAFTS = 3
MOST_WAITING = 30


def begin_here(content: Content, *, first_choice: bool = True) -> None:
    """One row a flow, all of it a button that starts a draft: its name, how long it takes, and a line about it.

    The first one stands out, unless something better waits.
    """
    with st.container(key="ways_in", gap="xsmall"):
        for flow in content.flows.flows:
            is_first = first_choice and flow == content.flows.flows[0]
            kind: Kind = "primary" if is_first else "secondary"
            minutes = "1 minute" if flow.minutes == 1 else f"{flow.minutes} minutes"
            said = f"**Begin {flow.name.lower()}** {minutes}. {flow.summary}"
            if st.button(said, key=f"begin_{flow.key}", type=kind, width="stretch"):
                begin(content, flow.key)


def begin(content: Content, flow: str) -> None:
    """Start a draft today and go to its first screen."""
    first = content.flow(flow).steps[0].key
    started = own().reflections.start(
        flow=flow, content_version=content.version, language=content.settings.language, happened_on=today(), step=first
    )
    st.switch_page("reflect.py", query_params={"draft": started.id})


def drafts_to_go_on_with(content: Content) -> bool:
    """Drafts that wait, newest first, each with a link back to where it was left. Whether there are any."""
    drafts = own().reflections.all(drafts=True, limit=MOST_DRAFTS)
    if not drafts:
        return False
    st.header("Go on where you were", anchor=False)
    flows = {flow.key: flow.name for flow in content.flows.flows}
    for draft in drafts:
        name = f"{flows.get(draft.flow, 'Reflection')}, {title_of(draft)}"
        link("reflect.py", f"{name}. {_kept(draft)}", "edit_note", draft=draft.id)
    waiting = own().reflections.count(drafts=True) - len(drafts)
    if waiting > 0:
        link("my_reflections.py", f"and {waiting} more draft{'s' if waiting > 1 else ''}")
    return True


def _kept(draft: Reflection) -> str:
    when = local(draft.changed_at).date()
    return f"Kept {clock(draft.changed_at)}" if when == today() else f"Kept on {day(when)}"


def how_did_they_go() -> None:
    """Next steps from earlier not asked about yet, and those just asked about, so that a slip can be undone."""
    asked: dict[str, str] = st.session_state.setdefault("asked_steps", {})
    waiting = own().next_steps.waiting(limit=MOST_WAITING)
    day_has_come = [step for step in waiting if step.due is None or step.due <= today()]
    asked |= {step.id: step.reflection for step in day_has_come[:MOST_NEXT_STEPS]}
    steps = [step for step in map(_step_now, asked, asked.values()) if step]
    if not steps:
        return
    st.header("Last time you meant to", divider=False)
    for step in steps:
        how_did_it_go(step)


def _step_now(step_id: str, reflection: str) -> NextStep | None:
    """The step as it is kept now, or None where it or its reflection is gone."""
    with suppress(NotYours):
        return next((step for step in own().next_steps.of(reflection) if step.id == step_id), None)
    return None


@fragment
def how_did_it_go(step: NextStep) -> None:
    """One next step, and what came of it. Stored when tapped; leaving it is fine."""
    due = f" (by {day(step.due)})" if step.due else ""
    key = f"outcome_{step.id}"
    kept: dict[str, str | None] = st.session_state.setdefault("kept_outcomes", {})
    if key not in st.session_state:
        st.session_state[key] = kept[key] = step.outcome
    with st.container(border=True, key=f"waiting_{step.id}"):
        st.text(f"{step.words}{due}")
        outcome = st.segmented_control("How did it go?", OUTCOMES, format_func=OUTCOME_NAMES.__getitem__, key=key)
        if outcome != kept.get(key):
            try:
                own().next_steps.record_outcome(step.id, outcome)
            except NotYours:
                st.session_state[NOT_KEPT] = WAS_DELETED
                st.rerun()
            kept[key] = outcome
        if outcome:
            st.caption("Kept. Whatever came of it is worth knowing.")


def word_for_the_person(content: Content) -> None:
    """A choice of the word that all texts use for the person the work is with."""
    words = {word.key: word for word in content.settings.person_words}
    with st.popover("The word we use", key="the_word_we_use", type="tertiary"):
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
