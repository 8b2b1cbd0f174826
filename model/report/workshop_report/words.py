"""What the report of a workshop says around its counts: titles, questions, names of answers, and how it was counted."""

from __future__ import annotations

from collections.abc import Sequence

from model.content import Content
from model.content.workshop.steps import (
    ChooseOneStep,
    ConditionsStep,
    FeedbackStep,
    LineStep,
    PairsStep,
    PlaceStep,
    ThenAndNowStep,
    VignetteStep,
    WorkshopStep,
)
from model.phrases import FEWEST, ONE_FEWER, day
from model.report.shared.paper import AT_THE_FOOT
from model.workshop.results import StepResult
from model.workshop.room import Room
from model.workshop.script import RoomScript
from model.workshop.then_and_now import MOVES
from model.workshop.words import after_colon

LABELS = {
    "made_with": "Alongside: what a workshop answered",
    "purpose": "What it was for",
    "counted": "How it was counted",
    "asked": "The room was asked",
    "story": "A made-up story",
    "then": "Then",
    "now": "Now",
    "middle": "The middle and the middle half",
    "legend_middle": "the middle",
    "legend_half": "the middle half",
    "bars": "How many at each place",
    "answers": "How many gave each answer",
    "table": "The numbers",
    "words": "In words",
    "choices": ["Answer", "How many"],
    "moves": "How many moved how far",
    "lines": "What was let through, in alphabetical order",
    "why_twice": "Why “then” and “now” at one sitting",
    "not_shown": "What is not shown, and why",
    "about": "About this report",
    **AT_THE_FOOT,
}
COUNTED = (
    (
        "Everybody answered on a phone, without a name. This report holds counts and the lines that the trainer let "
        "through, and nothing besides. Not all of it need have been on the screen."
    ),
    (
        f"Nothing is shown of fewer than {FEWEST} people. A count that was shown grows only when {FEWEST} or more "
        "people join it at once. So nobody can be found by taking one count from another. The price is that up to "
        f"{ONE_FEWER} people who came late can be missing from a count. Whoever changed an answer "
        "after it was shown is counted as it was shown."
    ),
    (
        "For the middle, think of all who gave a place in one row, in the order of the scale. The middle is the place "
        "of the person half way along. The middle half reaches from a quarter of the way to three quarters. Nothing "
        "here is an average or a score."
    ),
    (
        "This is not a test. It tells how these people saw it on this day. It cannot tell whether a workshop made a "
        "difference, or whether one team works better than another, so please do not lay two reports side by side."
    ),
)
STILL_OPEN = "The workshop was still open when this was made. What was counted or let through after that is not in it."
ENDED = (
    "The workshop has ended. The answers of each person are deleted. Counts, and the lines that were let through, are "
    "all that is left."
)
NO_LINES = f"Not shown: fewer than {FEWEST} had sent one when it was shown, or none of those was let through."
TIMES = "({} times)"
ALL_SHOWN = "All questions were shown."
NO_QUESTIONS = "This plan asks the phones nothing."


def title_of(room: Room) -> str:
    """The plan's name and the day: Meeting the model, 14 March 2026."""
    return f"{room.plan_name}, {day(room.held_on)}"


def joined_in_words(joined: int) -> str:
    """How many took part."""
    if joined == 0:
        return "Nobody joined with a phone."
    return f"{joined} {'person' if joined == 1 else 'people'} joined with a phone."


def questions_asked(script: RoomScript, step: WorkshopStep) -> tuple[str, ...]:
    """What a step asks of phones or of pairs: a question, two for then and now, a discussion's; or nothing."""
    match step:
        case PlaceStep() | LineStep() | ConditionsStep() | ChooseOneStep() | FeedbackStep():
            return (step.question,)
        case PairsStep():
            return script.talk(step)
        case VignetteStep():
            return (step.question or script.vignette(step).question,)
        case ThenAndNowStep():
            return (step.then, step.now)
        case _:
            return ()


def gathered(lines: Sequence[str]) -> list[tuple[str, int]]:
    """Each line once, with how many wrote it, in the order given; capitals and spaces make no difference."""
    alike: dict[str, list[str]] = {}
    for line in lines:
        alike.setdefault(" ".join(line.casefold().split()), []).append(line)
    return [(same[0], len(same)) for same in alike.values()]


def move_name(move: str) -> str:
    """How far somebody moved, in words: 2 places further along."""
    far = abs(int(move))
    if far == 0:
        return "the same place"
    return f"{far} {'place' if far == 1 else 'places'} {'further along' if int(move) > 0 else 'earlier on the road'}"


MOVE_NAMES = {move: move_name(move) for move in MOVES}


def not_shown(content: Content, result: StepResult) -> list[str]:
    """Why each part of a step that is not shown is not, beginning with all that it is about."""
    hidden = [(content.element(one.element).name, one.why) for one in result.places if one.table is None]
    hidden += [(content.element(one.element).name, one.why) for one in result.changes if one.table is None]
    hidden += [(one.condition.name, one.why) for one in result.conditions if one.table is None]
    if hidden and not result.has_any and len({why for _, why in hidden}) == 1:
        return [hidden[0][1]]
    if hidden:
        reasons = dict.fromkeys(why for _, why in hidden)
        return [f"{', '.join(name for name, of in hidden if of == why)}: {after_colon(why)}" for why in reasons]
    if result.choice is not None and result.choice.table is None:
        return [result.choice.why]
    return [NO_LINES] if isinstance(result.step, LineStep) and not result.lines else []
