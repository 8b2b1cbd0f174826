"""The rows of what was brought to an open meeting."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from model.store.database.columns import columns_of, named
from model.store.tables.supervision import brought
from model.supervision.brought import Brought, BroughtItem

_ITEM = columns_of(brought, BroughtItem)
_BROUGHT = columns_of(brought, Brought)
_ALL = (
    select(*_ITEM, *_BROUGHT)
    .where(brought.c.meeting == bindparam("the_id"))
    .order_by(brought.c.source, brought.c.position)
)


def brought_to(connection: Connection, meeting: str) -> list[Brought]:
    """All that was brought to an open meeting, under the numbers it is kept under."""
    return [
        Brought(item=BroughtItem(**named(row, _ITEM)), **named(row, _BROUGHT))
        for row in connection.execute(_ALL, {"the_id": meeting}).mappings()
    ]


def numbered(found: Sequence[Brought]) -> list[Brought]:
    """The same with the reflections numbered from 1, whichever were taken back in between."""
    sources = {source: number for number, source in enumerate(sorted({one.source for one in found}), 1)}
    return [Brought(sources[one.source], one.item, one.brought_at, one.reflection) for one in found]


def keep_brought(connection: Connection, meeting: str, found: Sequence[Brought]) -> None:
    """Keep what is brought, in this order."""
    rows = [
        vars(one.item)
        | {"source": one.source, "reflection": one.reflection, "brought_at": one.brought_at}
        | {"meeting": meeting, "position": position}
        for position, one in enumerate(found)
    ]
    if rows:
        connection.execute(brought.insert(), rows)
