"""The two questions about a workshop are shown by the same rules as all others."""

from __future__ import annotations

import pytest

from model.access import Viewer
from model.content import Content
from model.store import Store
from model.workshop.room import Given
from model.workshop.script import script_of
from tests.model.store.workshop.example_room import WORDS, ticket


@pytest.mark.parametrize(
    ("people", "seen"), [(4, None), (6, [("try_it", 6), ("to_think", 0), ("known", 0), ("little", 0)])]
)
def test_feedback_is_shown_of_five_or_more(
    store: Store, shipped: Content, people: int, seen: list[tuple[str, int]] | None
) -> None:
    trainer, phones = store.workshops(Viewer("anna")), store.participants()
    script = script_of(shipped, "care_and_control", with_feedback=True)
    room = trainer.rooms.open(script, content_version="v", language="en")
    tokens = [ticket() for _ in range(people)]
    for token in tokens:
        phones.entrance.join(room.code, token, WORDS)
    trainer.rooms.move(room.id, "feedback_change")
    found = [phone for phone in phones.phones.get_all([(room.code, token) for token in tokens]) if phone]
    given = {"feedback_worth": "try_it", "feedback_change": "A break"}
    phones.answers.keep([Given(room.id, phone.person, *one) for phone in found for one in given.items()])
    assert len(trainer.lines.all(room.id, "feedback_change")) == (people if seen else 0)
    trainer.rooms.end(room.id)
    table = trainer.results.get(room.id, "feedback_worth").tables[0]
    assert (table and [(*cell.answers, cell.number) for cell in table.cells]) == seen
