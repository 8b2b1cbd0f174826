"""Opening: modes of files, migrations, keys, and what must not be loaded."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from cryptography.fernet import Fernet
from sqlalchemy import Text, select, text, type_coerce

from model.access import Viewer
from model.key_set import KEYS_VARIABLE
from model.store import Store, open_store
from model.store.database.migrate import HEAD, alembic_config
from model.store.key_marks import secret_of
from model.store.keys.rotate import rotate
from model.store.tables.reflection import answers, metadata, store_facts
from tests.model.store.kept_rows import facts
from tests.model.store.temporary_home import DAY, Place


def test_home_and_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        home = tmp_path / "a" / "home"
        with closing(open_store(home)) as store:
            store.of(Viewer("anna")).reflections.start("f", "v", "en", DAY)
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()}
    finally:
        os.umask(before)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert modes == dict.fromkeys(["alongside.db", "alongside.db-shm", "alongside.db-wal", "alongside.key"], 0o600)


def test_files_left_open_to_others_are_closed_to_them(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    for path in tmp_path.iterdir():
        path.chmod(0o644)
    open_store(tmp_path).close()
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_close_leaves_one_tidy_file(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alongside.db", "alongside.key"]


def test_sqlite_keeps_with_full_durability(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store, store.reading() as connection:
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in names}
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 3_000,
    }


def test_migrations_end_in_the_tables_the_code_knows(store: Store) -> None:
    with store.writing() as connection:
        config = alembic_config(connection)
        assert ScriptDirectory.from_config(config).get_current_head() == HEAD
        command.check(config)


def test_migrations_make_the_indexes_the_code_knows(store: Store) -> None:
    known = {index.name for table in metadata.sorted_tables for index in table.indexes}
    query = "SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'ix%'"
    if not store.database.is_sqlite:
        query = "SELECT indexname FROM pg_indexes WHERE indexname LIKE 'ix%'"
    with store.reading() as connection:
        assert set(connection.execute(text(query)).scalars()) == known


def test_opening_again_loads_no_migration_machinery(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    script = (
        "import sys; from pathlib import Path; from model.store import open_store\n"
        "open_store(Path(sys.argv[1])).close(); print([name for name in sys.modules if name.startswith('alembic')])"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.slow
def test_many_processes_open_a_new_place_at_once(new_place: Place) -> None:
    script = (
        "import sys; from pathlib import Path; from model.store import open_store; from model.access import LOCAL\n"
        "from datetime import date; store = open_store(Path(sys.argv[1]), sys.argv[2] or None)\n"
        "store.of(LOCAL).reflections.start('f', 'v', 'en', date.today(), headline='from one of them')"
    )
    home, url = new_place.home, new_place.url or ""
    running = [subprocess.Popen([sys.executable, "-c", script, home, url]) for _ in range(4)]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    with closing(new_place.open()) as store:
        assert store.of(Viewer("local")).reflections.count() == 4


def test_rotate_renews_everything_under_the_first_key(
    store: Store, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = store.of(Viewer("anna"))
    made = own.reflections.start("f", "v", "en", DAY, headline="first", relationship=own.relationships.name("Blue").id)
    own.answers.save(made.id, "a.what_1", words="one", tab="one", base_version=0)
    own.answers.save(made.id, "a.what_1", words="two", tab="two", base_version=0)
    own.answers.save(made.id, "a.place", place="3", tab="two", base_version=0)
    own.answers.save(made.id, "next_1", words="walk", tab="two", base_version=0)
    before = (
        own.answers.of(made.id),
        own.answers.replaced(made.id),
        own.next_steps.of(made.id),
        own.relationships.all(),
        own.reflections.all(),
    )
    new = Fernet.generate_key().decode()
    monkeypatch.setenv(KEYS_VARIABLE, f"{new},{place.key}")
    with closing(place.open()) as both:
        assert rotate(both) == 6 + facts(both)
    monkeypatch.setenv(KEYS_VARIABLE, new)
    with closing(place.open()) as after:
        own = after.of(Viewer("anna"))
        now = (
            own.answers.of(made.id),
            own.answers.replaced(made.id),
            own.next_steps.of(made.id),
            own.relationships.all(),
            own.reflections.all(),
        )
        assert now == before


def test_rotated_words_of_ones_own_machine_open_under_the_first_key_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path / "home", None)
    with closing(place.open()) as store:
        own = store.of(Viewer("anna"))
        made = own.reflections.start("f", "v", "en", DAY)
        own.answers.save(made.id, "a.what_1", words="two", tab="two", base_version=0)
    new = Fernet.generate_key().decode()
    monkeypatch.setenv(KEYS_VARIABLE, f"{new},{place.key}")
    with closing(place.open()) as both:
        rotate(both)
    monkeypatch.setenv(KEYS_VARIABLE, new)
    with closing(place.open()) as after, after.reading() as connection:
        tokens = [*connection.scalars(select(type_coerce(answers.c.words, Text)))]
        tokens += connection.scalars(select(type_coerce(store_facts.c.value, Text)))
        secret = secret_of(connection).encode()
    assert sorted(map(Fernet(new).decrypt, tokens)) == sorted([secret, b"the key fits", b"two"])
