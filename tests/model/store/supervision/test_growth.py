"""Two hundred past meetings cost what two do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from model.access import Viewer
from model.store import Meetings, Store, open_store
from model.store.tables.supervision import actions, meetings, records
from tests.model.store.cost import work
from tests.model.store.supervision.two_people import DAY, table

FEW, MANY = 6, 200

LOOKS: dict[str, Callable[[Meetings, str, str], object]] = {
    "all": lambda viewed, _, __: viewed.meetings(limit=5),
    "body": lambda viewed, _, open_one: viewed.body(open_one),
    "brought": lambda viewed, _, open_one: viewed.brought(open_one),
    "confirmed": lambda viewed, of, _: viewed.meetings(of, is_open=False, limit=5),
    "due": lambda viewed, _, __: viewed.due_actions(),
    "meeting": lambda viewed, _, open_one: viewed.meeting(open_one),
    "newest": lambda viewed, of, _: viewed.meetings(of, limit=5),
    "open": lambda viewed, of, _: viewed.meetings(of, is_open=True, limit=5),
    "answers": lambda viewed, _, open_one: viewed.answers(open_one),
    "save": lambda viewed, _, open_one: viewed.save(open_one, "both.agenda", words="new", tab="t", base_version=1),
}


def filled(home: Path, size: int) -> Store:
    """A store with `size` confirmed meetings of one supervision, one action still to come, and an open meeting."""
    store = open_store(home)
    both = table(store)
    first = both.fixed()
    with store.writing() as connection:
        envelope = connection.execute(meetings.select()).mappings().one()
        record = connection.execute(records.select()).mappings().one()
        action = connection.execute(actions.select()).mappings().one()
        for number in range(1, size):
            new = {"id": f"meeting {number:04}", "held_on": DAY - timedelta(days=number)}
            of_new = {"meeting": new["id"]}
            connection.execute(meetings.insert(), dict(envelope) | new)
            connection.execute(records.insert(), dict(record) | of_new)
            connection.execute(actions.insert(), dict(action) | of_new | {"id": new["id"], "outcome": "done"})
    meeting, reflection = both.begin(held_on=first.held_on + timedelta(days=1)).id, both.reflection()
    both.practitioner.bring(meeting, reflection, both.pieces(reflection))
    both.say(both.practitioner, meeting, "both.agenda", "words")
    return store


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """A small store and a large one."""
    homes = tmp_path_factory.mktemp("few"), tmp_path_factory.mktemp("many")
    with closing(filled(homes[0], FEW)) as few, closing(filled(homes[1], MANY)) as many:
        yield few, many


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_after_many_meetings_takes_the_work_of_one_after_few(stores: tuple[Store, Store], name: str) -> None:
    def look(store: Store) -> int:
        viewed = store.meetings_of(Viewer("anna"))
        [supervision], [meeting] = viewed.supervisions(), viewed.meetings(is_open=True)
        return work(store, lambda: LOOKS[name](viewed, supervision.id, meeting.id))

    few, many = map(look, stores)
    assert few > 0
    assert many <= 1.1 * few
