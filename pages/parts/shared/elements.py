"""Elements on a page: choosing some of them, claims with their sources, and things to try."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from model.answers import chosen_in
from model.content import Content
from model.content.schema import Claim, ThingToTry
from pages.parts.shared.open_answers import OpenAnswers


def choose_elements(
    content: Content, open_answers: OpenAnswers, field: str, key: str, *, label: str, offered: Sequence[str], most: int
) -> list[str]:
    """Choose some of the `offered` elements, of which the first `most` are kept and shown; the ones that are kept."""
    held = st.session_state.get(key) or ()
    if len(held) > most:
        st.session_state[key] = held[:most]
        open_answers.too_many.add(key)
    elif len(held) < most:
        open_answers.too_many.discard(key)
    chosen: list[str] = open_answers.kept_widget(
        key,
        [one for one in chosen_in(open_answers.answers, field) if one in offered],
        lambda: st.pills(
            label, offered, selection_mode="multi", format_func=lambda one: content.element(one).name, key=key
        ),
        partial(_keep_chosen, open_answers, field, offered, most),
    )
    if key in open_answers.too_many:
        st.warning("That is more than it takes. The first ones are kept; tap one of them again to let it go.")
    return chosen


def _keep_chosen(open_answers: OpenAnswers, field: str, offered: Sequence[str], most: int, chosen: list[str]) -> None:
    """Keep the first `most`, beside any others that are kept."""
    carried = [one for one in chosen_in(open_answers.answers, field) if one not in offered]
    open_answers.keep_place(field, ",".join([*carried, *chosen[:most]]) or None)


def claims(content: Content, made: Sequence[Claim]) -> None:
    """Claims as a list, each with the sources it rests on."""
    for claim in made:
        st.markdown(f"- {claim.text} :small[({content.cited(claim.evidence)})]")


def things_to_try(content: Content, key: str) -> None:
    """Small moves for the next meeting, each with its first move and when not to make it."""
    for thing in content.element(key).try_:
        with st.expander(thing.name):
            thing_to_try(thing)


def thing_to_try(thing: ThingToTry) -> None:
    """Its first move, and when not to make it."""
    st.write(thing.first_move)
    st.caption(f"Not when: {thing.not_when}")
