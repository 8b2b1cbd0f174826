"""The store: one open database with its doors.

`of` leads to what is a person's own, `supervision` to the meetings they hold a seat in, `workshops` to those they
opened as a trainer, `participants` to what the phones in them may see, `asked` to what whoever holds a card's link or
words may do, `deletion` to all of their own at once, `accounts` to who is signed in, and `tries` to the limits that
hold for whoever has no account. `trail` tells a person what was done with their things; `holds` and `retention` are for
whoever gives commands on a team's server, but that a person sees the hold on their own.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from model.access import Viewer
from model.key_set import KEY_FILE, KEYS_VARIABLE
from model.store.account.accounts import Accounts
from model.store.asked import Asked
from model.store.database import cipher
from model.store.database.engine import Database, connect
from model.store.database.faults import HalfMoved, KeyMissing, StoreFault, TraceLeft, faults_told
from model.store.database.key_file import keys_at_hand, new_key_file
from model.store.database.last_deletion import KEY_CHECK, sign_of_last_deletion
from model.store.database.migrate import bring_up_to_date, hold_opening, is_up_to_date
from model.store.database.trace import Traces
from model.store.deletion import Deletion, drop_whose_key_is_gone
from model.store.holds import Holds
from model.store.just_deleted import just_deleted_in
from model.store.key_marks import settle_secret
from model.store.keys.gone import delete_noted_keys
from model.store.keys.people import PeopleKeys
from model.store.keys.team import require_no_team, require_team_key, serve_rows, settle_people_keys
from model.store.keys.without_key import people_without_key
from model.store.own import OwnStore
from model.store.supervision.store import SupervisionStore
from model.store.tables.reflection import MOVING, store_facts
from model.store.trail.trail import Trail
from model.store.tries import Tries, tidy_tries
from model.store.workshop.participants.store import ParticipantStore
from model.store.workshop.trainer.store import TrainerStore
from model.team import is_team_server

if TYPE_CHECKING:
    from model.store.retention.retention import Retention

_IS_KEY_CHECK = store_facts.c.name == KEY_CHECK["name"]
_CHECK = select(store_facts.c.value).where(_IS_KEY_CHECK)
_IS_MOVED_TO = select(store_facts.c.name).where(store_facts.c.name == MOVING)
_WRITE_THE_SAME = store_facts.update().where(_IS_KEY_CHECK).values(name=KEY_CHECK["name"])
"""Fails on a read-only database, which SQLite otherwise opens without a word; and leaves a mark of this opening."""


class Store:
    """One open database. Threads may share it; every process opens its own."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._reader = database.to_read
        self._at_once = database.engine.execution_options(patience=0)
        self._writing = threading.Lock()
        self._found_locked = 0.0
        self._traces = Traces(database, self._writing)
        self._just_deleted = just_deleted_in(self, is_file=database.is_sqlite)
        self._tries = Tries(self)
        self._participants = ParticipantStore(self)
        self.people_keys: PeopleKeys | None = None
        """Where people have keys of their own: on a team's server."""
        self.without_key = 0
        """How many people there had words and no key when this was opened."""

    def use_people_keys(self, people: PeopleKeys, keys: Sequence[str]) -> None:
        """Keep each person's own under their key from now on, and every text bound to its row."""
        self.people_keys = people
        serve_rows(self.database, people, keys)

    def of(self, viewer: Viewer) -> OwnStore:
        """Everything that is this viewer's own."""
        return OwnStore(self, viewer)

    def supervision(self, viewer: Viewer) -> SupervisionStore:
        """The supervisions and meetings this viewer holds a seat in."""
        return SupervisionStore(self, viewer)

    def workshops(self, viewer: Viewer) -> TrainerStore:
        """The workshops this viewer opened as their trainer."""
        return TrainerStore(self, viewer)

    def participants(self) -> ParticipantStore:
        """What the phones in workshops may see and do."""
        return self._participants

    def asked(self) -> Asked:
        """What whoever is asked by a card may see and do."""
        return Asked(self)

    def deletion(self, viewer: Viewer) -> Deletion:
        """Deleting for good what is this viewer's own."""
        return Deletion(self, viewer, self._just_deleted)

    def accounts(self) -> Accounts:
        """Who is signed in."""
        return Accounts(self)

    def trail(self, viewer: Viewer) -> Trail:
        """What was done with this viewer's things."""
        return Trail(self, viewer)

    def holds(self, viewer: Viewer) -> Holds:
        """Who may not delete anything for now."""
        return Holds(self, viewer)

    def retention(self, viewer: Viewer) -> Retention:
        """Deleting by age, as the team's settings say."""
        from model.store.retention.retention import Retention  # noqa: PLC0415  an own machine starts without it

        return Retention(self, viewer)

    def tries(self) -> Tries:
        """How often whoever has no account may try something, in all processes together."""
        return self._tries

    def ready(self) -> bool:
        """Whether the database answers now, and nobody has changed its shape since it was opened."""
        try:
            with self.reading() as connection:
                return connection.scalar(_CHECK) is not None and is_up_to_date(connection)
        except (StoreFault, SQLAlchemyError):
            return False

    def last_deletion(self) -> str:
        """A sign that is another one after anything is deleted, by whichever process. Raises `StoreFault`."""
        with self.reading() as connection:
            return sign_of_last_deletion(connection)

    def close(self) -> None:
        """Let go of the database; the last one to leave a SQLite file tidies its side files away."""
        self._just_deleted.close()
        self._traces.close()
        if self.people_keys is not None:
            self.people_keys.close()
        self.database.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that changes nothing; on SQLite it sees one moment. Raises `StoreFault`."""
        with faults_told(self.database.where), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction: kept when the block ends, undone when it raises. Raises `StoreFault`.

        In one process SQLite's writers queue here, which is fairer and quicker than their polling of its lock.
        """
        with (
            faults_told(self.database.where),
            self._in_turn() if self.database.is_sqlite else self.database.engine.begin() as connection,
        ):
            yield connection

    @contextmanager
    def _in_turn(self) -> Iterator[Connection]:
        """A transaction of SQLite's. Who waited here while another one found the file locked only looks once more."""
        asked = time.monotonic()
        with self._writing:
            engine = self._at_once if self._found_locked > asked else self.database.engine
            with engine.connect() as connection:
                try:
                    transaction = connection.begin()
                except sqlite3.OperationalError:
                    self._found_locked = time.monotonic()
                    raise
                with transaction:
                    yield connection

    def leave_no_trace(self, *, rewrite: bool = False) -> None:
        """After a deletion: wipe out of the files what it left there, with `rewrite` by writing them anew.

        The keys go of people who deleted everything. Raises `TraceLeft` where another program uses the data. It is
        wiped out as soon as that one is gone, or at the next opening. Nobody waits for it with a save.
        """
        keys_are_gone = self.people_keys is None or delete_noted_keys(self, self.people_keys)
        if not (self._traces.wipe(rewrite=rewrite) and keys_are_gone):
            raise TraceLeft.at(self.database.where)


