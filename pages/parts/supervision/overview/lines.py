"""Everybody one meets, a line each: who waits for a file, then what is due first; nobody is held beside another."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR, Seat
from model.phrases import day, in_words, near
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
        with st.container(gap="xsmall", key=f"lines_{seat}"):
            for one in on_this_side:
                _line(one)


def _line(one: WithSomebody) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", key=f"person_{one.supervision.id}"):
        link("supervision.py", plain(one.name), person=one.supervision.id)
        st.caption(plain(". ".join([_day_of_next(one), *whose_turn(one, short=True), *_still_open(one)]) + "."))


def _day_of_next(one: WithSomebody) -> str:
    upcoming = one.next_meeting(today())
    if upcoming is None or upcoming.on < today():
        return when_next(one)
    return f"Next: {near(upcoming.on, today())}{f' at {upcoming.at:%H:%M}' if upcoming.at else ''}"


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


def whose_turn(one: WithSomebody, *, short: bool = False) -> list[str]:
    """Whose turn it is by file, if a file is waited for."""
    said, what = {
        "mine": ("Your turn", "send your file"),
        "theirs": ("Their turn", "your file is with them"),
        "record": ("Your turn", "send them the record you confirmed"),
        None: ("", ""),
    }[one.turn]
    return [f"{said} by file" if short else f"{said}: {what}"] if said else []


def _still_open(one: WithSomebody) -> list[str]:
    if not one.to_do:
        return []
    first = one.to_do[0].due
    due = f", first {'was due' if first < today() else 'by'} {near(first, today())}" if first else ""
    return [f"{in_words(len(one.to_do)).capitalize()} to do{due}"]
