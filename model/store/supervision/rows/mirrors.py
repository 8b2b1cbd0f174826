"""The rows of mirrors that were not shown in their meeting."""

from __future__ import annotations

from pydantic import TypeAdapter
from sqlalchemy import Connection, RowMapping, bindparam, select

from model.store.supervision.rows.answers import answers_in
from model.store.tables.supervision import kept_mirrors, meetings
from model.supervision.mirror import KeptMirror, said_unseen
from model.supervision.record import RecordBody

_SAID: TypeAdapter[dict[str, tuple[str, str | None]]] = TypeAdapter(dict[str, tuple[str, str | None]])
_later = meetings.alias("later")
_ALL = (
    select(kept_mirrors, meetings.c.held_on, _later.c.fixed_at.is_not(None).label("is_settled"))
    .join(meetings, meetings.c.id == kept_mirrors.c.meeting)
    .outerjoin(_later, _later.c.id == kept_mirrors.c.brought_to)
    .where(meetings.c.supervision == bindparam("the_id"))
    .order_by(meetings.c.held_on.desc(), meetings.c.started_at.desc(), meetings.c.id.desc())
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


def forget_mirrors(connection: Connection, supervision: str) -> None:
    """Delete all of one supervision."""
    connection.execute(_GONE, {"the_id": supervision})


def _mirror(row: RowMapping) -> KeptMirror:
    said = _SAID.validate_json(row["said"])
    return KeptMirror(row["meeting"], row["held_on"], said, row["brought_to"], bool(row["is_settled"]))
