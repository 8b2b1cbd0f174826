"""A relationship as a PDF: what the practitioner chose of it, read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from model.content import Content
from model.phrases import OUTCOME_NAMES, day
from model.profile import answer_name, paragraph, view_of
from model.reflection.reflection import NextStep
from model.relationship.note import Note
from model.relationship.over_time import History
from model.relationship.pattern import TOO_EARLY, told
from model.report.relationship.dates_table import dates_table, in_a_line
from model.report.relationship.lines import ON_PAPER, alt_text, lines_svg
from model.report.shared.blocks import Block, Column, Drawing, Heading, Line, Said, Table, Told
from model.report.shared.told_pdf import told_pdf

NAMELESS = "A relationship over time"
NOT_A_TEST = "This is not a test. Nothing on it is added up, compared or marked. A gap is a gap, never a zero."
DIFFERENT_DAYS = "Each place is the latest one given, and they are of different days: the day stands beside each."
TOO_EARLY_FOR_SOME = f"{TOO_EARLY} It takes three dates, and some elements have fewer so far."
NOT_SAID = "Nothing said of it yet"
OF_PLACES = (Column("Element", 25), Column("Latest place", 21), Column("Given on", 20), Column("Over time", 34))
OF_NOTES = (Column("When", 25), Column("What happened", 75))
OF_STEPS = (Column("When", 25), Column("What I tried", 40), Column("What came of it", 35))


@dataclass(frozen=True)
class OwnWords:
    """Something the practitioner wrote: in which reflection, under which question, and their words."""

    title: str
    asked: str
    words: str


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


def relationship_pdf(content: Content, report: RelationshipReport) -> bytes:
    """The report as a PDF of one to a few A4 pages."""
    return told_pdf(content, told_relationship(content, report))


def told_relationship(content: Content, report: RelationshipReport) -> Told:
    """The report from top to bottom."""
    title = report.name if report.name.strip() else NAMELESS
    blocks = (
        Line(f"As it stood on {day(report.written_on)}."),
        *(_lines(content, report) if report.lines else ()),
        *(_standing(content, report.history) if report.standing else ()),
        *_notes(content, report),
        *_tried(report),
        *_words(report),
        Heading(2, "About this page"),
        Line(NOT_A_TEST),
        Line(content.model.attribution),
        Line(content.scale.ours),
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


def _tried(report: RelationshipReport) -> Iterator[Block]:
    if report.tried:
        yield Heading(2, "What I tried")
        yield Table(OF_STEPS, tuple((day(when), step.words, _came_of(step)) for when, step in report.tried))


def _came_of(step: NextStep) -> str:
    return "\n".join(part for part in (OUTCOME_NAMES.get(step.outcome or "", NOT_SAID), step.outcome_words) if part)


def _words(report: RelationshipReport) -> Iterator[Block]:
    if report.words:
        yield Heading(2, "In my own words")
    before = None
    for one in report.words:
        if one.title != before:
            yield Heading(3, one.title)
        before = one.title
        yield Said(one.asked, one.words)
