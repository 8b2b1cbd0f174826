"""People with words but without a key: the keys of people are an older copy than the data, or a part of them is lost.

Whose key was deleted with all they kept is none of them: that is noted among the keys, and what an older copy of the
data brings back of theirs is deleted again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, or_, select, union

from model.access import is_account
from model.store.database.engine import Database, connect, sqlite_file
from model.store.database.faults import faults_told
from model.store.database.migrate import HEAD, revision_of
from model.store.keys.people import address_of_keys, connect_to_keys, known_in
from model.store.keys.row_tokens import secret_columns
from model.store.keys.team import PEOPLE
from model.store.tables.reflection import store_facts
from model.store.tables.whose import WHOSE

_HAS_SUCH_KEYS = select(store_facts.c.name).where(store_facts.c.name == PEOPLE)
_OWNERS = union(
    *(
        select(table.c[whose.column]).where(or_(*(table.c[name].is_not(None) for name in secret_columns(table))))
        for table, whose in WHOSE.items()
        if whose.parent is None and secret_columns(table)
    )
)
"""Everybody with words in a table that is one person's alone: these can be read under their key only."""


def people_without_key(connection: Connection, known: Collection[str]) -> int:
    """How many people have words here that nothing opens; `known` are all who have a key, or had one deleted."""
    return sum(is_account(person) for person in set(connection.scalars(_OWNERS)).difference(known))


def look_for_people_without_key(home: Path, url: str | None) -> int:
    """The same of the data in `home` or at `url` before it is opened; nothing is changed. Raises a `StoreFault`."""
    with _looking(sqlite_file(home, url), lambda: connect(home, url)) as data:
        if data is None or revision_of(data) != HEAD or data.scalar(_HAS_SUCH_KEYS) is None:
            return 0
        file = sqlite_file(home, address_of_keys(home, url))
        with _looking(file, lambda: connect_to_keys(home, url)) as keys:
            known = known_in(keys) if keys is not None else frozenset[str]()
        return 0 if known is None else people_without_key(data, known)


def told_without_key(count: int) -> str:
    """What is said of so many, in one line without anybody's id or name."""
    who = "1 person has" if count == 1 else f"{count} people have"
    return (
        f"{who} words in the data but no key among the keys of people, so nobody can read them. Those keys are older "
        "than the data, or a part of them is lost. Stop all processes before anybody signs in, and put the newest "
        "backup of the keys of people back: docs/deployment.md, Keys of people."
    )


@contextmanager
def _looking(file: Path | None, connected: Callable[[], Database]) -> Iterator[Connection | None]:
    """A connection to a database; None where that would be a `file` that is not there."""
    if file is not None and not file.exists():
        yield None
        return
    database = connected()
    try:
        with faults_told(database.where), database.to_read.connect() as connection:
            yield connection
    finally:
        database.engine.dispose()