def open_store(home: Path, url: str | None = None) -> Store:
    """Open the store in the folder `home`, or the database at `url`, made and migrated as needed.

    `home` is made for its owner alone (0700, files 0600). Raises a `StoreFault` that says what to do where the
    place, the database, its version or its key does not allow it, `HalfMoved` where a move to it is unfinished, and on
    a team's server `KeyUnfit`.
    """
    is_team = is_team_server()
    if is_team:
        require_team_key(home, url)
    store = opened(home, url, is_team=is_team)
    with store.reading() as connection:
        is_half_moved = connection.scalar(_IS_MOVED_TO) is not None
    if is_half_moved:
        store.close()
        raise HalfMoved.at(store.database.where)
    return store


def opened(home: Path, url: str | None, keys: tuple[str, ...] = (), *, is_team: bool = False) -> Store:
    """The same, with other keys than those at hand if need be, and even where a move to it is unfinished."""
    database = connect(home, url)
    store = Store(database)
    try:
        bring_up_to_date(database)
        with store.writing() as connection:
            hold_opening(connection)
            connection.execute(_WRITE_THE_SAME)
            tidy_tries(connection, time.time())
            keys = keys or keys_at_hand(home)
            is_new = _settle_key(connection, home, database.where, keys)
            if is_team:
                people = settle_people_keys(connection, home, url, keys, is_new=is_new)
                store.use_people_keys(people, keys)
                drop_whose_key_is_gone(connection, people)
                store.without_key = people_without_key(connection, people.known()) if people.all_placed else 0
            else:
                require_no_team(connection, database.where)
            settle_secret(connection)
        with suppress(TraceLeft):
            store.leave_no_trace()
    except BaseException:
        if store.people_keys is not None:
            store.people_keys.close()
        database.engine.dispose()
        raise
    return store


def _settle_key(connection: Connection, home: Path, where: str, keys: tuple[str, ...]) -> bool:
    """Take these keys, or make one for a new database, and say whether it is; refuse keys that open nothing there."""
    is_known = connection.scalar(select(store_facts.c.name).where(_IS_KEY_CHECK))
    if is_known and not keys:
        raise KeyMissing(
            f"The key to the data in {where} is missing, so nobody's words can be read. Nothing was changed. "
            f"Put back the {KEY_FILE} file, or set {KEYS_VARIABLE}, then start again."
        )
    cipher.use_keys(connection.dialect, keys or new_key_file(home))
    if is_known:
        connection.execute(_CHECK).one()
    else:
        connection.execute(store_facts.insert(), KEY_CHECK)
    return not is_known
