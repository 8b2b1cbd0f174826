"""A room of twelve people who answered one step, for what has to fit a screen."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from model.store import Store
from model.workshop.room import Given, Room
from model.workshop.script import script_of
from tests.browser.workshop.walk import trainers
from tests.shipped import shipped_content


def twelve_in(
    store: Store, plan: str, step: str, cells_at_least: int, answers: Callable[[int, str], str]
) -> tuple[Room, str]:
    """A room of twelve, as wary as that, which is shown a step they answered, and a phone's token; "" is left open."""
    content, participants, trainer = shipped_content(), store.participants(), trainers(store)
    script = script_of(content.spoken(content.settings.person), plan)
    script = script.model_copy(update={"cells_at_least": cells_at_least})
    room = trainer.rooms.open(script, content_version=content.version, language="en")
    trainer.rooms.move(room.id, step)
    for number in range(12):
        token = secrets.token_hex(16)
        participants.entrance.join(room.code, token, content.phone.key_words)
        phone = participants.phones.get(room.code, token)
        assert phone is not None
        fields = script.fields(script.step(step))
        given = [Given(room.id, phone.person, field, answers(number, field)) for field in fields]
        assert participants.answers.keep(given) == [True] * len(given)
    trainer.results.show(room.id)
    return room, token
