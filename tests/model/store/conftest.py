"""A fresh place to keep things for each test: the same tests run on SQLite and on a real PostgreSQL.

They are the two kinds of store there are: the file of one's own machine, and the database of a team's server, where
each person has a key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from model.access import Viewer
from model.key_set import KEYS_VARIABLE
from model.store import Deletion, OwnStore, Store, open_store
from model.store.keys.people import SCHEMA
from model.store.tables.reflection import metadata
from tests.model.store.keys.team_data import as_team
from tests.model.store.supervision.two_people import Table, table
from tests.model.store.temporary_home import DAY, WORDS, Place


@pytest.fixture(autouse=True)
def _no_keys_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEYS_VARIABLE, raising=False)


@pytest.fixture(scope="session")
def emptied_postgresql(
    postgresql: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], str]]:
    """Empties a PostgreSQL database with all tables, which the tests use one after the other, and gives its address."""
    url, home = postgresql(), tmp_path_factory.mktemp("first")
    with pytest.MonkeyPatch.context() as settings:
        as_team(home, settings)
        open_store(home, url).close()
    names = [table.name for table in reversed(metadata.sorted_tables)] + [f"{SCHEMA}.people", f"{SCHEMA}.facts"]
    everything = "; ".join(f"DELETE FROM {name}" for name in names)
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:

        def emptied() -> str:
            connection.execute(everything)
            return url

        yield emptied


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place that nothing was ever opened in, on each kind of database."""
    url = request.getfixturevalue("postgresql")() if request.param == "postgresql" else None
    return Place(tmp_path / "home", url)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A place that holds nothing: of one's own machine, or of a team's server."""
    if request.param == "sqlite":
        return Place(tmp_path / "home", None)
    as_team(tmp_path, monkeypatch)
    return Place(tmp_path / "home", request.getfixturevalue("emptied_postgresql")())


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """An open, empty store."""
    store = place.open()
    yield store
    store.close()


@pytest.fixture
def own(store: Store) -> OwnStore:
    """One person's own in an empty store."""
    return store.of(Viewer("anna"))


@pytest.fixture
def deletion(store: Store) -> Deletion:
    """Deleting what is that person's own."""
    return store.deletion(Viewer("anna"))


@pytest.fixture
def stranger(store: Store) -> OwnStore:
    """Another person's own in the same store."""
    return store.of(Viewer("bert"))


@pytest.fixture
def started(own: OwnStore) -> str:
    """The id of a draft of that person."""
    return own.reflections.start("five_minutes", "v1", "en", DAY).id


@pytest.fixture
def at_table(store: Store) -> Table:
    """A practitioner and a guest of theirs in a supervision that has just begun."""
    return table(store)


@pytest.fixture
def two_accounts(store: Store) -> Table:
    """The same with a supervisor who looks in here themselves."""
    return table(store, supervisor="bert")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A home that holds one reflection, closed again."""
    home = tmp_path / "home"
    with closing(open_store(home)) as store:
        own = store.of(Viewer("anna"))
        made = own.reflections.start("f", "v", "en", DAY).id
        own.answers.save(made, "a.what_1", words=WORDS, tab="one", base_version=0)
    return home


@pytest.fixture
def written(own: OwnStore) -> str:
    """A finished reflection of a relationship with something in all that goes with it."""
    whose = own.relationships.name("Blue Jay").id
    made = own.reflections.start("f", "v", "en", DAY, headline="She laughed", relationship=whose, venue="car").id
    for tab in ("one", "two"):
        own.answers.save(made, "safety.what", words=f"laughed in {tab}", tab=tab, base_version=0)
    for field in ("next_1", "next_2"):
        own.answers.save(made, field, words="Ring them", tab="one", base_version=0)
    own.answers.save(made, "next_1_outcome", words="It went well", place="done", tab="one", base_version=0)
    own.reflections.finish(made)
    return made
