"""What is said of the database's address before a start. No password is ever in what is said."""

from __future__ import annotations

import sys

import pytest

from model.team.deployment.data import about_data

SURE = "?sslmode=verify-full"
PASSWORD = "8f3c1d0b7e6a4925"


def said(monkeypatch: pytest.MonkeyPatch, url: str, processes: int = 2) -> list[tuple[str, str]]:
    monkeypatch.setenv("ALONGSIDE_DATABASE_URL", url)
    remarks = list(about_data(processes))
    assert [PASSWORD in str(one) for one in remarks] == [False] * len(remarks)
    return [(one.kind, one.told.partition(", ")[0].partition(". ")[0]) for one in remarks]


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql+psycopg://alongside:{PASSWORD}@db.youthwork.ie/alongside{SURE}",
        f"postgresql://alongside:{PASSWORD}@db.youthwork.ie/alongside?sslmode=verify-ca",
        f"postgres://alongside:{PASSWORD}@127.0.0.1:5432/alongside",
        f"postgresql+psycopg://alongside:{PASSWORD}@localhost/alongside",
        f"postgresql+psycopg://alongside:{PASSWORD}@[::1]/alongside",
        "postgresql+psycopg://alongside@/alongside?host=/var/run/postgresql",
    ],
)
def test_a_sound_postgresql_has_nothing_said_of_it(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert said(monkeypatch, url) == []


@pytest.mark.parametrize("url", ["", "sqlite:////var/lib/alongside/alongside.db"])
def test_sqlite_is_weak_for_several_processes_and_noted_for_one(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert said(monkeypatch, url) == [("Weak", "The data is in SQLite")]
    assert said(monkeypatch, url, processes=1) == [("Note", "The data is in SQLite: for one process")]


@pytest.mark.parametrize("url", ["no address at all", f"postgresql:alongside:{PASSWORD}@db", f"://x:{PASSWORD}@db"])
def test_what_is_no_address_is_missing(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert said(monkeypatch, url) == [
        ("Missing", "ALONGSIDE_DATABASE_URL is not an address that Alongside understands")
    ]


def test_another_kind_of_database_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, f"mysql://alongside:{PASSWORD}@db/alongside") == [
        ("Missing", "ALONGSIDE_DATABASE_URL leads to mysql")
    ]


def test_a_driver_that_is_not_there_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    assert said(monkeypatch, f"postgresql://alongside:{PASSWORD}@localhost/alongside") == [
        ("Missing", "The driver for PostgreSQL is not installed")
    ]


@pytest.mark.parametrize("mode", ["", "?sslmode=prefer", "?sslmode=require", "?sslmode=disable"])
def test_a_line_that_others_could_read_is_weak(monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    assert said(monkeypatch, f"postgresql://alongside:{PASSWORD}@db.youthwork.ie/alongside{mode}") == [
        ("Weak", "Whoever stands between here and the database on db.youthwork.ie could read along")
    ]


@pytest.mark.parametrize("password", ["", "short", "alongside-alongside"])
def test_a_password_that_is_easily_guessed_is_weak(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    assert said(monkeypatch, f"postgresql://alongside-alongside:{password}@localhost/alongside") == [
        ("Weak", "The password in ALONGSIDE_DATABASE_URL is short")
    ]


def test_the_administrator_of_the_database_is_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, f"postgresql://postgres:{PASSWORD}@localhost/alongside") == [
        ("Weak", "Alongside would sign in to PostgreSQL as its administrator")
    ]
