"""A store that stops taking anything: it is said in place, and what was tapped is kept as soon as it can be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import text

from model.store import OwnStore
from server.services import opened
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import titles
from tests.pages.places import scales, tap


def let_it_write(allowed: bool) -> None:
    """Make the one pooled connection refuse writing, as a folder that became read-only would, or take it back."""
    with opened().store.reading() as connection:
        connection.execute(text(f"PRAGMA query_only={0 if allowed else 1}"))


def test_place_that_cannot_be_kept_is_told_and_kept_when_sent_again(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    let_it_write(False)
    tap(at, "trust.place", "4")
    drawn = scales(at)["trust.place"]
    assert ("cannot write" in drawn["trouble"].lower(), drawn["kept"]) == (True, [])
    assert all("cannot write" in error.value.lower() for error in at.error)
    assert "trust.place" not in own.answers.of(draft)
    let_it_write(True)
    tap(at, "trust.place", "4")
    drawn = scales(at)["trust.place"]
    assert (own.answers.of(draft)["trust.place"].place, drawn["trouble"], len(at.error)) == ("4", "", 0)
    assert [field for _, field, _ in drawn["kept"]] == ["trust.place:tapped"]


def test_going_on_while_nothing_can_be_kept_stays_and_says_why(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    let_it_write(False)
    at.button(key="on_trust").click().run()
    assert (len(at.error), own.reflections.get(draft).step) == (1, "trust")
    let_it_write(True)
    at.button(key="on_trust").click().run()
    assert titles(at) == ["Time"]


def test_beginning_while_nothing_can_be_kept_says_why(visit: Visit, own: OwnStore) -> None:
    at = visit()
    let_it_write(False)
    at.button(key="begin_five_minutes").click().run()
    let_it_write(True)
    assert (titles(at), len(at.error), own.reflections.count()) == (["Alongside"], 1, 0)


@pytest.mark.slow
def test_trace_of_what_was_deleted_is_told_and_the_page_goes_on(visit: Visit, own: OwnStore, start: Start) -> None:
    start(headline="The first")
    at = visit("my_reflections.py")
    with another_reader():
        at.text_input(key="sure").set_value("delete everything").run()
        at.button(key="delete_everything").click().run()
        assert (own.reflections.count(), len(at.subheader)) == (0, 0)
        assert ["a trace of it is still in a file there" in error.value for error in at.error] == [True]
    at.run()
    assert len(at.error) == 0


@contextmanager
def another_reader() -> Iterator[None]:
    """Another program that goes on reading the database."""
    with closing(sqlite3.connect(opened().store.database.engine.url.database or "", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM reflections").fetchone()
        yield
