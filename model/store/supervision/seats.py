"""A viewer's seats: how every handle finds a meeting or a supervision, and holds it while it is changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from model.access import NotYours, Seat, Viewer, other_seat, readable_owners, require_seat
from model.answers import Answers
from model.store.database.transactions import Transactions
from model.store.supervision.rows.meetings import MEETING_OF, SUPERVISION, meeting_in, supervision_in
from model.store.tables.supervision import meetings, supervisions
from model.store.trail.chain import is_told, note_act
from model.supervision.fields import shown_in
from model.supervision.meeting import Meeting, Supervision, is_hosted, is_told_in_it
from model.supervision.refusals import Fixed
from model.team.trail import Deed, Kind

_HELD = MEETING_OF.with_for_update(of=meetings)
_SUPERVISION = select(*SUPERVISION).where(supervisions.c.id == bindparam("the_id"))
_HELD_SUPERVISION = _SUPERVISION.with_for_update()
_PERSONS: BindParameter[str] = bindparam("persons", expanding=True)
SUPERVISIONS_OF = (
    select(*SUPERVISION)
    .where(or_(supervisions.c.practitioner.in_(_PERSONS), supervisions.c.supervisor.in_(_PERSONS)))
    .order_by(supervisions.c.begun_at.desc(), supervisions.c.id.desc())
)
"""The supervisions of these `persons`, newest first."""


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
    def other(self) -> str:
        """Who sits in the other seat."""
        seats = {"practitioner": self.supervision.practitioner, "supervisor": self.supervision.supervisor}
        return seats[other_seat(self.seat)]

    @property
    def has_places_here(self) -> bool:
        """Whether the practitioner gives places in the meeting itself."""
        return self.has_two_views and is_told_in_it(self.meeting, self.supervision)

    @property
    def is_hosted(self) -> bool:
        """Whether both sit at their supervisor's machine."""
        return is_hosted(self.meeting, self.supervision)

    def shown(self, said: Answers) -> frozenset[str]:
        """What is shown in this meeting, by all that was said in it."""
        return shown_in(said, with_two_views=self.has_two_views)


class Seats:
    """What all handles of a viewer share. Whatever is read or changed, the viewer's seat is asked for first."""

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        self.store = store
        self.viewer = viewer

    @contextmanager
    def reading(self, meeting: str) -> Iterator[tuple[Connection, Seated]]:
        """Read about one meeting, open or fixed. Raises `NotYours`."""
        with self.store.reading() as connection:
            yield connection, self.seated(connection, meeting)

    @contextmanager
    def opening(self, meeting: str, kind: Kind) -> Iterator[tuple[Connection, Seated]]:
        """Read what is the other's too, and write that into their trail, once a day. Raises `NotYours`.

        With a guest or somebody far away, who have no trail, it only reads.
        """
        with self.store.reading() as connection:
            seated = self.seated(connection, meeting)
            if is_told(connection, seated.other, self.viewer, Deed("opened", kind, meeting)):
                yield connection, seated
                return
        with self.store.writing() as connection:
            seated = self.seated(connection, meeting)
            note_act(connection, seated.other, self.viewer, Deed("opened", kind, meeting))
            yield connection, seated

    @contextmanager
    def changing(self, meeting: str, *, late: bool = False) -> Iterator[tuple[Connection, Seated]]:
        """Change one open meeting, held until the transaction ends; or, `late`, a confirmed one.

        Raises `NotYours`, and `Fixed` once confirmed; `late`, `NotYours` until then.
        """
        with self.store.writing() as connection:
            seated = self.seated(connection, meeting, held=True)
            if seated.meeting.is_open == late:
                raise NotYours if late else Fixed
            yield connection, seated

    def seated(self, connection: Connection, meeting: str, *, held: bool = False) -> Seated:
        """The meeting and the viewer's seat in it; `held` against other writers. Raises `NotYours`."""
        row = connection.execute(_HELD if held else MEETING_OF, {"the_id": meeting}).mappings().one_or_none()
        if row is None:
            raise NotYours
        supervision = supervision_in(row)
        return Seated(meeting_in(row, self.seat_in(supervision)), supervision, row["has_two_views"])

    def supervision(self, connection: Connection, supervision: str, *, held: bool = False) -> Supervision:
        """A supervision the viewer holds a seat in; `held` against other writers. Raises `NotYours`."""
        query = _HELD_SUPERVISION if held else _SUPERVISION
        row = connection.execute(query, {"the_id": supervision}).mappings().one_or_none()
        if row is None:
            raise NotYours
        found = Supervision(**row)
        self.seat_in(found)
        return found

    def supervisions(self, connection: Connection, only: str | None = None) -> list[Supervision]:
        """Those the viewer holds a seat in, newest first, or `only` the one asked for. Raises `NotYours`."""
        if only is not None:
            return [self.supervision(connection, only)]
        rows = connection.execute(SUPERVISIONS_OF, {"persons": readable_owners(self.viewer)})
        return [Supervision(**row) for row in rows.mappings()]

    def note_for_both(self, connection: Connection, supervision: Supervision, deed: Deed) -> None:
        """Write what the viewer did with what is both's into the trail of each of them that has one."""
        for person in sorted({supervision.practitioner, supervision.supervisor}):
            note_act(connection, person, self.viewer, deed)

    def seat_in(self, supervision: Supervision) -> Seat:
        """The viewer's seat. Raises `NotYours` where they hold none."""
        return require_seat(self.viewer, supervision.practitioner, supervision.supervisor)
