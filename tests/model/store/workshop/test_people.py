"""Clearing those who gave nothing: who goes, who stays, and that no result tells more by it."""

from __future__ import annotations

import pytest

from model.store import Store
from model.workshop.room import Counts
from tests.model.store.workshop.example_room import WORDS, Held, hold


@pytest.fixture
def held(store: Store) -> Held:
    """A room with eight people, of whom six answered a question and two did not."""
    held = hold(store, 8, "ground")
    held.all_give("ground.safety", "1", "2", "3", "4", "5", "1")
    return held


def here(held: Held) -> list[int]:
    """The numbers of the phones that still have a place."""
    found = held.participants.phones.get_all([(held.code, token) for token in held.tokens])
    return [at for at, phone in enumerate(found) if phone is not None]


def test_those_who_gave_nothing_are_counted_and_cleared(held: Held) -> None:
    before = held.room.version
    assert (held.trainer.people.silent(held.id), held.trainer.people.clear_silent(held.id)) == (2, 2)
    assert (here(held), held.trainer.people.silent(held.id)) == ([0, 1, 2, 3, 4, 5], 0)
    assert (held.trainer.rooms.counts(held.id), held.room.version) == (Counts(6, 6, 6), before + 1)


def test_clearing_nobody_moves_no_phone(held: Held) -> None:
    held.trainer.people.clear_silent(held.id)
    before = held.room.version
    assert (held.trainer.people.clear_silent(held.id), held.room.version) == (0, before)


def test_who_is_cleared_joins_anew_and_their_words_open_nothing(held: Held) -> None:
    held.trainer.people.clear_silent(held.id)
    assert held.participants.entrance.come_back(held.code, held.phones[7].key, held.tokens[7]) is None
    assert held.give("ground.trust", {7: "1"}) == [False]
    assert held.participants.entrance.join(held.code, held.tokens[7], WORDS) is not None
    assert (here(held), held.trainer.rooms.joined(held.id)) == ([0, 1, 2, 3, 4, 5, 7], 7)


def test_who_was_shown_stays_though_they_took_it_back_and_is_not_counted_twice(held: Held) -> None:
    held.trainer.results.show(held.id)
    before = held.trainer.results.all(held.id)
    held.give("ground.safety", {0: ""})
    assert held.trainer.people.clear_silent(held.id) == 2
    held.give("ground.safety", {0: "5"})
    held.trainer.results.show(held.id)
    assert (here(held), held.trainer.results.all(held.id)) == ([0, 1, 2, 3, 4, 5], before)


def test_one_who_comes_again_after_clearing_is_a_latecomer_like_any_other(held: Held) -> None:
    held.trainer.results.show(held.id)
    before = held.trainer.results.all(held.id)
    held.trainer.people.clear_silent(held.id)
    held.join(4)
    held.give("ground.safety", dict.fromkeys(range(8, 12), "3"))
    held.trainer.results.show(held.id)
    assert held.trainer.results.all(held.id) == before


def test_a_line_alone_is_something_given(store: Store) -> None:
    held = hold(store, 2, "word")
    held.give("word", {1: "trust"})
    assert (held.trainer.people.clear_silent(held.id), here(held)) == (1, [1])


def test_only_the_room_itself_is_cleared(held: Held) -> None:
    other = hold(held.store, 3)
    held.trainer.people.clear_silent(held.id)
    assert (other.trainer.people.silent(other.id), here(other)) == (3, [0, 1, 2])
