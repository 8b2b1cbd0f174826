"""How often wrong codes and words may be tried, how many may join at a time, and that nobody is locked out by it."""

from __future__ import annotations

import random
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count, pairwise

import pytest
from sqlalchemy import func, select

from model.content.workshop.schema import MOST_PEOPLE
from model.home import home
from model.keys import KEY_WORDS
from model.store import Allowed, Tries, Try, open_store
from model.store.tables.tries import tries
from model.workshop.room import CODE_LENGTH, CODE_SIGNS
from pages.phones import join_routes, rate_limits
from pages.phones.rate_limits import Limits, network_of
from rehearse.connection import Connection
from rehearse.participant import Participant
from rehearse.tally import Tally
from tests.pages.phones.phones import Clock, Phone

pytestmark = pytest.mark.slow

TICKET = "0123456789abcdef" * 2
GUESS = {"ticket": TICKET, "words": "one two three four"}
FLAT_OUT = 4 * 60 * 60 * 1000
"""Tries within four hours at a thousand a second, more than a busy laptop answers."""


def taken(limits: Limits, name: str, number: int) -> int:
    """How many of so many tokens were there to be taken."""
    return sum(limits.take(name) for _ in range(number))


def rows(trainer):
    """How many names are counted in the database."""
    with trainer.store.reading() as connection:
        return connection.execute(select(func.count()).select_from(tries)).scalar_one()


@pytest.mark.usefixtures("trainer")
def test_wrong_tries_run_out_and_come_back_with_time():
    clock = Clock()
    limits = rate_limits.wrong_codes(clock)
    assert taken(limits, "a", 150) == 100
    clock.now += 7
    assert taken(limits, "a", 20) == 7


@pytest.mark.usefixtures("trainer")
def test_one_address_does_not_pay_for_another():
    limits = rate_limits.wrong_words(Clock())
    assert (taken(limits, "a", 50), taken(limits, "b", 50)) == (30, 30)


@pytest.mark.usefixtures("trainer")
def test_three_hundred_join_at_one_address_in_two_minutes_and_a_flood_stays_small():
    clock = Clock()
    limits = rate_limits.joins(clock)
    flood = 0
    for tenth in range(90):
        clock.now = tenth / 10
        flood += taken(limits, "a flood", 12)
    honest = 0
    for second in range(121):
        clock.now = second
        honest += taken(limits, "a building", 5)
    assert (flood, honest) == (77, 300)


@pytest.mark.usefixtures("trainer")
def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(rate_limits, "MOST_KEPT", 8)
    limits = Limits("words", 1, 1, Clock())
    assert [taken(limits, str(at), 2) for at in range(24)] == [1] * 24
    assert list(limits._waits) == [str(at) for at in range(16, 24)]


def test_flood_of_one_who_has_none_left_is_no_work_for_the_database(trainer, monkeypatch):
    limits = rate_limits.wrong_codes(Clock())
    assert taken(limits, "a", 101) == 100
    asked = []
    monkeypatch.setattr(Tries, "take", lambda _, one: asked.append(one))
    assert (taken(limits, "a", 1000), taken(limits, "b", 1)) == (0, 1)
    assert ([one.name for one in asked], rows(trainer)) == (["b"], 1)


def test_another_process_has_counted_too(trainer, clock):
    with closing(open_store(home())) as other:
        for _ in range(60):
            other.tries().take(Try(Allowed("code", 100, 1.0), "10.0.0.9", clock()))
    stranger = Phone(trainer.address, headers=at("10.0.0.9"))
    codes = [stranger.enter("BBBBBB", ticket=TICKET).status for _ in range(42)]
    assert codes == [404] * 40 + [429] * 2


def test_guessing_flat_out_is_hopeless_since_every_try_is_looked_at(trainer):
    keys, codes = len(trainer.content.phone.key_words) ** KEY_WORDS, len(CODE_SIGNS) ** CODE_LENGTH
    assert FLAT_OUT * 30 / keys < 1 / 100
    assert FLAT_OUT / codes < 1 / 1000


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.168.1.20", "192.168.1.20"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("not an address" * 10, ("not an address" * 10)[:64]),
    ],
)
def test_one_home_counts_as_one_address(host, counted):
    assert network_of(host) == counted


