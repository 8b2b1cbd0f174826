"""Two views of which the practitioner gives theirs in the meeting itself, and neither sees the other's before.

At the supervisor's machine each places in a turn of their own: whoever goes first chooses what to talk about, and both
are asked of the same elements. Each at a machine of their own, the practitioner chooses and places where they brought
no places of a reflection.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.access import PRACTITIONER, SEATS, SUPERVISOR, Seat
from model.answers import PLACES, chosen_in
from model.content import Content
from model.content.published import ELEMENTS
from model.phrases import in_words
from model.report.supervision_record.names import whose_words
from model.supervision.brought import is_brought_here
from model.supervision.fields import has_view, placed_here
from model.supervision.meeting import ONE_SCREEN, is_hosted
from model.supervision.views import MOST_LOOKED_AT
from pages.parts.shared.answer_box import place_box
from pages.parts.shared.elements import choose_elements
from pages.parts.shared.fields.place_field import Tap
from pages.parts.shared.fragment import fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting, store_of_seat
from pages.parts.supervision.steps.own_view import one_after_the_other, one_view, ways_to_show
from pages.parts.supervision.steps.talk import waiting_elements
from pages.parts.supervision.steps.turns import way_in

CHOSEN = "both.view_elements"
ANSWERS = (*PLACES, "not_sure")


def still_place(meeting: OpenMeeting) -> bool:
    """Whether both sit at the supervisor's machine, and what either places there is not shown yet."""
    if not is_hosted(meeting.kept, meeting.supervision):
        return False
    is_shown = any(element in ELEMENTS for element in meeting.store.shown.of(meeting.id))
    return not is_shown or _has_placed(meeting, PRACTITIONER)


def places_alone(meeting: OpenMeeting) -> bool:
    """Whether the practitioner, at a machine of their own, gives places here: they brought none of a reflection."""
    if meeting.kept.mode == ONE_SCREEN or meeting.viewer != PRACTITIONER:
        return False
    items = [one.item for one in meeting.store.brought.of(meeting.id) if one.item.kind == "pattern"]
    is_shown = any(element in ELEMENTS for element in meeting.store.shown.of(meeting.id))
    return _has_placed(meeting, PRACTITIONER) or (not is_shown and all(map(is_brought_here, items)))


def both_place(content: Content, meeting: OpenMeeting) -> None:
    """In a turn, the elements and their places; while both look, the ways into both turns, and then showing them."""
    if meeting.viewer:
        place_own(content, meeting, meeting.viewer)
        return
    placed = {seat: _has_placed(meeting, seat) for seat in SEATS}
    with st.container(border=True, key="cover_both"):
        st.write(f"**Each of you places a view alone.** Please hand over the screen. {_told(meeting, placed)}")
        with st.container(horizontal=True):
            for seat in SEATS:
                way_in(meeting, seat, main=not placed[seat])
    if all(placed.values()):
        meeting.waits_for_turn = meeting.has_views_unshown = True
        ways_to_show(meeting, ready=True)


def _told(meeting: OpenMeeting, placed: dict[Seat, bool]) -> str:
    """Who has placed a view, as Markdown, and never what."""
    names = [plain(meeting.supervision.name_of(seat)) for seat in SEATS if placed[seat]]
    if len(names) == len(SEATS):
        return "Both of you have placed a view, and can change it until they are shown."
    return f"{names[0]} has placed a view." if names else "It does not matter who goes first."


def place_own(content: Content, meeting: OpenMeeting, seat: Seat) -> None:
    """The elements to talk about, and the places this seat gives them."""
    other = plain(meeting.supervision.other_name(seat))
    st.write(f"{other} sees your places once both are shown, and you see theirs then.")
    most = in_words(MOST_LOOKED_AT)
    chosen = choose_elements(
        content,
        meeting,
        CHOSEN,
        f"view_elements_{meeting.id}",
        label=f"What do you talk about together? {most.capitalize()} at most, the same for both of you.",
        offered=list(ELEMENTS),
        most=MOST_LOOKED_AT,
    )
    asked = {*chosen, *chosen_in(meeting.answers, CHOSEN), *waiting_elements(meeting), *_placed(meeting, seat)}
    elements = [element for element in ELEMENTS if element in asked - meeting.store.shown.of(meeting.id)]
    if seat == SUPERVISOR and elements:
        st.caption(whose_words(plain(meeting.supervision.name_of(PRACTITIONER))))
    one_after_the_other(content, meeting, elements, one_view if seat == SUPERVISOR else _one_place)


@fragment
def _one_place(content: Content, meeting: OpenMeeting, element: str) -> None:
    spoken = content.element(element)
    st.header(spoken.name, anchor=False)
    says: dict[str, str] = dict(zip(PLACES, spoken.scale, strict=True))
    answers = [Tap(answer, meeting.script.place_name(answer), says.get(answer, "")) for answer in ANSWERS]
    place_box(meeting, f"practitioner.view.{element}", "Where would you place it?", answers)


def _placed(meeting: OpenMeeting, seat: Seat) -> list[str]:
    """The elements this seat has said something of and that are not shown."""
    said = store_of_seat(meeting.kept, seat).answers.of(meeting.id)
    is_placed = placed_here(said).__contains__ if seat == PRACTITIONER else partial(has_view, answers=said)
    shown = meeting.store.shown.of(meeting.id)
    return [element for element in ELEMENTS if element not in shown and is_placed(element)]


def _has_placed(meeting: OpenMeeting, seat: Seat) -> bool:
    return bool(_placed(meeting, seat))
