"""What an own plan still says in the words of the plan it was copied from."""

from __future__ import annotations

from collections.abc import Sequence

from model.own_plan.plan import Value, steps_of

OF_ELEMENTS = ("summary", "purpose")
"""What of a plan may tell how many elements it asks about, by the names in its file."""


def outgrown(plan: Value, ours: Sequence[Value]) -> tuple[str, ...]:
    """Which of its words are still those of one of `ours` that asks about elements it does not ask about any more."""
    return tuple(name for name in OF_ELEMENTS if any(_is_outgrown(plan, one, name) for one in ours))


def _is_outgrown(plan: Value, one: Value, name: str) -> bool:
    return plan.get(name) == one.get(name) and not _elements(one) <= _elements(plan)


def _elements(plan: Value) -> set[str]:
    """All that the steps of a plan ask to be placed."""
    return {element for step in steps_of(plan) for element in step.get("elements") or ()}
