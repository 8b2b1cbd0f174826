"""Taking in rows of a file: what is missing is added, and nothing is written over."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, bindparam, exists, select

from model.access import guest_of
from model.store.database.columns import Id
from model.store.database.transactions import new_id
from model.store.key_marks import key_columns
from model.store.record_shapes import SUPERVISION
from model.store.relationship.relationships import namesakes
from model.store.row_shapes import OWNER, PARTS, PRACTITIONER, SUPERVISOR, Row, columns_of_file, root_of
from model.store.tables.card import cards
from model.store.tables.plan import own_plans
from model.store.tables.reflection import preferences, reflections
from model.store.tables.relationship import relationships
from model.store.tables.supervision import kept_mirrors, meetings, supervisions

_BROUGHT = (
    kept_mirrors.update()
    .where(kept_mirrors.c.meeting == bindparam("the_mirror"), exists().where(meetings.c.id == bindparam("the_meeting")))
    .values(brought_to=bindparam("the_meeting"))
)
"""Where a mirror was brought to, once all meetings are here."""


@dataclass
class TakenIn:
    """What came of taking a file in, in reflections: those that are new, were here already, and are other here.

    `plans` are plans of one's own that are new, and `records` those of supervision.
    """

    new: int = 0
    same: int = 0
    different: int = 0
    plans: int = 0
    records: int = 0


@dataclass
class _Ids:
    """Whose the rows of a file become, and under which id each is kept here, where that is another one."""

    owner: str
    other: dict[str, str] = field(default_factory=dict)

    def of(self, id_: str | None) -> str | None:
        return None if id_ is None else self.other.get(id_, id_)


def take_in(connection: Connection, owner: str, rows: Mapping[Any, list[Row]]) -> TakenIn:
    """Keep what is not here yet of rows that were checked."""
    taken, ids, brought = TakenIn(), _Ids(owner), list[Row]()
    for root, parts in PARTS.items():
        here = _here(connection, supervisions if root is meetings else root, owner)
        for row in rows[root.name]:
            unit = {root: [row]} | {part: rows[part.name, row["id"]] for part in parts}
            if root not in SUPERVISION:
                _take_one(connection, unit, here, ids, taken)
            elif root is supervisions:
                _take_supervision(connection, unit, owner)
            elif row["supervision"] in here and _take_supervision(connection, unit, owner):
                taken.records += 1
                brought += unit[kept_mirrors]
    for mirror in brought:
        connection.execute(_BROUGHT, {"the_mirror": mirror["meeting"], "the_meeting": mirror["brought_to"]})
    _prefer(connection, owner, rows[preferences.name])
    return taken


def _take_supervision(connection: Connection, unit: Mapping[Table, list[Row]], owner: str) -> bool:
    """Add a supervision, or a confirmed meeting of one that is this person's; False where any of it is here.

    Its record names it by its ids, so none of them can be another one here.
    """
    if any(_taken(connection, table, rows) for table, rows in unit.items() if "id" in table.c):
        return False
    for table, rows in unit.items():
        _write(connection, table, rows, _Ids(owner))
    return True


def _take_one(
    connection: Connection,
    unit: Mapping[Table, list[Row]],
    here: Collection[str],
    ids: _Ids,
    taken: TakenIn,
) -> None:
    root, [row] = next(iter(unit.items()))
    counts = root is reflections
    if row["id"] in here:
        is_same = all(_alike(_parts(connection, root, table, row["id"]), rows) for table, rows in unit.items())
        taken.same += counts and is_same
        taken.different += counts and not is_same
        return
    if root is relationships and (known := namesakes(connection, ids.owner, row["pseudonym"])):
        ids.other[row["id"]] = known[0].id
        return
    for table, rows in unit.items():
        _write(connection, table, rows, ids)
    taken.new += counts
    taken.plans += root is own_plans


def _here(connection: Connection, root: Table, owner: str) -> set[str]:
    whose = root.c[PRACTITIONER if root is supervisions else OWNER]
    return set(connection.scalars(select(root.c.id).where(whose == owner)))


def _taken(connection: Connection, table: Table, rows: list[Row]) -> set[str]:
    """Those of these ids that are here, whoever's they are."""
    return set(connection.scalars(select(table.c.id).where(table.c.id.in_([row["id"] for row in rows]))))


def _parts(connection: Connection, root: Table, table: Table, id_: str) -> list[Row]:
    name = table.c.id if table is root else table.c[root_of(table)[1]]
    query = select(*columns_of_file(table)).where(name == id_)
    return [dict(row) for row in connection.execute(query).mappings()]


def _alike(kept: list[Row], given: list[Row]) -> bool:
    """Whether two lists hold the same rows, whatever relationship they are filed under."""
    return sorted(map(_told, kept)) == sorted(map(_told, given))


def _told(row: Row) -> str:
    return repr(sorted((name, str(value)) for name, value in row.items() if name != "relationship"))


def _write(connection: Connection, table: Table, rows: list[Row], ids: _Ids) -> None:
    """Write rows as this person's own, each under an id that nobody else has here."""
    if "id" in table.c:
        ids.other |= {id_: new_id() for id_ in _taken(connection, table, rows)}
    own = {OWNER: ids.owner} if OWNER in table.c else {}
    named = [column.key for column in table.c if isinstance(column.type, Id)]
    if table is cards:
        rows = [_found_by_its_words(connection, row, has_moved=row["id"] in ids.other) for row in rows]
    if table is supervisions:
        rows = [row | {PRACTITIONER: ids.owner, SUPERVISOR: guest_of(row["id"]).person} for row in rows]
    if table is kept_mirrors:
        rows = [row | {"brought_to": None} for row in rows]
    if rows:
        connection.execute(table.insert(), [row | {name: ids.of(row[name]) for name in named} | own for row in rows])


def _found_by_its_words(connection: Connection, row: Row, *, has_moved: bool) -> Row:
    """A card whose four words lead to it here too. Where somebody else has it as well, its link leads to theirs."""
    link = {"link_mark": None, "link_until": None} if has_moved else {}
    return row | link | {"key_mark": None} | (key_columns(connection, row["key"]) if row["key"] else {})


def _prefer(connection: Connection, owner: str, rows: list[Row]) -> None:
    known = set(connection.scalars(select(preferences.c.key).where(preferences.c.owner == owner)))
    _write(connection, preferences, [row for row in rows if row["key"] not in known], _Ids(owner))
