"""The phones' store: coming in, coming back, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from model.access import NotYours
from model.content.workshop.schema import MOST_PEOPLE
from model.store import Store
from model.store.tables.workshop import room_people, room_phones
from model.store.workshop.participants import entrance
from model.store.workshop.participants.entrance import MOST_PHONES
from model.store.workshop.participants.phones import SEEN_EVERY
from model.workshop.room import Counts, Phone
from tests.model.store.workshop.example_room import WORDS, Held, hold, methods_of, script, ticket

SURROGATE, HUGE = "\ud800", "B" * 1_000_000
NONSENSE = ("", " ", "BCDFG", "BCDFGHJ", "BCDFG1", "é" * 6, "\0" * 6, SURROGATE * 6, "' OR 1=1", HUGE)
NO_TICKETS = ("", "0" * 31, "0" * 33, "G" * 32, "A" * 32, "é" * 32, "0" * 32 + "\n", SURROGATE * 32, "\0" * 32, HUGE)


@pytest.fixture
def held(store: Store) -> Held:
    """An open room with two people."""
    return hold(store, 2, "word")


def the(phone: Phone | None) -> Phone:
    """A phone that is let in."""
    assert phone is not None
    return phone


def whose(held: Held, token: str) -> tuple[str, str]:
    """The person and the words of the phone with this token."""
    phone = the(held.participants.phones.get(held.code, token))
    return phone.person, phone.key


def who(phone: Phone) -> tuple[str, str]:
    """The same of a phone that came in before."""
    return phone.person, phone.key


def test_phones_can_do_this_and_nothing_else(store: Store) -> None:
    assert methods_of(store.participants()) == {
        "answers.keep",
        "answers.of",
        "answers.stays",
        "carried.open",
        "carried.seal",
        "entrance.come_back",
        "entrance.join",
        "entrance.way_in",
        "phones.get",
        "phones.get_all",
        "results.shown",
        "rooms.fields",
        "rooms.script",
        "rooms.versions",
    }


def test_one_store_serves_all_phones_of_a_process(store: Store) -> None:
    assert store.participants() is store.participants()


def test_a_phone_comes_in_with_four_words_of_its_own(held: Held) -> None:
    first, second = held.phones
    assert [len(set(phone.key.split()) & set(WORDS)) for phone in held.phones] == [4, 4]
    assert (first.key != second.key, first.person != second.person) == (True, True)
    assert held.participants.phones.get(held.code, held.tokens[0]) == replace(first, room=held.room)
    assert held.participants.rooms.script(held.id) == script()


@pytest.mark.parametrize("typed", [str.lower, lambda code: f" {code[:3]}-{code[3:]} "], ids=["small", "in two"])
def test_a_code_is_known_as_it_is_typed(held: Held, typed: Callable[[str], str]) -> None:
    assert held.participants.entrance.join(typed(held.code), ticket(), WORDS) == held.room
    assert held.trainer.rooms.joined(held.id) == 3


def test_pressing_twice_is_the_same_person(held: Held) -> None:
    for _ in range(3):
        assert held.participants.entrance.join(held.code, held.tokens[0], WORDS) == held.room
    assert held.trainer.rooms.joined(held.id) == 2


def test_pressing_twice_at_the_same_instant_is_the_same_person(held: Held) -> None:
    tickets = [ticket() for _ in range(4)]
    with ThreadPoolExecutor(8) as phones:
        entered = list(phones.map(lambda one: held.participants.entrance.join(held.code, one, WORDS), tickets * 4))
    assert [room and room.id for room in entered] == [held.id] * 16
    people = [the(held.participants.phones.get(held.code, one)).person for one in tickets]
    assert (len(set(people)), held.trainer.rooms.joined(held.id)) == (4, 6)


def test_another_phone_comes_back_by_the_words_as_the_same_person(held: Held) -> None:
    first, other = held.phones[0], ticket()
    typed = first.key.upper().replace(" ", ", ")
    for _ in range(2):
        assert held.participants.entrance.come_back(held.code, typed, other) == held.room
    assert whose(held, other) == who(first)
    assert whose(held, held.tokens[0]) == who(first)
    assert held.trainer.rooms.joined(held.id) == 2


def test_a_phone_that_comes_back_by_other_words_is_the_other_person(held: Held) -> None:
    assert held.participants.entrance.come_back(held.code, held.phones[1].key, held.tokens[0]) == held.room
    assert whose(held, held.tokens[0]) == who(held.phones[1])


def test_a_locked_room_lets_in_who_is_in_and_nobody_new(held: Held) -> None:
    held.trainer.rooms.lock(held.id, True)
    assert held.participants.entrance.join(held.code, ticket(), WORDS) is None
    assert held.participants.entrance.join(held.code, held.tokens[0], WORDS) == held.room
    assert held.participants.entrance.come_back(held.code, held.phones[0].key, ticket()) == held.room
    held.trainer.rooms.lock(held.id, False)
    assert held.participants.entrance.join(held.code, ticket(), WORDS) == held.room
    assert held.trainer.rooms.joined(held.id) == 3


def test_an_ended_room_is_unknown(held: Held) -> None:
    held.trainer.rooms.end(held.id)
    for code in (held.code, ""):
        assert held.participants.entrance.join(code, held.tokens[0], WORDS) is None
        assert held.participants.entrance.come_back(code, held.phones[0].key, ticket()) is None
        assert held.participants.phones.get(code, held.tokens[0]) is None
        assert held.participants.entrance.way_in(code, "") is None
    assert held.participants.rooms.versions([held.id]) == {}
    assert held.participants.answers.of(held.phones[0]) == {}


def test_a_code_is_free_again_once_its_room_has_ended(held: Held) -> None:
    held.trainer.rooms.end(held.id)
    again = hold(held.store, 1)
    with held.store.writing() as connection:
        connection.exec_driver_sql(f"UPDATE rooms SET code = '{held.code}' WHERE id = '{again.id}'")
    assert held.participants.phones.get(held.code, held.tokens[0]) is None
    assert held.participants.phones.get(held.code, again.tokens[0]) is not None


def test_a_full_room_lets_nobody_new_in(held: Held) -> None:
    first = {"room": held.id, "key": "x", "seen_at": held.room.opened_at}
    more = [first | {"id": f"p{at}", "key_mark": f"m{at}"} for at in range(MOST_PEOPLE - 3)]
    with held.store.writing() as connection:
        connection.execute(room_people.insert(), more)
    assert held.participants.entrance.join(held.code, ticket(), WORDS) is not None
    assert held.participants.entrance.join(held.code, ticket(), WORDS) is None
    assert held.participants.entrance.join(held.code, held.tokens[0], WORDS) is not None
    assert held.trainer.rooms.joined(held.id) == MOST_PEOPLE


def test_words_that_somebody_has_are_chosen_again_until_none_are_left(store: Store) -> None:
    held = hold(store)
    entered = [held.participants.entrance.join(held.code, ticket(), WORDS[:4]) for _ in range(60)]
    with store.reading() as connection:
        keys = connection.scalars(select(room_people.c.key)).all()
    assert (len(keys), len(set(keys))) == (24, 24)
    assert [room is not None for room in entered].count(True) == 24


def test_a_person_has_no_more_phones_than_they_need(held: Held) -> None:
    more = [held.participants.entrance.come_back(held.code, held.phones[0].key, ticket()) for _ in range(MOST_PHONES)]
    assert [room is not None for room in more] == [True] * (MOST_PHONES - 1) + [False]
    assert held.participants.entrance.come_back(held.code, held.phones[0].key, held.tokens[0]) is not None
    assert whose(held, held.tokens[0]) == who(held.phones[0])


@pytest.mark.parametrize("code", NONSENSE, ids=range(len(NONSENSE)))
def test_a_code_of_no_room_lets_nobody_in(held: Held, code: str) -> None:
    assert held.participants.entrance.join(code, ticket(), WORDS) is None
    assert held.participants.entrance.come_back(code, held.phones[0].key, ticket()) is None
    assert held.participants.phones.get(code, held.tokens[0]) is None
    assert held.participants.entrance.way_in(code, held.room.link_code) is None


@pytest.mark.parametrize("token", NO_TICKETS, ids=range(len(NO_TICKETS)))
def test_what_is_no_ticket_lets_nobody_in(held: Held, token: str) -> None:
    assert held.participants.entrance.join(held.code, token, WORDS) is None
    assert held.participants.entrance.come_back(held.code, held.phones[0].key, token) is None
    assert held.participants.phones.get(held.code, token) is None


@pytest.mark.parametrize("key", ["", "ash", "ash birch", SURROGATE, "\0", HUGE], ids=range(6))
def test_words_that_nobody_has_let_nobody_in(held: Held, key: str) -> None:
    assert held.participants.entrance.come_back(held.code, key, ticket()) is None


def test_words_and_tokens_of_one_room_open_no_other(held: Held) -> None:
    other = hold(held.store, 1)
    assert other.participants.entrance.come_back(other.code, held.phones[0].key, ticket()) is None
    assert other.participants.phones.get(other.code, held.tokens[0]) is None
    assert other.participants.entrance.join(other.code, held.tokens[0], WORDS) == other.room
    assert the(other.participants.phones.get(other.code, held.tokens[0])).person != held.phones[0].person
    assert whose(held, held.tokens[0]) == who(held.phones[0])


def test_the_link_is_known_by_both_its_halves_while_the_door_is_open(held: Held) -> None:
    code, other = held.room.link_code, hold(held.store).room.link_code
    codes = (code, other, "", code[:-1], code + "x", SURROGATE, HUGE)
    assert [held.participants.entrance.way_in(held.code, one) for one in codes] == ["link"] + ["code"] * 6
    held.trainer.rooms.lock(held.id, True)
    assert {held.participants.entrance.way_in(held.code, one) for one in codes} == {None}


def test_tokens_are_kept_as_marks_only(held: Held) -> None:
    with held.store.reading() as connection:
        marks = connection.scalars(select(room_phones.c.mark)).all()
    assert sorted(map(len, marks)) == [64, 64]
    assert set(marks).isdisjoint(held.tokens)


def test_who_is_here_is_written_seldom(held: Held) -> None:
    def seen() -> list[object]:
        with held.store.reading() as connection:
            return list(connection.scalars(select(room_people.c.seen_at).order_by(room_people.c.id)))

    before = seen()
    the(held.participants.phones.get(held.code, held.tokens[0]))
    assert seen() == before
    with held.store.writing() as connection:
        connection.execute(room_people.update().values(seen_at=held.room.opened_at - SEEN_EVERY - timedelta(seconds=1)))
    the(held.participants.phones.get(held.code, held.tokens[0]))
    now = seen()
    for token in held.tokens:
        the(held.participants.phones.get(held.code, token))
    assert seen() == now
    with held.store.reading() as connection:
        late = room_people.c.seen_at >= held.room.opened_at
        assert connection.scalar(select(func.count()).select_from(room_people).where(late)) == 1


def test_versions_are_of_open_rooms(held: Held) -> None:
    other = hold(held.store)
    asked = [held.id, other.id, held.id, "no-such", "\0"]
    assert held.participants.rooms.versions(asked) == {held.id: held.room.version, other.id: other.room.version}
    assert held.participants.rooms.versions([]) == {}


def test_a_script_of_no_room_is_not_there(held: Held) -> None:
    with pytest.raises(NotYours):
        held.participants.rooms.script("no-such")


def test_a_full_room_takes_somebody_in_for_one_long_gone_who_gave_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(store, 3, "ground")
    held.all_give("ground.safety", "1")
    monkeypatch.setattr(entrance, "MOST_PEOPLE", 3)
    assert held.participants.entrance.join(held.code, ticket(), WORDS) is None
    monkeypatch.setattr(entrance, "LONG_GONE", timedelta(0))
    assert held.participants.entrance.join(held.code, ticket(), WORDS) is not None
    assert held.trainer.rooms.counts(held.id).joined == 3
    assert held.participants.phones.get(held.code, held.tokens[0]) is not None


def test_who_joined_anew_and_then_remembers_their_words_is_counted_once(store: Store) -> None:
    held = hold(store, 2, "ground")
    held.all_give("ground.safety", "1", "2")
    assert held.participants.entrance.come_back(held.code, held.phones[0].key, held.tokens[1]) is not None
    assert held.trainer.rooms.counts(held.id) == Counts(1, 1, 1)
    back = held.participants.phones.get(held.code, held.tokens[1])
    assert back is not None
    assert back.person == held.phones[0].person


def test_who_was_shown_stays_counted_when_their_phone_becomes_somebody_elses(store: Store) -> None:
    held = hold(store, 5, "ground")
    held.all_give("ground.safety", "1", "2", "3", "4", "5")
    held.trainer.results.show(held.id)
    assert held.participants.entrance.come_back(held.code, held.phones[0].key, held.tokens[1]) is not None
    assert held.trainer.rooms.counts(held.id).joined == 5


def test_one_phone_too_many_keeps_its_own_place(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    held = hold(store, 2)
    monkeypatch.setattr(entrance, "MOST_PHONES", 1)
    assert held.participants.entrance.come_back(held.code, held.phones[0].key, held.tokens[1]) is None
    own = held.participants.phones.get(held.code, held.tokens[1])
    assert own is not None
    assert own.person == held.phones[1].person
