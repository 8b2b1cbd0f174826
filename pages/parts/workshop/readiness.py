"""What a trainer is told before showing: how many are still needed, or how much of it the room would see."""

from __future__ import annotations

from model.access import FEWEST_SHOWN
from model.content.workshop.steps import LineStep, WorkshopStep
from model.phrases import FEWEST
from model.workshop.room import Counts, Readiness

LET_THROUGH = "Nothing can be shown yet: let lines show first, below."
SMALL_ROOM = (
    f"Fewer than {FEWEST} are here, so nothing of this is shown, whatever they answer. Let each think on paper or on "
    "their phone, keep it, and say of it what they like."
)
ALL = "All of it can be shown now."
ENOUGH_IN_NONE = (
    "Nothing can be shown yet. Enough have answered, but not the same question, or the few who did could be told apart."
)


def in_words(readiness: Readiness, counts: Counts, step: WorkshopStep) -> str:
    """One or two short sentences on what the room would see of a step now."""
    missing = FEWEST_SHOWN - counts.answered
    if 0 < counts.joined < FEWEST_SHOWN:
        return SMALL_ROOM
    if readiness.seen == readiness.questions:
        return ALL
    if readiness.can_show:
        return f"{readiness.seen} of {readiness.questions} questions can be shown now."
    if missing > 0:
        return f"Nothing can be shown before {FEWEST} people have answered: {missing} more."
    return LET_THROUGH if isinstance(step, LineStep) else ENOUGH_IN_NONE
