"""What a trainer without phones needs to hear besides the plan: how a room answers on paper, and what to bring."""

from __future__ import annotations

from model.content.workshop.schema import OnPaper, PaperSteps, WorkshopPlan
from model.content.workshop.steps import LineStep, PlaceStep, RevealStep, VignetteStep, WorkshopStep
from model.phrases import FEWEST

SAY_IF_WARY = "In a wary room, say this too"
SAY_IF_FEW = f"With fewer than {FEWEST} people, say this too"


def without_phones(paper: OnPaper, plan: WorkshopPlan, step: WorkshopStep) -> str:
    """How a room takes this step on paper."""
    told = paper.steps
    match step:
        case VignetteStep(ask="choose"):
            return told.choose
        case PlaceStep() | VignetteStep():
            return told.place
        case RevealStep(of=key):
            return _revealed_on_paper(told, next(one for one in plan.steps if one.key == key))
        case _:
            said: str = getattr(told, step.kind)
            return said


def _revealed_on_paper(told: PaperSteps, step: WorkshopStep) -> str:
    match step:
        case LineStep():
            return told.show_lines
        case VignetteStep(ask="choose"):
            return told.show_choices
        case _:
            return told.show_counts


def to_bring(paper: OnPaper, plan: WorkshopPlan) -> list[str]:
    """What to have in the room besides the handouts."""
    kinds = {"any", *(step.kind for step in plan.steps)}
    return [one.text for one in paper.bring if one.kind in kinds]


def span(seconds: int) -> str:
    """A length of time as people say it: 8 minutes; 1 minute and 30 seconds."""
    minutes, rest = divmod(seconds, 60)
    said = [_counted(minutes, "minute")] if minutes else []
    return " and ".join([*said, _counted(rest, "second")] if rest else said)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def clock(minutes: int) -> str:
    """Minutes from the start as a clock shows them: 0:05, 1:30."""
    return f"{minutes // 60}:{minutes % 60:02}"


def size_of(plan: WorkshopPlan) -> str:
    """How long a plan takes and for how many it was made: 90 minutes, for 8 to 300 people."""
    return f"{plan.minutes} minutes, for {plan.people.least} to {plan.people.most} people"
