"""After the picture: one to three elements to think about, what is known and worth trying there, and next steps."""

from __future__ import annotations

from hashlib import sha256

import streamlit as st

from model.answers import chosen_in
from model.content import Content
from model.reflection.reflection import MOST_NEXT_STEPS, looked_at
from pages.parts.reflection.draft import Draft
from pages.parts.shared.answer_box import answer_box, date_box
from pages.parts.shared.elements import choose_elements, claims, thing_to_try
from pages.parts.shared.fragment import fragment

MOST_PICKS = 3


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
            about_element(content, draft.id, key)


def _pick(content: Content, draft: Draft, key: str, offered: list[str], label: str) -> None:
    elsewhere = [one for one in chosen_in(draft.answers, "picks") if one not in offered]
    choose_elements(
        content, draft, "picks", key, label=label, offered=offered, most=max(0, MOST_PICKS - len(elsewhere))
    )


def about_element(content: Content, reflection: str, key: str) -> None:
    """One thing to try for a picked element, another one in another reflection; the rest folded, with the evidence."""
    element = content.element(key)
    st.subheader(element.name, anchor=False)
    number = sha256(f"{reflection}/{key}".encode()).digest()[0] % len(element.try_)
    one, others = element.try_[number], [thing for thing in element.try_ if thing != element.try_[number]]
    st.write(f"**{one.name}**")
    thing_to_try(one)
    with st.expander("More to try"):
        for thing in others:
            st.write(f"**{thing.name}**")
            thing_to_try(thing)
    with st.expander("What to watch for"):
        for pitfall in element.watch:
            st.write(f"**{pitfall.name}.** {pitfall.intention} {pitfall.watch_for}")
    with st.expander("Why it matters"):
        claims(content, element.why)


@fragment
def next_steps_part(content: Content, draft: Draft) -> None:
    """One to three small next steps, saved as typed, each with a date if wanted; another appears when one is there."""
    st.header("One small next step", anchor=False)
    st.write("Small enough for the next meeting. Next time, the guide asks how it went.")
    written = [number for number in range(1, MOST_NEXT_STEPS + 1) if draft.words(f"next_{number}").strip()]
    for number in range(1, MOST_NEXT_STEPS + 1):
        answer_box(content, draft, f"next_{number}", f"Next step {number}", None, rows=2)
        date_box(draft, f"next_{number}_due", f"By when? (step {number}, optional)")
        if not draft.words(f"next_{number}").strip() and number >= max(written, default=0):
            break
