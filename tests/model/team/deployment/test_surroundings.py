"""What is said of the process itself: its account, its clock, and what is opened beside it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from model.team.deployment.surroundings import about_clock, about_process

THEN = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("user", [None, 1000])
def test_an_account_of_its_own_with_nothing_set_has_nothing_said_of_it(user: int | None) -> None:
    assert list(about_process(user)) == []


@pytest.mark.parametrize(
    ("user", "name", "value", "told"),
    [
        (0, "PATH", "", "Weak: This runs as root."),
        (1, "ALONGSIDE_DEV", "1", "Weak: ALONGSIDE_DEV is 1,"),
        (1, "ALONGSIDE_ROOM_PORT", "8502", "Weak: ALONGSIDE_ROOM_PORT opens a port without encryption"),
        (1, "FORWARDED_ALLOW_IPS", "*", "Weak: FORWARDED_ALLOW_IPS is *,"),
    ],
)
def test_what_weakens_a_server_is_told(
    monkeypatch: pytest.MonkeyPatch, user: int, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)

    assert [str(one)[: len(told)] for one in about_process(user)] == [told]


def test_a_clock_before_these_files_were_put_here_is_wrong() -> None:
    told = "Weak: The clock of this machine says 2026-11-29 12:00 UTC, which is before Alongside was put here. "

    assert [str(one).startswith(told) for one in about_clock(THEN, THEN + timedelta(days=1))] == [True]
    assert list(about_clock(THEN, THEN)) == []
