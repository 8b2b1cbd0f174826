"""A period told once, for PDF and Word document: its meetings, and what the person chose of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from model.content import Content
from model.phrases import day
from model.profile import View
from model.reflection.reflection import NextStep
from model.report.shared.blocks import Block, Column, Heading, Table, Told
from model.report.shared.own_parts import OwnWords, about_this_page, by_hand, in_own_words, what_was_tried

NOTHING_PLACED = "No place given"
OF_MEETINGS = (Column("When, and what kind", 100),)
OF_PLACES = (Column("When, and what kind", 36), Column("What was placed, from 1 to 5", 64))


@dataclass(frozen=True)
class PeriodReport:
    """What goes into the file, and nothing else does. `meetings`: oldest first, each a view under its title."""

    since: date
    until: date
    meetings: tuple[View, ...]
    places: bool = True
    tried: tuple[tuple[date, NextStep], ...] = ()
    words: tuple[OwnWords, ...] = ()
    by_hand: bool = False


def told_period(content: Content, report: PeriodReport) -> Told:
    """The report from top to bottom."""
    title = f"What I reflected on, {day(report.since)} to {day(report.until)}"
    blocks = (
        *_meetings(report),
        *what_was_tried(report.tried),
        *in_own_words(report.words),
        *(by_hand() if report.by_hand else ()),
        *about_this_page(content),
    )
    return Told(title, title, blocks)


def _meetings(report: PeriodReport) -> Iterator[Block]:
    yield Heading(2, "The meetings")
    if report.places:
        yield Table(OF_PLACES, tuple((view.name, _places(view)) for view in report.meetings))
    else:
        yield Table(OF_MEETINGS, tuple((view.name,) for view in report.meetings))


def _places(view: View) -> str:
    placed = [f"{reading.element.short} {reading.place}" for reading in view.readings if reading.place]
    return ", ".join(placed) or NOTHING_PLACED