def at(address):
    """Headers of a phone at another address, as a proxy on this machine tells of it."""
    return {"X-Forwarded-For": address}


def spend(trainer, address="10.0.0.9"):
    """A stranger tries codes and words until they have to wait."""
    stranger = Phone(trainer.address, headers=at(address))
    codes = [stranger.enter("BBBBBB", ticket=TICKET).status for _ in range(130)]
    words = [stranger.post("/join/BBBBBB/again", GUESS).status for _ in range(36)]
    assert (codes[-1], words[-1]) == (429, 429)
    return stranger


def test_twelve_addresses_with_wrong_tries_keep_nobody_out(trainer, room, phone):
    phone.enter(room.code)
    key = phone.key(room.code)
    for number in range(12):
        spend(trainer, f"10.0.0.{number}")
    other = Phone(trainer.address, headers=at("10.0.1.1"))
    assert other.post(f"/join/{room.code}/again", {"ticket": other.ticket(room.code), "words": key}).status == 303
    assert Phone(trainer.address, headers=at("10.0.1.1")).enter(room.code).status == 303


def test_stranger_behind_the_same_address_keeps_nobody_out(trainer, room, phone):
    phone.enter(room.code)
    key = phone.key(room.code)
    stranger = spend(trainer)
    other = Phone(trainer.address, headers=stranger.headers)
    assert other.post(f"/join/{room.code}/again", {"ticket": other.ticket(room.code), "words": key}).status == 303
    assert Phone(trainer.address, headers=stranger.headers).enter(room.code).status == 303
    assert trainer.workshops.rooms.joined(room.id) == 2


def test_wrong_tries_are_told_to_wait_plainly(trainer, room):
    stranger = spend(trainer)
    page = stranger.enter("BBBBBB", ticket=TICKET)
    assert (page.status, page.heading) == (429, "That did not work")
    assert "Point your camera at the square" in page.text
    page = stranger.post(f"/join/{room.code}/again", GUESS)
    assert (page.status, page.text.count("The right words are always let in.")) == (429, 2)


def test_made_up_codes_wash_out_no_limit(trainer, room, monkeypatch):
    stranger = spend(trainer)
    monkeypatch.setattr(rate_limits, "MOST_KEPT", 8)
    made_up = ["".join(pair) + "BBBB" for pair in pairwise(CODE_SIGNS)]
    tried = {stranger.post(f"/join/{code}/again", GUESS).status for code in made_up}
    tried |= {stranger.enter(code, ticket=TICKET).status for code in made_up}
    assert (tried, stranger.post(f"/join/{room.code}/again", GUESS).status) == ({429}, 429)
    assert rows(trainer) == 2


def test_wrong_words_tell_of_no_room_whether_it_is_there(trainer, room):
    told = {}
    for number, code in enumerate((room.code, "BBBBBB")):
        stranger = Phone(trainer.address, headers=at(f"10.0.0.{number}"))
        told[code] = [stranger.post(f"/join/{code}/again", GUESS).status for _ in range(36)]
    assert told[room.code] == told["BBBBBB"]
    assert (told[room.code][:30], told[room.code][-1]) == ([404] * 30, 429)


def test_phones_that_are_in_are_never_held_up(trainer, room, phone):
    phone.enter(room.code)
    phone.headers |= at("10.0.0.9")
    spend(trainer)
    trainer.workshops.rooms.move(room.id, "ground")
    assert phone.get(f"/join/{room.code}").heading == "The ground and what stands on it"
    assert phone.give(room.code, {"ground.safety": "3"}).json["kept"] == ["ground.safety"]
    assert phone.enter(room.code, ticket=TICKET).status == 303


def waits(page):
    """Where a phone is sent by the page it waits on, without any script."""
    assert (page.status, page.heading) == (429, "You will be in soon")
    return re.search(r"<meta http-equiv=refresh content=\"5;url=([^\"]+)\">", page.text)[1]


