"""Everybody one meets, a line each: whom one meets next stands first, and nobody is held beside another."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR, Seat
from model.phrases import counted, day
from model.supervision.overview import NextMeeting, WithSomebody, by_what_comes_first
from pages.parts.shared.buttons import link
from pages.parts.shared.local_time import today
from pages.parts.shared.plain_text import plain

HEADINGS: dict[Seat, str] = {PRACTITIONER: "With your supervisor", SUPERVISOR: "People you supervise"}


def lines_part(people: Sequence[WithSomebody]) -> None:
    """A line each, on the side one sits on."""
    for seat, heading in HEADINGS.items():
        on_this_side = by_what_comes_first([one for one in people if one.seat == seat], today())
        if on_this_side:
            st.header(heading, anchor=False)
        for one in on_this_side:
            _line(one)


def _line(one: WithSomebody) -> None:
    with st.container(gap=None, key=f"person_{one.supervision.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            link("supervision.py", plain(one.name), "person", person=one.supervision.id)
            if one.open:
                link("meeting.py", f"The open meeting with {plain(one.name)}", "arrow_forward", meeting=one.open.id)
        st.caption(plain(". ".join([when_next(one), *whose_turn(one), *_still_open(one)]) + "."))


def when_next(one: WithSomebody) -> str:
    """When the two meet next, in words."""
    upcoming = one.next_meeting(today())
    if upcoming is None:
        if one.open:
            return f"Open since {day(one.open.held_on)}"
        return "No date for the next meeting yet" if one.newest else "You have not met here yet"
    if upcoming.on < today():
        return f"You meant to meet again on {day(upcoming.on)}"
    return f"Next meeting: {at_its_time(upcoming)}"


def at_its_time(upcoming: NextMeeting) -> str:
    """The day of a meeting, with its time and place where they are said."""
    at = f" at {upcoming.at:%H:%M}" if upcoming.at else ""
    return f"{day(upcoming.on)}{at}{f', {upcoming.where}' if upcoming.where else ''}"


def whose_turn(one: WithSomebody) -> list[str]:
    """Whose turn it is by file, if a file is waited for."""
    turns = {
        "mine": "Your turn: send your file",
        "theirs": "Their turn: your file is with them",
        "record": "Your turn: send them the record you confirmed",
    }
    return [turns[one.turn]] if one.turn else []


def _still_open(one: WithSomebody) -> list[str]:
    if not one.to_do:
        return []
    first = one.to_do[0].due
    due = "" if first is None else f", the first {'was due' if first < today() else 'by'} {day(first)}"
    return [f"{counted(len(one.to_do), 'thing').capitalize()} agreed and open{due}"]
