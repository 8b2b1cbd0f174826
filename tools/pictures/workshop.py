"""The made-up workshop of the README's pictures: a room of fourteen people, and what they placed shown to them."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from model.access import LOCAL
from model.content import Content
from model.keys import new_token
from model.store import Store
from model.workshop.room import Given, Phone
from model.workshop.script import script_of

PEOPLE = 14
STEP, SHOWN = "ground", "ground_shown"
LIKELY = {"safety": "23334", "trust": "12234", "time": "22345", "support": "33445", "young_person_centred": "1235"}


class Joined(NamedTuple):
    """A phone in the room."""

    room: str
    code: str
    token: str


def seed_workshop(store: Store, content: Content) -> Joined:
    """Open a room, let people in and place, and show it; one of their phones."""
    trainer, participants = store.workshops(LOCAL), store.participants()
    by_chance = Random(7)  # noqa: S311  made-up people
    script = script_of(content, "meeting_the_model")
    room = trainer.rooms.open(script, content_version=content.version, language="en")
    tokens = [new_token() for _ in range(PEOPLE)]
    for token in tokens:
        participants.entrance.join(room.code, token, content.phone.key_words)
    trainer.rooms.move(room.id, STEP)
    phones = [phone for token in tokens if (phone := participants.phones.get(room.code, token))]
    participants.answers.keep([given for phone in phones for given in _places(phone, by_chance)])
    trainer.rooms.move(room.id, SHOWN)
    trainer.results.show(room.id)
    return Joined(room.id, room.code, tokens[0])


def _places(phone: Phone, by_chance: Random) -> list[Given]:
    return [
        Given(phone.room.id, phone.person, f"{STEP}.{element}", by_chance.choice([*likely, "not_sure"]))
        for element, likely in LIKELY.items()
    ]
