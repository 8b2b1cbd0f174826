"""What was brought to a meeting, told reflection by reflection: the pieces, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.access import PRACTITIONER
from model.phrases import day
from model.report.shared.blocks import Block, Fact, Heading, Line, Said
from model.report.supervision_record.names import name_of
from model.supervision.brought import BroughtItem
from model.supervision.meeting import day_of
from model.supervision.record import RecordBody


def brought(body: RecordBody) -> Iterator[Block]:
    """A heading for each reflection something was brought from, then its pieces as they were seen."""
    pieces = body.pieces()
    if pieces:
        yield Heading(2, f"What {name_of(body, PRACTITIONER)} brought")
    for source, of_reflection in pieces.items():
        yield from _reflection(source, of_reflection)


def _reflection(source: int, pieces: Sequence[BroughtItem]) -> Iterator[Block]:
    when = next((piece.words for piece in pieces if piece.field == "when"), "")
    yield Heading(3, f"{source}. {when}" if when.strip() else f"{source}. A reflection")
    for piece in pieces:
        if piece.part == "next_steps":
            yield from _next_step(piece)
        elif piece.part == "picks":
            yield Fact(piece.heading, piece.words)
        elif piece.part != "pattern" and piece.field != "when":
            yield Said(f"{piece.heading}: {piece.prompt}", piece.words)
    if any(piece.part == "pattern" for piece in pieces):
        yield Line("The places brought from this one are in the picture and the table below.")


def _next_step(piece: BroughtItem) -> Iterator[Block]:
    due = day_of(piece.place)
    yield Said(f"{piece.prompt}, by {day(due)}" if due else piece.prompt, piece.words)
