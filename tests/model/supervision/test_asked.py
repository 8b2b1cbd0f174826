"""Whose “I” a question has, for whoever reads it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from model.access import PRACTITIONER, SUPERVISOR
from model.content import Content
from model.supervision.asked import as_read
from model.supervision.meeting import Supervision

MET = Supervision("s", "p", "v", "Niamh", "Maeve", datetime(2026, 3, 4, tzinfo=UTC))


@pytest.mark.parametrize(
    ("key", "read"),
    [
        ("helped", "Maeve asks: what did I do today that helped?"),
        ("want", "Maeve asks: what do you want from me on it: an ear, a second view, an idea?"),
        ("pleased", "What are you pleased with since we last met?"),
    ],
)
def test_question_of_the_supervisor_is_read_as_theirs_by_the_practitioner_alone(
    shipped: Content, key: str, read: str
) -> None:
    steps = shipped.script("monthly").plan.steps
    [asked] = [one.text for step in steps for one in step.prompts if one.key == key]
    assert [as_read(asked, seat, MET) for seat in (PRACTITIONER, SUPERVISOR, None)] == [read, asked, asked]
