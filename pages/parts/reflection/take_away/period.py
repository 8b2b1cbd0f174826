"""A period to take away: which meetings, what of each, and the file in two formats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from model.answers import place_of
from model.content import Content
from model.content.published import ELEMENTS
from model.profile import View, view_of
from model.reflection.narrowed import Narrowed
from model.reflection.reflection import NextStep, Reflection
from model.report.period.told import PeriodReport, told_period
from model.report.shared.blocks import Told
from model.report.shared.file_names import file_name
from pages.parts.shared.fields.date_field import date_field
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own
from pages.parts.shared.reflection_titles import made_up_names, own_titles, told_apart
from pages.parts.shared.take_away import KEEP_SAFE, by_hand_tick, chosen_words, file_buttons, say_before_it_goes

PERIOD = "period"
"""Where a tab holds the two days, so that they are still there when one comes back."""

BEGINS_BEFORE = timedelta(days=91)
MOST = 200
"""Reflections of one period, the newest."""


def which_period() -> tuple[date, date] | None:
    """The first and the last day as they stand in their fields, both counting; None where that is no period."""
    before = st.session_state.get(PERIOD, (today() - BEGINS_BEFORE, today()))
    with st.container(horizontal=True):
        since = date_field("From", before[0], key="period_since")
        until = date_field("To", before[1], key="period_until")
    if since is None or until is None:
        return None
    st.session_state[PERIOD] = since, until
    if since > until:
        st.warning("The first day is after the last one.", icon=":material/date_range:")
        return None
    return since, until


def period_part(content: Content, since: date, until: date) -> None:
    """Choose what goes of the time from `since` to `until`, and get the file. Nothing written is chosen beforehand."""
    found = reflected_in(content, since, until)
    if not found:
        st.write("Nothing that you finished is of this time. Choose other days, or finish a draft first.")
        return
    chosen = _which(found, f"period_which_{since}_{until}")
    places = st.checkbox("What was placed on which day", value=True, key="period_places")
    with_steps = st.checkbox("What I tried, and what came of it", key="period_steps")
    named = any(one.relationship for one in chosen) and st.checkbox("The made-up names go too", key="period_names")
    titles = own_titles(chosen) if named else told_apart(chosen)
    by_hand = by_hand_tick(PERIOD)
    words = chosen_words(content, chosen[::-1], titles, PERIOD)
    in_steps = [said for _, step in _tried(chosen) for said in (step.words, step.outcome_words)] if with_steps else []
    say_before_it_goes(content, [*in_steps, *(one.words for one in words)], PERIOD)

    def told() -> Told:
        held = [own().reflections.get(one.id) for one in chosen]
        return told_period(
            content,
            PeriodReport(
                since,
                until,
                tuple(_view(content, one, titles[one.id]) for one in held),
                places=places,
                tried=tuple(_tried(held)) if with_steps else (),
                words=words,
                by_hand=by_hand,
            ),
        )

    if chosen:
        name = file_name("period", since, "to", until.isoformat(), _whose(chosen) if named else "")
        file_buttons(content, told, until, name, PERIOD)
        st.caption(KEEP_SAFE)


def reflected_in(content: Content, since: date, until: date) -> list[Reflection]:
    """What was finished of this time, oldest first, but for documents and records of learning."""
    found = own().reflections.all(drafts=False, narrowed=Narrowed(since=since, until=until), limit=MOST)
    return [one for one in reversed(found) if one.flow not in content.no_reflections]


def _which(found: Sequence[Reflection], key: str) -> list[Reflection]:
    """Those that go, all until one is taken out. The `key` is of these days alone: others begin with all again."""
    names = own_titles(found)
    going = st.multiselect("Which of them?", list(names), default=list(names), format_func=names.__getitem__, key=key)
    return [one for one in found if one.id in going]


def _view(content: Content, reflection: Reflection, title: str) -> View:
    answers = own().answers.of(reflection.id)
    return view_of(content, title, {key: place_of(answers, key) for key in ELEMENTS})


def _tried(reflections: Sequence[Reflection]) -> list[tuple[date, NextStep]]:
    return [(one.happened_on, step) for one in reflections for step in own().next_steps.of(one.id)]


def _whose(chosen: Sequence[Reflection]) -> str:
    """The made-up name where all of them are of one relationship."""
    of = {one.relationship for one in chosen}
    return made_up_names().get(of.pop() or "", "") if len(of) == 1 else ""