def test_flood_of_one_phone_does_not_fill_the_room_nor_keep_others_out(trainer, room):
    flood = [Phone(trainer.address, headers=at("10.0.0.9")) for _ in range(100)]
    tickets = [f"{number:032x}" for number in range(100)]
    statuses = [one.enter(room.code, ticket=ticket).status for one, ticket in zip(flood, tickets, strict=True)]
    assert (statuses, trainer.workshops.rooms.joined(room.id)) == ([303] * 60 + [429] * 40, 60)
    assert MOST_PEOPLE >= 10 * 60
    assert Phone(trainer.address, headers=at("10.0.0.10")).enter(room.code).status == 303


def test_three_hundred_at_one_address_come_in_within_minutes_by_waiting_pages(trainer, room, clock):
    phones = [Phone(trainer.address) for _ in range(300)]
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda phone: phone.enter(room.code, room.link_code), phones))
        while waiting := [(phone, page) for phone, page in zip(phones, answers, strict=True) if page.status != 303]:
            clock.now += join_routes.TRIES_AGAIN
            phones = [phone for phone, _ in waiting]
            answers = list(pool.map(lambda one: one[0].get(waits(one[1])), waiting))
    assert (trainer.workshops.rooms.joined(room.id), clock.now) == (300, 120)


def test_phone_that_waits_comes_in_by_itself_as_one_person(trainer, room, phone, clock):
    assert taken(join_routes._joins, f"{room.code} code 127.0.0.1", 60) == 60
    again = waits(phone.enter(room.code))
    assert waits(phone.get(again)) == again == f"/join/{room.code}/wait"
    clock.now += 1
    assert [phone.get(again).headers["location"] for _ in range(2)] == [f"/join/{room.code}?in=1", f"/join/{room.code}"]
    assert (phone.get(f"/join/{room.code}").heading, trainer.workshops.rooms.joined(room.id)) == ("Welcome", 1)


def test_who_followed_the_link_does_not_wait_for_those_who_typed_the_code(trainer, room):
    assert taken(join_routes._joins, f"{room.code} code 127.0.0.1", 60) == 60
    for door in ("x", room.link_code[:-1], room.link_code.swapcase(), "\N{SNOWMAN}"):
        assert Phone(trainer.address).post(f"/join/{room.code}/enter", {"ticket": TICKET, "door": door}).status == 429
    assert Phone(trainer.address).enter(room.code, room.link_code).status == 303


def test_join_pressed_twice_does_not_wait_for_itself(room, phone):
    ticket = phone.ticket(room.code)
    assert phone.enter(room.code, ticket=ticket).status == 303
    assert taken(join_routes._joins, f"{room.code} code 127.0.0.1", 60) == 59
    phone.cookies.clear()
    assert phone.enter(room.code, ticket=ticket).status == 303


def test_waiting_page_is_asked_by_itself_and_not_by_other_sites(trainer, room, phone):
    phone.ticket(room.code)
    path = f"/join/{room.code}/wait"
    assert phone.get(path, Sec_Fetch_Site="cross-site").status == 403
    assert Phone(trainer.address).get(path).heading == "Join this workshop"
    assert trainer.workshops.rooms.joined(room.id) == 0


def test_made_up_people_of_a_rehearsal_wait_as_phones_do(trainer, room, monkeypatch):
    limits = Limits("join", 1, 1 / 2, count().__next__)
    monkeypatch.setattr(join_routes, "_joins", limits)
    monkeypatch.setattr(join_routes, "TRIES_AGAIN", 0)
    assert limits.take(f"{room.code} code 127.0.0.1")
    tally = Tally(1)
    host, port = trainer.address
    with closing(Connection(f"http://{host}:{port}", tally)) as connection:
        page = Participant(connection, f"/join/{room.code}", random.Random(1), 1, tally, examples={}).join()
    assert (page.goes_on, page.entrance) == (None, None)
    assert (tally.joined, trainer.workshops.rooms.joined(room.id)) == (1, 1)
