"""What a room was shown, told step by step: made of published results and approved lines, and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.content.workshop.schema import ChooseOneStep, LineStep, PlaceStep, ThenAndNowStep, VignetteStep, WorkshopStep
from model.phrases import FEWEST
from model.workshop.disclosure import Decision, Shown
from model.workshop.results import PlaceResult, place_result
from model.workshop.script import RoomScript
from model.workshop.tables import Table
from model.workshop.then_and_now import Change, change_of

NOT_SHOWN = f"Not shown: fewer than {FEWEST} have answered, or the few who did could be told apart."


@dataclass(frozen=True)
class StepResult:
    """One answered step as the room saw it. What its kind does not have is empty.

    `places` are for elements placed (of oneself or in a story), `choice` for a story's choices and the chosen area,
    `changes` for then and now, `lines` for words and short lines in alphabetical order.
    """

    step: WorkshopStep
    places: tuple[PlaceResult, ...] = ()
    choice: Decision | None = None
    changes: tuple[Change, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[Table | None, ...]:
        """The table of each of its questions but that of a line, None for one that is not shown."""
        asked = (*self.places, *self.changes, *([self.choice] if self.choice else ()))
        return tuple(one.table for one in asked)

    @property
    def has_any(self) -> bool:
        """Whether anything of it was ever shown."""
        return any(self.tables) or bool(self.lines)


def step_result(script: RoomScript, step: WorkshopStep, shown: Shown, lines: Sequence[str] = ()) -> StepResult:
    """What the room has seen of one step that asks. `lines` are those that may be shown."""
    decided = [(question, _as_published(shown, question.key)) for question in script.questions(step)]
    match step:
        case PlaceStep() | VignetteStep(ask="place"):
            elements = zip(step.elements, decided, strict=True)
            return StepResult(step, places=tuple(place_result(element, one[1]) for element, one in elements))
        case ThenAndNowStep():
            elements = zip(step.elements, decided, strict=True)
            return StepResult(step, changes=tuple(change_of(element, one[1]) for element, one in elements))
        case LineStep():
            return StepResult(step, lines=tuple(sorted(lines, key=str.casefold)))
        case VignetteStep() | ChooseOneStep():
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


def _as_published(shown: Shown, question: str) -> Decision:
    result = shown.latest(question)
    return Decision("kept_as_it_was", "", result) if result else Decision("too_few", NOT_SHOWN, None)
