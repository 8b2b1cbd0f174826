"""A relationship told once, for PDF and Word document: what the practitioner chose of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from model.content import Content
from model.pattern import TOO_EARLY, told
from model.phrases import day
from model.profile import answer_name, paragraph, view_of
from model.reflection.reflection import NextStep
from model.relationship.note import Note
from model.relationship.over_time import History
from model.report.relationship.dates_table import dates_table, in_a_line
from model.report.relationship.lines import ON_PAPER, alt_text, lines_svg
from model.report.shared.blocks import Block, Column, Drawing, Heading, Line, Table, Told
from model.report.shared.own_parts import OwnWords, about_this_page, by_hand, in_own_words, what_was_tried

NAMELESS = "A relationship over time"
DIFFERENT_DAYS = "Each place is the latest one given, and they are of different days: the day stands beside each."
TOO_EARLY_FOR_SOME = f"{TOO_EARLY} It takes three dates, and some elements have fewer so far."
OF_PLACES = (Column("Element", 25), Column("Latest place", 21), Column("Given on", 20), Column("Over time", 34))
OF_NOTES = (Column("When", 25), Column("What happened", 75))


@dataclass(frozen=True)
class RelationshipReport:
    """What goes into the file, and nothing else does."""

    written_on: date
    history: History
    name: str = ""
    lines: bool = True
    by_calendar: bool = False
    standing: bool = True
    notes: tuple[Note, ...] = ()
    tried: tuple[tuple[date, NextStep], ...] = ()
    words: tuple[OwnWords, ...] = ()
    by_hand: bool = False


def told_relationship(content: Content, report: RelationshipReport) -> Told:
    """The report from top to bottom."""
    title = report.name if report.name.strip() else NAMELESS
    blocks = (
        Line(f"As it stood on {day(report.written_on)}."),
        *(_lines(content, report) if report.lines else ()),
        *(_standing(content, report.history) if report.standing else ()),
        *_notes(content, report),
        *what_was_tried(report.tried),
        *in_own_words(report.words),
        *(by_hand() if report.by_hand else ()),
        *about_this_page(content),
    )
    return Told(title, title, blocks)


def _lines(content: Content, report: RelationshipReport) -> Iterator[Block]:
    history, notes = report.history, report.notes
    yield Heading(2, "Over time")
    svg = lines_svg(content, history, notes, ON_PAPER, by_calendar=report.by_calendar)
    yield Drawing(svg, alt_text(content, history, notes))
    if said := only_the_newest(history):
        yield Line(said)
    table = dates_table(content, history, notes)
    if table.rows:
        yield Heading(2, "Date by date")
        yield table


def only_the_newest(history: History) -> str:
    """What is said where earlier dates are not drawn, else nothing."""
    if not history.earlier:
        return ""
    return f"These are the newest {len(history.dates)} meetings. {history.earlier} earlier ones are not drawn."


def _standing(content: Content, history: History) -> Iterator[Block]:
    latest = {element: placed.place for element, placed in history.latest.items()}
    view = view_of(content, "", latest)
    yield Heading(2, "Where things stand")
    if not latest:
        yield Line("Nothing was placed yet.")
        return
    yield Line(paragraph(content, view))
    yield Line(DIFFERENT_DAYS)
    said = {element: told(content, placed) for element, placed in history.placed.items()}
    if TOO_EARLY in said.values():
        yield Line(TOO_EARLY_FOR_SOME)
    rows = [
        (one.element.name, answer_name(content, one), _when(history, one.element.key), said.get(one.element.key, ""))
        for one in view.readings
    ]
    yield Table(OF_PLACES, tuple((*row[:-1], "" if row[-1] == TOO_EARLY else row[-1]) for row in rows))


def _when(history: History, element: str) -> str:
    return day(history.latest[element].day) if element in history.latest else ""


def _notes(content: Content, report: RelationshipReport) -> Iterator[Block]:
    if report.notes:
        yield Heading(2, "What happened around it")
        notes = sorted(report.notes, key=lambda note: note.happened_on)
        yield Table(OF_NOTES, tuple((day(note.happened_on), in_a_line(content, note)) for note in notes))
