"""Take it away: the profile, and what the person chooses of their words, as a PDF."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.answers import Answers, chosen_in
from model.content import Content
from model.phrases import day, what_came_of
from model.profile import View
from model.reflection.reflection import NextStep, Reflection
from model.reflection_items import items_of
from model.report.profile.pdf import ProfileReport, Words, profile_pdf
from pages.parts.reflection.draft import Draft
from pages.parts.shared.buttons import save_button
from pages.parts.shared.fragment import fragment
from pages.parts.shared.open_guide import own
from pages.parts.shared.reflection_titles import own_title, title_of


def words_written(content: Content, reflection: Reflection, answers: Answers) -> dict[str, Words]:
    """Everything the person wrote in this reflection but the next steps, by field, in the order of the model."""
    return {
        item.field: Words(item.heading, item.prompt, item.words)
        for item in items_of(content, reflection, "", answers, ())
        if item.kind == "story" or item.field == "headline"
    }


@fragment
def own_words(content: Content, draft: Draft) -> None:
    """What the person wrote, to read again."""
    written = words_written(content, draft.reflection, draft.answers)
    if written:
        with st.expander("In my own words"):
            for words in written.values():
                st.markdown(f"**{words.heading}**")
                st.caption(words.prompt)
                st.text(words.text)


@fragment
def take_away(content: Content, draft: Draft, view: View, laid_over: Sequence[View] = ()) -> None:
    """Choose what goes, see it named, and get the file. Only the picture is chosen beforehand."""
    st.header("Take it away", anchor=False)
    written = words_written(content, draft.reflection, draft.answers)
    chosen: list[str] = []
    if written:
        chosen = st.multiselect(
            "The picture always goes. Which of your words go with it?",
            list(written),
            format_func=lambda field: f"{written[field].heading}: {written[field].prompt}",
            placeholder="None of them, until you choose",
            key=f"take_{draft.id}",
        )
    with_earlier = bool(laid_over) and st.checkbox(
        "What I laid over it goes too, with what moved since", key=f"take_earlier_{draft.id}"
    )
    with_steps = st.checkbox("My next steps go too, and what came of them", key=f"take_steps_{draft.id}")
    with_name = bool(draft.reflection.relationship) and st.checkbox(
        "The made-up name goes too", key=f"take_name_{draft.id}"
    )

    def build() -> bytes:
        steps = own().next_steps.of(draft.id)
        return profile_pdf(
            content,
            ProfileReport(
                title=(own_title if with_name else title_of)(draft.reflection),
                views=(view, *(laid_over if with_earlier else ())),
                words=tuple(written[field] for field in chosen),
                picks=chosen_in(draft.answers, "picks"),
                next_steps=tuple(map(_told, steps)) if with_steps else (),
            ),
        )

    save_button("Save as PDF", build, f"alongside-{draft.reflection.happened_on.isoformat()}.pdf", f"pdf_{draft.id}")
    st.caption(
        "The file holds the picture, the table and what you picked with things to try; "
        "of your own words, only those chosen above."
    )


def _told(step: NextStep) -> tuple[str, str, str]:
    """A next step for the file: its words, its day, and what came of it."""
    return step.words, day(step.due) if step.due else "", what_came_of(step.outcome, step.outcome_words)
