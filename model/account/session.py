"""Somebody who signed in: what the provider says of them, and the session that lasts until it is ended or over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from model.access import Viewer
from model.team.settings import Sessions

NOTED_EVERY = timedelta(minutes=1)
"""How often at most it is noted that somebody does something: half a minute more or less matters to nobody."""

FLOW = timedelta(minutes=10)
"""How long signing in at the provider may take."""


@dataclass(frozen=True)
class Identity:
    """What a provider says of somebody: the two that tell people apart, and what they are called."""

    issuer: str
    subject: str
    name: str = ""
    address: str = ""
    """The address of their post, where the provider says that it is theirs; else ""."""


@dataclass(frozen=True)
class Account:
    """Somebody who signs in. The id is random: it says nothing of the person or of the provider."""

    id: str
    name: str
    address: str


@dataclass(frozen=True)
class TabSeal:
    """What seals the words that a browser's tab keeps for one person until the server has them."""

    mark: str
    """Under what name they lie there: it tells one person's from another's, and nobody whose they are."""
    key: str
    """256 bits, in hexadecimal signs. A page has it only while that person is signed in."""


@dataclass(frozen=True)
class Session:
    """One browser in which somebody is signed in, known by the mark of a token that only that browser has."""

    mark: str
    account: str
    provider: str
    begun_at: datetime
    acted_at: datetime

    @property
    def viewer(self) -> Viewer:
        """Whoever looks in this browser."""
        return Viewer(self.account)

    def lasts(self, now: datetime, limits: Sessions) -> bool:
        """Whether it is neither idle for too long nor too old. Both are limits of OWASP ASVS 5.0, chapter 7."""
        return now - self.acted_at < timedelta(minutes=limits.idle_minutes) and now - self.begun_at < timedelta(
            hours=limits.longest_hours
        )
