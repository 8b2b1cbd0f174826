"""The record of a meeting: as it stands, as both confirmed it, and the dated comments added to it later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from sqlalchemy import Connection, bindparam, select

from model.access import COMMENT, PRACTITIONER, NotYours, has_trail
from model.store.database.transactions import Handle, new_id, now
from model.store.database.words import cleaned
from model.store.supervision.rows.confirmations import confirmations_in, is_agreed
from model.store.supervision.rows.documents import comments_in, kept_body, read_body
from model.store.supervision.rows.open_record import count_change, standing
from model.store.supervision.rows.unsaid import empty_unsaid
from model.store.supervision.seats import Seated, Seats
from model.store.tables.supervision import comments, records
from model.supervision.meeting import Comment
from model.supervision.record import Record, RecordBody
from model.team.trail import Deed

_RECORD = select(records.c.body, records.c.hash, records.c.fixed_at).where(records.c.meeting == bindparam("the_id"))


class Records(Handle[Seats]):
    """What stays of a meeting."""

    def of(self, meeting: str) -> Record:
        """The confirmed record as it is kept, checked against its hash. Raises `NotYours` while it is open."""
        with self._opening(meeting) as connection:
            return _record(connection, meeting)

    def export(self, meeting: str) -> Record:
        """The same, to be saved as a file, which is written into both trails. Raises `NotYours` while it is open."""
        with self._context.store.writing() as connection:
            seated = self._context.seated(connection, meeting)
            if seated.meeting.is_open:
                raise NotYours
            self._context.note_for_both(connection, seated.supervision, Deed("exported", "record", meeting))
            return _record(connection, meeting)

    def body(self, meeting: str) -> RecordBody:
        """The record as it stands now, or the confirmed one: only what both may see. Raises `NotYours`."""
        with self._context.reading(meeting) as (connection, seated):
            body, is_open = _body(connection, seated), seated.meeting.is_open
        if not has_trail(seated.other) or (is_open and (seated.seat == PRACTITIONER or not body.brought)):
            return body
        with self._context.opening(meeting, "brought" if is_open else "record") as (connection, seated):
            return _body(connection, seated)

    def comments(self, meeting: str) -> list[Comment]:
        """The comments on a confirmed record, oldest first. Raises `NotYours` while it is open."""
        with self._context.reading(meeting) as (connection, seated):
            if seated.meeting.is_open:
                raise NotYours
            return comments_in(connection, meeting)

    def comment(self, meeting: str, words: str) -> Comment:
        """Add a dated comment to a confirmed record, and empty what was typed of it.

        Raises `NotYours` while it is open, ValueError for an empty one, `TooLong`.
        """
        words = cleaned(words).strip()
        if not words:
            raise ValueError("A comment needs at least one word.")
        with self._context.changing(meeting, late=True) as (connection, seated):
            made = Comment(new_id(), seated.seat, words, now())
            connection.execute(comments.insert(), vars(made) | {"meeting": meeting})
            empty_unsaid(connection, meeting, seated.seat, COMMENT)
            count_change(connection, meeting, made.written_at)
            return made

    @contextmanager
    def _opening(self, meeting: str) -> Iterator[Connection]:
        """Read a confirmed record, which the other is told of. Raises `NotYours` while it is open."""
        with self._context.opening(meeting, "record") as (connection, seated):
            if seated.meeting.is_open:
                raise NotYours
            yield connection


def _body(connection: Connection, seated: Seated) -> RecordBody:
    return standing(connection, seated.id).body if seated.meeting.is_open else kept_body(connection, seated.id)


def _record(connection: Connection, meeting: str) -> Record:
    row = connection.execute(_RECORD, {"the_id": meeting}).one()
    confirmed = tuple(confirmations_in(connection, meeting).values())
    is_whole = sha256(row.body.encode()).hexdigest() == row.hash and is_agreed(confirmed, row.hash)
    body = read_body(row.body)
    return Record(body, row.hash, confirmed, tuple(comments_in(connection, meeting)), row.fixed_at, is_whole)
