"""Phones that follow their room: answered when it changes, and told when it has ended."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from model.access import LOCAL
from model.home import home
from model.store import open_store
from pages.phones import long_poll
from tests.pages.phones.phones import Phone


def waiting(phone, room, seen):
    """The answer to a long question, and how long it took."""
    begun = time.monotonic()
    answer = phone.get(f"/join/{room.code}/follow?seen={seen}")
    return answer.json, time.monotonic() - begun


def test_phone_that_is_behind_is_answered_at_once(trainer, room, phone):
    phone.enter(room.code)
    seen = phone.get(f"/join/{room.code}").version
    trainer.workshops.rooms.move(room.id, "ground")
    now, took = waiting(phone, room, seen)
    assert (now, took < 1) == ({"version": trainer.workshops.rooms.get(room.id).version}, True)


def test_every_waiting_phone_is_answered_soon_after_the_room_moves(trainer, room):
    phones = trainer.phones(room.code, 8)
    seen = trainer.workshops.rooms.get(room.id).version
    timer = threading.Timer(1, lambda: trainer.workshops.rooms.move(room.id, "ground"))
    with ThreadPoolExecutor(8) as pool:
        timer.start()
        answers = list(pool.map(lambda phone: waiting(phone, room, seen), phones))
    assert {now["version"] for now, _ in answers} == {trainer.workshops.rooms.get(room.id).version}
    assert max(took for _, took in answers) < 3


def test_phone_that_waits_hears_what_another_process_did(room, phone):
    phone.enter(room.code)
    seen = phone.get(f"/join/{room.code}").version
    with closing(open_store(home())) as other:
        theirs = other.workshops(LOCAL).rooms
        threading.Timer(0.5, lambda: theirs.move(room.id, "ground")).start()
        now, _ = waiting(phone, room, seen)
    assert now == {"version": seen + 1}


def test_waiting_phone_is_told_that_the_workshop_has_ended(trainer, room, phone):
    phone.enter(room.code)
    seen = trainer.workshops.rooms.get(room.id).version
    threading.Timer(0.5, lambda: trainer.workshops.rooms.end(room.id)).start()
    assert waiting(phone, room, seen)[0] == {"ended": True}


def test_phone_with_no_place_is_told_what_one_of_an_ended_room_is_told(room, phone):
    assert phone.get(f"/join/{room.code}/follow?seen=1").json == {"ended": True}


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 20, "%C2%B2"])
def test_question_without_a_number_is_refused(room, phone, seen):
    assert phone.get(f"/join/{room.code}/follow?seen={seen}").status == 400


def test_when_nothing_changes_the_phone_is_told_so_after_a_while(monkeypatch):
    monkeypatch.setattr(long_poll, "LONGEST", 0.2)
    assert asyncio.run(long_poll.wait_for_change("a", "p", 3, lambda rooms: dict.fromkeys(rooms, 3))) == 3


def test_nobody_looks_while_nobody_waits():
    looks = []

    def versions(rooms):
        looks.append(sorted(rooms))
        return dict.fromkeys(rooms, 4)

    async def two_then_none():
        waiting = [long_poll.wait_for_change(room, person, 3, versions) for room, person in ("ap", "bq")]
        both = await asyncio.gather(*waiting)
        await asyncio.sleep(long_poll.LOOK_EVERY * 2.5)
        return both

    assert (asyncio.run(two_then_none()), looks) == ([4, 4], [["a", "b"]])


def test_fault_while_looking_is_told_to_who_waits_and_the_next_one_is_looked_for():
    def broken(_rooms):
        raise OSError

    async def twice():
        with pytest.raises(OSError):
            await long_poll.wait_for_change("a", "p", 3, broken)
        return await long_poll.wait_for_change("a", "p", 3, lambda rooms: dict.fromkeys(rooms, 4))

    assert asyncio.run(twice()) == 4


def test_asking_counts_as_being_here(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "ground")
    assert trainer.workshops.rooms.counts(room.id).here == 1
    assert Phone(trainer.address).get(f"/join/{room.code}/follow?seen=1").status == 200
    assert trainer.workshops.rooms.counts(room.id).here == 1


def test_person_who_hangs_up_again_and_again_holds_up_nobody():
    async def ask_many():
        questions = [
            asyncio.create_task(long_poll.wait_for_change("a", "p", 3, lambda rooms: dict.fromkeys(rooms, 3)))
            for _ in range(long_poll.MOST_OF_ONE + 20)
        ]
        await asyncio.sleep(0.2)
        answered = [question.done() for question in questions]
        for question in questions:
            question.cancel()
        await asyncio.gather(*questions, return_exceptions=True)
        return answered

    assert asyncio.run(ask_many()) == [True] * 20 + [False] * long_poll.MOST_OF_ONE


def test_room_whose_first_phone_comes_while_another_is_looked_at_has_not_ended():
    looking, go_on = threading.Event(), threading.Event()

    def versions(rooms):
        if not looking.is_set():
            looking.set()
            go_on.wait(5)
        return {room: 4 if go_on.is_set() and "b" in rooms else 3 for room in rooms}

    async def first_then_second():
        first = asyncio.create_task(long_poll.wait_for_change("a", "p", 3, versions))
        await asyncio.to_thread(looking.wait, 5)
        second = asyncio.create_task(long_poll.wait_for_change("b", "q", 3, versions))
        await asyncio.sleep(0.1)
        go_on.set()
        return await asyncio.gather(first, second)

    assert asyncio.run(first_then_second()) == [4, 4]


def test_phone_that_hangs_up_as_its_answer_comes_has_hung_up():
    def ask():
        return asyncio.create_task(long_poll.wait_for_change("a", "p", 3, lambda rooms: dict.fromkeys(rooms, 3)))

    async def answered_and_hung_up_at_once():
        first, *others = [ask() for _ in range(long_poll.MOST_OF_ONE)]
        await asyncio.sleep(0)
        others.append(ask())
        await asyncio.sleep(0)
        is_hanging_up = first.cancel()
        for question in others:
            question.cancel()
        await asyncio.gather(first, *others, return_exceptions=True)
        return is_hanging_up, first.cancelled()

    assert asyncio.run(answered_and_hung_up_at_once()) == (True, True)
