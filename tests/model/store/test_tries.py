"""Limits hold for all processes together, on each kind of database, and leave nothing that names anybody."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import func, select, text

from model.store import Allowed, NoneLeft, Store, Try
from model.store.tables.tries import tries
from model.store.tries import CLOCKS_APART
from tests.model.store.temporary_home import Place

TEN = Allowed("code", 10, 5.0)
ADDRESS = "203.0.113.77"
NOON = 1_795_953_600.25


@pytest.fixture
def others(place: Place, store: Store) -> Iterator[list[Store]]:
    """The stores of three processes with one database."""
    with closing(place.open()) as second, closing(place.open()) as third:
        yield [store, second, third]


def takes(store: Store, moment: float, name: str = ADDRESS, allowed: Allowed = TEN) -> bool:
    try:
        store.tries().take(Try(allowed, name, moment))
    except NoneLeft:
        return False
    return True


def kept(store: Store) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(tries)).scalar_one()


def test_processes_count_together(others: list[Store]) -> None:
    assert [takes(others[number % 3], NOON) for number in range(12)] == [True] * 10 + [False] * 2
    assert [takes(store, NOON + 5) for store in others] == [True, False, False]


def test_processes_that_try_at_the_same_moment_let_through_no_more_than_there_are(others: list[Store]) -> None:
    with ThreadPoolExecutor(9) as pool:
        taken = list(pool.map(lambda number: takes(others[number % 3], NOON), range(45)))
    assert taken.count(True) == 10


def test_names_and_kinds_are_counted_apart(store: Store) -> None:
    other = Allowed("words", 1, 5.0)
    assert [takes(store, NOON, "a") for _ in range(11)][-2:] == [True, False]
    assert (takes(store, NOON, "b"), takes(store, NOON, "a", other), takes(store, NOON, "a", other)) == (
        True,
        True,
        False,
    )


def test_who_is_refused_is_told_when_there_is_one_again(store: Store) -> None:
    for _ in range(10):
        store.tries().take(Try(TEN, ADDRESS, NOON))
    with pytest.raises(NoneLeft) as none:
        store.tries().take(Try(TEN, ADDRESS, NOON + 1))
    assert none.value.until == pytest.approx(NOON + 5)
    assert (takes(store, NOON + 4.9), takes(store, none.value.until)) == (False, True)


def test_a_refusal_changes_nothing(store: Store) -> None:
    assert [takes(store, NOON) for _ in range(30)].count(True) == 10
    assert [takes(store, NOON + 50) for _ in range(11)] == [True] * 10 + [False]


def test_a_clock_that_was_put_back_holds_nobody_up(store: Store) -> None:
    for _ in range(10):
        store.tries().take(Try(TEN, ADDRESS, NOON))
    an_hour_before = NOON - 3600
    assert [takes(store, an_hour_before) for _ in range(11)] == [True] * 10 + [False]


def test_a_clock_a_little_behind_lets_nobody_through_twice(store: Store) -> None:
    for _ in range(10):
        store.tries().take(Try(TEN, ADDRESS, NOON))
    assert takes(store, NOON - CLOCKS_APART / 2) is False


def test_rows_go_once_they_say_nothing(store: Store) -> None:
    for number in range(3):
        takes(store, NOON + number, str(number))
    store.tries().tidy(NOON + 6)
    assert kept(store) == 1
    store.tries().tidy(NOON + 20)
    assert kept(store) == 1, "not twice in a minute"
    store.tries().tidy(NOON + 100)
    assert kept(store) == 0


def test_opening_leaves_no_old_row(place: Place, store: Store) -> None:
    takes(store, 1000.0)
    with closing(place.open()) as again:
        assert kept(again) == 0


def test_no_address_is_in_the_database(store: Store) -> None:
    takes(store, NOON)
    with store.reading() as connection:
        [(name, full_at)] = connection.execute(text("SELECT * FROM tries")).all()
    assert (len(name), ADDRESS in name, full_at) == (64, False, NOON + 5)
