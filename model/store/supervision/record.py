"""The record of a confirmed meeting, and the dated comments added to it later."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Connection, bindparam, select

from model.access import COMMENT, NotYours
from model.store.database.transactions import new_id, now
from model.store.database.words import cleaned
from model.store.supervision.confirmations import MeetingConfirming, confirmations_in, is_agreed
from model.store.supervision.documents import read_body
from model.store.supervision.unsaid import nothing_begun
from model.store.tables.supervision import comments, records
from model.supervision.meeting import Comment
from model.supervision.record import Record

_RECORD = select(records.c.body, records.c.hash, records.c.fixed_at).where(records.c.meeting == bindparam("the_id"))
_COMMENTS = (
    select(*(comments.c[name] for name in ("id", "seat", "words", "written_at")))
    .where(comments.c.meeting == bindparam("the_id"))
    .order_by(comments.c.written_at, comments.c.id)
)


class MeetingRecord(MeetingConfirming):
    """What stays of a meeting."""

    def record(self, meeting: str) -> Record:
        """The confirmed record as it is kept, checked against its hash. Raises `NotYours` while it is open."""
        with self._looking(meeting) as (connection, seated):
            if seated.meeting.is_open:
                raise NotYours
            row = connection.execute(_RECORD, {"the_id": meeting}).one()
            confirmed = tuple(confirmations_in(connection, meeting).values())
            is_whole = sha256(row.body.encode()).hexdigest() == row.hash and is_agreed(confirmed, row.hash)
            body = read_body(row.body)
            return Record(body, row.hash, confirmed, tuple(comments_in(connection, meeting)), row.fixed_at, is_whole)

    def comment(self, meeting: str, words: str) -> Comment:
        """Add a dated comment to a confirmed record, and empty what was typed of it.

        Raises `NotYours` while it is open, ValueError for an empty one, `TooLong`.
        """
        words = cleaned(words).strip()
        if not words:
            raise ValueError("A comment needs at least one word.")
        with self._changing(meeting, late=True) as (connection, seated):
            made = Comment(new_id(), seated.seat, words, now())
            connection.execute(comments.insert(), vars(made) | {"meeting": meeting})
            nothing_begun(connection, meeting, seated.seat, COMMENT)
            self._touch(connection, meeting, made.written_at)
            return made

    def comments(self, meeting: str) -> list[Comment]:
        """The comments on a confirmed record, oldest first. Raises `NotYours` while it is open."""
        with self._looking(meeting) as (connection, seated):
            if seated.meeting.is_open:
                raise NotYours
            return comments_in(connection, meeting)


def comments_in(connection: Connection, meeting: str) -> list[Comment]:
    """The comments on a record, oldest first."""
    return [Comment(*row) for row in connection.execute(_COMMENTS, {"the_id": meeting})]
