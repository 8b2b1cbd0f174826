"""What the practitioner brings to a meeting: copies of the fields they ticked, until they take them back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, bindparam, select

from model.access import PRACTITIONER, NotYours, has_trail, may_see_brought, require_read, require_said
from model.store.database.cipher import moved
from model.store.database.last_deletion import note_deletion
from model.store.database.rows import Row, put_back, rows_as_kept
from model.store.database.transactions import Handle, now
from model.store.database.words import cleaned
from model.store.supervision.rows.answers import shown_now
from model.store.supervision.rows.brought import brought_to, keep_brought, numbered
from model.store.supervision.rows.documents import brought_of, kept_body
from model.store.supervision.rows.meetings import MEETING, meeting_in
from model.store.supervision.rows.open_record import count_change
from model.store.supervision.seats import Seated, Seats
from model.store.tables.card import cards
from model.store.tables.reflection import reflections
from model.store.tables.supervision import brought, meetings, supervisions
from model.supervision.brought import Brought, BroughtItem, card_fields, elements_of
from model.supervision.meeting import ONE_SCREEN, Meeting

_OWNER = select(reflections.c.owner).where(reflections.c.id == bindparam("id")).with_for_update()
_CARD = select(cards.c.owner, cards.c.ending).where(cards.c.id == bindparam("the_id")).with_for_update()
_OF_REFLECTION = brought.c.reflection == bindparam("the_reflection")
_TAKE_BACK = brought.delete().where(brought.c.meeting == bindparam("the_id"), _OF_REFLECTION)
_HAS_IT = meetings.c.id.in_(select(brought.c.meeting).where(_OF_REFLECTION))
_HELD_WITH = select(meetings.c.id).where(_HAS_IT).order_by(meetings.c.id).with_for_update()
_OPEN_WITH = (
    select(*MEETING)
    .join(supervisions, supervisions.c.id == meetings.c.supervision)
    .where(_HAS_IT, supervisions.c.practitioner == bindparam("person"), meetings.c.fixed_at.is_(None))
    .order_by(meetings.c.started_at.desc(), meetings.c.id.desc())
)

_STILL_OPEN = (
    select(meetings.c.id)
    .join(supervisions, supervisions.c.id == meetings.c.supervision)
    .where(meetings.c.id.in_(bindparam("meetings", expanding=True)), supervisions.c.practitioner == bindparam("person"))
    .where(meetings.c.fixed_at.is_(None))
    .order_by(meetings.c.id)
    .with_for_update(of=meetings)
)


class BroughtItems(Handle[Seats]):
    """Bringing, and seeing what was brought."""

    def of(self, meeting: str) -> list[Brought]:
        """What was brought, as far as the viewer's seat may see it now. Raises `NotYours`."""
        with self._context.reading(meeting) as (connection, seated):
            found, is_recorded = _seen(connection, seated), not seated.meeting.is_open
        if not (found and has_trail(seated.other) and (is_recorded or seated.seat != PRACTITIONER)):
            return found
        with self._context.opening(meeting, "record" if is_recorded else "brought") as (connection, seated):
            return _seen(connection, seated)

    def elements(self, meeting: str) -> tuple[str, ...]:
        """The elements a place was brought for, which the supervisor places too; not the places. Raises `NotYours`."""
        with self._context.reading(meeting) as (connection, seated):
            if seated.meeting.fixed_at is None:
                return elements_of(brought_to(connection, meeting))
            return elements_of(brought_of(kept_body(connection, meeting), seated.meeting.fixed_at))

    def bring(self, meeting: str, reflection: str, items: Sequence[BroughtItem]) -> None:
        """Bring exactly these fields of a reflection, instead of those brought of it before; none takes it back.

        Raises `NotYours` for the supervisor and for a reflection that is not theirs, for a card that is not answered or
        was taken back, or where the two do not look at one screen; `Fixed`, `TooLong`.
        """
        wanted = [_cleaned(item) for item in items]
        with self._context.changing(meeting) as (connection, seated):
            if seated.seat != PRACTITIONER:
                raise NotYours
            require_read(self._context.viewer, connection.scalar(_OWNER, {"id": reflection}))
            self._require_cards(connection, seated.meeting, wanted)
            before = brought_to(connection, meeting)
            of_this = [one for one in before if one.reflection == reflection]
            if [one.item for one in of_this] == wanted:
                return
            source = of_this[0].source if of_this else max((one.source for one in before), default=0) + 1
            moment, is_taken_back = now(), any(one.item not in wanted for one in of_this)
            connection.execute(_TAKE_BACK, {"the_id": meeting, "the_reflection": reflection})
            if is_taken_back:
                note_deletion(connection)
            keep_brought(connection, meeting, [Brought(source, item, moment, reflection) for item in wanted])
            count_change(connection, meeting, moment)
        if is_taken_back:
            self._context.store.leave_no_trace()

    def _require_cards(self, connection: Connection, meeting: Meeting, items: Sequence[BroughtItem]) -> None:
        ids = {item.field.split(".")[1] for item in items if item.kind == "card"}
        if ids and meeting.mode != ONE_SCREEN:
            raise NotYours
        for card in sorted(ids):
            found = connection.execute(_CARD, {"the_id": card}).one_or_none()
            if found is None:
                raise NotYours
            require_said(self._context.viewer, found.owner, is_answered=found.ending == "finished")

    def open_meetings(self, reflection: str) -> list[Meeting]:
        """The open meetings this reflection of the viewer's was brought to, newest first."""
        key = {"the_reflection": reflection, "person": self._context.viewer.person}
        with self._context.store.reading() as connection:
            return [meeting_in(row, PRACTITIONER) for row in connection.execute(_OPEN_WITH, key).mappings()]


