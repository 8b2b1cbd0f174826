"""The twelve lines told as a table: the newest date first, what was placed on it, and what happened between."""

from __future__ import annotations

from collections.abc import Sequence

from model.content import Content
from model.phrases import day
from model.relationship.note import Note
from model.relationship.over_time import History
from model.report.relationship.lines import drawn_dates, drawn_notes
from model.report.shared.blocks import Column, Table

COLUMNS = (Column("When", 25), Column("What", 75))


def dates_table(content: Content, history: History, notes: Sequence[Note]) -> Table:
    """A row for each date and each note that the lines show."""
    given: dict[str, list[str]] = {one.reflection: [] for one in drawn_dates(history)}
    for element in content.elements:
        for placed in history.placed.get(element.key, ()):
            given[placed.reflection].append(f"{element.short} {placed.place}")
    rows = [(one.day, ", ".join(given[one.reflection])) for one in drawn_dates(history)]
    rows += [
        (note.happened_on, f"({number}) {in_a_line(content, note)}")
        for number, note in enumerate(drawn_notes(history, notes), 1)
    ]
    rows.sort(key=lambda row: row[0])
    return Table(COLUMNS, tuple((day(when), what) for when, what in reversed(rows)))


def in_a_line(content: Content, note: Note) -> str:
    """What happened, by its kind and in the practitioner's words, as far as either is told."""
    kinds = {kind.key: kind.name for kind in content.relationship.notes.kinds}
    return ": ".join(part for part in (kinds.get(note.kind, ""), note.words.strip()) if part)
