"""Everything a person wrote, as rows to take away, and taking such rows in again without writing over anything.

Supervision and workshops are not among them: those hold other people's words too, and have files of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any

from sqlalchemy import ColumnElement, Connection, Label, Table, func, select

from model.access import has_trail, readable_owners
from model.own_file import Rows
from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id
from model.store.database.transactions import Handle, new_id, one_at_a_time
from model.store.key_marks import key_columns
from model.store.own_parts import ALL, LETTERS_OF_A_ROW, LETTERS_OF_ONE, Part
from model.store.relationship.relationships import namesakes
from model.store.row_shapes import LEFT_OUT, OWNER, PARTS, TABLES, Row, checked
from model.store.tables.card import cards
from model.store.tables.plan import own_plans
from model.store.tables.reflection import preferences, reflections
from model.store.tables.relationship import relationships
from model.store.trail.chain import note_act
from model.store.viewer import ViewerContext
from model.team.trail import Deed


@dataclass
class TakenIn:
    """What came of taking a file in, in reflections: those that are new, were here already, and are other here.

    `plans` are plans of one's own that are new.
    """

    new: int = 0
    same: int = 0
    different: int = 0
    plans: int = 0


@dataclass
class _Ids:
    """Under which id each row of a file is kept here, where that is another one."""

    other: dict[str, str] = field(default_factory=dict)

    def of(self, id_: str | None) -> str | None:
        return None if id_ is None else self.other.get(id_, id_)


class OwnRows(Handle[ViewerContext]):
    """All of a viewer's reflections, drafts too, with their relationships, notes, cards, own plans and preferences."""

    def rows(self) -> dict[str, list[Row]]:
        """Every row by its table, words readable, without whose it is."""
        owners = readable_owners(self._context.viewer)
        with self._context.store.reading() as connection:
            return {table.name: _rows(connection, table, owners) for table in TABLES}

    def export(self, part: Part = ALL) -> dict[str, list[Row]]:
        """The same, or a part of it, to be saved as a file, which is written into the viewer's trail."""
        viewer = self._context.viewer
        if not has_trail(viewer.person):
            return part.only(self.rows())
        with self._context.store.writing() as connection:
            note_act(connection, viewer.person, viewer, Deed("exported", "everything"))
            return part.only({table.name: _rows(connection, table, readable_owners(viewer)) for table in TABLES})

    def parts(self) -> list[Part]:
        """The parts that all of it goes into so that each can be brought back, by the length of the words."""
        owners = readable_owners(self._context.viewer)
        with self._context.store.reading() as connection:
            letters = 0 if _is_small(connection) else sum(_letters(connection, table, owners) for table in TABLES)
        number = max(1, -(-letters // LETTERS_OF_ONE))
        return [Part(one, number) for one in range(1, number + 1)]

    def take_in(self, given: Rows) -> TakenIn:
        """Keep what is not here yet, all of it or nothing; what is here in another form stays as it is.

        A relationship whose name is known here goes into that one. Raises `Damaged` for rows that cannot be ours.
        """
        rows = checked(given)
        owner, taken, ids = self._context.viewer.person, TakenIn(), _Ids()
        with self._context.store.writing() as connection:
            one_at_a_time(connection, f"relationships {owner}")
            one_at_a_time(connection, f"preferences {owner}")
            for root, parts in PARTS.items():
                here = _here(connection, root, owner)
                for row in rows[root.name]:
                    unit = {root: [row]} | {part: rows[part.name, row["id"]] for part in parts}
                    self._take_one(connection, unit, here, ids, taken)
            _prefer(connection, owner, rows[preferences.name])
        return taken

    def _take_one(
        self, connection: Connection, unit: Mapping[Table, list[Row]], here: Collection[str], ids: _Ids, taken: TakenIn
    ) -> None:
        root, [row] = next(iter(unit.items()))
        owner, counts = self._context.viewer.person, root is reflections
        if row["id"] in here:
            is_same = all(_alike(_parts(connection, root, table, row["id"]), rows) for table, rows in unit.items())
            taken.same += counts and is_same
            taken.different += counts and not is_same
            return
        if root is relationships and (known := namesakes(connection, owner, row["pseudonym"])):
            ids.other[row["id"]] = known[0].id
            return
        for table, rows in unit.items():
            _write(connection, table, rows, owner, ids)
        taken.new += counts
        taken.plans += root is own_plans


def _rows(connection: Connection, table: Table, owners: Sequence[str]) -> list[Row]:
    query = select(*_columns(table)).where(_is_of(table, owners)).order_by(*table.primary_key)
    return [dict(row) for row in connection.execute(query).mappings()]


def _is_small(connection: Connection) -> bool:
    """Whether the whole database is smaller than a part, where that is known at once."""
    if connection.dialect.name != "sqlite":
        return False
    told = [connection.exec_driver_sql(one).scalar_one() for one in ("PRAGMA page_count", "PRAGMA page_size")]
    return bool(prod(told) <= LETTERS_OF_ONE)


def _letters(connection: Connection, table: Table, owners: Sequence[str]) -> int:
    """How long all words in the table are as they lie there, encrypted, and what else of its rows comes to, packed."""
    lengths = [func.sum(func.length(column)) for column in table.c if isinstance(column.type, EncryptedText)]
    query = select(func.count() * LETTERS_OF_A_ROW, *lengths).select_from(table).where(_is_of(table, owners))
    return sum(length or 0 for length in connection.execute(query).one())


def _is_of(table: Table, owners: Sequence[str]) -> ColumnElement[bool]:
    if OWNER in table.c:
        return table.c[OWNER].in_(owners)
    root, name = _root_of(table)
    return table.c[name].in_(select(root.c.id).where(root.c[OWNER].in_(owners)))


def _columns(table: Table) -> list[Label[Any]]:
    return [column.label(column.key) for column in table.c if column.key not in LEFT_OUT]


def _root_of(table: Table) -> tuple[Table, str]:
    return next((root, parts[table]) for root, parts in PARTS.items() if table in parts)


def _here(connection: Connection, root: Table, owner: str) -> set[str]:
    return set(connection.scalars(select(root.c.id).where(root.c[OWNER] == owner)))


def _parts(connection: Connection, root: Table, table: Table, id_: str) -> list[Row]:
    name = table.c.id if table is root else table.c[_root_of(table)[1]]
    query = select(*_columns(table)).where(name == id_)
    return [dict(row) for row in connection.execute(query).mappings()]


def _alike(kept: list[Row], given: list[Row]) -> bool:
    """Whether two lists hold the same rows, whatever relationship they are filed under."""
    return sorted(map(_told, kept)) == sorted(map(_told, given))


def _told(row: Row) -> str:
    return repr(sorted((name, str(value)) for name, value in row.items() if name != "relationship"))


def _write(connection: Connection, table: Table, rows: list[Row], owner: str, ids: _Ids) -> None:
    """Write rows as this person's own, each under an id that nobody else has here."""
    if "id" in table.c:
        taken = set(connection.scalars(select(table.c.id).where(table.c.id.in_([row["id"] for row in rows]))))
        ids.other |= {id_: new_id() for id_ in taken}
    own = {OWNER: owner} if OWNER in table.c else {}
    named = [column.key for column in table.c if isinstance(column.type, Id)]
    if table is cards:
        rows = [_found_by_its_words(connection, row, has_moved=row["id"] in ids.other) for row in rows]
    if rows:
        connection.execute(table.insert(), [row | {name: ids.of(row[name]) for name in named} | own for row in rows])


def _found_by_its_words(connection: Connection, row: Row, *, has_moved: bool) -> Row:
    """A card whose four words lead to it here too. Where somebody else has it as well, its link leads to theirs."""
    link = {"link_mark": None, "link_until": None} if has_moved else {}
    return row | link | {"key_mark": None} | (key_columns(connection, row["key"]) if row["key"] else {})


def _prefer(connection: Connection, owner: str, rows: list[Row]) -> None:
    known = set(connection.scalars(select(preferences.c.key).where(preferences.c.owner == owner)))
    _write(connection, preferences, [row for row in rows if row["key"] not in known], owner, _Ids())