def tell_of_deletion(connection: Connection, reflection: str) -> list[Row]:
    """Take a reflection that is about to be deleted back from the open meetings it was brought to; the rows taken."""
    taken: list[Row] = []
    for meeting in connection.scalars(_HELD_WITH, {"the_reflection": reflection}).all():
        taken += rows_as_kept(
            connection, brought, (brought.c.meeting == meeting) & (brought.c.reflection == reflection)
        )
        connection.execute(_TAKE_BACK, {"the_id": meeting, "the_reflection": reflection})
        count_change(connection, meeting)
    return taken


def take_out_card(connection: Connection, card: str) -> None:
    """Take what somebody said on a card, and what was guessed of it, out of the open meetings it was brought to."""
    of_card = brought.c.field.startswith(card_fields(card), autoescape=True)
    having = select(brought.c.meeting).where(of_card)
    held = select(meetings.c.id).where(meetings.c.id.in_(having)).order_by(meetings.c.id).with_for_update()
    for meeting in connection.scalars(held).all():
        connection.execute(brought.delete().where(brought.c.meeting == meeting, of_card))
        count_change(connection, meeting)


def bring_again(connection: Connection, person: str, rows: Sequence[Row]) -> bool:
    """Put back what deleting a reflection took from open meetings of this practitioner; False where one is not so now.

    What was agreed to before stays void.
    """
    by_meeting = {meeting: list(group) for meeting, group in groupby(rows, itemgetter("meeting"))}
    still = connection.scalars(_STILL_OPEN, {"meetings": list(by_meeting), "person": person}).all()
    for meeting in still:
        put_back(connection, brought, _at_the_end(connection, meeting, by_meeting[meeting]))
        count_change(connection, meeting)
    return len(still) == len(by_meeting)


def _at_the_end(connection: Connection, meeting: str, rows: Sequence[Row]) -> list[Row]:
    """The rows under the number they had, or behind all others where that was given to another reflection."""
    taken = {one.source for one in brought_to(connection, meeting)}
    source = rows[0]["source"] if rows[0]["source"] not in taken else max(taken) + 1
    return [moved(connection, brought, row, {"source": source}) for row in rows]


def _seen(connection: Connection, seated: Seated) -> list[Brought]:
    if seated.meeting.fixed_at is None:
        return _visible(connection, seated)
    return brought_of(kept_body(connection, seated.id), seated.meeting.fixed_at)


def _visible(connection: Connection, seated: Seated) -> list[Brought]:
    found = numbered(brought_to(connection, seated.id))
    if seated.seat == PRACTITIONER:
        return found
    shown = shown_now(connection, seated.id, with_two_views=seated.has_two_views)
    return [
        Brought(one.source, one.item, one.brought_at)
        for one in found
        if may_see_brought(seated.seat, one.item.field, shown)
    ]


def _cleaned(item: BroughtItem) -> BroughtItem:
    place = cleaned(item.place) if item.place else item.place
    field, heading, prompt, words = map(cleaned, (item.field, item.heading, item.prompt, item.words))
    return BroughtItem(item.kind, field, heading, prompt, words, place)
