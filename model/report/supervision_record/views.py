"""The views of a meeting side by side: the picture, the table, the words, and where they differ. No averages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from model.access import PRACTITIONER, SUPERVISOR
from model.content import Content
from model.profile import Reading, View, answer_name, is_sparse, paragraph
from model.report.shared.blocks import Block, Column, Fact, Heading, Picture, Said, Table
from model.report.supervision_record.names import (
    BASIS_NAMES,
    DIFFERENCE_NAMES,
    NOT_IN_THE_FILE,
    NOT_SAID,
    NOTHING_NOTED,
    name_of,
)
from model.supervision.brought import is_brought_here, pattern_views
from model.supervision.fields import NOT_SEEN
from model.supervision.record import RecordBody
from model.supervision.views import differences, looked_at, supervisor_view

NOT_BROUGHT = "Not brought"
NOT_PLACED = "No place given"
WIDTH_OF_ELEMENT = 25


def two_views(content: Content, body: RecordBody, *, aloud: bool = True) -> Iterator[Block]:
    """Both views, as far as there are any, also read `aloud`. `content` names the places as the meeting did."""
    yield from side_by_side(content, body, aloud=aloud)
    yield from _differences(content, body, *views_of(content, body))


def views_of(content: Content, body: RecordBody) -> tuple[tuple[View, ...], View]:
    """The practitioner's views, one for each reflection places were brought from, and the supervisor's."""
    mine = tuple(pattern_views(content, name_of(body, PRACTITIONER), body.items()).values())
    return mine, supervisor_view(content, name_of(body, SUPERVISOR), body.fields)


def side_by_side(content: Content, body: RecordBody, *, aloud: bool = True) -> Iterator[Block]:
    """The views in a table, with a picture where they are enough for one, and that `aloud` in words; or nothing."""
    mine, theirs = views_of(content, body)
    told = _rows(content, body, mine, theirs)
    if not told:
        return
    together = _looked_at(body, told)
    both = [view for view in (*mine, theirs) if any(reading.answer for reading in view.readings)]
    yield Heading(2, _heading(body, mine, theirs))
    is_drawn = not all(map(is_sparse, both))
    if is_drawn:
        yield Picture(tuple(both))
    rows = tuple(row for key, row in told.items() if key in together)
    yield Table(*_without_what_nobody_said(_columns(body, mine, theirs), rows))
    if context := [_in_one(row, len(mine)) for key, row in told.items() if key not in together]:
        yield Fact("Also brought, as context", "; ".join(context))
    if is_drawn and aloud:
        yield from (Fact(view.name, paragraph(content, view, blanks=False)) for view in both)
    yield from _what_was_seen(content, body)


def _heading(body: RecordBody, mine: Sequence[View], theirs: View) -> str:
    if not _has_spoken(body):
        return "The places brought"
    return "Two views, side by side" if mine else f"The view of {theirs.name}"


def _has_spoken(body: RecordBody) -> bool:
    """Whether the supervisor has a view in this record, and so a column: they said something of an element."""
    return body.script.has_two_views and bool(looked_at((), body.fields))


def _looked_at(body: RecordBody, told: Mapping[str, tuple[str, ...]]) -> Collection[str]:
    """The elements for the table; the rest was brought as context. Where none was looked at together, it is all."""
    brought = dict.fromkeys(one.field.removesuffix(".place") for one in body.brought if one.kind == "pattern")
    return (_has_spoken(body) and told.keys() & looked_at(tuple(brought), body.fields)) or told.keys()


def _in_one(row: tuple[str, ...], own: int) -> str:
    """An element with what the practitioner brought of it, from each reflection."""
    return f"{row[0]}: {', '.join(row[1 : 1 + own])}"


def _columns(body: RecordBody, mine: Sequence[View], theirs: View) -> tuple[Column, ...]:
    of_supervisor = [theirs.name, f"What {theirs.name} went by"] if _has_spoken(body) else []
    names = [*(view.name for view in mine), *of_supervisor]
    share = (100 - WIDTH_OF_ELEMENT) // max(len(names), 1)
    return (Column("Element", WIDTH_OF_ELEMENT), *(Column(name, share) for name in names))


def _rows(content: Content, body: RecordBody, mine: Sequence[View], theirs: View) -> dict[str, tuple[str, ...]]:
    """What was said of each element that anything was said of, by its key."""
    found, has_spoken = {}, _has_spoken(body)
    without = NOT_PLACED if any(is_brought_here(one.item) for one in body.brought) else NOT_BROUGHT
    left_out = {one.field for one in body.brought if one.kind == "pattern" and one.place is None}
    for number, element in enumerate(content.elements):
        own = [view.readings[number] for view in mine]
        basis = body.fields.get(f"supervisor.basis.{element.key}", ("", None))[1]
        seen = theirs.readings[number]
        if basis or seen.answer or any(reading.answer for reading in own):
            blank = NOT_IN_THE_FILE if f"{element.key}.place" in left_out else without
            cells = [_answer(content, reading, blank) for reading in own]
            if has_spoken:
                went_by = BASIS_NAMES.get(basis or "", NOT_SAID)
                cells += [_answer(content, seen, went_by if basis == NOT_SEEN else NOT_PLACED), went_by]
            found[element.key] = (element.name, *cells)
    return found


def _without_what_nobody_said(
    columns: tuple[Column, ...], rows: tuple[tuple[str, ...], ...]
) -> tuple[tuple[Column, ...], tuple[tuple[str, ...], ...]]:
    """The table without its last column, what the supervisor went by, where that says no more than the others."""
    if any(row[-1] not in (NOT_SAID, BASIS_NAMES[NOT_SEEN]) for row in rows):
        return columns, rows
    return columns[:-1], tuple(row[:-1] for row in rows)


def _answer(content: Content, reading: Reading, without: str) -> str:
    return answer_name(content, reading) if reading.answer else without


def _what_was_seen(content: Content, body: RecordBody) -> Iterator[Block]:
    fields = {element.name: f"supervisor.view.{element.key}" for element in content.elements}
    said = {name: body.fields.get(field, ("", None))[0] for name, field in fields.items()}
    if any(words.strip() for words in said.values()):
        yield Heading(3, f"What {name_of(body, SUPERVISOR)} heard or saw")
        yield from (Said(name, words) for name, words in said.items() if words.strip())


def _differences(content: Content, body: RecordBody, mine: Sequence[View], theirs: View) -> Iterator[Block]:
    apart = {found.element for view in mine for found in differences(view, theirs)}
    said = [element for element in content.elements if f"both.differ.{element.key}" in body.fields]
    told = [element for element in content.elements if element.key in apart or element in said]
    if told:
        yield Heading(3, "Where the two views lie apart")
    for element in told:
        words, choice = body.fields.get(f"both.differ.{element.key}", ("", None))
        without = "What we said of it" if words.strip() else f"{NOTHING_NOTED} of what came of it."
        came = DIFFERENCE_NAMES.get(choice or "", without)
        yield Said(f"{element.name}: {came}", words) if words.strip() else Fact(element.name, came)
