"""The mirror: how this supervision was for the practitioner, shown to the supervisor when the practitioner shows it."""

from __future__ import annotations

import streamlit as st

from model.access import MIRROR, PRACTITIONER, SUPERVISOR
from model.answers import PLACES
from model.content import Content
from model.content.supervision.schema import MirroredElement, PlanStep
from model.supervision.meeting import ONE_SCREEN
from pages.parts.shared.answer_box import answer_part, place_box
from pages.parts.shared.buttons import button
from pages.parts.shared.fields.place_field import Tap
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.steps.progress import step_head
from pages.parts.supervision.steps.turns import cover, end_turn

ANSWERS = (*PLACES, "not_sure", "skip")


def mirror(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """The practitioner's own turn, and then what they chose to show."""
    is_shown = MIRROR in meeting.store.shown.of(meeting.id)
    step_head(step, to_talk=is_shown)
    if meeting.viewer == PRACTITIONER:
        _fill_in(content, meeting, is_shown=is_shown)
    elif is_shown:
        _read(meeting)
    if meeting.kept.mode == ONE_SCREEN and meeting.viewer is None:
        name = plain(meeting.supervision.name_of(SUPERVISOR))
        why = f"{name} sees none of it unless you show it." if not is_shown else "Change what you said, if you want to."
        cover(meeting, PRACTITIONER, why, main=not is_shown)
    elif meeting.viewer == SUPERVISOR and not is_shown:
        st.info(
            f"This is {plain(meeting.supervision.name_of(PRACTITIONER))}'s to fill in, and to show or not. "
            "You will find it here in the file they send after they show it.",
            icon=":material/hourglass_empty:",
        )


def _fill_in(content: Content, meeting: OpenMeeting, *, is_shown: bool) -> None:
    name = plain(meeting.supervision.name_of(SUPERVISOR))
    st.write(plain(meeting.script.mirror.intro))
    if is_shown:
        st.info(f"{name} sees this. What you change here is seen too.", icon=":material/visibility:")
    for element in meeting.script.mirror.elements:
        _one_place(meeting, element)
    answer_part(content, meeting, "practitioner.mirror.more", meeting.script.mirror.more, None, rows=3)
    if not is_shown:
        button(f"Show this to {name}", "show_mirror", _show, meeting, kind="primary")
        st.caption("It goes into the record once you show it. You can leave it unshown.")


@fragment
def _one_place(meeting: OpenMeeting, element: MirroredElement) -> None:
    st.header(plain(element.name), anchor=False)
    says: dict[str, str] = dict(zip(PLACES, element.scale, strict=True))
    answers = [Tap(answer, meeting.script.place_name(answer), says.get(answer, "")) for answer in ANSWERS]
    place_box(meeting, f"practitioner.mirror.{element.key}", element.question, answers)


def _read(meeting: OpenMeeting) -> None:
    """What was said, in words; nothing is drawn and nothing is added up."""
    said = False
    for element in meeting.script.mirror.elements:
        place = meeting.place(f"practitioner.mirror.{element.key}") or ""
        if place in ANSWERS:
            said = True
            st.header(plain(element.name), anchor=False)
            st.caption(plain(element.question))
            st.write(plain(element.scale[int(place) - 1] if place in PLACES else meeting.script.place_name(place)))
    if meeting.words("practitioner.mirror.more").strip():
        said = True
        st.caption(plain(meeting.script.mirror.more))
        st.text(meeting.words("practitioner.mirror.more"))
    if not said:
        st.write(f"{plain(meeting.supervision.name_of(PRACTITIONER))} left all of it open this time.")


@callback
def _show(meeting: OpenMeeting) -> None:
    meeting.keep_held()
    meeting.store.shown.show_mirror(meeting.id)
    end_turn()
