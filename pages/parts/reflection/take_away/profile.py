"""Take it away: the profile, and what the person chooses of it, as a PDF or a Word document."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.answers import Answers, chosen_in
from model.content import Content
from model.phrases import day, what_came_of
from model.profile import View
from model.reflection.narrowed import Narrowed
from model.reflection.reflection import NextStep, Reflection
from model.reflection_items import items_of
from model.report.profile.told import ProfileReport, told_profile
from model.report.shared.blocks import Told
from model.report.shared.file_names import file_name
from model.report.shared.own_parts import OwnWords
from pages.parts.reflection.draft import Draft
from pages.parts.shared.fragment import fragment
from pages.parts.shared.open_guide import own
from pages.parts.shared.reflection_titles import made_up_names, own_title, title_of
from pages.parts.shared.take_away import KEEP_SAFE, by_hand_tick, file_buttons, say_before_it_goes, words_that_go

MOST_OF_A_DAY = 100


def words_written(content: Content, reflection: Reflection, answers: Answers) -> dict[str, OwnWords]:
    """Everything the person wrote in this reflection but the next steps, by field, in the order of the model."""
    return {
        item.field: OwnWords(item.heading, item.prompt, item.words)
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
                st.markdown(f"**{words.title}**")
                st.caption(words.asked)
                st.text(words.words)


@fragment
def take_away(content: Content, draft: Draft, view: View, laid_over: Sequence[View] = ()) -> None:
    """Choose what goes, field by field, and get the file. Only the picture and the picks are chosen beforehand."""
    st.header("Take it away", anchor=False)
    reflection, picks = draft.reflection, chosen_in(draft.answers, "picks")
    places = st.checkbox("The picture, and each place in words", value=True, key=f"take_places_{draft.id}")
    with_earlier = (
        places
        and bool(laid_over)
        and st.checkbox("What I laid over it goes too, with what moved since", key=f"take_earlier_{draft.id}")
    )
    with_picks = bool(picks) and st.checkbox(
        "What I picked to think about, with things to try", value=True, key=f"take_picks_{draft.id}"
    )
    with_steps = st.checkbox("My next steps go too, and what came of them", key=f"take_steps_{draft.id}")
    words = _chosen(content, draft)
    with_name = bool(reflection.relationship) and st.checkbox("The made-up name goes too", key=f"take_name_{draft.id}")
    by_hand = by_hand_tick(draft.id)
    in_steps = [said for step in own().next_steps.of(draft.id) for said in _words_of(step)] if with_steps else []
    say_before_it_goes(content, [*in_steps, *(one.words for one in words)], draft.id)

    def told() -> Told:
        steps = own().next_steps.of(draft.id)
        return told_profile(
            content,
            ProfileReport(
                title=(own_title if with_name else title_of)(reflection),
                views=(view, *(laid_over if with_earlier else ())),
                places=places,
                words=words,
                picks=picks if with_picks else (),
                next_steps=tuple(map(_told, steps)) if with_steps else (),
                by_hand=by_hand,
            ),
        )

    file_buttons(content, told, reflection.happened_on, _name(content, reflection, named=with_name), draft.id)
    st.caption(KEEP_SAFE)


def _chosen(content: Content, draft: Draft) -> tuple[OwnWords, ...]:
    written = words_written(content, draft.reflection, draft.answers)
    return words_that_go("Which of your words go with it?", written, f"take_{draft.id}") if written else ()


def _name(content: Content, reflection: Reflection, *, named: bool) -> str:
    """What the file is called; of several reflections of one day each by its number."""
    kinds = {kind.key: kind.name.lower() for kind in content.settings.session_kinds}
    name = made_up_names().get(reflection.relationship or "", "") if named else ""
    when = reflection.happened_on
    of_the_day = own().reflections.all(narrowed=Narrowed(since=when, until=when), limit=MOST_OF_A_DAY)
    oldest_first = [one.id for one in reversed(of_the_day)]
    number = oldest_first.index(reflection.id) + 1 if reflection.id in oldest_first else 1
    return file_name("reflection", when, kinds.get(reflection.session_kind or "", ""), name, number=number)


def _words_of(step: NextStep) -> tuple[str, str]:
    return step.words, step.outcome_words


def _told(step: NextStep) -> tuple[str, str, str]:
    """A next step for the file: its words, its day, and what came of it."""
    return step.words, day(step.due) if step.due else "", what_came_of(step.outcome, step.outcome_words)
