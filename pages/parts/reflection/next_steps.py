"""After the picture: one to three elements to think about, what is known and worth trying there, and next steps."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.reflection.reflection import MOST_NEXT_STEPS
from pages.parts.reflection.draft import Draft
from pages.parts.shared.answer_box import answer_box, date_box
from pages.parts.shared.elements import choose_elements, claims, things_to_try
from pages.parts.shared.fragment import fragment

MOST_PICKS = 3


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
        about_element(content, key)


def about_element(content: Content, key: str) -> None:
    """Evidence, things to try and things to watch for, for one picked element."""
    element = content.element(key)
    st.subheader(element.name, anchor=False)
    st.write("**Things to try**")
    things_to_try(content, key)
    with st.expander("What to watch for"):
        for thing in element.watch:
            st.write(f"**{thing.name}.** {thing.intention} {thing.watch_for}")
    with st.expander("Why it matters, and how sure we are"):
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
