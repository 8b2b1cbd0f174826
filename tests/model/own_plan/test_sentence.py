"""What is wrong between parts of a plan is said in a sentence about the plan, in no word of its file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.own_plan.change import Draft, copied, moved, taken_out
from model.own_plan.check import as_in_content, check_plan
from model.own_plan.file import written
from model.own_plan.plan import Value, with_part
from model.own_plan.sentence import NOT_CHOSEN, NOT_HERE, OF_STEPS, OF_TALK, sentence
from tests.shipped import shipped_content


def told(plan: Value) -> list[str | None]:
    """What is said of each fault."""
    faults = check_plan(shipped_content(), "workshops", written("workshops", plan)).faults
    assert faults
    return [sentence(plan, fault) for fault in faults]


@pytest.fixture
def plan() -> Value:
    return copied(as_in_content(shipped_content(), "workshops", "meeting_the_model"))


def changed(step: str, part: str, value: object) -> Callable[[Value], Value]:
    return lambda plan: with_part(plan, ("steps", step, part), value)


LATER = "This step shows the answers of “One word”, which now comes later. Move it below, or choose another."
TWICE = "Another step shows the answers of “One word” already. Choose another, or leave one of the two out."
TOO_LONG = "Two people have 20 minutes here, and the step has 10. Give it more, or them fewer."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda plan: moved(Draft(plan), "one_word", 1).plan, [LATER]),
        (lambda plan: taken_out(Draft(plan), ["one_word"]).plan, [NOT_HERE]),
        (changed("ground_shown", "of", "one_word"), [TWICE]),
        (changed("one_word_shown", "of", "welcome"), ["“Welcome” asks the room for no answers. Choose another."]),
        (changed("one_word_shown", "of", ""), [NOT_CHOSEN]),
        (changed("two_by_two", "seconds", 2), [OF_TALK]),
        (changed("two_by_two", "seconds", 1200), [TOO_LONG]),
        (changed("two_by_two", "seconds", ""), [OF_TALK]),
        (changed("ground", "minutes", 0), [OF_STEPS]),
        (changed("ground", "question", ""), [None]),
        (lambda plan: plan | {"name": ""}, [None]),
    ],
)
def test_what_is_wrong_is_one_sentence(plan: Value, change: Callable[[Value], Value], said: list[str | None]) -> None:
    assert told(change(plan)) == said
