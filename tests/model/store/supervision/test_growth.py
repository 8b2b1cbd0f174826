"""Two hundred past meetings cost what two do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from model.access import Viewer
from model.store import Store, SupervisionStore, open_store
from model.store.tables.supervision import actions, meetings, records
from tests.model.store.cost import work
from tests.model.store.supervision.two_people import DAY, table

FEW, MANY = 6, 200

LOOKS: dict[str, Callable[[SupervisionStore, str, str], object]] = {
    "all": lambda viewed, _, __: viewed.meetings.all(limit=5),
    "body": lambda viewed, _, open_one: viewed.record.body(open_one),
    "brought": lambda viewed, _, open_one: viewed.brought.of(open_one),
    "confirmed": lambda viewed, of, _: viewed.meetings.all(of, is_open=False, limit=5),
    "due": lambda viewed, _, __: viewed.actions.due(),
    "meeting": lambda viewed, _, open_one: viewed.meetings.get(open_one),
    "newest": lambda viewed, of, _: viewed.meetings.all(of, limit=5),
    "open": lambda viewed, of, _: viewed.meetings.all(of, is_open=True, limit=5),
    "answers": lambda viewed, _, open_one: viewed.answers.of(open_one),
    "save": lambda viewed, _, open_one: viewed.answers.save(
        open_one, "both.agenda", words="new", tab="t", base_version=1
    ),
}


def filled(home: Path, size: int) -> Store:
    """A store with `size` confirmed meetings of one supervision, one action still to come, and an open meeting."""
    store = open_store(home)
    both = table(store)
    first = both.fixed()
    with store.writing() as connection:
        kept = connection.execute(select(*(column.label(column.key) for column in meetings.c))).mappings().one()
        record = connection.execute(records.select()).mappings().one()
        action = connection.execute(actions.select()).mappings().one()
        for number in range(1, size):
            new = {"id": f"meeting {number:04}", "held_on": DAY - timedelta(days=number)}
            of_new = {"meeting": new["id"]}
            connection.execute(meetings.insert(), dict(kept) | new)
            connection.execute(records.insert(), dict(record) | of_new)
            connection.execute(actions.insert(), dict(action) | of_new | {"id": new["id"], "outcome": "done"})
    meeting, reflection = both.begin(held_on=first.held_on + timedelta(days=1)).id, both.reflection()
    both.practitioner.brought.bring(meeting, reflection, both.items(reflection))
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
        viewed = store.supervision(Viewer("anna"))
        [supervision], [meeting] = viewed.supervisions.all(), viewed.meetings.all(is_open=True)
        return work(store, lambda: LOOKS[name](viewed, supervision.id, meeting.id))

    few, many = map(look, stores)
    assert few > 0
    assert many <= 1.1 * few
