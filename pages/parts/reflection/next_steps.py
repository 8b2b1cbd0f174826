"""After the picture: one to three elements to think about, what is known and worth trying there, and next steps."""

from __future__ import annotations

from hashlib import sha256

import streamlit as st

from model.answers import Answer, chosen_in
from model.content import Content
from model.content.schema import Element, ThingToTry
from model.phrases import by_its_day
from model.reflection.reflection import STEPS, NextStep, looked_at
from pages.parts.reflection.draft import Draft
from pages.parts.reflection.outcomes import how_did_it_go
from pages.parts.shared.answer_box import answer_box, date_box
from pages.parts.shared.elements import choose_elements, claims, thing_to_try
from pages.parts.shared.fragment import fragment
from pages.parts.shared.open_guide import own

MOST_PICKS = 3
USED = "used_as_next_step"
"""Where the word that a thing to try was copied waits for the page to be drawn again, with the name of the thing."""


@fragment
def picks_part(content: Content, draft: Draft) -> None:
    """Which one to three elements to think about, those looked at first, and what the guide knows of them."""
    st.header("What to think about", anchor=False)
    every = [element.key for element in content.elements]
    first = list(looked_at(draft.answers)) or every
    _pick(content, draft, f"picks_{draft.id}", first, "Pick one to three. A strength counts too.")
    if others := [key for key in every if key not in first]:
        with st.expander("Pick from the others"):
            _pick(content, draft, f"more_picks_{draft.id}", others, "What was not looked at this time")
    for key in chosen_in(draft.answers, "picks"):
        if key in every:
            about_element(content, draft, key)


def _pick(content: Content, draft: Draft, key: str, offered: list[str], label: str) -> None:
    elsewhere = [one for one in chosen_in(draft.answers, "picks") if one not in offered]
    choose_elements(
        content, draft, "picks", key, label=label, offered=offered, most=max(0, MOST_PICKS - len(elsewhere))
    )


def about_element(content: Content, draft: Draft, key: str) -> None:
    """One thing to try for a picked element, another one in another reflection; the rest folded, with the evidence."""
    element = content.element(key)
    st.subheader(element.name, anchor=False)
    number = sha256(f"{draft.id}/{key}".encode()).digest()[0] % len(element.try_)
    _to_try(draft, element, number)
    with st.expander("More to try"):
        for other in range(len(element.try_)):
            if other != number:
                _to_try(draft, element, other)
    with st.expander("What to watch for"):
        for pitfall in element.watch:
            st.write(f"**{pitfall.name}.** {pitfall.intention} {pitfall.watch_for}")
    with st.expander("Why it matters"):
        claims(content, element.why)


def _to_try(draft: Draft, element: Element, number: int) -> None:
    thing = element.try_[number]
    st.write(f"**{thing.name}**")
    thing_to_try(thing)
    _use(draft, thing, f"{element.key}_{number + 1}")


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
        is_written = draft.words(field).strip()
        if is_written or draft.day(f"{field}_due"):
            date_box(draft, f"{field}_due", f"By when? (step {number + 1}, optional)")
        if not is_written and number >= max(written, default=0):
            break


def _what_came_of(content: Content, draft: Draft, step: NextStep) -> None:
    """A step that something was said of: it stands as it was, and what came of it can be said anew."""
    kept_before = Answer(step.outcome_field, step.outcome_words, step.outcome, 0, draft.reflection.changed_at, "")
    draft.answers.setdefault(step.outcome_field, kept_before)
    with st.container(border=True, key=f"answered_{step.id}"):
        st.text(by_its_day(step.words, step.due))
        how_did_it_go(content, draft, step)
