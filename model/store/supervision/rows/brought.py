"""The rows of what was brought to an open meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, select

from model.answers import Answers
from model.content.published import ELEMENTS
from model.store.database.columns import columns_of, named
from model.store.tables.supervision import brought, meeting_answers
from model.supervision.brought import Brought, BroughtItem, brought_here, is_brought_here
from model.supervision.fields import is_placed_here, placed_here

_ITEM = columns_of(brought, BroughtItem)
_BROUGHT = columns_of(brought, Brought)
_ALL = (
    select(*_ITEM, *_BROUGHT)
    .where(brought.c.meeting == bindparam("the_id"))
    .order_by(brought.c.source, brought.c.position)
)
_FIELDS: BindParameter[str] = bindparam("fields", expanding=True)
_UNTOLD = brought.delete().where(
    brought.c.meeting == bindparam("the_id"), brought.c.field.in_(_FIELDS), brought.c.place.is_(None)
)
_FROM = brought.delete().where(brought.c.meeting == bindparam("the_id"), brought.c.source == bindparam("the_source"))
_PLACED = meeting_answers.delete().where(
    meeting_answers.c.meeting == bindparam("the_id"), meeting_answers.c.field.in_(_FIELDS)
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


def bring_placed_here(connection: Connection, meeting: str, said: Answers, moment: datetime) -> None:
    """Keep the places the practitioner gave in the meeting as brought ones, instead of those brought of it before.

    They stand instead of what a file of everything told of the same elements, which is no more than that there was one.
    """
    placed, key = placed_here(said), {"the_id": meeting}
    found = brought_to(connection, meeting)
    before = [one for one in found if is_brought_here(one.item)]
    if not (placed or before):
        return
    source = before[0].source if before else max((one.source for one in found), default=0) + 1
    given = {brought_here(element, "").field for element in ELEMENTS if f"practitioner.view.{element}" in said}
    stay = [one for one in before if one.item.field not in given]
    new = [Brought(source, brought_here(element, place), moment) for element, place in placed.items()]
    connection.execute(_UNTOLD, key | {"fields": [one.item.field for one in new]})
    connection.execute(_FROM, key | {"the_source": source})
    keep_brought(connection, meeting, [*stay, *new])


def forget_placed_here(connection: Connection, meeting: str, said: Answers) -> None:
    """Let go of the fields these places were given in: once shown, they are brought ones and nothing else."""
    fields = [field for field in said if is_placed_here(field)]
    connection.execute(_PLACED, {"the_id": meeting, "fields": fields})


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
