"""What shipped plans say stays true where somebody's own copy has another clock, other choices, or one step fewer."""

from __future__ import annotations

import re

import pytest

from model.content import Content
from model.content.workshop.steps import CloseStep, LineStep

DEPENDS = {
    "a clock": r"\b(?:after|for) (?:two|three|four|five|six) minutes\b|\b(?:two|three|four|five|six) minutes each\b",
    "how many there are": r"\ball (?:three|four) have\b|\bamong the \w+\b|\bof the (?:three|four|five|seven|twelve)\b"
    r"|\b(?:these|those) (?:three|four|five|seven)\b|\ba (?:fourth|fifth|sixth)\b|\bthe (?:fourth|fifth|sixth)\b"
    r"|\bname the (?:three|four|five|seven)\b|\bthe (?:two|three|four) questions\b",
    "what comes next": r"(?<!if )\bthe story that comes next\b|\bthe next step\b",
}


@pytest.mark.parametrize("of_what", DEPENDS)
def test_no_step_says_what_depends_on(shipped: Content, of_what: str) -> None:
    steps = [(plan.key, step) for plan in shipped.workshops.plans for step in plan.steps]
    told = [
        (plan, step.key, found[0])
        for plan, step in steps
        for text in (step.notes, step.say, getattr(step, "question", None) or "", getattr(step, "reveal", ""))
        for found in re.finditer(DEPENDS[of_what], " ".join(text.split()), re.IGNORECASE)
    ]
    assert told == []


def test_a_plan_speaks_of_a_sentence_to_take_away_only_where_it_asks_for_one(shipped: Content) -> None:
    for plan in shipped.workshops.plans:
        close = plan.steps[-1]
        assert isinstance(close, CloseStep)
        asks = any(isinstance(step, LineStep) and step.shape == "line" for step in plan.steps)
        assert asks or "sentence" not in close.take_away, plan.key


def test_who_reads_a_line_about_the_workshop_is_said_as_it_is(shipped: Content) -> None:
    said = shipped.workshops.feedback.line.say
    assert ("only one who reads" in said, "may be shown" in said, "report" in said) == (False, True, True)
