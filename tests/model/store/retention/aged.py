"""Things of a great age, what came of carrying the settings out, and what is left."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Column, Table, select

from model.access import OPERATOR, Viewer
from model.store import Store
from model.store.retention.retention import Outcome
from model.store.tables.reflection import metadata
from model.team.settings import Keeping

TODAY = date(2026, 11, 29)
LONG_AGO = datetime(2026, 1, 2, 9, tzinfo=UTC)
ANNA, BERT = Viewer("anna"), Viewer("bert")


def keep(store: Store, keeping: Keeping, today: date = TODAY) -> dict[str, Outcome]:
    """Carry it out; what came of each kind that has days."""
    return {one.kind: one for one in store.retention(OPERATOR).carry_out(keeping, today) if one.day}


def only(**days: int) -> Keeping:
    """Days for these kinds, and for no others."""
    return Keeping(**{"trail": 0, **days})


def age(store: Store, column: Column[object], moment: object = LONG_AGO) -> None:
    """Let every row of a table be this old."""
    assert isinstance(column.table, Table)
    with store.writing() as connection:
        connection.execute(column.table.update().values({column.name: moment}))


def acts(store: Store, viewer: Viewer) -> list[tuple[str, str, str, int]]:
    """What a person's trail tells, the oldest first."""
    return [(one.actor, one.act, one.kind, one.things) for one in reversed(store.trail(viewer).mine())]


def everything(store: Store) -> dict[str, list[str]]:
    """All that the tables hold but for the sign of the last deletion."""
    with store.reading() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in metadata.sorted_tables
            if table.name != "store_facts"
        }
