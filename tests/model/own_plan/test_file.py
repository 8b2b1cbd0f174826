"""A plan as a content file: what is written is read as the same, and an own folder of content can hold it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.content.check import check
from model.own_plan.change import copied
from model.own_plan.check import as_in_content
from model.own_plan.file import NotAPlan, left_out_in, plan_in, plans_in, written
from model.own_plan.plan import PlanKind
from tests.shipped import SHIPPED, shipped_content

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=200)
AWKWARD = st.sampled_from(
    ["no", "1e5", "0x1f", "2026-11-29", "- a", "a: b", "{person}", "# x", "'", '"', "null", "~", " a ", "…"]
)


@given(st.lists(TEXTS | AWKWARD, min_size=1, max_size=6), st.integers(1, 120))
def test_whatever_is_written_is_read_as_the_same(texts: list[str], minutes: int) -> None:
    plan: dict[str, Any] = {
        "key": "mine",
        "name": texts[0],
        "steps": [{"key": "a", "minutes": minutes, "texts": texts, "none": []}],
    }
    assert plan_in(written("workshops", plan)) == plan


@pytest.mark.parametrize("kind", ["workshops", "supervision"])
def test_every_plan_of_ours_is_copied_into_a_file_that_the_checker_takes(kind: PlanKind, tmp_path) -> None:
    content = shipped_content()
    plans = content.workshops.plans if kind == "workshops" else content.supervision.plans
    for plan in plans:
        own = copied(as_in_content(content, kind, plan.key))
        path = tmp_path / "en" / f"{kind}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(written(kind, own), encoding="utf-8")
        found = check(SHIPPED, tmp_path)
        assert found.faults == ()
        assert found.trees[kind].value["plans"][-1] == own


@pytest.mark.parametrize(
    "words",
    [
        "",
        "plans: []",
        "plans: 4",
        "- a",
        "plans: [4]",
        "plans: [{key: a}]",
        "plans: [{key: a, steps: []}]",
        "plans: [{key: a, steps: [4]}]",
        "plans: [{key: a, steps: [{title: x}]}]",
        "plans: [{key: a, steps: [{key: x}, {key: x}]}]",
        "plans: [{key: a, steps: [{key: x}], stories: 4}]",
        "plans: [{key: a, steps: [{key: x}], stories: [{name: y}]}]",
        "plans: [{key: 4, steps: [{key: x}]}]",
        "plans: 'a",
        "\x00",
    ],
)
def test_what_is_no_plan_is_refused(words: str) -> None:
    with pytest.raises(NotAPlan):
        plan_in(words)


def test_two_plans_are_no_plan_of_ones_own_but_a_file_of_two() -> None:
    words = "plans: [{key: a, steps: [{key: x}]}, {key: b, steps: [{key: x}]}]"
    assert [plan["key"] for plan in plans_in(words.encode())] == ["a", "b"]
    with pytest.raises(NotAPlan):
        plan_in(words)


def test_words_that_cannot_be_read_say_on_which_line() -> None:
    with pytest.raises(NotAPlan) as refused:
        plans_in(b"plans:\n  - key: a\n    steps: 'never closed\n")
    [fault] = refused.value.faults
    assert (fault.line, fault.wrong) == (3, "the quote opened here is not closed")


@pytest.mark.parametrize("words", ["4", "[4]", "[{step: {title: x}}]", "['a"])
def test_what_was_left_out_is_steps_and_nothing_else(words: str) -> None:
    assert left_out_in("") == []
    with pytest.raises(NotAPlan):
        left_out_in(words)
