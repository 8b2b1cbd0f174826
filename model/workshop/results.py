"""The middle and the spread of a room's places. Places are a described order: nothing here is a mean or a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from model.access import FEWEST_SHOWN
from model.answers import OTHERS, PLACES
from model.workshop.disclosure import Decision
from model.workshop.tables import Table

SPOKES_OF_A_RADAR = 3
"""The fewest elements that a radar can be drawn of: two spokes are a line."""


@dataclass(frozen=True)
class Spread:
    """Lower quartile, median and upper quartile of those who placed themselves, each a place or halfway between two.

    The rule: line the people up by place. The quartile is the place of the one who stands a quarter of the way along
    (median: half, upper: three quarters). Where that point falls exactly between two people it is halfway between
    their places. It is the same rule from either end, and never finer than a half.
    """

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class PlaceResult:
    """One element as a room answered it: the published table, or None with the reason why there is none.

    `placed` is how many gave a place, None where the table does not tell. `spread` is None where fewer than
    `FEWEST_SHOWN` gave a place, or answers are told together.
    """

    element: str
    table: Table | None
    why: str
    placed: int | None
    spread: Spread | None


def place_result(element: str, decision: Decision) -> PlaceResult:
    """What the screen, the table and the words say of one element, made from what may be shown and nothing else."""
    table = decision.table
    if table is None:
        return PlaceResult(element, None, decision.why, None, None)
    return PlaceResult(element, table, decision.why, table.number(PLACES), spread_of(table))


def spread_of(table: Table) -> Spread | None:
    """The spread of the places in a table, or None where too few gave one or places are told together."""
    if table.is_coarse or sum(table.cell(place).number for place in PLACES) < FEWEST_SHOWN:
        return None
    line = [int(place) for place in PLACES for _ in range(table.cell(place).number)]
    return Spread(*(_standing_at(line, Fraction(quarter, 4)) for quarter in (1, 2, 3)))


def make_a_radar(results: Sequence[PlaceResult]) -> bool:
    """Whether these elements make a radar: there are enough spokes, and at least one has a middle to mark."""
    return len(results) >= SPOKES_OF_A_RADAR and any(result.spread for result in results)


def gaps(table: Table) -> dict[str, int]:
    """How many gave each answer that is not a place; one that is told together with others is left out."""
    told = {answer: table.number([answer]) for answer in OTHERS}
    return {answer: number for answer, number in told.items() if number is not None}


def _standing_at(line: list[int], share: Fraction) -> float:
    """The place `share` of the way along people lined up by place."""
    point = share * len(line)
    behind = int(point)
    if point == behind:
        return (line[behind - 1] + line[behind]) / 2
    return float(line[behind])
