"""What was deleted a moment ago: in this process's memory alone, as its rows were, and how it is put back.

The database has let go of it by then, so nothing of it is left where the process ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock, Timer

from sqlalchemy import Connection, Table, bindparam, select

from model.access import NotYours
from model.reflection.reflection import Reflection
from model.store.database.columns import metadata
from model.store.database.last_deletion import note_deletion, sign_of_deleting_everything
from model.store.database.rows import Row, put_back, rows_as_kept
from model.store.database.transactions import new_id, now
from model.store.supervision.brought import bring_again
from model.store.tables.reflection import reflections
from model.store.tables.relationship import relationships
from model.store.tables.supervision import brought

SECONDS = 60
"""How long a deletion can be undone."""

_PARTS = [
    (table, key.parent)
    for table in metadata.sorted_tables
    for key in table.foreign_keys
    if key.column is reflections.c.id and key.ondelete == "CASCADE" and table is not brought
]
"""The tables of what goes with a reflection, each with its column that names it; meetings lose it by themselves."""

_RELATIONSHIP = (
    select(relationships.c.id)
    .where(relationships.c.id == bindparam("the_id"), relationships.c.owner == bindparam("the_owner"))
    .with_for_update()
)


@dataclass(frozen=True)
class Deleted:
    """A reflection as it was deleted in a tab, with all that went with it. `sign` is that of deleting everything."""

    row: Row
    parts: Mapping[Table, Sequence[Row]]
    taken_back: Sequence[Row]
    sign: str
    tab: str
    until: datetime = field(default_factory=lambda: now() + timedelta(seconds=SECONDS))

    @property
    def reflection(self) -> Reflection:
        """The reflection without its headline, which stays encrypted."""
        return Reflection(**{**self.row, "headline": ""})


def about_to_be_deleted(connection: Connection, reflection: str, tab: str, taken_back: Sequence[Row]) -> Deleted:
    """A reflection that is held, with all that goes with it and what was `taken_back` from meetings."""
    [row] = rows_as_kept(connection, reflections, reflections.c.id == reflection)
    parts = {table: rows_as_kept(connection, table, column == reflection) for table, column in _PARTS}
    return Deleted(row, parts, taken_back, sign_of_deleting_everything(connection), tab)


def put_all_back(connection: Connection, deleted: Deleted) -> bool:
    """Write it all again as it was; whether what was brought of it to meetings is there again too.

    A relationship that was deleted meanwhile stays so. Raises `NotYours` where everything was deleted meanwhile.
    """
    if sign_of_deleting_everything(connection) != deleted.sign:
        raise NotYours
    owner = deleted.row["owner"]
    whose = connection.scalar(_RELATIONSHIP, {"the_id": deleted.row["relationship"], "the_owner": owner})
    put_back(connection, reflections, [{**deleted.row, "relationship": whose}])
    for table, rows in deleted.parts.items():
        put_back(connection, table, rows)
    note_deletion(connection)
    return bring_again(connection, owner, deleted.taken_back)


class JustDeleted:
    """All that can be undone now, each until its own time is over."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Deleted, Timer]] = {}
        self._lock = Lock()

    def hold(self, deleted: Deleted) -> None:
        """Hold it until its time is over."""
        name = new_id()
        clock = Timer((deleted.until - now()).total_seconds(), self._let_go, (name,))
        clock.daemon = True
        with self._lock:
            self._held[name] = deleted, clock
        clock.start()

    def of(self, person: str, tab: str) -> list[Deleted]:
        """What this person deleted in this tab, the last one first."""
        return list(self._of(person, tab).values())[::-1]

    def take(self, person: str, tab: str, reflection: str) -> Deleted:
        """Hold one of these no more, and return it. Raises `NotYours`."""
        for name, deleted in self._of(person, tab).items():
            if deleted.row["id"] == reflection and self._let_go(name):
                return deleted
        raise NotYours

    def drop(self, person: str | None = None) -> None:
        """Hold nothing of this person's any more, or of anybody's."""
        for name, (deleted, _) in list(self._held.items()):
            if person in (None, deleted.row["owner"]):
                self._let_go(name)

    def _of(self, person: str, tab: str) -> dict[str, Deleted]:
        with self._lock:
            held = {name: deleted for name, (deleted, _) in self._held.items()}
        return {
            name: one
            for name, one in held.items()
            if (one.row["owner"], one.tab) == (person, tab) and now() < one.until
        }

    def _let_go(self, name: str) -> bool:
        """Let go of one; False where that was done before."""
        with self._lock:
            _, clock = self._held.pop(name, (None, None))
        if clock is not None:
            clock.cancel()
        return clock is not None
