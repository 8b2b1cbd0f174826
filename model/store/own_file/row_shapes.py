"""What rows from a file have to be like to be taken in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, date
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, create_model
from sqlalchemy import Boolean, Column, Date, Integer, Table

from model.access import PRACTITIONER, Seat
from model.own_file import Damaged, Rows
from model.own_plan.file import left_out_in, plan_in
from model.own_plan.plan import PlanKind
from model.reflection.reflection import MOST_NEXT_STEPS
from model.store.database.columns import Id, Moment
from model.store.database.faults import TooLong
from model.store.database.words import cleaned
from model.store.own_file.meeting_shapes import OF_ITS_OWN, MadeElsewhere, require_meetings
from model.store.own_file.room_shapes import OF_ROOMS, require_rooms
from model.store.own_file.tables import LEFT_OUT, OWNER, PARTS, SEAT, SUPERVISION, TABLES, Row
from model.store.tables.card import cards
from model.store.tables.plan import own_plans
from model.store.tables.reflection import next_steps, reflections
from model.store.tables.relationship import relationships
from model.store.tables.supervision import brought, supervisions

_IN_OLDER_FILES = frozenset({"key_mark"})
"""Of the columns that are left out the ones that files of older versions have; what they hold is let go of."""


def checked(given: Rows) -> defaultdict[Any, list[Row]]:
    """The rows of each table by its name, and those of each part by its name and what they belong to.

    Raises `Damaged` for rows that cannot be ours.
    """
    if not set(given) <= {table.name for table in TABLES}:
        raise Damaged
    found: defaultdict[Any, list[Row]] = defaultdict(list)
    for table in TABLES:
        try:
            found[table.name] = [_MODELS[table].model_validate(row).model_dump() for row in given.get(table.name, ())]
        except (ValidationError, TooLong):
            raise Damaged from None
        _require_once(table, found[table.name])
    for root, parts in PARTS.items():
        for table, name in parts.items():
            for row in found[table.name]:
                found[table.name, row[name]].append(row)
        _require_known(found, root, parts)
    require_meetings(found)
    require_rooms(found)
    return found


def _require_once(table: Table, rows: list[Row]) -> None:
    keys = [tuple(row[column.key] for column in table.primary_key if column.key != OWNER) for row in rows]
    steps = [(row["reflection"], row["position"]) for row in rows] if table is next_steps else []
    if len(keys) != len(set(keys)) or len(steps) != len(set(steps)):
        raise Damaged


def _require_known(found: Mapping[Any, list[Row]], root: Table, parts: Mapping[Table, str]) -> None:
    """Whatever a row names has to be in the file as well, but for the meeting of what was brought of a reflection."""
    known = {row["id"] for row in found[root.name]}
    reflected = {row["id"] for row in found[reflections.name]}
    named = {
        row[name]
        for table, name in parts.items()
        for row in found[table.name]
        if not (table is brought and row["reflection"] in reflected)
    }
    if not named <= known:
        raise Damaged
    for column, other in (("relationship", relationships), ("reflection", reflections), ("supervision", supervisions)):
        about = {row[column] for row in found[root.name]} if column in root.c else set()
        if not about - {None} <= {row["id"] for row in found[other.name]}:
            raise Damaged
    if root is cards and any((row["relationship"] is None) == (row["reflection"] is None) for row in found[cards.name]):
        raise Damaged


def _readable_as(read: Callable[[str], object]) -> Callable[[str], str]:
    """Words that can be read in this way, unchanged; what raises ValueError is refused."""

    def words(given: str) -> str:
        read(given)
        return given

    return words


_Words = Annotated[str, AfterValidator(cleaned)]
_InUtc = Annotated[AwareDatetime, AfterValidator(lambda moment: moment.astimezone(UTC))]
_OwnId = Annotated[str, Field(pattern=r"\A[0-9a-f]{24}\z")]
_Number = Annotated[int, Field(ge=0, lt=2**31)]


_OF_ITS_OWN: dict[Column[Any], Any] = {
    next_steps.c.position: Annotated[int, Field(ge=0, lt=MOST_NEXT_STEPS)],
    own_plans.c.kind: PlanKind,
    own_plans.c.words: Annotated[_Words, AfterValidator(_readable_as(plan_in))],
    own_plans.c.left_out: Annotated[_Words, AfterValidator(_readable_as(left_out_in))],
    **OF_ITS_OWN,
    **OF_ROOMS,
}
"""What columns hold that are more than their type says."""


def _kind(column: Column[Any]) -> Any:
    if column in _OF_ITS_OWN:
        return _OF_ITS_OWN[column]
    of_id = MadeElsewhere if any(column.table in (root, *parts) for root, parts in SUPERVISION.items()) else _OwnId
    for of_column, kind in ((Id, of_id), (Moment, _InUtc), (Date, date), (Boolean, bool), (Integer, _Number)):
        if isinstance(column.type, of_column):
            return kind
    return _Words


def _model(table: Table) -> type[BaseModel]:
    """What a row of a table has to be like; what may be empty may be missing, as it is in files of older versions.

    Those have meetings of their practitioner alone.
    """
    told = {
        column.key: (_kind(column) | None, None) if column.nullable else (_kind(column), ...)
        for column in table.c
        if column.key not in LEFT_OUT
    }
    added = {SEAT: (Seat, PRACTITIONER)} if table is supervisions else {}
    ignored = {name: (str | None, Field(None, exclude=True)) for name in _IN_OLDER_FILES & set(table.c.keys())}
    fields: Any = told | added | ignored
    model: type[BaseModel] = create_model(table.name, __config__=ConfigDict(extra="forbid"), **fields)
    return model


_MODELS = {table: _model(table) for table in TABLES}
