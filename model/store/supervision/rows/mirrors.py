"""The rows of mirrors that were not shown in their meeting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from pydantic import BaseModel, TypeAdapter, ValidationError
from sqlalchemy import Connection, RowMapping, bindparam, select

from model.store.supervision.rows.answers import answers_in
from model.store.tables.supervision import kept_mirrors, meetings, records
from model.supervision.mirror import KeptMirror, said_unseen
from model.supervision.mirror_over_time import MOST_MEETINGS, MirrorPlaces, mirror_places
from model.supervision.record import RecordBody, Said

_SAID: TypeAdapter[dict[str, tuple[str, str | None]]] = TypeAdapter(dict[str, tuple[str, str | None]])
_later = meetings.alias("later")
_ALL = (
    select(kept_mirrors, meetings.c.held_on, _later.c.fixed_at.is_not(None).label("is_settled"))
    .join(meetings, meetings.c.id == kept_mirrors.c.meeting)
    .outerjoin(_later, _later.c.id == kept_mirrors.c.brought_to)
    .where(meetings.c.supervision == bindparam("the_id"))
    .order_by(meetings.c.held_on.desc(), meetings.c.started_at.desc(), meetings.c.id.desc())
)
_NEWEST_RECORDS = (
    select(meetings.c.id, meetings.c.held_on, records.c.body)
    .join(records, records.c.meeting == meetings.c.id)
    .where(meetings.c.supervision == bindparam("the_id"))
    .order_by(meetings.c.held_on.desc(), meetings.c.started_at.desc(), meetings.c.id.desc())
    .limit(MOST_MEETINGS)
)
_GONE = kept_mirrors.delete().where(
    kept_mirrors.c.meeting.in_(select(meetings.c.id).where(meetings.c.supervision == bindparam("the_id")))
)


def keep_mirror(connection: Connection, meeting: str, body: RecordBody) -> None:
    """Keep what was said in the mirror of a meeting and is not in its record, where there is any."""
    said = said_unseen(answers_in(connection, meeting), body.fields)
    if said:
        row = {"meeting": meeting, "said": _SAID.dump_json(said).decode(), "brought_to": None}
        connection.execute(kept_mirrors.insert(), row)


def mirrors_in(connection: Connection, supervision: str) -> list[KeptMirror]:
    """Those of one supervision, newest first."""
    return [_mirror(row) for row in connection.execute(_ALL, {"the_id": supervision}).mappings()]


def places_in_mirrors(connection: Connection, supervision: str) -> Iterator[MirrorPlaces]:
    """The places of each mirror of the newest confirmed meetings, oldest first, whether shown there or kept since.

    A record that is damaged shows nothing here; its own page says so.
    """
    kept = {one.meeting: one.said for one in mirrors_in(connection, supervision)}
    for row in reversed(connection.execute(_NEWEST_RECORDS, {"the_id": supervision}).all()):
        with suppress(ValidationError):
            shown = {one.field: (one.words, one.place) for one in _OfRecord.model_validate_json(row.body).said}
            yield mirror_places(row.held_on, {**shown, **kept.get(row.id, {})})


def forget_mirrors(connection: Connection, supervision: str) -> None:
    """Delete all of one supervision."""
    connection.execute(_GONE, {"the_id": supervision})


def _mirror(row: RowMapping) -> KeptMirror:
    said = _SAID.validate_json(row["said"])
    return KeptMirror(row["meeting"], row["held_on"], said, row["brought_to"], bool(row["is_settled"]))


class _OfRecord(BaseModel):
    """Of a record, what was said alone: its script need not be read for that."""

    said: tuple[Said, ...]
