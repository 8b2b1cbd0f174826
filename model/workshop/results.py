"""What a room was shown, told step by step: made of published results and approved lines, and of nothing else.

With it goes how its places spread. They are a described order: nothing here is a mean or a score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from model.access import FEWEST_SHOWN
from model.answers import OTHERS, PLACES
from model.content.workshop.steps import (
    ChooseOneStep,
    ConditionsStep,
    FeedbackStep,
    LineStep,
    PlaceStep,
    ThenAndNowStep,
    VignetteStep,
    WorkshopStep,
)
from model.phrases import FEWEST
from model.workshop.disclosure import Decision, Shown
from model.workshop.script import AskedCondition, RoomScript
from model.workshop.tables import Table
from model.workshop.then_and_now import Change, change_of

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

    `spread` is None where fewer than `FEWEST_SHOWN` gave a place, or answers are told together.
    """

    element: str
    table: Table | None
    why: str
    spread: Spread | None


@dataclass(frozen=True)
class ConditionResult:
    """One condition as a room answered it: the published table, or None with the reason why there is none."""

    condition: AskedCondition
    table: Table | None
    why: str


def place_result(element: str, decision: Decision) -> PlaceResult:
    """What the screen, the table and the words say of one element, made from what may be shown and nothing else."""
    table = decision.table
    return PlaceResult(element, table, decision.why, spread_of(table) if table else None)


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


NOT_SHOWN = (
    f"Not shown: fewer than {FEWEST} have answered, or it would point to a few people beside an earlier picture."
)
NOT_SHOWN_TWICE = (
    f"Not shown: fewer than {FEWEST} gave both places, or it would point to a few people beside an earlier picture."
)
"""The same of then and now: who gave one place only is not counted there."""

NO_GROUPS = "Not shown: in this wary room, the answers do not fall into two groups that are large enough."
"""Why nothing is seen of a question all of whose answers are told together."""


@dataclass(frozen=True)
class StepResult:
    """One answered step as the room saw it. What its kind does not have is empty.

    `places` are for elements placed (of oneself or in a story), `choice` for a story's choices and the chosen area,
    `changes` for then and now, `conditions` for how they stand, `lines` for words and short lines, in alphabetical
    order.
    """

    step: WorkshopStep
    places: tuple[PlaceResult, ...] = ()
    choice: Decision | None = None
    changes: tuple[Change, ...] = ()
    conditions: tuple[ConditionResult, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[Table | None, ...]:
        """The table of each of its questions but that of a line, None for one that is not shown."""
        asked = (*self.places, *self.changes, *self.conditions, *([self.choice] if self.choice else ()))
        return tuple(one.table for one in asked)

    @property
    def lacks_groups(self) -> bool:
        """Whether it was counted in a wary room, and none of it falls into groups that are large enough."""
        asked = (*self.places, *self.changes, *self.conditions, *([self.choice] if self.choice else ()))
        return bool(asked) and all(one.table is None and one.why == NO_GROUPS for one in asked)

    @property
    def has_any(self) -> bool:
        """Whether anything of it was ever shown."""
        return any(self.tables) or bool(self.lines)


def step_result(script: RoomScript, step: WorkshopStep, shown: Shown, lines: Sequence[str] = ()) -> StepResult:
    """What the room has seen of one step that asks. `lines` are those that may be shown."""
    hidden = NOT_SHOWN_TWICE if isinstance(step, ThenAndNowStep) else NOT_SHOWN
    decided = [(question, _as_published(shown, question.key, hidden)) for question in script.questions(step)]
    match step:
        case PlaceStep() | VignetteStep(ask="place"):
            elements = zip(step.elements, decided, strict=True)
            return StepResult(step, places=tuple(place_result(element, one[1]) for element, one in elements))
        case ThenAndNowStep():
            elements = zip(step.elements, decided, strict=True)
            return StepResult(step, changes=tuple(change_of(element, one[1]) for element, one in elements))
        case ConditionsStep():
            asked = zip(script.asked_in(step), decided, strict=True)
            return StepResult(
                step, conditions=tuple(ConditionResult(one, how.table, how.why) for one, (_, how) in asked)
            )
        case LineStep():
            return StepResult(step, lines=tuple(sorted(lines, key=str.casefold)))
        case VignetteStep() | ChooseOneStep() | FeedbackStep():
            return StepResult(step, choice=decided[0][1])
        case _:
            return StepResult(step)


def all_results(script: RoomScript, shown: Shown, lines: Mapping[str, Sequence[str]]) -> tuple[StepResult, ...]:
    """Every step that asks, in the plan's order. `lines` holds those that may be shown by step key."""
    return tuple(
        step_result(script, step, shown, lines.get(step.key, ()))
        for step in script.plan.steps
        if script.questions(step)
    )


def _as_published(shown: Shown, question: str, hidden: str) -> Decision:
    result = shown.latest(question)
    if result and result.table.tells_nothing:
        return Decision("too_few", NO_GROUPS, None)
    return Decision("kept_as_it_was", "", result) if result else Decision("too_few", hidden, None)
