"""A key for each person on a team's server, wrapped by the service's key set, in a database apart from the data.

With a person's key goes all that is theirs alone, in every copy of the data there is. Copies of the keys have to be
fewer, and live shorter: docs/decisions/0025 says why.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, Table, Text, bindparam, func, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateSchema

from model.access import has_trail
from model.home import DATABASE_URL
from model.key_set import PEOPLE_KEYS_VARIABLE
from model.store.database.engine import Database, connect, sqlite_file
from model.store.database.faults import CannotConnect, KeyDoesNotFit, faults_told
from model.store.database.tokens import OutOfPlace, PlaceCipher, new_key
from model.store.database.trace import wipe_once
from model.store.database.transactions import new_id

SCHEMA = "alongside_keys"
"""Where they lie in a PostgreSQL, so that the data can be dumped without them, and they without the data."""

FOLDER, FILE = "people-keys", "people-keys.db"
"""Where they lie in the private folder, if the data does."""

REMEMBERED = 60.0
"""Seconds until a process asks for a key again: so long others may still have that of somebody who has left."""

_metadata = MetaData(schema=SCHEMA)
_people = Table("people", _metadata, Column("person", Text, primary_key=True), Column("wrapped", Text))
"""Who has left has a row without a key, so that a copy of the data from before does not bring them back."""

_facts = Table("facts", _metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
_ID, _ALL_PLACED = "id", "all is placed"
_WRAPPED = select(_people.c.wrapped).where(_people.c.person == bindparam("the_person"))
_ADD = {
    name: insert(_people).values(person=bindparam("the_person"), wrapped=bindparam("key")).on_conflict_do_nothing()
    for name, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_FACT = select(_facts.c.value).where(_facts.c.name == bindparam("the_name"))
_NOT_GONE = _people.c.wrapped.is_not(None)


class PeopleKeys:
    """The keys of all people. Every method raises a `StoreFault` where their database fails."""

    def __init__(self, database: Database, service: PlaceCipher) -> None:
        self.where = database.where
        self._database = database
        self._service = service
        self._known: dict[str, tuple[PlaceCipher, float]] = {}
        self.id = self._settled(_ID, new_id)
        """Which database of keys this is: the data names the one it was kept with."""
        self.all_placed = self._fact(_ALL_PLACED) is not None
        """Whether nothing is left in the data that opens anywhere, as before there were such keys."""

    def of(self, person: str, *, make: bool = False) -> PlaceCipher:
        """What this person's texts are sealed and opened with; made if they have none. Raises `OutOfPlace`."""
        known, until = self._known.get(person, (None, 0.0))
        if known is not None and time.monotonic() < until:
            return known
        with self._transaction() as connection:
            wrapped = connection.execute(_WRAPPED, {"the_person": person}).one_or_none()
            if wrapped is None and make:
                fresh = self._service.seal(new_key(), _place(person))
                connection.execute(_ADD[connection.dialect.name], {"the_person": person, "key": fresh})
                wrapped = connection.execute(_WRAPPED, {"the_person": person}).one_or_none()
        if wrapped is None or wrapped[0] is None:
            raise OutOfPlace
        cipher = PlaceCipher([self._service.open(wrapped[0], _place(person))])
        now = time.monotonic()
        still_known = {one: kept for one, kept in self._known.items() if now < kept[1]}
        self._known = still_known | {person: (cipher, now + REMEMBERED)}
        return cipher

    def delete(self, person: str) -> None:
        """Delete a person's key for good."""
        self._known.pop(person, None)
        this = _people.c.person == person
        with self._transaction() as connection:
            connection.execute(_people.delete().where(this))
            if has_trail(person):  # whose id nobody has again
                connection.execute(_people.insert(), {"person": person, "wrapped": None})
        wipe_once(self._database, _people)

    def known(self) -> set[str]:
        """Everybody who has a key, or had one that was deleted."""
        with self._transaction() as connection:
            return set(connection.scalars(select(_people.c.person)))

    def gone(self) -> set[str]:
        """Everybody whose key was deleted."""
        with self._transaction() as connection:
            return set(connection.scalars(select(_people.c.person).where(~_NOT_GONE)))

    def note_all_placed(self) -> None:
        """Let nothing open from now on that is not bound to its place."""
        self._settled(_ALL_PLACED, lambda: "yes")
        self.all_placed = True

    def count(self) -> int:
        """How many people have a key."""
        with self._transaction() as connection:
            return connection.scalar(select(func.count()).select_from(_people).where(_NOT_GONE)) or 0

    def wrap_again(self, batch: int) -> Iterator[int]:
        """Wrap each key with the first of the service's keys, so many in a transaction, and tell how many are done."""
        last, done = "", 0
        page = select(_people).where(_NOT_GONE, _people.c.person > bindparam("last")).order_by(_people.c.person)
        while True:
            with self._transaction() as connection:
                rows = connection.execute(page.limit(batch).with_for_update(), {"last": last}).all()
                for person, wrapped in rows:
                    key = self._service.open(wrapped, _place(person))
                    again = self._service.seal(key, _place(person))
                    connection.execute(_people.update().where(_people.c.person == person).values(wrapped=again))
            done += len(rows)
            yield done
            if len(rows) < batch:
                break
            last = rows[-1].person
        with self._transaction() as connection:
            for name, value in connection.execute(select(_facts)).all():
                again = self._service.seal(self._service.open(value, name), name)
                connection.execute(_facts.update().where(_facts.c.name == name).values(value=again))
        wipe_once(self._database, _people)

    def close(self) -> None:
        """Let go of their database."""
        self._known.clear()
        self._database.engine.dispose()

    def _fact(self, name: str) -> str | None:
        with self._transaction() as connection:
            sealed = connection.scalar(_FACT, {"the_name": name})
        try:
            return None if sealed is None else self._service.open(sealed, name).decode()
        except OutOfPlace:
            raise KeyDoesNotFit.at(self._database.where) from None

    def _settled(self, name: str, value: Callable[[], str]) -> str:
        """What is noted under this name, or else this, noted now."""
        known = self._fact(name)
        if known is not None:
            return known
        noted = value()
        with self._transaction() as connection:
            connection.execute(_facts.insert(), {"name": name, "value": self._service.seal(noted.encode(), name)})
        return noted

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with faults_told(self._database.where), self._database.engine.begin() as connection:
            yield connection


