"""Explore: a few elements and one way of looking, strengths asked for before anything else."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.content import Content
from model.content.supervision.schema import Lens, PlanStep, Question
from model.report.supervision_record.views import views_of
from model.supervision.record import RecordBody
from model.supervision.views import differences
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.elements import choose_elements
from pages.parts.shared.fragment import fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.steps.fields import choice, chooser
from pages.parts.supervision.steps.progress import say_prompts, step_head

MOST_EXPLORED = 3


def explore(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """Choose what to look at, and questions to look at it with."""
    step_head(step)
    _elements(content, meeting, _offered(content, meeting.store.record.body(meeting.id)))
    _lens(content, meeting)


def _offered(content: Content, body: RecordBody) -> list[str]:
    """All twelve: first those the two see differently or the practitioner picked, then the others, in order."""
    mine, theirs = views_of(content, body)
    first = {found.element for view in mine for found in differences(view, theirs)}
    for item in body.brought:
        if item.kind == "picks":
            first |= set((item.place or "").split(","))
    return sorted((one.key for one in content.elements), key=lambda key: key not in first)


@fragment
def _elements(content: Content, meeting: OpenMeeting, offered: Sequence[str]) -> None:
    chosen = choose_elements(
        content,
        meeting,
        "both.explore_elements",
        f"explore_{meeting.id}",
        label=f"What do you want to look at? {MOST_EXPLORED} at most; one is often enough.",
        offered=offered,
        most=MOST_EXPLORED,
    )
    talks = {talk.key: talk for talk in meeting.script.talk}
    for key in chosen:
        name = content.element(key).name
        st.header(name, anchor=False)
        if key in talks:
            _ask(talks[key].strengths, talks[key].questions)
        answer_box(content, meeting, f"both.explore.{key}", f"{name}: what we want to remember", None, rows=3)


@fragment
def _lens(content: Content, meeting: OpenMeeting) -> None:
    st.header("A way of looking", anchor=False)
    st.caption(content.lenses.intro)
    lenses = {lens.key: lens for lens in meeting.script.lenses}
    chosen = choice(
        meeting,
        "both.lens",
        {key: lens.name for key, lens in lenses.items()},
        chooser("Choose one, if you like", "Choose, or leave it"),
    )
    if chosen:
        st.write(plain(lenses[chosen].summary))
        _leans_on(content, lenses[chosen])
        _ask(lenses[chosen].strengths, lenses[chosen].questions)
        answer_box(content, meeting, "both.explore.lens", "What we saw that way", None, rows=3)


def _leans_on(content: Content, lens: Lens) -> None:
    """The sources a way of looking leans on, as far as the guide on this machine knows them."""
    known = {source.key for source in content.evidence.sources}
    sources = [key for key in lens.evidence if key in known]
    if sources:
        st.caption(f"Our own words; the idea leans on {content.cited(sources)}.")


def _ask(strengths: Sequence[Question], questions: Sequence[Question]) -> None:
    """What went well is asked first."""
    st.write("**What went well**")
    say_prompts([question.text for question in strengths])
    st.write("**Then**")
    say_prompts([question.text for question in questions])
