"""How often wrong codes and words may be tried, and that nobody else pays for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from pages.phones import rate_limits
from pages.phones.rate_limits import Limits, network_of
from tests.pages.phones.phones import Phone

TICKET = "0123456789abcdef" * 2


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def wrong(tries: Limits, name: str, number: int) -> int:
    """How many of so many wrong tries could be made."""
    made = 0
    for _ in range(number):
        with tries.trying(name) as one:
            made += one.may
    return made


def test_wrong_tries_run_out_and_come_back_with_time():
    clock = Clock()
    tries = rate_limits.wrong_codes(clock)
    assert wrong(tries, "a", 150) == 100
    clock.now += 7
    assert wrong(tries, "a", 20) == 7


def test_right_tries_cost_nothing():
    tries = rate_limits.wrong_codes(Clock())
    for _ in range(500):
        with tries.trying("a") as one:
            one.was_right = one.may
    assert wrong(tries, "a", 101) == 100


def test_tries_that_fail_by_themselves_cost_nothing():
    tries = rate_limits.wrong_words(Clock())
    for _ in range(100):
        with pytest.raises(OSError), tries.trying("a"):
            raise OSError
    assert wrong(tries, "a", 40) == 30


def test_tries_are_paid_for_before_they_are_made():
    tries = Limits((1, 0), None, Clock())
    with tries.trying("a") as one, tries.trying("a") as other:
        assert (one.may, other.may) == (True, False)


def test_many_addresses_share_what_all_have_together():
    clock = Clock()
    tries = rate_limits.wrong_codes(clock)
    assert sum(wrong(tries, f"address {at}", 100) for at in range(20)) == 1000
    clock.now += 3
    assert wrong(tries, "another", 100) == 30


def test_one_room_does_not_pay_for_another():
    tries = rate_limits.wrong_words(Clock())
    assert (wrong(tries, "AAAAAA", 50), wrong(tries, "BBBBBB", 50)) == (30, 30)


def test_memory_is_bounded():
    tries = rate_limits.wrong_words(Clock())
    for at in range(rate_limits.MOST_KEPT * 3):
        wrong(tries, str(at), 1)
    assert len(tries._buckets) == rate_limits.MOST_KEPT


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


def spend(trainer):
    """An attacker at the room's own address tries codes until none may be tried."""
    attacker = Phone(trainer.address)
    statuses = [attacker.enter("BBBBBB", ticket=TICKET).status for _ in range(130)]
    assert statuses[-1] == 429
    return attacker


def test_typed_codes_are_held_up_plainly_once_many_were_wrong(trainer, room):
    attacker = spend(trainer)
    page = attacker.enter(room.code, ticket=TICKET)
    assert (page.status, page.heading) == (429, "That did not work")
    assert "Point your camera at the square" in page.text
    assert trainer.workshops.rooms.joined(room.id) == 0


def test_wrong_link_does_not_pass(trainer, room):
    attacker = spend(trainer)
    for door in ("x", room.link_code[:-1], room.link_code.swapcase(), "\N{SNOWMAN}"):
        assert attacker.post(f"/join/{room.code}/enter", {"ticket": TICKET, "door": door}).status == 429


def test_three_hundred_phones_at_one_address_come_in_by_the_link_while_an_attacker_sits_there(trainer, room):
    spend(trainer)
    phones = [Phone(trainer.address) for _ in range(300)]
    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(lambda phone: phone.enter(room.code, room.link_code).status, phones))
        pages = list(pool.map(lambda phone: phone.get(f"/join/{room.code}").heading, phones))
    assert (set(statuses), set(pages), trainer.workshops.rooms.joined(room.id)) == ({303}, {"Welcome"}, 300)


def test_phones_that_are_in_are_never_held_up(trainer, room, phone):
    phone.enter(room.code)
    spend(trainer)
    trainer.workshops.rooms.move(room.id, "ground")
    assert phone.get(f"/join/{room.code}").heading == "The ground and what stands on it"
    assert phone.give(room.code, {"ground.safety": "3"}).json["kept"] == ["ground.safety"]
    assert phone.enter(room.code, ticket=TICKET).status == 303


def test_three_words_cannot_be_walked_and_say_so_for_any_code(trainer, room, phone):
    phone.enter(room.code)
    key = phone.key(room.code)
    for code in (room.code, "BBBBBB"):
        guess = {"ticket": TICKET, "words": "one two three"}
        statuses = [Phone(trainer.address).post(f"/join/{code}/again", guess).status for _ in range(36)]
        assert (statuses[:30], statuses[-1]) == ([404] * 30, 429)
    assert Phone(trainer.address).post(f"/join/{room.code}/again", {"ticket": TICKET, "words": key}).status == 429
