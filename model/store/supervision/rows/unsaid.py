"""What a seat has typed and not said yet: kept as it is typed, and let go of in the moment it is said."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from model.access import COMMENT, WHY_NOT, Seat
from model.answers import Answer
from model.store.database.transactions import now
from model.store.supervision.rows.answers import answer_in
from model.store.tables.supervision import comments, confirmations, meeting_answers, meetings, replaced_meeting_answers

_EMPTY = (
    meeting_answers.update()
    .where(meeting_answers.c.meeting == bindparam("the_id"), meeting_answers.c.field == bindparam("the_field"))
    .where(meeting_answers.c.words != "")
    .values(words="", tab="", version=meeting_answers.c.version + 1, saved_at=bindparam("now"))
)
_SAID = {
    kind: select(said.c.words).where(said.c.meeting == bindparam("the_id"), said.c.seat == bindparam("the_seat"))
    for kind, said in ((COMMENT, comments), (WHY_NOT, confirmations))
}


def unsaid_comment(connection: Connection, meeting: str, seat: Seat) -> dict[str, Answer]:
    """The comment a seat has typed on a confirmed record and not added yet, under its field."""
    answer = answer_in(connection, meeting, f"{seat}.{COMMENT}")
    return {answer.field: answer} if answer else {}


def empty_unsaid(connection: Connection, meeting: str, seat: Seat, kind: str) -> None:
    """Empty what a seat had typed, since it is said now."""
    connection.execute(_EMPTY, {"the_id": meeting, "the_field": f"{seat}.{kind}", "now": now()})


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


def forget_unsaid(connection: Connection, supervision: str, seat: Seat) -> None:
    """Delete all that a seat has not said yet, or that was written over, in the meetings of a supervision."""
    of = select(meetings.c.id).where(meetings.c.supervision == supervision)
    for table in (meeting_answers, replaced_meeting_answers):
        connection.execute(table.delete().where(table.c.meeting.in_(of), table.c.field.startswith(f"{seat}.")))
