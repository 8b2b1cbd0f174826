"""Another program reads or holds the data: no save waits long, and what cannot be wiped is said, and wiped later."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from model.access import Viewer
from model.store import Deletion, OwnStore, Store, open_store
from model.store.database import trace
from model.store.database.faults import Busy, TraceLeft
from tests.model.store.temporary_home import DAY, Place, told

pytestmark = pytest.mark.slow

TOLD_WITHIN = 5.0
SECRET = "unmistakable-flow-of-this-test"
Beside = Callable[[], AbstractContextManager[object]]


@pytest.fixture
def reader(place: Place) -> Beside:
    """Another program that goes on reading what was there when it began."""

    @contextmanager
    def reading() -> Iterator[object]:
        if place.url is None:
            with closing(sqlite3.connect(place.home / "alongside.db", isolation_level=None)) as other:
                other.execute("BEGIN")
                yield other.execute("SELECT count(*) FROM reflections").fetchone()
            return
        other_engine = create_engine(place.url, isolation_level="REPEATABLE READ")
        with other_engine.connect() as connection:
            yield connection.scalar(text("SELECT count(*) FROM store_facts"))
        other_engine.dispose()

    return reading


@pytest.fixture
def holder(place: Place) -> Beside:
    """Another program that keeps everybody from writing."""

    @contextmanager
    def holding() -> Iterator[object]:
        if place.url is None:
            with closing(sqlite3.connect(place.home / "alongside.db", isolation_level=None)) as other:
                yield other.execute("BEGIN IMMEDIATE")
            return
        other_engine = create_engine(place.url)
        with other_engine.begin() as connection:
            yield connection.execute(text("LOCK TABLE reflections, answers IN EXCLUSIVE MODE"))
        other_engine.dispose()

    return holding


def seconds(act: Callable[[], object]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


def wait_until(holds: Callable[[], bool], within: float = 10.0) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


def test_a_reader_keeps_nobody_from_saving_while_something_is_deleted(
    own: OwnStore, deletion: Deletion, started: str, reader: Beside
) -> None:
    other = own.reflections.start("f", "v", "en", DAY).id
    slowest = 0.0
    with reader():
        deleting = threading.Thread(target=lambda: told(TraceLeft, lambda: deletion.reflection(started)))
        deleting.start()
        turn = 0
        while deleting.is_alive():
            save = lambda turn=turn: own.answers.save(other, "a", words=str(turn), tab="one", base_version=turn)  # noqa: E731
            slowest, turn = max(slowest, seconds(save)), turn + 1
        deleting.join()
    assert turn > 1
    assert slowest < 1.0


def test_what_a_reader_keeps_from_being_wiped_is_said(
    own: OwnStore, deletion: Deletion, started: str, reader: Beside
) -> None:
    with reader():
        took = seconds(lambda: told(TraceLeft, lambda: deletion.reflection(started)))
        assert own.reflections.count() == 0
    assert took < TOLD_WITHIN


def test_a_deletion_that_nobody_disturbs_is_not_said(deletion: Deletion, started: str) -> None:
    deletion.reflection(started)
    deletion.everything()


def in_files(home: Path) -> bool:
    return any(SECRET.encode() in path.read_bytes() for path in home.iterdir())


def with_a_trace(store: Store) -> None:
    own, deletion = store.of(Viewer("anna")), store.deletion(Viewer("anna"))
    made = own.reflections.start(SECRET, "v", "en", DAY).id
    with closing(sqlite3.connect(store.database.engine.url.database or "", isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM reflections").fetchone()
        told(TraceLeft, lambda: deletion.reflection(made))


def test_the_trace_is_wiped_as_soon_as_the_reader_is_gone(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        with_a_trace(store)
        assert wait_until(lambda: not in_files(tmp_path))


def test_the_trace_is_wiped_on_close(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trace, "AGAIN_SQLITE", 600.0)
    store = open_store(tmp_path)
    with closing(open_store(tmp_path)):  # so that closing alone tidies nothing away
        with_a_trace(store)
        assert in_files(tmp_path)
        assert seconds(store.close) < TOLD_WITHIN
        assert not in_files(tmp_path)


def test_the_trace_is_wiped_at_the_next_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trace, "AGAIN_SQLITE", 600.0)
    store = open_store(tmp_path)
    with_a_trace(store)
    assert in_files(tmp_path)
    with closing(open_store(tmp_path)):
        assert not in_files(tmp_path)
    store.close()


def test_a_file_that_was_to_be_rewritten_is_rewritten_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_store(tmp_path)) as store, closing(sqlite3.connect(tmp_path / "alongside.db")) as other:
        other.isolation_level = None
        own, deletion, wipe = store.of(Viewer("anna")), store.deletion(Viewer("anna")), store._traces.wipe
        own.answers.save(
            own.reflections.start("f", "v", "en", DAY).id, "a", words="x" * 50_000, tab="one", base_version=0
        )

        def wipe_while_another_holds_the_file(*, rewrite: bool) -> bool:
            other.execute("BEGIN IMMEDIATE")
            return wipe(rewrite=rewrite)

        def free_pages() -> int:
            return int(other.execute("PRAGMA freelist_count").fetchone()[0])

        monkeypatch.setattr(store._traces, "wipe", wipe_while_another_holds_the_file)
        told(TraceLeft, deletion.everything)
        assert free_pages() > 0
        other.execute("ROLLBACK")
        assert wait_until(lambda: free_pages() == 0)


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_deleted_rows_are_vacuumed_as_soon_as_the_reader_is_gone(
    store: Store, reader: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trace, "AGAIN_POSTGRESQL", 0.1)
    own, deletion = store.of(Viewer("anna")), store.deletion(Viewer("anna"))
    made = own.reflections.start("f", "v", "en", DAY).id
    with reader():
        told(TraceLeft, lambda: deletion.reflection(made))
        assert store._traces._left.is_set()
    assert wait_until(lambda: store._traces._wiped() and not store._traces._left.is_set())


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_rewriting_leaves_no_byte_of_it_in_the_tables_of_postgresql(
    own: OwnStore, deletion: Deletion, store: Store
) -> None:
    own.reflections.start(SECRET, "v", "en", DAY)
    with store.reading() as connection:
        data = Path(connection.scalar(text("SHOW data_directory")) or "")
    looked_through = text("SELECT pg_relation_filepath('reflections')")

    def in_table() -> bool:
        with store.writing() as connection:
            connection.execute(text("CHECKPOINT"))
            return SECRET.encode() in (data / str(connection.scalar(looked_through))).read_bytes()

    assert in_table()
    deletion.everything()
    assert not in_table()


def test_a_locked_database_is_told_within_five_seconds_and_the_save_can_be_repeated(
    own: OwnStore, started: str, holder: Beside
) -> None:
    def save() -> object:
        return own.answers.save(started, "a", words="one", tab="one", base_version=0)

    with holder():
        took = seconds(lambda: told(Busy, save))
        assert took < TOLD_WITHIN
    save()
    assert own.answers.of(started)["a"].words == "one"


def test_whoever_queues_for_a_locked_database_is_told_within_five_seconds_too(
    own: OwnStore, started: str, holder: Beside
) -> None:
    took: list[float] = []

    def save(person: int) -> None:
        began = time.monotonic()
        with suppress(Busy):
            own.answers.save(started, f"a{person}", words="one", tab="one", base_version=0)
        took.append(time.monotonic() - began)

    with holder():
        threads = [threading.Thread(target=save, args=(person,)) for person in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(took) == 8
    assert max(took) < TOLD_WITHIN
    assert own.answers.of(started) == {}


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_locked_database_is_told_at_open_within_five_seconds(store: Store, place: Place) -> None:
    with closing(sqlite3.connect(place.home / "alongside.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        message = told(Busy, place.open)
        assert seconds(lambda: told(Busy, place.open)) < TOLD_WITHIN
    assert message.startswith(f"Another program holds the data in the folder {place.home}")
    assert store.ready()
