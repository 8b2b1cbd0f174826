"""What the report of a workshop draws, as data for charts.typ: the spread on a radar, and bars for counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from model.answers import OTHERS, PLACES
from model.content import Content
from model.content.schema import LAYERS
from model.profile import HIGHEST
from model.report.shared.letters import BETWEEN
from model.report.shared.radar import segments
from model.report.shared.spokes import on_spoke
from model.workshop.results import ConditionResult, PlaceResult, Spread, make_a_radar
from model.workshop.tables import Table
from model.workshop.then_and_now import MOVES, Change
from model.workshop.words import GAPS, HIDDEN, NO_MIDDLE, cell_name, condition_answers, scale_names


def radar_of_room(content: Content, results: Sequence[PlaceResult]) -> dict[str, Any] | None:
    """The middle and the middle half on each element's spoke, in the model's order; None where they make no radar."""
    if not make_a_radar(results):
        return None
    by_element = {result.element: result for result in results}
    elements = [element for element in content.elements if element.key in by_element]
    spreads = [by_element[element.key].spread for element in elements]
    spokes = len(elements)
    return {
        "highest": HIGHEST,
        "rims": [asdict(on_spoke(number, HIGHEST, spokes)) for number in range(spokes)],
        "labels": [
            {"text": element.short, "layer": element.layer, "gap": _gap(by_element[element.key])}
            for element in elements
        ],
        "numbers": [asdict(on_spoke(BETWEEN, place, spokes)) for place in range(1, HIGHEST + 1)],
        "spreads": [spread and _on_spoke(spread, number, spokes) for number, spread in enumerate(spreads)],
        "segments": segments([None if spread is None else 1 for spread in spreads]),
        "layers": [
            {"key": layer, "spokes": sum(element.layer == layer for element in elements)}
            for layer in LAYERS
            if any(element.layer == layer for element in elements)
        ],
        "alt": (
            f"Radar chart of {spokes} elements, from 1 near the centre to {HIGHEST} on the rim. A mark on each spoke "
            "is the middle of the room, and a thick line reaches over the middle half. "
            "The same is said in words and in a table below."
        ),
    }


def bars_of_places(content: Content, results: Sequence[PlaceResult]) -> dict[str, Any]:
    """For each element, how many gave each place and each other answer."""
    heads = [*scale_names(content).values(), *(GAPS[other] for other in OTHERS)]
    rows = [(content.element(result.element).name, result.table) for result in results]
    return _bars(rows, (*PLACES, *OTHERS), heads, parted_after=len(PLACES), what="element")


def bars_of_moves(content: Content, changes: Sequence[Change]) -> dict[str, Any]:
    """For each element, how many moved how far."""
    rows = [(content.element(change.element).name, change.table) for change in changes]
    return _bars(rows, MOVES, [move.replace("-", "\N{MINUS SIGN}") for move in MOVES], parted_after=0, what="element")


def bars_of_conditions(content: Content, results: Sequence[ConditionResult]) -> dict[str, Any]:
    """For each condition, how many gave each of the three answers."""
    answers = condition_answers(content)
    rows = [(result.condition.name, result.table) for result in results]
    return _bars(rows, tuple(answers), list(answers.values()), parted_after=0, what="condition")


def bars_of_choice(table: Table, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """One row a choice: its name, how many, and the length of its bar from 0 to 1."""
    longest = max(1, *(cell.number for cell in table.cells))
    return [
        {"name": cell_name(cell, names), "number": str(cell.number), "length": cell.number / longest}
        for cell in table.cells
    ]


def _bars(
    rows: Sequence[tuple[str, Table | None]],
    answers: Sequence[str],
    heads: Sequence[str],
    *,
    parted_after: int,
    what: str,
) -> dict[str, Any]:
    highest = max([1, *(cell.number for _, table in rows if table for cell in table.cells)])
    return {
        "heads": list(heads),
        "parted_after": parted_after,
        "rows": [
            {"name": name, "hidden": HIDDEN if table is None else "", "cells": _cells(table, answers, highest)}
            for name, table in rows
        ],
        "alt": f"Bars: how many people gave each answer, for each {what}. The same is in the table below.",
    }


def _cells(table: Table | None, answers: Sequence[str], highest: int) -> list[dict[str, Any]]:
    """The bars of one element from left to right, each as wide as the answers it stands for."""
    if table is None:
        return []
    cells = list(dict.fromkeys(table.cell(answer) for answer in answers))
    return [
        {
            "from": answers.index(cell.answers[0]),
            "wide": len(cell.answers),
            "number": str(cell.number),
            "height": cell.number / highest,
        }
        for cell in cells
    ]


def _gap(result: PlaceResult) -> str:
    if result.table is None:
        return HIDDEN
    return "" if result.spread else NO_MIDDLE


def _on_spoke(spread: Spread, number: int, spokes: int) -> dict[str, Any]:
    found: dict[str, Any] = {name: asdict(on_spoke(number, place, spokes)) for name, place in asdict(spread).items()}
    return found
