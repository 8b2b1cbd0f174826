"""A record of learning: begun for a period, each line chosen, summed up in one's own words, and taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from model.answers import chosen_in
from model.content import Content
from model.content.schema import OF_LEARNING
from model.reflection.learning_record import (
    CHOSEN,
    FURTHER,
    SINCE,
    LearningLine,
    LensUsed,
    learning_lines,
    summary_field,
)
from model.reflection.narrowed import Narrowed
from model.report.learning.told import LearningReport, reflected_on, told_learning
from model.report.shared.blocks import Told
from model.report.shared.file_names import file_name
from pages.parts.reflection.draft import WHEN, Draft, kept_draft
from pages.parts.shared.answer_box import answer_box, date_box
from pages.parts.shared.buttons import button, link
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.open_answers import this_tab
from pages.parts.shared.open_guide import own
from pages.parts.shared.reflection_titles import own_titles
from pages.parts.shared.take_away import KEEP_SAFE, by_hand_tick, file_buttons

MOST_BEGUN = 50


def learning_part(content: Content, since: date, until: date) -> None:
    """Begin a record of learning for these days, or go on with one whose last day is among them."""
    words = content.take_away.learning
    st.header(words.name, anchor=False)
    st.write(words.summary)
    begun = own().reflections.all(narrowed=Narrowed(since=since, until=until), limit=MOST_BEGUN)
    for one, title in own_titles([one for one in begun if one.flow == OF_LEARNING]).items():
        link("take_away/learning_record.py", f"Go on with {title[:1].lower()}{title[1:]}", "edit_note", draft=one)
    if st.button("Begin a record of learning", key="begin_learning", icon=":material/edit_note:"):
        _begin(content, since, until)


def _begin(content: Content, since: date, until: date) -> None:
    begun = own().reflections.start(
        flow=OF_LEARNING,
        content_version=content.version,
        language=content.settings.language,
        happened_on=until,
        setting=content.in_setting,
    )
    own().answers.save(begun.id, SINCE, words="", place=since.isoformat(), tab=this_tab(), base_version=0)
    st.switch_page("take_away/learning_record.py", query_params={"draft": begun.id})


@fragment
def write_learning(content: Content, draft: Draft, lenses: Callable[[date, date], Sequence[LensUsed]]) -> None:
    """The days, the lines to choose among, a box under each that is chosen, and the file."""
    words = content.take_away.learning
    with st.container(horizontal=True):
        date_box(draft, SINCE, "From", required=True)
        date_box(draft, WHEN, "To", required=True)
    since, until = _days(draft)
    found = {line.key: line for line in _lines_of(content, since, until, lenses)}
    chosen = [key for key in chosen_in(draft.answers, CHOSEN) if key in found]
    if not found:
        st.write("Nothing that you finished is of this time.")
    else:
        key = f"learning_{draft.id}_{since}_{until}"
        draft.kept_widget(
            key,
            chosen,
            lambda: st.multiselect(
                "Which lines go?",
                list(found),
                format_func=lambda one: found[one].name,
                placeholder="None, until you choose",
                key=key,
            ),
            lambda keys: draft.keep_place(CHOSEN, ",".join(keys) or None),
        )
        chosen = [one for one in found if one in chosen_in(draft.answers, CHOSEN)]
    for line in chosen:
        st.header(found[line].name, anchor=False)
        st.caption(reflected_on(found[line]))
        answer_box(content, draft, summary_field(line), words.question)
    answer_box(content, draft, FURTHER, words.further, rows=2)
    _take_away(content, draft, lenses)


def _days(draft: Draft) -> tuple[date, date]:
    until = draft.reflection.happened_on
    return draft.day(SINCE) or until, until


def _lines_of(
    content: Content, since: date, until: date, lenses: Callable[[date, date], Sequence[LensUsed]]
) -> tuple[LearningLine, ...]:
    given = own().history.fields_given(since, until, without=content.no_reflections)
    return learning_lines(content, given, lenses(since, until))


def _take_away(content: Content, draft: Draft, lenses: Callable[[date, date], Sequence[LensUsed]]) -> None:
    st.header("Take it away", anchor=False)
    by_hand = by_hand_tick(draft.id)

    def told() -> Told:
        kept = kept_draft(draft.id)
        since, until = _days(kept)
        chosen = chosen_in(kept.answers, CHOSEN)
        lines = [line for line in _lines_of(content, since, until, lenses) if line.key in chosen]
        summed_up = tuple((line, kept.words(summary_field(line.key))) for line in lines)
        return told_learning(
            content, LearningReport(since, until, summed_up, further=kept.words(FURTHER), by_hand=by_hand)
        )

    since, until = _days(draft)
    file_buttons(content, told, until, file_name("learning", since, "to", until.isoformat()), draft.id)
    st.caption(KEEP_SAFE)
    if draft.reflection.is_draft:
        button("It is ready", f"ready_{draft.id}", callback(_finish), draft.id, icon="check")
        st.caption("Then it no longer waits on your home page. You can still change it.")


def _finish(draft: str) -> None:
    own().reflections.finish(draft)
