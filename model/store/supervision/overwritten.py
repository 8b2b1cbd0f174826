"""Words that a file wrote over, put aside until the person has seen them: also past the fixing of the record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, select

from model.answers import Answer
from model.store.tables.supervision import replaced_meeting_answers

_OF = replaced_meeting_answers.c.meeting == bindparam("the_id")
_ALL = select(replaced_meeting_answers).where(_OF)
_VERSIONS = select(replaced_meeting_answers.c.version).where(
    _OF,
    replaced_meeting_answers.c.field == bindparam("the_field"),
    replaced_meeting_answers.c.tab == bindparam("the_tab"),
)


def put_aside(connection: Connection, meeting: str, lost: Answer) -> None:
    """Put these words aside, beside all that were before."""
    key = {"the_id": meeting, "the_field": lost.field, "the_tab": lost.tab}
    taken, version = set(connection.scalars(_VERSIONS, key)), lost.version
    while version in taken:
        version += 1
    connection.execute(replaced_meeting_answers.insert(), vars(replace(lost, version=version)) | {"meeting": meeting})


def put_aside_in(connection: Connection, meeting: str) -> list[dict[str, Any]]:
    """All that is put aside in a meeting, to be put back."""
    return [dict(row) for row in connection.execute(_ALL, {"the_id": meeting}).mappings()]


def put_back(connection: Connection, aside: list[dict[str, Any]]) -> None:
    """Keep what was put aside, after it went with the rest of an open meeting."""
    if aside:
        connection.execute(replaced_meeting_answers.insert(), aside)
