"""The mirror: how this supervision was for the practitioner, shown to the supervisor when the practitioner shows it."""

from __future__ import annotations

import streamlit as st

from model.access import MIRROR, PRACTITIONER, SUPERVISOR
from model.answers import PLACES
from model.content import Content
from model.content.supervision.schema import MirroredElement, PlanStep
from model.report.supervision_record.names import whose_words
from model.supervision.meeting import ONE_SCREEN, is_hosted
from pages.parts.shared.answer_box import answer_part, place_box
from pages.parts.shared.buttons import button
from pages.parts.shared.fields.place_field import Tap
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.held_screen import UNSHOWN_HERE
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.steps.earlier_mirrors import brought_mirrors, earlier_mirrors
from pages.parts.supervision.steps.progress import step_head
from pages.parts.supervision.steps.turns import cover, end_turn

ANSWERS = (*PLACES, "not_sure", "skip")


def mirror(content: Content, meeting: OpenMeeting, step: PlanStep) -> None:
    """The practitioner's own turn, and then what they chose to show."""
    is_shown = MIRROR in meeting.store.shown.of(meeting.id)
    is_own_turn = meeting.kept.mode == ONE_SCREEN and meeting.viewer == PRACTITIONER
    step_head(content, meeting, step, is_new=not (is_shown or is_own_turn), to_talk=is_shown and not is_own_turn)
    if meeting.viewer == PRACTITIONER:
        _fill_in(content, meeting, is_shown=is_shown)
    else:
        if is_shown:
            _read(meeting)
        brought_mirrors(meeting)
    if meeting.kept.mode == ONE_SCREEN and meeting.viewer is None:
        why = "Change what you said, if you like." if is_shown else ""
        cover(meeting, PRACTITIONER, why, main=not is_shown)
    elif meeting.viewer == SUPERVISOR and not is_shown:
        st.info(
            f"This is {plain(meeting.supervision.name_of(PRACTITIONER))}'s to fill in, and to show or not. "
            "You will find it here in the file they send after they show it.",
            icon=":material/hourglass_empty:",
        )


def _fill_in(content: Content, meeting: OpenMeeting, *, is_shown: bool) -> None:
    name = plain(meeting.supervision.name_of(SUPERVISOR))
    if not is_shown:
        st.write(plain(meeting.script.mirror.intro))
    if is_shown:
        st.info(f"{name} sees this. What you change here is seen too.", icon=":material/visibility:")
    answer_part(content, meeting, "practitioner.mirror.more", meeting.script.mirror.more, None, rows=3)
    for element in _chosen(meeting):
        _one_place(meeting, element)
    if not is_shown:
        button(f"Show this to {name}", "show_mirror", _show, meeting, kind="primary")
        hosted = is_hosted(meeting.kept, meeting.supervision)
        otherwise = UNSHOWN_HERE if hosted else "Otherwise you alone keep it, to bring another time."
        st.caption(f"Once shown, it goes into the record. {otherwise}")
    earlier_mirrors(meeting)


def _chosen(meeting: OpenMeeting) -> list[MirroredElement]:
    """One question is enough; a place for any of the five is asked where it is tapped, or was placed before."""
    elements = {element.key: element for element in meeting.script.mirror.elements}
    placed = [key for key in elements if meeting.place(f"practitioner.mirror.{key}")]
    key = f"mirror_{meeting.id}"
    st.session_state.setdefault(key, placed)
    with st.expander("Say more", expanded=bool(placed)):
        chosen = st.pills(
            "Any of these, or all five",
            list(elements),
            selection_mode="multi",
            format_func=lambda one: plain(elements[one].name),
            key=key,
        )
    return [element for key, element in elements.items() if key in chosen or key in placed]


@fragment
def _one_place(meeting: OpenMeeting, element: MirroredElement) -> None:
    st.header(plain(element.name), anchor=False)
    says: dict[str, str] = dict(zip(PLACES, element.scale, strict=True))
    answers = [Tap(answer, meeting.script.place_name(answer), says.get(answer, "")) for answer in ANSWERS]
    place_box(meeting, f"practitioner.mirror.{element.key}", element.question, answers)


def _read(meeting: OpenMeeting) -> None:
    """What was said, in words; nothing is drawn and nothing is added up."""
    said = False
    if any((meeting.place(f"practitioner.mirror.{one.key}") or "") in PLACES for one in meeting.script.mirror.elements):
        st.caption(whose_words(plain(meeting.supervision.name_of(PRACTITIONER))))
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
