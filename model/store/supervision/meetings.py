"""Meetings as wholes: beginning, listing, turning to a step, and calling one off."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, true

from model.answers import time_of
from model.content.supervision.schema import STEPS, Script
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Handle, new_id, now
from model.store.database.words import cleaned
from model.store.holds import require_free
from model.store.supervision.rows.actions import carried_now
from model.store.supervision.rows.answers import say
from model.store.supervision.rows.called_off import called_off_since, remember, remember_id
from model.store.supervision.rows.documents import kept_body, script_of
from model.store.supervision.rows.meetings import MEETING, add_meeting, meeting_in, newest_confirmed, open_meeting_of
from model.store.supervision.rows.open_record import count_change
from model.store.supervision.seats import Seats
from model.store.tables.supervision import meetings
from model.supervision.called_off import Who, begins_with
from model.supervision.fields import arranged
from model.supervision.meeting import SHARE_FILE, Meeting, Mode
from model.supervision.refusals import StillOpen
from model.team.trail import Deed

_NEWEST = (meetings.c.held_on.desc(), meetings.c.started_at.desc(), meetings.c.id.desc())
_FIXED = meetings.c.fixed_at.is_not(None)
_THIS = meetings.c.id == bindparam("the_id")


class Meetings(Handle[Seats]):
    """The meetings of the supervisions a viewer holds a seat in."""

    def begin(
        self, supervision: str, script: Script, *, mode: Mode, held_on: date, language: str, content_version: str
    ) -> Meeting:
        """Begin a meeting; the actions nothing was said of yet come along, and what is known of it already.

        Raises `NotYours`, and `StillOpen`.
        """
        moment = now()
        with self._context.store.writing() as connection:
            of_two = self._context.supervision(connection, supervision, held=True)
            seat = self._context.seat_in(of_two)
            if open_meeting_of(connection, supervision):
                raise StillOpen
            made = Meeting(
                id=new_id(),
                supervision=supervision,
                seat=seat,
                mode=mode,
                plan=script.plan.key,
                plan_name=script.plan.name,
                held_on=held_on,
                next_on=None,
                step=script.plan.steps[0].key,
                revision=1,
                started_at=moment,
                changed_at=moment,
                fixed_at=None,
            )
            guide = {"language": cleaned(language), "content_version": cleaned(content_version)}
            add_meeting(connection, made, script, carried_now(connection, supervision), guide)
            before = newest_confirmed(connection, supervision, seat)
            gone = called_off_since(connection, supervision, before.fixed_at if before else None)
            for field, said in begins_with(script, held_on, before, gone, of_two).items():
                say(connection, made.id, field, said)
            return self._context.seated(connection, made.id).meeting

    def all(
        self, supervision: str | None = None, *, is_open: bool | None = None, limit: int = 20, offset: int = 0
    ) -> list[Meeting]:
        """Their meetings, newest first: all, the open ones (True) or the confirmed ones (False). Raises `NotYours`."""
        query = select(*MEETING).where(_which(is_open)).order_by(*_NEWEST).limit(limit + offset)
        found: list[Meeting] = []
        with self._context.store.reading() as connection:
            for one in self._context.supervisions(connection, supervision):
                seat, rows = (
                    self._context.seat_in(one),
                    connection.execute(query.where(meetings.c.supervision == one.id)),
                )
                found += [meeting_in(row, seat) for row in rows.mappings()]
        found.sort(key=lambda meeting: (meeting.held_on, meeting.started_at, meeting.id), reverse=True)
        return found[offset : offset + limit]

    def count(self, supervision: str | None = None, *, is_open: bool | None = None) -> int:
        """How many meetings: all, open or confirmed. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            ids = [one.id for one in self._context.supervisions(connection, supervision)]
            query = select(func.count()).select_from(meetings)
            return connection.scalar(query.where(meetings.c.supervision.in_(ids), _which(is_open))) or 0

    def get(self, meeting: str) -> Meeting:
        """One meeting. Raises `NotYours` where the viewer holds no seat or there is none."""
        with self._context.reading(meeting) as (_, seated):
            return seated.meeting

    def go_to(self, meeting: str, step: str) -> Meeting:
        """Turn to a step of the plan. Raises `NotYours`, `Fixed`, and ValueError for what is no step."""
        if step not in STEPS:
            raise ValueError(f"A step is one of {', '.join(STEPS)}.")
        with self._context.changing(meeting) as (connection, seated):
            if seated.meeting.step != step:
                connection.execute(meetings.update().where(_THIS).values(step=step), {"the_id": meeting})
                count_change(connection, meeting)
            return self._context.seated(connection, meeting).meeting

    def script(self, meeting: str) -> Script:
        """The words the meeting is held with; of a confirmed one, those in its record. Raises `NotYours`."""
        with self._context.reading(meeting) as (connection, seated):
            if seated.meeting.is_open:
                return script_of(connection, meeting)
            return kept_body(connection, meeting).script

    def move(
        self, meeting: str, *, held_on: date, held_at: str | None = None, held_where: str = "", tab: str = ""
    ) -> Meeting:
        """Say on which day, at what time and where an open meeting is to be; where that is as it was, nothing happens.

        Whoever confirmed the record with another day has to confirm it anew. Raises `NotYours`, `Fixed`, `TooLong`, and
        ValueError for what is no time of day.
        """
        if held_at is not None and time_of(held_at) is None:
            raise ValueError("A time of day is written as 14:30.")
        wanted = {"held_on": held_on, "held_at": held_at, "held_where": " ".join(cleaned(held_where).split()) or None}
        with self._context.changing(meeting) as (connection, seated):
            news = {name: value for name, value in wanted.items() if getattr(seated.meeting, name) != value}
            if not news:
                return seated.meeting
            for field, said in arranged(news).items():
                say(connection, meeting, field, said, cleaned(tab))
            count_change(connection, meeting)
            self._context.note_for_both(connection, seated.supervision, Deed("moved", "meeting", meeting))
            return self._context.seated(connection, meeting).meeting

    def call_off(self, meeting: str, *, who: Who | None = None, why: str = "") -> None:
        """Delete an open meeting with all that was said in it, for good. Raises `NotYours`, `Fixed`, `OnHold`.

        Its day is remembered, with who called it off and why where that is said, until a later record is confirmed.
        Raises `TooLong`.
        """
        why = cleaned(why).strip()
        with self._context.changing(meeting) as (connection, seated):
            require_free(connection, self._context.viewer)
            remember(connection, seated.meeting, who, why, now())
            drop(connection, seated.meeting)
            note_deletion(connection)
            self._context.note_for_both(connection, seated.supervision, Deed("deleted", "meeting", meeting))
        self._context.store.leave_no_trace()


def drop_open_meeting(connection: Connection, meeting: Meeting) -> bool:
    """Delete a meeting that is open; of one by share file the id is remembered. Whether there was one."""
    if meeting.mode == SHARE_FILE:
        remember_id(connection, meeting)
    return drop(connection, meeting)


def drop(connection: Connection, meeting: Meeting) -> bool:
    """Delete a meeting and all that was said in it. Whether there was one."""
    return connection.execute(meetings.delete().where(_THIS), {"the_id": meeting.id}).rowcount > 0


def _which(is_open: bool | None) -> ColumnElement[bool]:
    if is_open is None:
        return true()
    return ~_FIXED if is_open else _FIXED
