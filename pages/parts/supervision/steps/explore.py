"""Explore: a few elements and one way of looking, strengths asked for before anything else."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.answers import chosen_in
from model.content import Content
from model.content.supervision.schema import Lens, PlanStep, Question
from model.report.supervision_record.views import views_of
from model.supervision.views import differences
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.buttons import button
from pages.parts.shared.elements import choose_elements
from pages.parts.shared.fragment import fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.steps.fields import choice, chooser
from pages.parts.supervision.steps.progress import say_more, say_prompts, step_head

MOST_EXPLORED = 3
CHOSEN = "both.explore_elements"


def explore(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """Choose what to look at, and questions to look at it with."""
    step_head(content, meeting, step)
    _elements(content, meeting, *_offered(content, meeting))
    _lens(content, meeting)


def _offered(content: Content, meeting: OpenMeeting) -> tuple[list[str], list[str]]:
    """The elements of this meeting, and all others.

    First those the two see differently or the practitioner picked, then what else was brought or placed.
    """
    body = meeting.store.record.body(meeting.id)
    mine, theirs = views_of(content, body)
    first = {found.element for view in mine for found in differences(view, theirs)}
    for item in body.brought:
        if item.kind == "picks":
            first |= set((item.place or "").split(","))
    placed = {one.element.key for one in theirs.readings if one.answer} | {*meeting.store.brought.elements(meeting.id)}
    keys = [element.key for element in content.elements]
    here = [key for key in keys if key in first | placed]
    return sorted(here, key=lambda key: key not in first), [key for key in keys if key not in here]


@fragment
def _elements(content: Content, meeting: OpenMeeting, of_meeting: Sequence[str], others: Sequence[str]) -> None:
    all_asked = f"all_elements_{meeting.id}"
    is_all = not of_meeting or all_asked in st.session_state or {*chosen_in(meeting.answers, CHOSEN)} & {*others}
    chosen = choose_elements(
        content,
        meeting,
        CHOSEN,
        f"explore_{meeting.id}",
        label=f"What do you look at? One is often enough, {MOST_EXPLORED} at most.",
        offered=[*of_meeting, *others] if is_all else of_meeting,
        most=MOST_EXPLORED,
    )
    if not is_all:
        button("Another element", f"other_elements_{meeting.id}", _offer_all, all_asked, kind="tertiary", icon="add")
    talks = {talk.key: talk for talk in meeting.script.talk}
    for key in chosen:
        name = content.element(key).name
        st.header(name, anchor=False)
        if key in talks:
            _ask(talks[key].strengths, talks[key].questions)
        answer_box(content, meeting, f"both.explore.{key}", f"{name}: what we want to remember", None, rows=3)


def _offer_all(asked: str) -> None:
    st.session_state[asked] = True


@fragment
def _lens(content: Content, meeting: OpenMeeting) -> None:
    lenses = {lens.key: lens for lens in meeting.script.lenses}
    with st.expander("A way of looking"):
        st.caption(content.lenses.intro)
        chosen = choice(
            meeting,
            "both.lens",
            {key: lens.name for key, lens in lenses.items()},
            chooser("Choose one, if you like", "Choose, or leave it"),
        )
    if chosen:
        st.header(plain(lenses[chosen].name), anchor=False)
        st.write(plain(lenses[chosen].summary))
        _leans_on(content, lenses[chosen])
        _ask(lenses[chosen].strengths, lenses[chosen].questions)
        answer_box(content, meeting, "both.explore.lens", "What we saw that way", None, rows=3)


def _leans_on(content: Content, lens: Lens) -> None:
    """The sources a way of looking leans on, as far as the guide on this machine knows them."""
    known = {source.key for source in content.evidence.sources}
    sources = [key for key in lens.evidence if key in known]
    if sources:
        st.caption(f"The questions are ours. The idea comes from: {content.named(sources)}.")


def _ask(strengths: Sequence[Question], questions: Sequence[Question]) -> None:
    """What went well is asked first; one question of each kind, and the others where more is wanted."""
    for heading, first in (("What went well", strengths[:1]), ("Then", questions[:1])):
        st.write(f"**{heading}**")
        say_prompts([question.text for question in first])
    say_more([question.text for question in (*strengths[1:], *questions[1:])])
