"""Ten thousand reflections cost what ten do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.access import Viewer
from model.store import OwnStore, Store, open_store
from model.store.tables.reflection import answers, next_steps, reflections
from tests.model.store.cost import work
from tests.model.store.temporary_home import DAY

FEW, MANY = 60, 3_000
NOW = datetime(2026, 3, 4, tzinfo=UTC)

LOOKS: dict[str, Callable[[OwnStore, str], object]] = {
    "answers": lambda own, newest: own.answers.of(newest),
    "drafts": lambda own, _: own.reflections.all(drafts=True, limit=5),
    "earlier": lambda own, newest: own.reflections.earlier(newest),
    "earlier of the relationship": lambda own, newest: own.reflections.earlier(newest, relationship_only=True),
    "finished": lambda own, _: own.reflections.all(drafts=False, limit=5),
    "history": lambda own, _: own.history.of(own.relationships.all()[0].id, ["safety"]),
    "last time": lambda own, newest: own.answers.last_time(newest, ["safety.place", "trust.place"]),
    "newest": lambda own, _: own.reflections.all(limit=5),
    "places": lambda own, newest: own.answers.places([newest]),
    "save": lambda own, newest: own.answers.save(newest, "safety.place", place="4", tab="t", base_version=1),
    "save a next step": lambda own, newest: own.answers.save(newest, "next_1", words="run", tab="t", base_version=0),
    "waiting": lambda own, _: own.next_steps.waiting(),
    "waiting until their day": lambda own, _: own.next_steps.day_has_come(DAY, NOW + timedelta(days=1)),
}


def filled(home: Path, size: int) -> Store:
    """A store with `size` reflections, a tenth drafts, a few with a step that waits, six of one relationship."""
    store = open_store(home)
    blue = store.of(Viewer("anna")).relationships.name("Blue").id
    with store.writing() as connection:
        for number in range(size):
            later = NOW + timedelta(minutes=number)
            id_ = f"reflection {number:06}"
            envelope = {
                "id": id_,
                "owner": "anna",
                "flow": "f",
                "content_version": "v",
                "language": "en",
                "happened_on": DAY + timedelta(days=number // 3),
                "headline": "",
                "relationship": blue if number % (size // 6) == size // 6 - 1 else None,
                "step": "",
                "revision": 1,
                "started_at": later,
                "changed_at": later,
                "finished_at": later if number % 10 else None,
            }
            place = {"field": "safety.place", "words": "", "place": "3", "version": 1, "saved_at": later, "tab": "t"}
            step = {"position": 0, "words": "walk", "owner": "anna", "written_at": later, "outcome_words": ""}
            outcome = None if number % (size // 4) == 1 else "done"
            connection.execute(reflections.insert(), envelope)
            connection.execute(answers.insert(), place | {"reflection": id_})
            connection.execute(next_steps.insert(), step | {"id": id_, "reflection": id_, "outcome": outcome})
    return store


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """A small store and a large one."""
    homes = tmp_path_factory.mktemp("few"), tmp_path_factory.mktemp("many")
    with closing(filled(homes[0], FEW)) as few, closing(filled(homes[1], MANY)) as many:
        yield few, many


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_at_many_takes_the_work_of_a_look_at_few(stores: tuple[Store, Store], name: str) -> None:
    few, many = (look_at(store, size, LOOKS[name]) for store, size in zip(stores, (FEW, MANY), strict=True))
    assert few > 0
    assert many <= 1.1 * few


def look_at(store: Store, size: int, look: Callable[[OwnStore, str], object]) -> int:
    """What a look at the newest reflection costs."""
    return work(store, lambda: look(store.of(Viewer("anna")), f"reflection {size - 1:06}"))
