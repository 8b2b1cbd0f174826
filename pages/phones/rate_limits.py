"""How often wrong codes and wrong words may be tried. What is right costs nothing, so a room is never locked out.

A code is one of 64 million and three words one of 134 million, so these limits make walking through them hopeless;
they need not be exact, and each process counts for itself.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock

MOST_KEPT = 4096
"""Addresses or codes that are remembered; the one that was used longest ago is forgotten first."""

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

    def give_back(self) -> None:
        """Put a token back that was taken for something that turned out right."""
        self._held = min(self._most, self._held + 1)


class Limits:
    """Buckets by name, and one for all names together. Safe for threads."""

    def __init__(
        self, each: tuple[float, float], together: tuple[float, float] | None, clock: Clock = time.monotonic
    ) -> None:
        self._each, self._clock = each, clock
        self._together = Bucket(*together, clock) if together else None
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()
        self._lock = Lock()

    @contextmanager
    def trying(self, name: str) -> Iterator[Try]:
        """Pay for one try in advance, so that many at once pay too; what turns out right is paid back at the end."""
        with self._lock:
            one = Try(self._take(name))
        try:
            yield one
        except Exception:
            one.was_right = True  # nobody learned anything from a try that failed by itself
            raise
        finally:
            if one.may and one.was_right:
                with self._lock:
                    self._give_back(name)

    def _take(self, name: str) -> bool:
        bucket = self._buckets.pop(name, None) or Bucket(*self._each, self._clock)
        self._buckets[name] = bucket
        if len(self._buckets) > MOST_KEPT:
            self._buckets.popitem(last=False)
        if not bucket.take():
            return False
        if self._together is not None and not self._together.take():
            bucket.give_back()
            return False
        return True

    def _give_back(self, name: str) -> None:
        if name in self._buckets:
            self._buckets[name].give_back()
        if self._together is not None:
            self._together.give_back()


class Try:
    """One try: whether it may be made, and, once it was made, whether it was right."""

    def __init__(self, may: bool) -> None:
        self.may = may
        self.was_right = False


def wrong_codes(clock: Clock = time.monotonic) -> Limits:
    """For codes typed at one address (an IPv6 network counts as one), and at all of them together."""
    return Limits((100, 1), (1000, 10), clock)


def wrong_words(clock: Clock = time.monotonic) -> Limits:
    """For three words tried at one code from one address, so that nobody elsewhere keeps a room from coming back."""
    return Limits((30, 1 / 5), None, clock)


def wrong_words_anywhere(clock: Clock = time.monotonic) -> Limits:
    """For three words tried at one code from all addresses together."""
    return Limits((300, 1), None, clock)


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
