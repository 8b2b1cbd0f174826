"""After the picture: one to three elements to think about, what is known and worth trying there, and next steps."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.answers import Answer
from model.content import Content
from model.content.schema import ThingToTry
from model.phrases import by_its_day
from model.reflection.reflection import STEPS, NextStep
from pages.parts.reflection.draft import Draft
from pages.parts.reflection.outcomes import how_did_it_go
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.date_field import date_box
from pages.parts.shared.elements import choose_elements, claims, things_to_try
from pages.parts.shared.fragment import fragment
from pages.parts.shared.open_guide import own

MOST_PICKS = 3
USED = "used_as_next_step"
"""Where the word that a thing to try was copied waits for the page to be drawn again, with the name of the thing."""


@fragment
def picks_part(content: Content, draft: Draft) -> None:
    """Which one to three elements to think about, and what the guide knows of them."""
    st.header("What to think about", anchor=False)
    picked = choose_elements(
        content,
        draft,
        "picks",
        f"picks_{draft.id}",
        label="Pick one to three: a strength to lean on counts as much as a gap.",
        offered=[element.key for element in content.elements],
        most=MOST_PICKS,
    )
    for key in picked:
        about_element(content, draft, key)


def about_element(content: Content, draft: Draft, key: str) -> None:
    """Evidence, things to try and things to watch for, for one picked element."""
    element = content.element(key)
    st.subheader(element.name, anchor=False)
    st.write("**Things to try**")
    things_to_try(content, key, partial(_use, draft))
    with st.expander("What to watch for"):
        for thing in element.watch:
            st.write(f"**{thing.name}.** {thing.intention} {thing.watch_for}")
    with st.expander("Why it matters, and how sure we are"):
        claims(content, element.why)


def _use(draft: Draft, thing: ThingToTry, name: str) -> None:
    """A button that copies a thing to try into the first free next step, and says which one that is."""
    if st.button("Use this as my next step", key=f"use_{name}", icon=":material/add:"):
        st.session_state[USED] = name, copied_as_next_step(draft, thing)
        st.rerun()
    for_whom, said = st.session_state.get(USED, ("", ""))
    if for_whom == name:
        del st.session_state[USED]
        st.info(said, icon=":material/check:")


def copied_as_next_step(draft: Draft, thing: ThingToTry) -> str:
    """Copy the words of a thing to try into the first free next step; what to say of it. Raises `NotYours`."""
    draft.answers = own().answers.of(draft.id)
    words = f"{thing.name}. {thing.first_move}"
    taken = [draft.words(step).strip() for step in STEPS]
    if words in taken:
        return f"This is your next step {taken.index(words) + 1} already, below."
    if all(taken):
        return "All three next steps are taken. Clear one below, then use this."
    free = taken.index("")
    draft.keep_copied(STEPS[free], words)
    return f"Copied into next step {free + 1}, below. Change it as you like."


@fragment
def next_steps_part(content: Content, draft: Draft) -> None:
    """One to three small next steps, saved as typed, each with a date if wanted; another appears when one is there."""
    st.header("One small next step", anchor=False)
    st.write("Small enough for the next meeting. Next time, the guide asks how it went.")
    answered = {step.position: step for step in own().next_steps.of(draft.id) if not step.is_open}
    written = [number for number, step in enumerate(STEPS) if draft.words(step).strip()]
    for number, field in enumerate(STEPS):
        if number in answered:
            _what_came_of(content, draft, answered[number])
            continue
        answer_box(content, draft, field, f"Next step {number + 1}", None, rows=2)
        date_box(draft, f"{field}_due", f"By when? (step {number + 1}, optional)")
        if not draft.words(field).strip() and number >= max(written, default=0):
            break


def _what_came_of(content: Content, draft: Draft, step: NextStep) -> None:
    """A step that something was said of: it stands as it was, and what came of it can be said anew."""
    kept_before = Answer(step.outcome_field, step.outcome_words, step.outcome, 0, draft.reflection.changed_at, "")
    draft.answers.setdefault(step.outcome_field, kept_before)
    with st.container(border=True, key=f"answered_{step.id}"):
        st.text(by_its_day(step.words, step.due))
        how_did_it_go(content, draft, step)
