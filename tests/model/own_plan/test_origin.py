"""What a plan says of itself is outgrown once its steps ask about fewer elements than the plan it was copied from."""

from __future__ import annotations

from typing import Any

import pytest

from model.own_plan.change import Draft, copied, taken_out
from model.own_plan.check import as_in_content, plans_in_content
from model.own_plan.file import plan_in, written
from model.own_plan.origin import outgrown
from model.own_plan.plan import with_part
from tests.shipped import shipped_content

OURS = plans_in_content(shipped_content(), "workshops")
BOTH = ("summary", "purpose")


@pytest.fixture
def mine() -> dict[str, Any]:
    """A copy of the first plan, as it is read back from where it is kept."""
    return plan_in(written("workshops", copied(as_in_content(shipped_content(), "workshops", "meeting_the_model"))))


def test_a_copy_says_what_it_does(mine: dict[str, Any]) -> None:
    assert outgrown(mine, OURS) == ()
    assert outgrown(taken_out(Draft(mine), ["looking_back", "looking_back_shown"]).plan, OURS) == ()
    assert outgrown(taken_out(Draft(mine), ["two_by_two", "story", "story_shown"]).plan, OURS) == ()


def test_words_are_outgrown_with_elements_or_whole_steps_fewer(mine: dict[str, Any]) -> None:
    fewer = with_part(mine, ("steps", "ways", "elements"), ["empathy", "flexible"])
    assert outgrown(fewer, OURS) == BOTH
    assert outgrown(taken_out(Draft(mine), ["ways", "ways_shown"]).plan, OURS) == BOTH


def test_words_of_ones_own_are_nobodys_to_speak_of(mine: dict[str, Any]) -> None:
    fewer = with_part(mine, ("steps", "ways", "elements"), ["empathy", "flexible"])
    assert outgrown(with_part(fewer, ("summary",), "You place two elements."), OURS) == ("purpose",)


def test_a_plan_of_supervision_asks_about_none() -> None:
    shapes = plans_in_content(shipped_content(), "supervision")
    assert [outgrown(copied(shape), shapes) for shape in shapes] == [()] * len(shapes)
