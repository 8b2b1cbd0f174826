"""Inviting somebody to supervision who signs in at the same server, and who is there in a live meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from model.access import PRACTITIONER, Seat

LASTS = timedelta(days=7)
"""How long an invitation waits for an answer."""

MOST_OPEN = 5
"""How many invitations by address one person may have waiting."""

HERE = timedelta(seconds=6)
"""How long after a tab looked last somebody counts as there: it looks every second, and lines stumble."""


@dataclass(frozen=True)
class OpenInvitation:
    """Who invites whom: `seat` is the inviter's; the names are what the record is to call the two. `until` is UTC."""

    id: str
    seat: Seat
    practitioner_name: str
    supervisor_name: str
    until: datetime

    @property
    def inviter_name(self) -> str:
        """What whoever invites is called."""
        return self.practitioner_name if self.seat == PRACTITIONER else self.supervisor_name

    @property
    def invited_name(self) -> str:
        """What whoever is invited is called."""
        return self.supervisor_name if self.seat == PRACTITIONER else self.practitioner_name


@dataclass(frozen=True)
class Invitation(OpenInvitation):
    """One that is answered by whoever was told the four words in `code`."""

    code: str


@dataclass(frozen=True)
class AddressInvitation(OpenInvitation):
    """One that is answered by whoever signs in with an address.

    `address` is the other's, in the form of `model/mail_address.py`: to whoever invites it is what they typed, to the
    invited what the inviter's provider says is theirs.
    """

    address: str


@dataclass(frozen=True)
class There:
    """The other one in a live meeting: at which step they are, whether they write just now, and when last seen."""

    step: str
    writes: bool
    seen_at: datetime

    def is_here(self, now: datetime) -> bool:
        """Whether they are there now."""
        return now - self.seen_at < HERE
