"""Choosing elements on a screen of their own: each with its sentence, and no more of them than the step takes."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.answers import chosen_in
from model.content import Content
from model.content.reflection.schema import ChooseStep, WordsStep
from model.phrases import in_words
from model.reflection.route import choices_of
from pages.parts.reflection.draft import Draft
from pages.parts.shared.fragment import fragment

LEFT_OPEN = "I leave it open"


@fragment
def choose_part(content: Content, draft: Draft, step: ChooseStep) -> None:
    """What can be chosen, row by row. What is shown as chosen is what is kept."""
    offered = choices_of(content, step)
    with st.container(key=f"choose_{step.key}", gap="xxsmall"):
        if step.most == 1:
            _one_of(content, draft, step, offered)
        else:
            _some_of(content, draft, step, offered)
    chosen = _chosen(draft, step.key, offered)
    if len(chosen) == step.most > 1:
        st.caption(f"{in_words(step.most).capitalize()} are chosen. To choose another, let one of them go.")
    if step.key in draft.none_chosen and not chosen:
        st.warning("Choose one first: the rest is about it. Or leave for now.")


@fragment
def choose_words_part(draft: Draft, step: WordsStep) -> None:
    """One of the step's own answers, kept as its words; it can be left open again."""
    key, kept = f"choose_{draft.id}_{step.key}", draft.words(step.key)
    offered = list(dict.fromkeys((*step.choices, *([kept] if kept else []), LEFT_OPEN)))
    draft.kept_widget(
        key,
        kept or LEFT_OPEN,
        lambda: st.radio(step.question, offered, key=key),
        lambda one: draft.keep_copied(step.key, "" if one == LEFT_OPEN else one),
    )


def takes(least: int, most: int) -> str:
    """How many are taken: "Choose one or two"."""
    if most == 1:
        return "Choose one" if least else "Choose one, or none"
    if least == most:
        return f"Choose {in_words(most)}"
    if least == 0:
        return f"Choose up to {in_words(most)}, or none"
    return f"Choose {in_words(least)} {'or' if most == least + 1 else 'to'} {in_words(most)}"


def _row(content: Content, element: str) -> str:
    """Its name on a line of its own, without stars: Streamlit hands a label to screen readers as it is written."""
    return f"{content.element(element).name}  \n{content.element(element).sentence}"


def _one_of(content: Content, draft: Draft, step: ChooseStep, offered: tuple[str, ...]) -> None:
    key = f"choose_{draft.id}_{step.key}"
    draft.kept_widget(
        key,
        next(iter(_chosen(draft, step.key, offered)), None),
        lambda: st.radio(
            takes(step.least, step.most), offered, index=None, format_func=partial(_row, content), key=key
        ),
        lambda one: _keep(draft, step.key, offered, [one] if one else []),
    )


def _some_of(content: Content, draft: Draft, step: ChooseStep, offered: tuple[str, ...]) -> None:
    st.write(f"{takes(step.least, step.most)}.")
    _let_go_of_too_many(draft, step, offered)
    for element in offered:
        chosen, key = _chosen(draft, step.key, offered), _key(draft, step, element)
        draft.kept_widget(
            key,
            element in chosen,
            partial(
                st.checkbox,
                _row(content, element),
                key=key,
                disabled=element not in chosen and len(chosen) >= step.most,
            ),
            partial(_keep_one, draft, step, offered, element),
        )


def _let_go_of_too_many(draft: Draft, step: ChooseStep, offered: tuple[str, ...]) -> None:
    """Show as chosen no more than are taken, where rows were tapped faster than they could be drawn."""
    room = step.most - len(chosen := _chosen(draft, step.key, offered))
    for element in offered:
        key = _key(draft, step, element)
        if element not in chosen and st.session_state.get(key):
            room -= 1
            if room < 0:
                st.session_state[key] = draft.shown[key] = False


def _keep_one(draft: Draft, step: ChooseStep, offered: tuple[str, ...], element: str, chosen: bool) -> None:
    others = [one for one in _chosen(draft, step.key, offered) if one != element]
    _keep(draft, step.key, offered, [*others, element][: step.most] if chosen else others)


def _keep(draft: Draft, field: str, offered: tuple[str, ...], chosen: list[str]) -> None:
    """Keep these, beside any kept earlier that the content offers no more."""
    carried = [one for one in chosen_in(draft.answers, field) if one not in offered]
    draft.keep_place(field, ",".join([*carried, *chosen]) or None)


def _chosen(draft: Draft, field: str, offered: tuple[str, ...]) -> list[str]:
    return [one for one in chosen_in(draft.answers, field) if one in offered]


def _key(draft: Draft, step: ChooseStep, element: str) -> str:
    return f"choose_{draft.id}_{step.key}_{element}"
