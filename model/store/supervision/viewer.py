"""What every part of `Meetings` stands on: the store, the viewer, and the seat they hold in a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from model.access import NotYours, Seat, Viewer, require_seat
from model.answers import Answers
from model.store.database.transactions import Transactions, now
from model.store.tables.supervision import meetings, supervisions
from model.supervision.meeting import Meeting, Supervision, shown_in
from model.supervision.refusals import Fixed

SUPERVISION = tuple(
    supervisions.c[name]
    for name in ("id", "practitioner", "supervisor", "practitioner_name", "supervisor_name", "begun_at")
)
MEETING = tuple(
    meetings.c[name]
    for name in (
        "id",
        "supervision",
        "way",
        "plan",
        "plan_name",
        "held_on",
        "next_on",
        "step",
        "revision",
        "started_at",
        "changed_at",
        "fixed_at",
        "sent_at",
    )
)
"""The columns of a `Meeting` in its order, but for the seat, which depends on who asks."""

_SEATED = (
    select(*MEETING, meetings.c.has_two_views, *SUPERVISION)
    .join(supervisions, supervisions.c.id == meetings.c.supervision)
    .where(meetings.c.id == bindparam("the_id"))
)
_HELD = _SEATED.with_for_update(of=meetings)
_SUPERVISION = select(*SUPERVISION).where(supervisions.c.id == bindparam("the_id"))
_HELD_SUPERVISION = _SUPERVISION.with_for_update()
TOUCH = (
    meetings.update()
    .where(meetings.c.id == bindparam("the_id"))
    .values(revision=meetings.c.revision + 1, changed_at=bindparam("now"))
)


@dataclass(frozen=True)
class Seated:
    """A meeting as the viewer sits in it, with the supervision it belongs to."""

    meeting: Meeting
    supervision: Supervision
    has_two_views: bool

    @property
    def id(self) -> str:
        """The meeting's id."""
        return self.meeting.id

    @property
    def seat(self) -> Seat:
        """The viewer's seat."""
        return self.meeting.seat

    @property
    def other_seat(self) -> Seat:
        """The seat the viewer does not hold."""
        return "supervisor" if self.seat == "practitioner" else "practitioner"

    def shown(self, said: Answers) -> frozenset[str]:
        """What is shown in this meeting, by all that was said in it."""
        return shown_in(said, with_two_views=self.has_two_views)


class MeetingPart:
    """A viewer's way to meetings. Whatever is read or changed, the viewer's seat is asked for first."""

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        self._store = store
        self._viewer = viewer

    @contextmanager
    def _looking(self, meeting: str) -> Iterator[tuple[Connection, Seated]]:
        """Read about one meeting, open or fixed. Raises `NotYours`."""
        with self._store.reading() as connection:
            yield connection, self._seated(connection, meeting)

    @contextmanager
    def _changing(self, meeting: str, *, late: bool = False) -> Iterator[tuple[Connection, Seated]]:
        """Change one open meeting, held until the transaction ends; or, `late`, a confirmed one.

        Raises `NotYours`, and `Fixed` once confirmed; `late`, `NotYours` until then.
        """
        with self._store.writing() as connection:
            seated = self._seated(connection, meeting, held=True)
            if seated.meeting.is_open == late:
                raise NotYours if late else Fixed
            yield connection, seated

    def _seated(self, connection: Connection, meeting: str, *, held: bool = False) -> Seated:
        """The meeting and the viewer's seat in it; `held` against other writers. Raises `NotYours`."""
        row = connection.execute(_HELD if held else _SEATED, {"the_id": meeting}).one_or_none()
        if row is None:
            raise NotYours
        supervision = Supervision(*row[-len(SUPERVISION) :])
        return Seated(meeting_from(row, self._seat_in(supervision)), supervision, row.has_two_views)

    def _supervision(self, connection: Connection, supervision: str, *, held: bool = False) -> Supervision:
        """A supervision the viewer holds a seat in; `held` against other writers. Raises `NotYours`."""
        row = connection.execute(_HELD_SUPERVISION if held else _SUPERVISION, {"the_id": supervision}).one_or_none()
        if row is None:
            raise NotYours
        found = Supervision(*row)
        self._seat_in(found)
        return found

    def _seat_in(self, supervision: Supervision) -> Seat:
        """The viewer's seat. Raises `NotYours` where they hold none."""
        return require_seat(self._viewer, supervision.practitioner, supervision.supervisor)

    def _touch(self, connection: Connection, meeting: str, moment: datetime | None = None) -> None:
        """Count a change of the meeting, for every page that shows it."""
        connection.execute(TOUCH, {"the_id": meeting, "now": moment or now()})


def meeting_from(row: Row[*tuple[Any, ...]], seat: Seat) -> Meeting:
    """The meeting in a row that begins with the columns of `MEETING`, for whoever holds `seat`."""
    id_, supervision, *rest = row[: len(MEETING)]
    return Meeting(id_, supervision, seat, *rest)
