"""How often is too often. What is right is always let in, so nobody can lock out anybody; only wrong answers wait.

Every code and every four words that are tried are looked at, however many were wrong before. What keeps guessing
hopeless is how many there are: docs/decisions/0016. Whoever makes new people waits once they are too many at a time.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from typing import TypeVar

from model.store import Allowed, NoneLeft, Try
from pages.phones.participants import guide

MOST_KEPT = 4096
"""Names that are known to have no try left; the one that was found out longest ago is forgotten first."""

Clock = Callable[[], float]
Done = TypeVar("Done")


class Limits:
    """Tries of one kind by name, counted in the database for all processes. Safe for threads.

    A name holds where somebody is, or a room that there is, and nothing that can be made up. Who has no try left is
    refused from memory until there is one again: a flood costs the database no more than what is let through.
    """

    def __init__(self, kind: str, most: int, each_second: float, clock: Clock) -> None:
        self._allowed, self._clock = Allowed(kind, most, 1 / each_second), clock
        self._waits: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def take(self, name: str) -> bool:
        """Take one try of a name; False where it has none left. Raises a `StoreFault`."""
        try:
            self.spend(name, guide().store.tries().take)
        except NoneLeft:
            return False
        return True

    def spend(self, name: str, act: Callable[[Try], Done]) -> Done:
        """What comes of an act that takes one try of a name in its own transaction. Raises `NoneLeft`."""
        moment = self._clock()
        self._require_some(name, moment)
        try:
            done = act(Try(self._allowed, name, moment))
        except NoneLeft as none:
            self._remember(name, none.until)
            raise
        guide().store.tries().tidy(moment)
        return done

    def _require_some(self, name: str, moment: float) -> None:
        with self._lock:
            until = self._waits.get(name, moment)
            if 0 < until - moment <= self._allowed.comes_back_after:
                raise NoneLeft(until)
            self._waits.pop(name, None)

    def _remember(self, name: str, until: float) -> None:
        with self._lock:
            self._waits[name] = until
            if len(self._waits) > MOST_KEPT:
                self._waits.popitem(last=False)


def wrong_codes(clock: Clock = time.time) -> Limits:
    """For wrong codes from one address."""
    return Limits("code", 100, 1, clock)


def wrong_words(clock: Clock = time.time) -> Limits:
    """For wrong words from one address, whatever the code, or it would tell which rooms there are."""
    return Limits("words", 30, 1 / 5, clock)


def wrong_card_words(clock: Clock = time.time) -> Limits:
    """The same for the words of cards."""
    return Limits("card words", 30, 1 / 5, clock)


def sign_ins(clock: Clock = time.time) -> Limits:
    """For beginning to sign in from one address: an office of sixty at once, and then thirty a minute."""
    return Limits("sign-in", 60, 1 / 2, clock)


def joins(clock: Clock = time.time) -> Limits:
    """For new people in one room from one address: three hundred in two minutes, and a flood of a thousand in eight."""
    return Limits("join", 60, 2, clock)


def papers(clock: Clock = time.time) -> Limits:
    """For PDFs of one person: each is work for the whole machine."""
    return Limits("paper", 5, 1 / 20, clock)


def network_of(host: str) -> str:
    """What counts as one address: an IPv4 address, or the /64 network that one home or phone has of IPv6."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host[:64]
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((address, 64), strict=False))
    return str(address)
