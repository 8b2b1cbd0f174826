"""Two views: the supervisor places theirs first, then both lie side by side, and where they differ is talked about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR, Seat
from model.content import Content
from model.content.supervision.schema import PlanStep
from model.profile import answer_name, is_empty
from model.report.supervision_record.names import BASIS_NAMES, DIFFERENCE_NAMES, whose_words
from model.report.supervision_record.views import side_by_side, views_of
from model.report.supervision_record.words import as_held
from model.supervision.fields import NOT_SEEN, has_view, place_in
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE
from model.supervision.record import RecordBody
from model.supervision.views import Difference, differences
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.charts import bars
from pages.parts.shared.fragment import fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting, store_of_seat
from pages.parts.supervision.record import chart, show_blocks
from pages.parts.supervision.steps.both_place import both_place, place_own, places_alone, still_place
from pages.parts.supervision.steps.fields import choice
from pages.parts.supervision.steps.own_view import place_views
from pages.parts.supervision.steps.progress import say_prompts, step_head
from pages.parts.supervision.steps.talk import waiting_elements
from pages.parts.supervision.steps.turns import cover


def two_views(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """What the viewer may do and see now: place a view, wait for it, or look at both."""
    waiting = waiting_elements(meeting)
    body = meeting.store.record.body(meeting.id)
    blocks = tuple(side_by_side(as_held(content, body), body, aloud=False))
    both_still_place, is_alone = still_place(meeting), places_alone(meeting)
    is_turn = meeting.kept.mode == ONE_SCREEN and meeting.viewer == SUPERVISOR
    is_shown = bool(blocks) and not is_turn
    is_new = not (is_shown or is_turn or both_still_place)
    step_head(content, meeting, step, is_new=is_new, to_talk=False)
    meeting.has_views_unshown = not is_turn and _are_placed(meeting, waiting)
    if both_still_place:
        both_place(content, meeting)
    elif is_turn or (meeting.viewer == SUPERVISOR and (waiting or not blocks)):
        place_views(content, meeting, waiting)
    else:
        if is_alone:
            place_own(content, meeting, PRACTITIONER)
        if waiting or not (blocks or is_alone):
            _before(meeting, waiting)
    if is_shown:
        held = as_held(content, body)
        apart = _where_they_differ(content, meeting, body)
        if not apart:
            say_prompts([prompt.text for prompt in step.prompts])
        _other_elements(held, meeting, body, apart)
        with st.expander("As a chart and a table"):
            show_blocks(held, blocks, f"views_{meeting.id}", is_folded=True)
            _as_bars(held, body)


def _are_placed(meeting: OpenMeeting, waiting: Sequence[str]) -> bool:
    """Whether the supervisor, as far as this screen may tell, placed an element that waits, and so both have."""
    if meeting.viewer == PRACTITIONER or not waiting:
        return False
    said = store_of_seat(meeting.kept, SUPERVISOR).answers.of(meeting.id)
    return any(has_view(element, said) for element in waiting)


def _before(meeting: OpenMeeting, waiting: Sequence[str]) -> None:
    """What is said to both, or to the practitioner, while the supervisor's view is not there."""
    name = plain(meeting.supervision.name_of(SUPERVISOR))
    if not waiting:
        st.write("No places were brought, so there is nothing that has to be laid side by side. Go on if you like.")
    if meeting.kept.mode == ONE_SCREEN:
        cover(meeting, SUPERVISOR, main=bool(waiting))
    elif waiting:
        by_file = meeting.kept.mode == SHARE_FILE
        what, also = (f"{name}'s file", " Send them yours below, if you have not yet.") if by_file else (name, "")
        st.info(
            f"Waiting for {what}. They place their own view first; then both are drawn here.{also}",
            icon=":material/hourglass_empty:",
        )


