"""Beginning, listing, opening and calling off meetings."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, true

from model.content.supervision.schema import STEPS, Script
from model.store.database.transactions import new_id, now
from model.store.database.words import cleaned
from model.store.supervision.documents import carried_into, keep_script, kept_body, script_of
from model.store.supervision.supervisions import Supervisions
from model.store.supervision.viewer import MEETING, meeting_from
from model.store.tables.supervision import actions, meetings
from model.supervision.meeting import Meeting, Supervision, Way
from model.supervision.record import Carried
from model.supervision.refusals import StillOpen

_NEWEST = (meetings.c.held_on.desc(), meetings.c.started_at.desc(), meetings.c.id.desc())
_FIXED = meetings.c.fixed_at.is_not(None)
_THIS = meetings.c.id == bindparam("the_id")
_OPEN = select(meetings.c.id).where(meetings.c.supervision == bindparam("the_id"), ~_FIXED)
_CARRIED = (
    select(*(actions.c[name] for name in ("id", "meeting", "kind", "what", "who", "due", "notice")))
    .where(actions.c.supervision == bindparam("the_id"), actions.c.outcome.is_(None))
    .order_by(actions.c.agreed_at, actions.c.id)
)
_NAMES = ("id", "meeting", "kind", "what", "who", "due", "notice")


class MeetingEnvelopes(Supervisions):
    """Meetings as wholes."""

    def begin_meeting(
        self, supervision: str, script: Script, *, way: Way, held_on: date, language: str, content_version: str
    ) -> Meeting:
        """Begin a meeting; the actions nothing was said of yet come along. Raises `NotYours`, and `StillOpen`."""
        moment = now()
        with self._store.writing() as connection:
            seat = self._seat_in(self._supervision(connection, supervision, held=True))
            if connection.scalar(_OPEN, {"the_id": supervision}) is not None:
                raise StillOpen
            made = Meeting(
                id=new_id(),
                supervision=supervision,
                seat=seat,
                way=way,
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
            came_with = {"language": cleaned(language), "content_version": cleaned(content_version)}
            add_meeting(connection, made, came_with, script, _waiting(connection, supervision))
        return made

    def meetings(
        self, supervision: str | None = None, *, is_open: bool | None = None, limit: int = 20, offset: int = 0
    ) -> list[Meeting]:
        """Their meetings, newest first: all, the open ones (True) or the confirmed ones (False). Raises `NotYours`."""
        query = select(*MEETING).where(_which(is_open)).order_by(*_NEWEST).limit(limit + offset)
        found: list[Meeting] = []
        with self._store.reading() as connection:
            for one in self._asked(connection, supervision):
                seat, of_this = self._seat_in(one), meetings.c.supervision == one.id
                found += [meeting_from(row, seat) for row in connection.execute(query.where(of_this))]
        found.sort(key=lambda meeting: (meeting.held_on, meeting.started_at, meeting.id), reverse=True)
        return found[offset : offset + limit]

    def count(self, supervision: str | None = None, *, is_open: bool | None = None) -> int:
        """How many meetings: all, open or confirmed. Raises `NotYours`."""
        with self._store.reading() as connection:
            ids = [one.id for one in self._asked(connection, supervision)]
            query = select(func.count()).select_from(meetings)
            return connection.scalar(query.where(meetings.c.supervision.in_(ids), _which(is_open))) or 0

    def meeting(self, meeting: str) -> Meeting:
        """One meeting. Raises `NotYours` where the viewer holds no seat or there is none."""
        with self._looking(meeting) as (_, seated):
            return seated.meeting

    def go_to(self, meeting: str, step: str) -> Meeting:
        """Turn to a step of the plan. Raises `NotYours`, `Fixed`, and ValueError for what is no step."""
        if step not in STEPS:
            raise ValueError(f"A step is one of {', '.join(STEPS)}.")
        with self._changing(meeting) as (connection, seated):
            if seated.meeting.step != step:
                connection.execute(meetings.update().where(_THIS).values(step=step), {"the_id": meeting})
                self._touch(connection, meeting)
            return self._seated(connection, meeting).meeting

    def script(self, meeting: str) -> Script:
        """The words the meeting is held with; of a confirmed one, those in its record. Raises `NotYours`."""
        with self._looking(meeting) as (connection, seated):
            if seated.meeting.is_open:
                return script_of(connection, meeting)
            return kept_body(connection, meeting).script

    def carried(self, meeting: str) -> tuple[Carried, ...]:
        """The actions of earlier meetings this one began with, in the order they were agreed. Raises `NotYours`."""
        with self._looking(meeting) as (connection, seated):
            if seated.meeting.is_open:
                return carried_into(connection, meeting)
            return kept_body(connection, meeting).carried

    def call_off(self, meeting: str) -> None:
        """Delete an open meeting with all that was said in it, for good. Raises `NotYours`, `Fixed`."""
        with self._changing(meeting) as (connection, _):
            connection.execute(meetings.delete().where(_THIS), {"the_id": meeting})
        self._store.leave_no_trace()

    def _asked(self, connection: Connection, supervision: str | None) -> list[Supervision]:
        """The supervision asked for, or all the viewer holds a seat in. Raises `NotYours`."""
        return self._mine(connection) if supervision is None else [self._supervision(connection, supervision)]


def add_meeting(
    connection: Connection, meeting: Meeting, came_with: dict[str, str], script: Script, carried: tuple[Carried, ...]
) -> None:
    """Keep a new open meeting; `came_with` is the language and the content_version it is held with."""
    envelope = {name: value for name, value in vars(meeting).items() if name != "seat"}
    connection.execute(meetings.insert(), envelope | came_with | {"has_two_views": script.has_two_views})
    keep_script(connection, meeting.id, script, carried)


def _which(is_open: bool | None) -> ColumnElement[bool]:
    if is_open is None:
        return true()
    return ~_FIXED if is_open else _FIXED


def _waiting(connection: Connection, supervision: str) -> tuple[Carried, ...]:
    rows = connection.execute(_CARRIED, {"the_id": supervision})
    return tuple(Carried(**row) for row in rows.mappings())