def open_people_keys(home: Path, url: str | None, service: PlaceCipher) -> PeopleKeys:
    """The keys of the people whose data is in `home` or at `url`, made if there are none. Raises `StoreFault`."""
    database = connect_to_keys(home, url)
    try:
        with faults_told(database.where):
            if database.is_sqlite:
                engine = database.engine.execution_options(schema_translate_map={SCHEMA: None})
                database = Database(engine, database.where)
            with database.engine.begin() as connection:
                if not database.is_sqlite:
                    connection.execute(CreateSchema(SCHEMA, if_not_exists=True))
                _metadata.create_all(connection)
        return PeopleKeys(database, service)
    except BaseException:
        database.engine.dispose()
        raise


def connect_to_keys(home: Path, url: str | None) -> Database:
    """Their database, ready to be asked. Raises `StoreFault`."""
    try:
        return connect(home, address_of_keys(home, url))
    except CannotConnect as fault:
        raise CannotConnect(fault.message.replace(DATABASE_URL, PEOPLE_KEYS_VARIABLE)) from None


def known_in(connection: Connection) -> frozenset[str] | None:
    """Who is known among the keys in this database: nobody where there are none, None while not all is under them."""
    schema = None if connection.dialect.name == "sqlite" else SCHEMA
    if not inspect(connection).has_table(_people.name, schema):
        return frozenset()
    here = connection.execution_options(schema_translate_map={SCHEMA: schema})
    if here.scalar(_FACT, {"the_name": _ALL_PLACED}) is None:
        return None
    return frozenset(here.scalars(select(_people.c.person)))


def address_of_keys(home: Path, url: str | None) -> str:
    """Where the keys of people are kept: where ALONGSIDE_PEOPLE_KEYS_URL says, or else a place of their own beside."""
    given = os.environ.get(PEOPLE_KEYS_VARIABLE, "").strip()
    file = sqlite_file(home, url)
    beside = url if file is None else f"sqlite:///{file.absolute().parent / FOLDER / FILE}"
    return given or beside or ""


def _place(person: str) -> str:
    return f"key of {person}"
