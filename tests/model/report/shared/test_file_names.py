"""What files are called: what, when, and more only where it was chosen; never a folder or a command."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.report.shared.file_names import file_name

A_DAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    ("parts", "number", "called"),
    [
        ((), 1, "alongside-reflection-2026-03-14"),
        (("home visit", "Heron"), 1, "alongside-reflection-2026-03-14-home-visit-Heron"),
        (("", "Gŵyl Ó Briain"), 2, "alongside-reflection-2026-03-14-Gŵyl-Ó-Briain-2"),
        (("../../etc/passwd",), 1, "alongside-reflection-2026-03-14-etc-passwd"),
        (("...",), 3, "alongside-reflection-2026-03-14-3"),
    ],
)
def test_name_says_what_when_and_what_was_chosen(parts: tuple[str, ...], number: int, called: str) -> None:
    assert file_name("reflection", A_DAY, *parts, number=number) == called


@given(st.text(), st.integers(1, 100))
def test_any_made_up_name_makes_one_plain_name(name: str, number: int) -> None:
    called = file_name("reflection", A_DAY, name, number=number)
    assert re.fullmatch(r"alongside-reflection-2026-03-14(-[^\W_]+)*", called)
