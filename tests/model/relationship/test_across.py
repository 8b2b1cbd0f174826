"""Across all relationships: what is looked at often and never, and which things to try were used."""

from __future__ import annotations

from model.content import Content
from model.relationship.across import Habits, habits, used


def test_under_five_reflections_nothing_is_said() -> None:
    assert habits(["safety"], [{"safety"}] * 4) is None


def test_often_is_half_or_more_and_never_is_none() -> None:
    looked_at = [{"time", "safety"}, {"safety", "time"}, {"safety", "time"}, {"trust"}, set(), set()]
    assert habits(["safety", "trust", "time", "support"], looked_at) == Habits(("safety", "time"), ("support",))


def test_things_used_come_in_the_order_of_the_model_with_what_was_said(shipped: Content) -> None:
    first, second = shipped.elements[0].try_[0], shipped.elements[4].try_[2]
    steps = [
        (f"{second.name}. {second.first_move}", "done", ""),
        (f"{first.name}. In words of my own", "part", "It rained."),
        ("Something else", "done", ""),
        (f"{second.name}. {second.first_move}", None, ""),
    ]
    assert used(shipped, steps) == [(first.name, ["Part of it. It rained."]), (second.name, ["Done"])]