def _as_bars(content: Content, body: RecordBody) -> None:
    mine, theirs = views_of(content, body)
    views = [view for view in (*mine, theirs) if not is_empty(view)]
    if views:
        chart("Bars", bars, content, views, f"bars_{body.meeting}")


def _other_elements(held: Content, meeting: OpenMeeting, body: RecordBody, apart: Collection[str]) -> None:
    """The elements that do not lie apart: what each of the two placed, and what the supervisor went by."""
    mine, theirs = views_of(held, body)
    for number, element in enumerate(held.elements):
        placed = [
            (view.name, answer_name(held, view.readings[number]))
            for view in (*mine, theirs)
            if view.readings[number].answer
        ]
        if place_in(body.fields, f"supervisor.basis.{element.key}") == NOT_SEEN:
            placed.append((theirs.name, BASIS_NAMES[NOT_SEEN]))
        line = meeting.words(f"supervisor.view.{element.key}").strip()
        if element.key in apart or not (placed or line):
            continue
        with st.container(gap="xsmall", key=f"placed_{element.key}"):
            st.markdown(f"**{plain(element.name)}** " + " · ".join(plain(f"{name}: {what}") for name, what in placed))
            _line_of_supervisor(theirs.name, line)


def _line_of_supervisor(name: str, line: str) -> None:
    """What the supervisor heard or saw, if they wrote it."""
    if line:
        st.caption(f"What {plain(name)} heard or saw")
        st.text(line)


def _where_they_differ(content: Content, meeting: OpenMeeting, body: RecordBody) -> Collection[str]:
    """Each element whose views lie two or more places apart, as a place to talk; which. Both readings stay."""
    mine, theirs = views_of(as_held(content, body), body)
    apart: dict[str, list[Difference]] = {}
    for view in mine:
        for found in differences(view, theirs):
            apart.setdefault(found.element, []).append(found)
    if apart:
        st.header("A place to talk", anchor=False)
        st.write(plain(meeting.script.differences.intro))
        st.caption(whose_words(plain(meeting.supervision.name_of(PRACTITIONER))))
        _ask_of(meeting, {one.higher for found in apart.values() for one in found})
    for element in content.elements:
        if element.key in apart:
            _one_difference(content, meeting, element.key, apart[element.key])
    return apart.keys()


def _ask_of(meeting: OpenMeeting, higher: Collection[Seat]) -> None:
    """What can be asked where one of them placed it further along; each way round once."""
    differ = meeting.script.differences
    for seat, questions in ((PRACTITIONER, differ.practitioner_higher), (SUPERVISOR, differ.supervisor_higher)):
        if seat in higher:
            say_prompts([meeting.supervision.by_name(question.text) for question in questions])


@fragment
def _one_difference(content: Content, meeting: OpenMeeting, element: str, found: Sequence[Difference]) -> None:
    spoken = content.element(element)
    with st.container(border=True, key=f"differ_{element}"):
        st.subheader(spoken.name, anchor=False)
        for place in dict.fromkeys(one.practitioner for one in found):
            _placed(meeting.supervision.name_of(PRACTITIONER), meeting, place, spoken.scale[place - 1])
        seen = found[0].supervisor
        _placed(meeting.supervision.name_of(SUPERVISOR), meeting, seen, spoken.scale[seen - 1])
        line = meeting.words(f"supervisor.view.{element}").strip()
        _line_of_supervisor(meeting.supervision.name_of(SUPERVISOR), line)
        field = f"both.differ.{element}"
        led = partial(st.radio, f"{spoken.short}: where did the talk lead?", index=None)
        choice(meeting, field, DIFFERENCE_NAMES, led)
        answer_box(content, meeting, field, f"{spoken.short}: what we said of it", None, rows=2)


def _placed(name: str, meeting: OpenMeeting, place: int, meaning: str) -> None:
    with st.container(gap=None):
        st.write(f"**{plain(name)}: {plain(meeting.script.place_name(str(place)))}**")
        st.caption(meaning)
