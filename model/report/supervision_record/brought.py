"""What was brought to a meeting, as its record tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.access import PRACTITIONER
from model.answers import day_of
from model.phrases import day
from model.report.shared.blocks import Block, Fact, Heading, Line, Said
from model.report.supervision_record.names import name_of, whose_words
from model.supervision.brought import BroughtItem, is_brought_here
from model.supervision.fields import words_in
from model.supervision.mirror import is_mirror, is_place_of_mirror
from model.supervision.record import RecordBody


def brought(body: RecordBody) -> Iterator[Block]:
    """What was brought, as it was seen, under a heading for each reflection where it came from several.

    What was told and placed in the meeting itself came from none, and stands first.
    """
    line, items = words_of(body, "practitioner.brings"), body.items()
    here = [source for source, of_one in items.items() if all(map(is_brought_here, of_one))]
    of_reflections = {source: of_one for source, of_one in items.items() if source not in here}
    name = f"What {name_of(body, PRACTITIONER)} brought"
    if not (line or here) and len(of_reflections) == 1:
        [only] = of_reflections.values()
        yield Heading(2, f"{name}: {_source(only)}")
        yield from _items(body, only)
        return
    if line or items:
        yield Heading(2, name)
    if line:
        yield Said("In a line", line)
    if here:
        yield Line("The places given in the meeting are in the table below.")
    for source, of_reflection in of_reflections.items():
        yield Heading(3, f"{source}. {_source(of_reflection)}")
        yield from _items(body, of_reflection)


def words_of(body: RecordBody, field: str) -> str:
    """The words of a field, or "" where they are no more than space."""
    words = words_in(body.fields, field)
    return words if words.strip() else ""


def _source(items: Sequence[BroughtItem]) -> str:
    """What items that were brought together come from."""
    if all(map(is_mirror, items)):
        return items[0].heading
    when = next((item.words for item in items if item.field == "when"), "")
    return when if when.strip() else "A reflection"


def _items(body: RecordBody, items: Sequence[BroughtItem]) -> Iterator[Block]:
    if all(map(is_mirror, items)):
        if any(map(is_place_of_mirror, items)):
            yield Line(whose_words(name_of(body, PRACTITIONER)), is_small_print=True)
        yield from (Said(item.prompt, item.words) for item in items)
        return
    for item in items:
        if item.kind == "next_steps":
            due = day_of(item.place)
            yield Said(f"{item.prompt}, by {day(due)}" if due else item.prompt, item.words)
        elif item.kind == "picks":
            yield Fact(item.heading, item.words)
        elif item.kind != "pattern" and item.field != "when":
            yield Said(f"{item.heading}: {item.prompt}", item.words)
    if all(item.kind == "pattern" or item.field == "when" for item in items):
        yield Line("The places are in the table below.")
