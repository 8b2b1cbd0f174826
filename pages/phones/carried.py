"""What a page carries of its own person, for when the room has ended and nothing of them is kept any more."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from model.content.published import ELEMENTS
from model.workshop.own_profile import OwnProfile, read_profile
from model.workshop.room import Phone
from pages.phones.participants import participants

MOST_BYTES = 64 * 1024
"""The largest form that can hold it: a plan may ask for a line on every step."""


@dataclass(frozen=True)
class Carried:
    """The room's id, what tells one person there from another, and what they take away: profile and sentences."""

    room: str
    who: str
    profile: OwnProfile
    sentences: tuple[tuple[str, str], ...]

    def seal(self) -> str:
        """As it stands in a page."""
        told = {
            "room": self.room,
            "who": self.who,
            "profile": json.loads(self.profile.to_file()),
            "sentences": self.sentences,
        }
        return participants().carried.seal(json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def unseal(token: str) -> Carried | None:
    """What a page carried; None for what was sealed by nobody here, or too long ago."""
    text = participants().carried.open(token)
    if text is None:
        return None
    told = json.loads(text)
    profile = read_profile(json.dumps(told["profile"]).encode(), ELEMENTS)
    return Carried(told["room"], told["who"], profile, tuple((asked, said) for asked, said in told["sentences"]))


def who_has(phone: Phone) -> str:
    """What tells a phone's person from the others of its room, and is no id of theirs."""
    return sha256(phone.person.encode()).hexdigest()[:12]
