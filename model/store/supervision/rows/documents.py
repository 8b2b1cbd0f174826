"""The documents of a meeting: its script, what was carried in, its confirmed record, and the comments on it."""

from __future__ import annotations

from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, bindparam, select

from model.answers import Answer
from model.content.supervision.schema import MIRRORED, Script
from model.store.database.columns import columns_of
from model.store.database.faults import Corrupt
from model.store.tables.supervision import comments, meeting_scripts, records
from model.supervision.brought import Brought
from model.supervision.meeting import Comment
from model.supervision.record import Carried, RecordBody

_CARRIED: TypeAdapter[tuple[Carried, ...]] = TypeAdapter(tuple[Carried, ...])
_OF = meeting_scripts.c.meeting == bindparam("the_id")
_SCRIPT = select(meeting_scripts.c.script).where(_OF)
_CARRIED_IN = select(meeting_scripts.c.carried).where(_OF)
_BODY = select(records.c.body).where(records.c.meeting == bindparam("the_id"))
_COMMENTS = (
    select(*columns_of(comments, Comment))
    .where(comments.c.meeting == bindparam("the_id"))
    .order_by(comments.c.written_at, comments.c.id)
)


def keep_script(connection: Connection, meeting: str, script: Script, carried: tuple[Carried, ...]) -> None:
    """Keep what a new meeting is held with."""
    kept = {"script": script.model_dump_json(), "carried": _CARRIED.dump_json(carried).decode()}
    connection.execute(meeting_scripts.insert(), kept | {"meeting": meeting})


def script_of(connection: Connection, meeting: str) -> Script:
    """The script of an open meeting."""
    return Script.model_validate_json(connection.execute(_SCRIPT, {"the_id": meeting}).scalar_one())


def carried_into(connection: Connection, meeting: str) -> tuple[Carried, ...]:
    """The earlier actions an open meeting began with."""
    return _CARRIED.validate_json(connection.execute(_CARRIED_IN, {"the_id": meeting}).scalar_one())


def kept_body(connection: Connection, meeting: str) -> RecordBody:
    """The confirmed record of a fixed meeting. Raises `Corrupt` where it cannot be read."""
    return read_body(connection.execute(_BODY, {"the_id": meeting}).scalar_one())


def read_body(text: str) -> RecordBody:
    """A record from its JSON. Raises `Corrupt`, which tells nobody's words."""
    try:
        return RecordBody.model_validate_json(text)
    except ValidationError:
        raise Corrupt(
            "The record of this meeting is damaged and cannot be read. Everything else is as it was. "
            "Put back a backup, or ask the other person for the record they keep."
        ) from None


def comments_in(connection: Connection, meeting: str) -> list[Comment]:
    """The comments on a record, oldest first."""
    return [Comment(**row) for row in connection.execute(_COMMENTS, {"the_id": meeting}).mappings()]


def answers_of(body: RecordBody, moment: datetime) -> dict[str, Answer]:
    """What was said in a confirmed meeting, by field."""
    return {one.field: Answer(one.field, one.words, one.place, 1, moment, "") for one in body.said}


def brought_of(body: RecordBody, moment: datetime) -> list[Brought]:
    """What was brought to a confirmed meeting, as the record has it; whose reflection it was is not kept."""
    return [Brought(one.source, one.item, moment) for one in body.brought]


def shown_of(body: RecordBody) -> frozenset[str]:
    """What was shown in a confirmed meeting, by its record."""
    mirror = {"practitioner.mirror.more", *(f"practitioner.mirror.{key}" for key in MIRRORED)}
    elements = {one.field.removesuffix(".place") for one in body.brought if one.kind == "pattern"}
    for one in body.said:
        if one.field.startswith(("supervisor.view.", "supervisor.basis.")):
            elements.add(one.field.rpartition(".")[2])
    return frozenset(elements | ({"mirror"} if mirror & body.fields.keys() else set()))
