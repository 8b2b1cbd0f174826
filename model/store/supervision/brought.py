"""What the practitioner brings to a meeting: copies of the fields they ticked, until they take them back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from model.access import PRACTITIONER, NotYours, may_see_brought, require_read
from model.store.database.transactions import now
from model.store.database.words import cleaned
from model.store.supervision.answers import MeetingAnswers, shown_now
from model.store.supervision.documents import brought_told, kept_body
from model.store.supervision.viewer import MEETING, TOUCH, Seated, meeting_from
from model.store.tables.reflection import reflections
from model.store.tables.supervision import brought, meetings, supervisions
from model.supervision.brought import Brought, BroughtItem
from model.supervision.meeting import Meeting

_OF = brought.c.meeting == bindparam("the_id")
_PIECE = tuple(brought.c[name] for name in ("part", "field", "heading", "prompt", "words", "place"))
_ALL = (
    select(*_PIECE, brought.c.source, brought.c.brought_at, brought.c.reflection)
    .where(_OF)
    .order_by(brought.c.source, brought.c.position)
)
_OWNER = select(reflections.c.owner).where(reflections.c.id == bindparam("id")).with_for_update()
_TAKE_BACK = brought.delete().where(_OF, brought.c.reflection == bindparam("the_reflection"))
_HAS_IT = meetings.c.id.in_(select(brought.c.meeting).where(brought.c.reflection == bindparam("the_id")))
_HELD_WITH = select(meetings.c.id).where(_HAS_IT).order_by(meetings.c.id).with_for_update()
_BROUGHT_TO = (
    select(*MEETING)
    .join(supervisions, supervisions.c.id == meetings.c.supervision)
    .where(
        _HAS_IT,
        supervisions.c.practitioner == bindparam("person"),
        meetings.c.fixed_at.is_(None),
    )
    .order_by(meetings.c.started_at.desc(), meetings.c.id.desc())
)


class MeetingBringing(MeetingAnswers):
    """Bringing, and seeing what was brought."""

    def bring(self, meeting: str, reflection: str, pieces: Sequence[BroughtItem]) -> None:
        """Bring exactly these fields of a reflection, instead of those brought of it before; none takes it back.

        Raises `NotYours` for the supervisor and for a reflection that is not theirs, `Fixed`, `TooLong`.
        """
        wanted = [_cleaned(piece) for piece in pieces]
        with self._changing(meeting) as (connection, seated):
            if seated.seat != PRACTITIONER:
                raise NotYours
            require_read(self._viewer, connection.scalar(_OWNER, {"id": reflection}))
            before = brought_to(connection, meeting)
            of_this = [one for one in before if one.reflection == reflection]
            if [one.piece for one in of_this] == wanted:
                return
            source = of_this[0].source if of_this else max((one.source for one in before), default=0) + 1
            moment = now()
            connection.execute(_TAKE_BACK, {"the_id": meeting, "the_reflection": reflection})
            keep_brought(connection, meeting, [Brought(source, piece, moment, reflection) for piece in wanted])
            self._touch(connection, meeting, moment)
        if any(one.piece not in wanted for one in of_this):
            self._store.leave_no_trace()

    def brought(self, meeting: str) -> list[Brought]:
        """What was brought, as far as the viewer's seat may see it now. Raises `NotYours`."""
        with self._looking(meeting) as (connection, seated):
            if not seated.meeting.is_open:
                body = kept_body(connection, meeting)
                return brought_told(body, seated.meeting.fixed_at or now())
            return _visible(connection, seated)

    def open_meetings_of(self, reflection: str) -> list[Meeting]:
        """The open meetings this reflection of the viewer's was brought to, newest first."""
        with self._store.reading() as connection:
            rows = connection.execute(_BROUGHT_TO, {"the_id": reflection, "person": self._viewer.person})
            return [meeting_from(row, PRACTITIONER) for row in rows]


def _visible(connection: Connection, seated: Seated) -> list[Brought]:
    found = numbered(brought_to(connection, seated.id))
    if seated.seat == PRACTITIONER:
        return found
    shown = shown_now(connection, seated)
    return [
        Brought(one.source, one.piece, one.brought_at)
        for one in found
        if may_see_brought(seated.seat, one.piece.field, shown)
    ]


def tell_of_deletion(connection: Connection, reflection: str) -> None:
    """Tell the open meetings a reflection was brought to that it is about to be deleted, and its pieces with it."""
    for meeting in connection.scalars(_HELD_WITH, {"the_id": reflection}).all():
        connection.execute(TOUCH, {"the_id": meeting, "now": now()})


def brought_to(connection: Connection, meeting: str) -> list[Brought]:
    """All that was brought to an open meeting, under the numbers it is kept under."""
    rows = connection.execute(_ALL, {"the_id": meeting})
    size = len(_PIECE)
    return [Brought(row.source, BroughtItem(*row[:size]), row.brought_at, row.reflection) for row in rows]


def numbered(found: Sequence[Brought]) -> list[Brought]:
    """The same with the reflections numbered from 1, whichever were taken back in between."""
    sources = {source: number for number, source in enumerate(sorted({one.source for one in found}), 1)}
    return [Brought(sources[one.source], one.piece, one.brought_at, one.reflection) for one in found]


def keep_brought(connection: Connection, meeting: str, found: Sequence[Brought]) -> None:
    """Keep what is brought, in this order."""
    if found:
        connection.execute(
            brought.insert(),
            [
                vars(one.piece)
                | {
                    "meeting": meeting,
                    "source": one.source,
                    "position": position,
                    "reflection": one.reflection,
                    "brought_at": one.brought_at,
                }
                for position, one in enumerate(found)
            ],
        )


def _cleaned(piece: BroughtItem) -> BroughtItem:
    place = cleaned(piece.place) if piece.place else piece.place
    field, heading, prompt, words = map(cleaned, (piece.field, piece.heading, piece.prompt, piece.words))
    return BroughtItem(piece.part, field, heading, prompt, words, place)
