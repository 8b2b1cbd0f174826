"""How did it go? Next steps that come back: on home when their day has come, and with the next meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from model.access import NotYours
from model.answers import OUTCOMES, Answer
from model.content import Content
from model.phrases import OUTCOME_NAMES, by_its_day, in_words, set_when
from model.reflection.reflection import MOST_NEXT_STEPS, NextStep, RememberedStep
from model.store.reflection.answers import OwnAnswers
from pages.parts.reflection.draft import Draft
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.fragment import NOT_KEPT, fragment
from pages.parts.shared.local_time import midnight, today
from pages.parts.shared.open_answers import OpenAnswers, this_tab
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import made_up_names
from pages.parts.shared.what_is_there import WAS_DELETED

ASKED = "asked_steps"
"""Where a tab holds the steps it asked about, by the place and their id, so that a slip can be undone."""


@dataclass(kw_only=True)
class AskedStep(OpenAnswers):
    """What came of one next step, open in this tab: an answer of the reflection that the step belongs to."""

    step: RememberedStep
    known_revision: int = 0

    @property
    def id(self) -> str:
        """The reflection's."""
        return self.step.reflection

    @property
    def revision(self) -> int:
        """The reflection's, as far as it is known here."""
        return self.known_revision

    def is_now(self, step: RememberedStep) -> None:
        """Take over what the store says."""
        self.step, self.answers = step, {step.outcome_field: said_of(step)}

    def _store_of(self, _name: str) -> OwnAnswers:
        return own().answers

    def _is_day(self, _name: str) -> bool:
        return False

    def _at_revision(self, revision: int) -> None:
        self.known_revision = revision


def said_of(step: RememberedStep) -> Answer:
    """The answer that says what came of a step, also where that was kept before answers said it."""
    return Answer(step.outcome_field, step.outcome_words, step.outcome, step.version, step.said_at, "")


def how_did_they_go(content: Content) -> None:
    """On home: steps whose day has come, and those just asked about."""
    waiting = own().next_steps.day_has_come(today(), midnight(), MOST_NEXT_STEPS)
    names = made_up_names() if waiting or st.session_state.get(ASKED) else {}
    _ask_about(content, "", waiting, names, at_once=1)


def how_did_they_go_with(content: Content, draft: Draft) -> None:
    """At the start of a reflection: what was left open on its relationship, whatever its date."""
    whose = draft.reflection.relationship
    if whose:
        waiting = own().next_steps.left_open(whose, draft.reflection.started_at, MOST_NEXT_STEPS)
        _ask_about(content, f"{draft.id} {whose}", waiting, {})


def _ask_about(
    content: Content,
    where: str,
    waiting: Sequence[RememberedStep],
    names: Mapping[str, str],
    at_once: int = MOST_NEXT_STEPS,
) -> None:
    """The steps that wait and those asked about before in this tab at the same place; with whom, as `names` has it.

    More than so many `at_once` wait under a line.
    """
    shown = _asked(where, waiting)
    if shown:
        st.header("Last time you meant to", anchor=False, divider=False)
    for one in shown[:at_once]:
        _ask(content, one, names)
    if more := shown[at_once:]:
        with st.expander(f"{in_words(len(more)).capitalize()} more"):
            for one in more:
                _ask(content, one, names)


def _ask(content: Content, asked: AskedStep, names: Mapping[str, str]) -> None:
    with st.container(border=True, key=f"waiting_{asked.step.id}"):
        st.text(by_its_day(asked.step.words, asked.step.due))
        whom = names.get(asked.step.relationship or "")
        with_whom = f"With {plain(whom)}. " if whom else ""
        st.caption(f"{with_whom}{set_when(asked.step.set_on, today())}.")
        how_did_it_go(content, asked, asked.step)


def _asked(where: str, waiting: Sequence[RememberedStep]) -> list[AskedStep]:
    """What this tab asked about at this place and asks now, each as the store has it; what is gone is let go of."""
    held: dict[tuple[str, str], AskedStep] = st.session_state.setdefault(ASKED, {})
    asked = {step: one for (place, step), one in held.items() if place == where}
    now = {step.id: step for step in own().next_steps.these([*asked, *(step.id for step in waiting)])}
    for gone in asked.keys() - now.keys():
        del held[where, gone]
    for step in now.values():
        held.setdefault((where, step.id), AskedStep(answers={}, tab=this_tab(), step=step)).is_now(step)
    return [held[where, step] for step in now]


@fragment
def how_did_it_go(content: Content, answers: OpenAnswers, step: NextStep) -> None:
    """What came of one step, and a line for what happened. Kept when tapped and as typed; leaving it is fine."""
    field = step.outcome_field
    key = f"outcome_{step.id}"
    outcome = answers.kept_widget(
        key,
        answers.place(field) if answers.place(field) in OUTCOMES else None,
        lambda: st.segmented_control("How did it go?", OUTCOMES, format_func=OUTCOME_NAMES.__getitem__, key=key),
        partial(_keep, answers, field),
    )
    if outcome or answers.words(field).strip():
        answer_box(content, answers, field, "What happened, in a line", rows=1)


def _keep(answers: OpenAnswers, field: str, outcome: str | None) -> None:
    try:
        answers.keep_place(field, outcome)
    except NotYours:
        st.session_state[NOT_KEPT] = WAS_DELETED
        raise
