"""What was brought to a meeting, told reflection by reflection: its items, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.access import PRACTITIONER
from model.answers import day_of
from model.phrases import day
from model.report.shared.blocks import Block, Fact, Heading, Line, Said
from model.report.supervision_record.names import name_of
from model.supervision.brought import BroughtItem
from model.supervision.record import RecordBody


def brought(body: RecordBody) -> Iterator[Block]:
    """A heading for each reflection something was brought from, then its items as they were seen."""
    items = body.items()
    if items:
        yield Heading(2, f"What {name_of(body, PRACTITIONER)} brought")
    for source, of_reflection in items.items():
        yield from _reflection(source, of_reflection)


def _reflection(source: int, items: Sequence[BroughtItem]) -> Iterator[Block]:
    when = next((item.words for item in items if item.field == "when"), "")
    yield Heading(3, f"{source}. {when}" if when.strip() else f"{source}. A reflection")
    for item in items:
        if item.kind == "next_steps":
            yield from _next_step(item)
        elif item.kind == "picks":
            yield Fact(item.heading, item.words)
        elif item.kind != "pattern" and item.field != "when":
            yield Said(f"{item.heading}: {item.prompt}", item.words)
    if any(item.kind == "pattern" for item in items):
        yield Line("The places brought from this one are in the picture and the table below.")


def _next_step(item: BroughtItem) -> Iterator[Block]:
    due = day_of(item.place)
    yield Said(f"{item.prompt}, by {day(due)}" if due else item.prompt, item.words)
