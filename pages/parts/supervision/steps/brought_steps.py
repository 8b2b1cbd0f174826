"""Next steps that were brought, each to be agreed on in one tap, in the words it was brought in."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from model.access import PRACTITIONER
from model.answers import day_of
from model.phrases import OUTCOME_NAMES, by_its_day
from model.reflection.reflection import STEPS
from model.supervision.brought import Brought
from model.supervision.fields import MOST_ACTIONS
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback
from pages.parts.supervision.open_meeting import OpenMeeting

OVER = tuple(OUTCOME_NAMES[came] for came in ("done", "dropped"))


def brought_steps_part(meeting: OpenMeeting) -> None:
    """The brought next steps that nothing was agreed of yet; one that is left stays the practitioner's own."""
    taken = {meeting.place(f"both.action_{number}.from") for number in _written(meeting)}
    waiting = [one for one in _still_to_do(meeting) if _name(one) not in taken]
    if not waiting:
        return
    free = next((number for number in range(1, MOST_ACTIONS + 1) if number not in _written(meeting)), None)
    st.caption("Next steps that were brought: agree on one, or leave it.")
    for one in waiting:
        with st.container(horizontal=True, vertical_alignment="center", key=f"brought_{_name(one).replace('.', '_')}"):
            st.text(by_its_day(one.item.words, day_of(one.item.place)))
            if free:
                button("Agree on this", f"agree_on_{_name(one)}", _agree, meeting, one, free)


def _written(meeting: OpenMeeting) -> list[int]:
    return [number for number in range(1, MOST_ACTIONS + 1) if meeting.words(f"both.action_{number}").strip()]


def _still_to_do(meeting: OpenMeeting) -> Iterator[Brought]:
    found = [one for one in meeting.store.brought.of(meeting.id) if one.item.kind == "next_steps"]
    came_of = {(one.source, one.item.field): one.item.words for one in found}
    for one in found:
        over = came_of.get((one.source, f"{one.item.field}_outcome"), "").startswith(OVER)
        if one.item.field in STEPS and not over:
            yield one


def _name(one: Brought) -> str:
    """Which next step of which reflection."""
    return f"{one.source}.{one.item.field}"


@callback
def _agree(meeting: OpenMeeting, one: Brought, number: int) -> None:
    """Write it into the first free action, as the practitioner's, with its day."""
    meeting.keep_held()
    meeting.keep_copied(f"both.action_{number}", one.item.words)
    meeting.keep_place(f"both.action_{number}.who", PRACTITIONER)
    meeting.keep_place(f"both.action_{number}.due", one.item.place)
    meeting.keep_place(f"both.action_{number}.from", _name(one))
