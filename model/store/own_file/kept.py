"""What is here of the rows of a file, whether that is the same, and writing what is not here."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, select

from model.store.database.columns import Id
from model.store.database.transactions import new_id
from model.store.own_file.tables import EMPTIED, OWNER, Row, columns_of_file, root_of


@dataclass
class TakenIn:
    """What came of taking a file in, in reflections: those that are new, were here already, and are other here.

    `plans` are plans of one's own that are new, `records` those of supervision, `meetings` those that are open,
    `people` those of supervision with whom no meeting came, and `workshops` those that have ended. `other_meetings` and
    `other_workshops` are another way here, or beside an open meeting that is; `left_out` are meetings in which somebody
    else has a part here.
    """

    new: int = 0
    same: int = 0
    different: int = 0
    plans: int = 0
    records: int = 0
    meetings: int = 0
    people: int = 0
    other_meetings: int = 0
    left_out: int = 0
    workshops: int = 0
    other_workshops: int = 0


@dataclass
class Ids:
    """Whose the rows of a file become, and under which id each is kept here, where that is another one."""

    owner: str
    other: dict[str, str] = field(default_factory=dict)

    def of(self, id_: str | None) -> str | None:
        """The id here of what has this one in the file."""
        return None if id_ is None else self.other.get(id_, id_)


def taken_ids(connection: Connection, table: Table, rows: list[Row]) -> set[str]:
    """Those of these ids that are here, whoever's they are."""
    return set(connection.scalars(select(table.c.id).where(table.c.id.in_([row["id"] for row in rows]))))


def kept_rows(connection: Connection, root: Table, table: Table, id_: str) -> list[Row]:
    """The rows of a table that belong to what has this id in its root, as a file would have them."""
    name = table.c.id if table is root else table.c[root_of(table)[1]]
    query = select(*columns_of_file(table)).where(name == id_)
    return [dict(row) for row in connection.execute(query).mappings()]


def are_alike(kept: list[Row], given: list[Row]) -> bool:
    """Whether two lists hold the same rows, whatever relationship they are filed under."""
    return sorted(map(_told, kept)) == sorted(map(_told, given))


def write(connection: Connection, table: Table, rows: list[Row], ids: Ids) -> None:
    """Write rows as this person's own, each under an id that nobody else has here."""
    if "id" in table.c:
        ids.other |= {id_: new_id() for id_ in taken_ids(connection, table, rows)}
    own = {OWNER: ids.owner} if OWNER in table.c else {}
    own |= {name: "" for name in EMPTIED if name in table.c}
    named = [column.key for column in table.c if isinstance(column.type, Id) and column.key not in own]
    if rows:
        connection.execute(table.insert(), [row | {name: ids.of(row[name]) for name in named} | own for row in rows])


def _told(row: Row) -> str:
    return repr(sorted((name, str(value)) for name, value in row.items() if name != "relationship"))
