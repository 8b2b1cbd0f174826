"""Taking in rows of a file: what is missing is added, and nothing is written over."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from model.store.key_marks import key_columns
from model.store.own_file.kept import Ids, TakenIn, are_alike, kept_rows, taken_ids, write
from model.store.own_file.meetings import TakenMeetings
from model.store.own_file.tables import OWNER, PARTS, SUPERVISION, Row
from model.store.relationship.relationships import namesakes
from model.store.tables.card import cards
from model.store.tables.plan import own_plans
from model.store.tables.reflection import preferences, reflections
from model.store.tables.relationship import relationships
from model.store.tables.supervision import supervisions
from model.store.tables.workshop import rooms


def take_in(connection: Connection, owner: str, rows: Mapping[Any, list[Row]]) -> TakenIn:
    """Keep what is not here yet of rows that were checked."""
    taken, ids = TakenIn(), Ids(owner)
    in_supervision = TakenMeetings(connection, ids, taken)
    for root, parts in PARTS.items():
        here = set[str]() if root in SUPERVISION else _here(connection, root, owner)
        for row in rows[root.name]:
            unit = {root: [row]} | {part: rows[part.name, row["id"]] for part in parts}
            if root not in SUPERVISION:
                _take_one(connection, unit, here, ids, taken)
            elif root is supervisions:
                in_supervision.add(unit)
            else:
                in_supervision.take(unit)
    in_supervision.settle(rows)
    _prefer(connection, owner, rows[preferences.name])
    return taken


def _take_one(
    connection: Connection,
    unit: Mapping[Table, list[Row]],
    here: Collection[str],
    ids: Ids,
    taken: TakenIn,
) -> None:
    root, [row] = next(iter(unit.items()))
    counts = root is reflections
    if row["id"] in here:
        is_same = all(are_alike(kept_rows(connection, root, table, row["id"]), rows) for table, rows in unit.items())
        taken.same += counts and is_same
        taken.different += counts and not is_same
        taken.other_workshops += root is rooms and not is_same
        return
    if root is relationships and (known := namesakes(connection, ids.owner, row["pseudonym"])):
        ids.other[row["id"]] = known[0].id
        return
    for table, rows in unit.items():
        is_card = table is cards
        write(connection, table, [_found_by_its_words(connection, one) for one in rows] if is_card else rows, ids)
    taken.new += counts
    taken.plans += root is own_plans
    taken.workshops += root is rooms


def _here(connection: Connection, root: Table, owner: str) -> set[str]:
    return set(connection.scalars(select(root.c.id).where(root.c[OWNER] == owner)))


def _found_by_its_words(connection: Connection, row: Row) -> Row:
    """A card whose four words lead to it here too. Where somebody else has it as well, its link leads to theirs."""
    link = {"link_mark": None, "link_until": None} if taken_ids(connection, cards, [row]) else {}
    return row | link | {"key_mark": None} | (key_columns(connection, row["key"]) if row["key"] else {})


def _prefer(connection: Connection, owner: str, rows: list[Row]) -> None:
    known = set(connection.scalars(select(preferences.c.key).where(preferences.c.owner == owner)))
    write(connection, preferences, [row for row in rows if row["key"] not in known], Ids(owner))
