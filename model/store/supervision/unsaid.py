"""What a seat has begun to say and not said yet: kept as it is typed, and let go of in the moment it is said."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from model.access import COMMENT, WHY_NOT, Seat
from model.answers import Answer
from model.store.database.transactions import now
from model.store.tables.supervision import (
    comments,
    confirmations,
    meeting_answers,
    meetings,
    replaced_meeting_answers,
)

_NAMES = ("field", "words", "place", "version", "saved_at", "tab")
_THIS = (meeting_answers.c.meeting == bindparam("the_id"), meeting_answers.c.field == bindparam("the_field"))
_BEGUN = select(*(meeting_answers.c[name] for name in _NAMES)).where(*_THIS)
_NOTHING = (
    meeting_answers.update()
    .where(*_THIS, meeting_answers.c.words != "")
    .values(words="", tab="", version=meeting_answers.c.version + 1, saved_at=bindparam("now"))
)
_SAID = {
    kind: select(said.c.words).where(said.c.meeting == bindparam("the_id"), said.c.seat == bindparam("the_seat"))
    for kind, said in ((COMMENT, comments), (WHY_NOT, confirmations))
}


def comment_begun(connection: Connection, meeting: str, seat: Seat) -> dict[str, Answer]:
    """The comment a seat has begun on a confirmed record, under its field."""
    rows = connection.execute(_BEGUN, {"the_id": meeting, "the_field": f"{seat}.{COMMENT}"})
    return {row.field: Answer(*row) for row in rows}


def nothing_begun(connection: Connection, meeting: str, seat: Seat, kind: str) -> None:
    """Empty what a seat had begun to say, since it is said now."""
    connection.execute(_NOTHING, {"the_id": meeting, "the_field": f"{seat}.{kind}", "now": now()})


def is_said_already(
    connection: Connection, meeting: str, seat: Seat, before: Answer, *, words: str, base_version: int
) -> bool:
    """Whether these words were typed before the field was emptied by saying them, and come a second time.

    A tab sends what it typed until it hears that it is kept, also past the press that says it.
    """
    kind = before.field.partition(".")[2]
    if kind not in _SAID or before.words or before.tab or base_version >= before.version:
        return False
    said = connection.scalars(_SAID[kind], {"the_id": meeting, "the_seat": seat})
    return words.strip() in {one.strip() for one in said}


def let_go_of(connection: Connection, supervision: str, seat: Seat) -> None:
    """Delete all that a seat has begun to say, or that was put aside for it, in the meetings of a supervision."""
    of = select(meetings.c.id).where(meetings.c.supervision == supervision)
    for table in (meeting_answers, replaced_meeting_answers):
        connection.execute(table.delete().where(table.c.meeting.in_(of), table.c.field.startswith(f"{seat}.")))
