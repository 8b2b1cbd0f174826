"""What a trainer without phones needs to hear besides the plan: how a room answers on paper, and what to bring."""

from __future__ import annotations

from collections.abc import Iterator

from model.content.workshop_schema import (
    ANSWERED,
    LineStep,
    PairsStep,
    RevealStep,
    VignetteStep,
    WorkshopPlan,
    WorkshopStep,
)

NO_PHONES_YET = (
    "For now a room answers on paper or by show of hands. Alongside cannot take answers from phones yet. Leave out "
    "what a plan says about phones, codes and the big screen. Under each step it says what to do in their place."
)
ANONYMITY_ON_PAPER = (
    "We use paper today. Put no name on it, yours or anybody else's. Your sheets are your own, and you decide whether "
    "to hand one in. I count only when five or more are handed in. I mix them first, and I keep back a count that "
    "could point to one of us. People may know your handwriting, so where you can, tick and write nothing. I read "
    "every slip before I read any of them out. Afterwards I tear up whatever was handed in. A raised hand is seen by "
    "everyone, and you never have to raise yours. What you say out loud is as private as this room makes it. If "
    "someone may be at risk of harm, that goes where your procedure says, whoever told it."
)
FOR_PHONES_ONLY = "This is written for a room with phones. On paper it would not be true, so do not read it out."

_COUNT_SHEETS = (
    "Ask who is willing to hand in a sheet. If you get five or more, mix them, and count them yourself while the room "
    "talks. If you get fewer, count nothing, and talk about what people noticed. Never ask for hands here."
)
_COUNT_CHOICES = (
    "Read out the choices one by one and ask for hands. Say first that nobody has to raise one. Or count sheets that "
    "were handed in, once there are five or more, and mixed."
)
_READ_SLIPS = (
    "Choose the slips that can be read out, and read them yourself. On a board, copy them in your own hand. If there "
    "are fewer than five slips, read none and talk."
)
_ON_PAPER = {
    "welcome": (
        "There is no code to show. Give everyone a pen and the page to take away. They can note on it what they want "
        "to keep before they hand any sheet in. Say that nobody sees a sheet unless it is handed in."
    ),
    "place": "Give out handout {handout}. Each person ticks one place for each element, or not sure.",
    "vignette": "Give out handout {handout}. Each person ticks one place for each element, or not sure.",
    "line": "Give out slips of paper. People write without a name, and fold the slip into a bowl.",
    "then_and_now": "Give out handout {handout}. Both columns are filled in at one sitting.",
    "choose_one": "Give out handout {handout}. Each person ticks one.",
    "close": (
        "People copy what they want to keep onto the page to take away. Take the sheets and slips that were handed in "
        "with you, and tear them up."
    ),
}


def without_phones(plan: WorkshopPlan, step: WorkshopStep, handout: int | None) -> str:
    """How a room takes this step on paper. `handout` is the number of the sheet that goes with the step, if any."""
    match step:
        case VignetteStep(ask="choose"):
            return f"Give out handout {handout}. Each person ticks one choice."
        case PairsStep(seconds=seconds):
            return f"Write the question where all can see it, and set your own clock to {span(seconds)}."
        case RevealStep(of=key):
            return _revealed_on_paper(next(one for one in plan.steps if one.key == key))
        case _:
            return _ON_PAPER[step.kind].format(handout=handout)


def _revealed_on_paper(step: WorkshopStep) -> str:
    match step:
        case LineStep():
            return _READ_SLIPS
        case VignetteStep(ask="choose"):
            return _COUNT_CHOICES
        case _:
            return _COUNT_SHEETS


def to_bring(plan: WorkshopPlan) -> Iterator[str]:
    """What to have in the room besides the handouts."""
    kinds = {step.kind for step in plan.steps}
    yield "A pen for each person, and something firm to write on"
    yield "A clock that you can see, and a bell or a glass to ring" if "pairs" in kinds else "A clock that you can see"
    if "line" in kinds:
        yield "Slips of paper, and a bowl to put them in"
    if kinds.intersection(ANSWERED):
        yield "A board or a large sheet to count on, where all can see it"
    yield "Your procedure for a risk of harm on paper, with the number to ring"
    yield "Chairs that can be turned towards each other, and a way out that nobody has to pass in front of the room"
    yield "A second person who can go after anyone who steps out"
    yield "Water, and ten minutes afterwards for those who linger"


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
