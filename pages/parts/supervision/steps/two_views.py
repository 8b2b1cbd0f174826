"""Two views: the supervisor places theirs first, then both lie side by side, and where they differ is talked about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR
from model.content import Content
from model.content.supervision.schema import PlanStep
from model.profile import is_empty
from model.report.supervision_record.names import DIFFERENCE_NAMES
from model.report.supervision_record.views import side_by_side, views_of
from model.report.supervision_record.words import as_held
from model.supervision.meeting import ONE_SCREEN
from model.supervision.record import RecordBody
from model.supervision.views import Difference, differences
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.charts import bars
from pages.parts.shared.fragment import fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.record import chart, show_blocks
from pages.parts.supervision.steps.fields import choice
from pages.parts.supervision.steps.own_view import place_views
from pages.parts.supervision.steps.progress import say_prompts, step_head
from pages.parts.supervision.steps.talk import waiting_elements
from pages.parts.supervision.steps.turns import cover


def two_views(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """What the viewer may do and see now: place a view, wait for it, or look at both."""
    waiting = waiting_elements(meeting)
    body = meeting.store.record.body(meeting.id)
    blocks = tuple(side_by_side(as_held(content, body), body))
    is_turn = meeting.kept.mode == ONE_SCREEN and meeting.viewer == SUPERVISOR
    step_head(step, to_talk=bool(blocks) and not is_turn)
    if is_turn or (meeting.viewer == SUPERVISOR and (waiting or not blocks)):
        place_views(content, meeting, waiting)
    elif waiting or not blocks:
        _before(content, meeting, waiting)
    if blocks and not is_turn:
        _where_they_differ(content, meeting, body)
        show_blocks(as_held(content, body), blocks, f"views_{meeting.id}")
        _as_bars(as_held(content, body), body)


def _before(content: Content, meeting: OpenMeeting, waiting: Sequence[str]) -> None:
    """What is said to both, or to the practitioner, while the supervisor's view is not there."""
    name = plain(meeting.supervision.name_of(SUPERVISOR))
    if waiting:
        st.write("Places were brought for:")
        st.markdown("\n".join(f"- {content.element(key).name}" for key in waiting))
    else:
        st.write("No places were brought, so there is nothing that has to be laid side by side. Go on if you like.")
    if meeting.kept.mode == ONE_SCREEN:
        why = "They place their own view first, without seeing the other one."
        cover(meeting, SUPERVISOR, why, main=bool(waiting))
    elif waiting:
        st.info(
            f"Waiting for {name}'s file. They place their own view first; then both are drawn here. "
            "Send them yours below, if you have not yet.",
            icon=":material/hourglass_empty:",
        )


def _as_bars(content: Content, body: RecordBody) -> None:
    mine, theirs = views_of(content, body)
    views = [view for view in (*mine, theirs) if not is_empty(view)]
    if views:
        with st.expander("As bars"):
            chart("Bars", bars, content, views, f"bars_{body.meeting}")


def _where_they_differ(content: Content, meeting: OpenMeeting, body: RecordBody) -> None:
    """Each element whose views lie two or more places apart, as a place to talk. Both readings stay."""
    mine, theirs = views_of(as_held(content, body), body)
    apart: dict[str, list[Difference]] = {}
    for view in mine:
        for found in differences(view, theirs):
            apart.setdefault(found.element, []).append(found)
    if not apart:
        return
    st.header("A place to talk", anchor=False)
    st.write(plain(meeting.script.differences.intro))
    for element in content.elements:
        if element.key in apart:
            _one_difference(content, meeting, element.key, apart[element.key])


@fragment
def _one_difference(content: Content, meeting: OpenMeeting, element: str, found: Sequence[Difference]) -> None:
    spoken = content.element(element)
    with st.container(border=True, key=f"differ_{element}"):
        st.subheader(spoken.name, anchor=False)
        for place in dict.fromkeys(one.practitioner for one in found):
            _placed(meeting.supervision.name_of(PRACTITIONER), meeting, place, spoken.scale[place - 1])
        seen = found[0].supervisor
        _placed(meeting.supervision.name_of(SUPERVISOR), meeting, seen, spoken.scale[seen - 1])
        asked = {"practitioner": meeting.script.differences.practitioner_higher}
        asked["supervisor"] = meeting.script.differences.supervisor_higher
        for higher in dict.fromkeys(one.higher for one in found):
            say_prompts([question.text for question in asked[higher]])
        field = f"both.differ.{element}"
        led = partial(st.radio, f"{spoken.short}: where did the talk lead?", index=None)
        choice(meeting, field, DIFFERENCE_NAMES, led)
        answer_box(content, meeting, field, f"{spoken.short}: what we said of it", None, rows=2)


def _placed(name: str, meeting: OpenMeeting, place: int, meaning: str) -> None:
    st.write(f"**{plain(name)}: {plain(meeting.script.place_name(str(place)))}**")
    st.caption(meaning)
