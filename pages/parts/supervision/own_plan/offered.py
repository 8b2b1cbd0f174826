"""The shapes a meeting can be begun with, ours and one's own, and the one that is likely next."""

from __future__ import annotations

from collections.abc import Sequence

from model.content import Content
from model.content.supervision.schema import SupervisionPlan
from model.supervision.meeting import Meeting
from pages.parts.supervision.own_plan.list import OwnShape, own_shapes, ready


def offered(content: Content, shapes: Sequence[OwnShape]) -> list[tuple[Content, SupervisionPlan]]:
    """All of them, each with the content it stands in; our own first."""
    return [*((content, plan) for plan in content.supervision.plans), *ready(list(shapes))]


def likely_plan(content: Content, before: Meeting | None) -> str:
    """The plan used last, or the first of all; after a first meeting the next one in the list."""
    first, second, *_ = (plan.key for plan in content.supervision.plans)
    if before is None:
        return first
    return second if before.plan == first else before.plan


def likely_shape(content: Content, before: Meeting | None) -> tuple[Content, SupervisionPlan]:
    """That one with its content; the first of all where it is not there any more."""
    all_, likely = offered(content, own_shapes()), likely_plan(content, before)
    return next((shape for shape in all_ if shape[1].key == likely), all_[0])
