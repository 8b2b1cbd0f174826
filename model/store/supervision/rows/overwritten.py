"""Words that another tab or a file wrote over, kept until the person has seen them: also past the record's fixing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select

from model.answers import Answer
from model.store.database.columns import columns_of
from model.store.tables.supervision import replaced_meeting_answers

_OF = replaced_meeting_answers.c.meeting == bindparam("the_id")
_FIELD = replaced_meeting_answers.c.field == bindparam("the_field")
_TAB = replaced_meeting_answers.c.tab == bindparam("the_tab")
_ALL = (
    select(*columns_of(replaced_meeting_answers, Answer))
    .where(_OF)
    .order_by(*(replaced_meeting_answers.c[name] for name in ("saved_at", "field", "version", "tab")))
)
_VERSIONS = select(replaced_meeting_answers.c.version).where(_OF, _FIELD, _TAB)
_SEEN = replaced_meeting_answers.delete().where(
    _OF, _FIELD, _TAB, replaced_meeting_answers.c.version == bindparam("the_version")
)


def overwritten_in(connection: Connection, meeting: str) -> list[Answer]:
    """All that was written over in a meeting, oldest first."""
    return [Answer(**row) for row in connection.execute(_ALL, {"the_id": meeting}).mappings()]


def keep_overwritten(connection: Connection, meeting: str, lost: Iterable[Answer]) -> None:
    """Keep these words, beside all that were written over before."""
    for answer in lost:
        taken, version = set(connection.scalars(_VERSIONS, _key(meeting, answer))), answer.version
        while version in taken:
            version += 1
        row = vars(replace(answer, version=version)) | {"meeting": meeting}
        connection.execute(replaced_meeting_answers.insert(), row)


def forget_overwritten(connection: Connection, meeting: str, seen: Answer) -> None:
    """Delete words that the person has seen."""
    connection.execute(_SEEN, _key(meeting, seen) | {"the_version": seen.version})


def _key(meeting: str, answer: Answer) -> dict[str, str | int]:
    return {"the_id": meeting, "the_field": answer.field, "the_tab": answer.tab}
