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

MOST_KEPT = 4096
"""Names that are remembered; the one that was used longest ago is forgotten first."""

Clock = Callable[[], float]


class Bucket:
    """Holds up to `most` tokens and gains `each_second` of them. Not safe for threads by itself."""

    def __init__(self, most: float, each_second: float, clock: Clock) -> None:
        self._most, self._each_second, self._clock = most, each_second, clock
        self._held, self._at = most, clock()

    def take(self) -> bool:
        """Take a token; False where there is none."""
        now = self._clock()
        self._held = min(self._most, self._held + (now - self._at) * self._each_second)
        self._at = now
        if self._held < 1:
            return False
        self._held -= 1
        return True


class Limits:
    """Buckets by name. Safe for threads.

    A name holds where somebody is, or a room that there is, and nothing that can be made up: or a guesser could make up
    so many that their own is forgotten.
    """

    def __init__(self, most: float, each_second: float, clock: Clock) -> None:
        self._most, self._each_second, self._clock = most, each_second, clock
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()
        self._lock = Lock()

    def take(self, name: str) -> bool:
        """Take one token of a name; False where it has none left."""
        with self._lock:
            bucket = self._buckets.pop(name, None) or Bucket(self._most, self._each_second, self._clock)
            self._buckets[name] = bucket
            if len(self._buckets) > MOST_KEPT:
                self._buckets.popitem(last=False)
            return bucket.take()


def wrong_codes(clock: Clock = time.monotonic) -> Limits:
    """For wrong codes from one address."""
    return Limits(100, 1, clock)


def wrong_words(clock: Clock = time.monotonic) -> Limits:
    """For wrong words from one address, whatever the code, or it would tell which rooms there are."""
    return Limits(30, 1 / 5, clock)


def joins(clock: Clock = time.monotonic) -> Limits:
    """For new people in one room from one address: three hundred in two minutes, and a flood of a thousand in eight."""
    return Limits(60, 2, clock)


def papers(clock: Clock = time.monotonic) -> Limits:
    """For PDFs of one person: each is work for the whole machine."""
    return Limits(5, 1 / 20, clock)


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
