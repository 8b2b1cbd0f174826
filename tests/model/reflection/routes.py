"""Flows, answers and routes of reflections, for their tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter

from model.answers import Answer
from model.content import Content
from model.content.reflection.schema import Flow
from model.reflection.route import (
    Screen,
    route_through,
)

WHEN = datetime(2026, 3, 4, 14, 2, tzinfo=UTC)


def answer(field: str, place: str | None = None, words: str = "") -> Answer:
    return Answer(field, words, place, 1, WHEN, "tab")


def answers_of(places: Mapping[str, str | None]) -> dict[str, Answer]:
    return {field: answer(field, place) for field, place in places.items()}


def keys(screens: tuple[Screen, ...]) -> list[str]:
    return [screen.key for screen in screens]


def shipped_route(content: Content, flow: str, places: Mapping[str, str | None]) -> list[str]:
    return keys(route_through(content, content.flow(flow), answers_of(places)))


def a_flow(*steps: dict[str, Any]) -> Flow:
    return TypeAdapter(Flow).validate_python(
        {"key": "mine", "name": "Mine", "summary": "Ours.", "minutes": 5, "steps": tuple(steps)}
    )
