"""What phones give: kept once, the last one wins, and nothing that was not asked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import event, func, select

from model.content.workshop.steps import MOST_IN_LINE, MOST_IN_WORD
from model.store import Store
from model.store.tables.workshop import given
from model.workshop.room import Counts, Given
from tests.model.store.workshop.example_room import Held, hold


@pytest.fixture
def held(store: Store) -> Held:
    """A room with two people, which has come to the place step and gone back to its word."""
    held = hold(store, 2, "ground")
    held.trainer.rooms.move(held.id, "word")
    return held


def row_count(held: Held) -> int:
    with held.store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(given)) or 0


def test_an_answer_is_kept_and_the_last_one_wins(held: Held) -> None:
    first, second = held.phones
    assert held.give("ground.safety", {0: "2", 1: "not_sure"}) == [True, True]
    assert held.give("ground.safety", {0: "3"}) == [True]
    assert held.give("word", {0: "trust"}) == [True]
    assert held.participants.answers.of(first) == {"ground.safety": "3", "word": "trust"}
    assert held.participants.answers.of(second) == {"ground.safety": "not_sure"}


def test_the_last_of_one_batch_wins(held: Held) -> None:
    person = held.phones[0].person
    batch = [Given(held.id, person, "ground.safety", value) for value in ("1", "2", "9", "3", "8")]
    assert held.participants.answers.keep(batch) == [True, True, False, True, False]
    assert held.participants.answers.of(held.phones[0]) == {"ground.safety": "3"}


def test_the_same_again_changes_nothing(held: Held) -> None:
    held.give("word", {0: "trust"})
    held.give("ground.safety", {0: "2"})

    def rows() -> list[object]:
        with held.store.reading() as connection:
            return [tuple(row) for row in connection.execute(select(given).order_by(given.c.field))]

    before, version = rows(), held.room.version
    assert held.give("word", {0: "  trust "}) == [True]
    assert held.give("ground.safety", {0: "2"}) == [True]
    assert (rows(), held.room.version) == (before, version)


def test_an_answer_is_taken_back_by_an_empty_one(held: Held) -> None:
    held.give("word", {0: "trust"})
    held.give("ground.safety", {0: "2"})
    assert held.give("word", {0: " \n "}) == [True]
    assert held.give("ground.safety", {0: ""}) == [True]
    assert held.give("ground.trust", {0: ""}) == [True]
    assert (held.participants.answers.of(held.phones[0]), row_count(held)) == ({}, 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ground.safety", "6"),
        ("ground.safety", "02"),
        ("ground.safety", " 2"),
        ("ground.safety", "given"),
        ("ground.time", "2"),
        ("ground", "2"),
        ("no_such", "2"),
        ("", ""),
        ("\0", "\0"),
        ("\ud800", "\ud800"),
        ("word", "w" * (MOST_IN_WORD + 1)),
        ("word", "w" * 1_000_000),
    ],
)
def test_what_is_not_offered_is_not_kept(held: Held, field: str, value: str) -> None:
    assert held.give(field, {0: value}) == [False]
    assert row_count(held) == 0


def test_a_step_the_room_has_not_reached_takes_no_answer_and_one_it_has_left_does(held: Held) -> None:
    assert held.give("story", {0: "wait"}) == [False]
    assert held.give("ground.trust", {0: "4"}) == [True]
    held.trainer.rooms.move(held.id, "story")
    assert held.give("story", {0: "wait"}) == [True]
    assert held.participants.answers.of(held.phones[0]) == {"ground.trust": "4", "story": "wait"}


def test_after_the_end_nothing_is_kept(held: Held) -> None:
    held.trainer.rooms.end(held.id)
    assert held.give("word", {0: "trust", 1: ""}) == [False, False]
    assert row_count(held) == 0


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("  two\n\twords  ", "two words"),
        ("a\r\nb\u2028c\u0085d", "a b c d"),
        ("nul\0and\x9bmore\x7f", "nulandmore"),
        ("turned \u202eround", "turned round"),
        ("half \ud83d", "half �"),
        ("croeso â tŷ 👩🏽‍🏫", "croeso â tŷ 👩🏽‍🏫"),
        ("<b>'; --", "<b>'; --"),
        ("w" * MOST_IN_WORD, "w" * MOST_IN_WORD),
        (" " * 500 + "w", "w"),
    ],
)
def test_a_line_is_kept_as_one_line(held: Held, words: str, kept: str) -> None:
    assert held.give("word", {0: words}) == [True]
    assert held.participants.answers.of(held.phones[0]) == {"word": kept}
    held.join(4)
    held.give("word", dict.fromkeys(range(1, 5), "another"))
    assert sorted(line.words for line in held.trainer.lines.all(held.id, "word")) == sorted([kept, *["another"] * 4])


def test_a_short_line_may_be_longer_than_a_word(held: Held) -> None:
    held.trainer.rooms.move(held.id, "said")
    assert held.give("said", {0: "w" * MOST_IN_LINE, 1: "w" * (MOST_IN_LINE + 1)}) == [True, False]


def test_one_that_is_refused_holds_up_no_other(held: Held) -> None:
    one, two = (phone.person for phone in held.phones)
    other = hold(held.store, 1, "word")
    ended = hold(held.store, 1, "word")
    held.trainer.rooms.end(ended.id)
    batch = [
        Given(held.id, one, "ground.safety", "1"),
        Given("no-such", one, "ground.safety", "1"),
        Given(held.id, "no-such", "ground.safety", "1"),
        Given(other.id, one, "word", "astray"),
        Given(ended.id, ended.phones[0].person, "word", "late"),
        Given(other.id, other.phones[0].person, "word", "there"),
        Given(held.id, two, "word", "here"),
    ]
    assert held.participants.answers.keep(batch) == [True, False, False, False, False, True, True]
    assert [held.participants.answers.of(phone) for phone in (*held.phones, *other.phones)] == [
        {"ground.safety": "1"},
        {"word": "here"},
        {"word": "there"},
    ]
    assert held.participants.answers.keep([]) == []


def test_a_phone_reads_its_own_persons_answers_whatever_room_it_holds(held: Held) -> None:
    held.give("word", {0: "mine", 1: "theirs"})
    other = hold(held.store, 1)
    assert held.participants.answers.of(replace(held.phones[0], room=other.room)) == {"word": "mine"}
    assert held.participants.answers.of(other.phones[0]) == {}


def test_answers_given_change_no_version(held: Held) -> None:
    version = held.room.version
    held.trainer.results.show(held.id)
    held.give("word", {0: "trust", 1: "time"})
    held.give("word", {0: "air", 1: ""})
    assert held.room.version == version + 1


def test_many_answers_take_as_many_statements_as_few(held: Held) -> None:
    held.join(40)
    held.trainer.rooms.move(held.id, "word")

    assert held.participants.rooms.script(held.id) == held.trainer.rooms.script(held.id)

    def statements(count: int) -> int:
        seen = 0

        def one_more(*_: object) -> None:
            nonlocal seen
            seen += 1

        batch = [Given(held.id, phone.person, "ground.safety", "2") for phone in held.phones[:count]]
        batch += [Given(held.id, phone.person, "ground.trust", "") for phone in held.phones[:count]]
        batch += [Given(held.id, phone.person, "word", f"word {at}") for at, phone in enumerate(held.phones[:count])]
        event.listen(held.store.database.engine, "before_cursor_execute", one_more)
        assert held.participants.answers.keep(batch) == [True] * 3 * count
        event.remove(held.store.database.engine, "before_cursor_execute", one_more)
        return seen

    assert statements(40) == statements(2) == 5
    assert held.trainer.rooms.counts(held.id) == Counts(42, 42, 40)


def test_many_phones_at_once_are_each_counted_once(held: Held) -> None:
    held.join(10)

    def answer(at: int) -> list[bool]:
        person = held.phones[at % 12].person
        crossed = [
            Given(held.id, one.person, "ground.trust", str(1 + at % 5)) for one in held.phones[:: 1 - at % 2 * 2]
        ]
        return held.participants.answers.keep([Given(held.id, person, "ground.safety", "3"), *crossed])

    with ThreadPoolExecutor(6) as phones:
        assert list(phones.map(answer, range(36))) == [[True] * 13] * 36
    held.trainer.rooms.move(held.id, "ground")
    held.trainer.results.show(held.id)
    tables = [place.table for place in held.trainer.results.get(held.id, "ground").places]
    assert [table and table.n for table in tables] == [12, 12]


def test_nothing_slips_in_while_the_room_ends(held: Held) -> None:
    held.join(6)

    def answer(at: int) -> list[bool]:
        return held.give("word", {at % 8: f"word {at}"})

    with ThreadPoolExecutor(4) as phones:
        before = phones.map(answer, range(8))
        ended = phones.submit(held.trainer.rooms.end, held.id)
        after = phones.map(answer, range(40))
        answered = [*before, *after]
    assert ended.result().is_open is False
    assert {kept for one in answered for kept in one} <= {True, False}
    assert (answer(0), row_count(held)) == ([False], 0)


@pytest.mark.parametrize("words", ["\u200b", "\ufeff \u2060", "\u3164", "\u2800", "\U000e0041", "\u0301\u0301"])
def test_a_line_in_which_nothing_can_be_seen_is_none(held: Held, words: str) -> None:
    assert held.give("word", {0: words}) == [True]
    assert held.participants.answers.of(held.phones[0]) == {}
