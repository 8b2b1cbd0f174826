"""The record of an open meeting as it stands, and every change of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from model.content.supervision.schema import StepKey
from model.store.database.transactions import now
from model.store.supervision.rows.answers import answers_in
from model.store.supervision.rows.brought import brought_to, numbered
from model.store.supervision.rows.documents import carried_into, script_of
from model.store.supervision.rows.marks import marks_since
from model.store.supervision.rows.meetings import MEETING_OF
from model.store.tables.supervision import confirmations, meetings
from model.supervision.brought import elements_of, to_be_kept
from model.supervision.fields import placed_here, shown_in
from model.supervision.meeting import Meeting, not_ready
from model.supervision.record import RecordBody, hash_of, record_body

_COUNT = (
    meetings.update()
    .where(meetings.c.id == bindparam("the_id"))
    .values(revision=meetings.c.revision + 1, changed_at=bindparam("now"))
)
_AGREES = (confirmations.c.meeting == bindparam("the_id"), confirmations.c.agrees, confirmations.c.hash != "")
_OPEN_AND_AGREED_TO = (
    select(meetings.c.id)
    .join(confirmations, confirmations.c.meeting == meetings.c.id)
    .where(*_AGREES, meetings.c.fixed_at.is_(None))
)
_VOID = confirmations.update().where(*_AGREES, confirmations.c.hash != bindparam("the_hash")).values(hash="")
_GOT = select(meetings.c.got_number).where(meetings.c.id == bindparam("the_id"))


@dataclass(frozen=True)
class Standing:
    """An open meeting's record as it stands now, and the steps still to be done before anybody confirms it."""

    body: RecordBody
    waiting: tuple[StepKey, ...]


def standing(connection: Connection, meeting: str) -> Standing:
    """The record of an open meeting as it stands."""
    row = connection.execute(MEETING_OF, {"the_id": meeting}).mappings().one()
    said = answers_in(connection, meeting)
    found = to_be_kept(numbered(brought_to(connection, meeting)))
    shown = shown_in(said, with_two_views=row["has_two_views"])
    body = record_body(
        supervision=row["supervision"],
        meeting=meeting,
        names=(row["supervision_practitioner_name"], row["supervision_supervisor_name"]),
        held_on=row["held_on"],
        next_on=row["next_on"],
        script=script_of(connection, meeting),
        brought=found,
        carried=carried_into(connection, meeting),
        answers=said,
        shown=shown,
        marks=marks_since(connection, row["supervision"]),
    )
    placed = {*elements_of(found), *placed_here(said)}
    return Standing(body, not_ready(placed, shown, (*body.actions, *body.kept)))


def count_change(connection: Connection, meeting: str, moment: datetime | None = None) -> None:
    """Count a change of a meeting, once it is made, for every page that shows it. Every change goes through here.

    An agreement to what no longer stands is void for good, also if it should stand again.
    """
    connection.execute(_COUNT, {"the_id": meeting, "now": moment or now()})
    if connection.scalar(_OPEN_AND_AGREED_TO, {"the_id": meeting}) is not None:
        stands = hash_of(standing(connection, meeting).body)
        connection.execute(_VOID, {"the_id": meeting, "the_hash": stands})


def is_begun(connection: Connection, meeting: Meeting) -> bool:
    """Whether anything was typed, brought or sent in it; its day, time and place, and what it began with, are not."""
    is_said = any(answer.tab for answer in answers_in(connection, meeting.id).values())
    has_come = bool(connection.scalar(_GOT, {"the_id": meeting.id}))
    return is_said or has_come or meeting.sent_number > 0 or bool(brought_to(connection, meeting.id))
