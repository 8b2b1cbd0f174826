"""Meetings that travel between two machines as share files: making one, and taking one in.

Each of the two machines keeps the meeting for one seat. In `meeting_answers`, `version` counts all changes of a field
on both, and `changes_elsewhere` those of them that were made on the other machine.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import ValidationError
from sqlalchemy import Connection, bindparam, select

from model.access import other_seat, require_account
from model.share_file.contents import SentMeeting, SentRecord, ShareFileContents
from model.share_file.faults import (
    CalledOff,
    CountsTooFar,
    InYourName,
    NotAgreedHere,
    NotSound,
    OlderFile,
    Question,
    RecordsDiffer,
    TooLarge,
)
from model.share_file.soundness import require_sound
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import now, one_at_a_time
from model.store.supervision.fix import has_agreed
from model.store.supervision.rows.documents import kept_body
from model.store.supervision.rows.open_record import count_change
from model.store.supervision.seats import Seated, Seats
from model.store.supervision.share_file.claims import claims_in
from model.store.supervision.share_file.contents import packed
from model.store.supervision.share_file.marks import packed_marks, take_marks
from model.store.supervision.share_file.merge import Merge, settle, take_comments, take_record
from model.store.supervision.share_file.numbers import next_of_day
from model.store.supervision.share_file.sender import (
    begin_meeting,
    call_sender,
    make_room,
    require_far,
    settle_supervision,
)
from model.store.tables.supervision import called_off, meetings, records, sent_agreements
from model.store.trail.chain import note_act
from model.supervision.fields import is_arranged, is_sign
from model.supervision.meeting import ONE_SCREEN, Confirmation, Meeting
from model.team.trail import Deed

MOST_FILES = 10_000
"""More files than anybody sends of one meeting. To catch up with what the other has seen, one counts on to half of it:
whatever a file says, there is room for those to come."""

_THIS = meetings.c.id == bindparam("the_id")
_COUNTED = select(
    *(meetings.c[name] for name in ("supervision", "sent_number", "got_number", "language", "content_version"))
).where(_THIS)
_CALLED_OFF = called_off.delete().where(called_off.c.meeting == bindparam("the_id"))
_HASH = select(records.c.hash).where(records.c.meeting == bindparam("the_id"))

Came = Literal["new", "newer", "fixed", "too_late", "nothing_new"]


NOTHING_CAME: tuple[Came, ...] = ("too_late", "nothing_new")
"""What came of a file of which nothing was taken in: the record was confirmed before, or all of it was here."""


@dataclass(frozen=True)
class TakenIn:
    """What came of a file: the meeting as it is now, what the file brought, and how many texts it wrote over.

    `before` is the meeting as it was here, or the one that was only planned in its place; None where there was none.
    """

    meeting: Meeting
    came: Came
    replaced: int
    before: Meeting | None = None


class ShareFiles:
    """Making and taking in what a share file holds."""

    def __init__(self, seats: Seats) -> None:
        self._seats = seats

    def make(self, meeting: str) -> ShareFileContents:
        """The meeting for the other's machine: what they may see now, or the record once it is confirmed.

        Raises `NotYours`, for a guest as well, and `ShareFault` for a meeting too large, or kept by both here.
        """
        with self._seats.store.writing() as connection:
            seated = self._seats.seated(connection, meeting, held=True)
            require_far(self._seats, seated.supervision)
            counted = connection.execute(_COUNTED, {"the_id": meeting}).one()
            number, moment = counted.sent_number + 1, now()
            sending = {"sent_number": number, "sent_at": moment}
            connection.execute(meetings.update().where(_THIS).values(sending), {"the_id": meeting})
            try:
                made = ShareFileContents(
                    from_seat=seated.seat,
                    number=number,
                    answers=counted.got_number,
                    made_at=moment,
                    supervision=seated.supervision.id,
                    practitioner_name=seated.supervision.practitioner_name,
                    supervisor_name=seated.supervision.supervisor_name,
                    meeting=meeting,
                    way=seated.meeting.mode,
                    language=counted.language,
                    content_version=counted.content_version,
                    started_at=seated.meeting.started_at,
                    content=packed(connection, seated),
                    marks=packed_marks(connection, seated),
                )
            except ValidationError:
                raise TooLarge from None
            said = made.content.confirmation if isinstance(made.content, SentMeeting) else None
            if said and said.agrees:
                agreed = {"number": number, "hash": said.hash, "at": said.at}
                connection.execute(sent_agreements.insert(), agreed | {"meeting": meeting})
            note_act(connection, self._seats.viewer.person, self._seats.viewer, Deed("shared", "meeting", meeting))
            return made

    def next_number(self, meeting: str) -> int:
        """Which file of that day, over all people, the next one of this meeting is. Raises `NotYours`."""
        with self._seats.reading(meeting) as (connection, seated):
            return next_of_day(connection, seated, self._seats.viewer.person)

    def take_in(self, contents: ShareFileContents, answered: Collection[Question] = ()) -> TakenIn:
        """Take in what the other sent, all of it or, where a `ShareFault` is raised, nothing.

        A `Question` is raised unless the person set it aside: then it is among those `answered`. Raises `NotYours` for
        a guest, and where the supervision is other people's.
        """
        require_sound(contents)
        require_account(self._seats.viewer)
        with self._seats.store.writing() as connection:
            one_at_a_time(connection, f"share files {contents.supervision}")
            settle_supervision(connection, self._seats, contents)
            row = connection.execute(_COUNTED, {"the_id": contents.meeting}).one_or_none()
            if max(contents.number, contents.answers) > MOST_FILES:
                raise CountsTooFar
            if row and row.supervision != contents.supervision:
                raise NotSound
            got = row.got_number if row else 0
            older = OlderFile((contents.meeting, contents.number, got))
            if contents.number < got:
                _ask(older, answered)
            planned = make_room(connection, self._seats, contents) if row is None else None
            if row is None:
                begin_meeting(connection, contents)
                if connection.execute(_CALLED_OFF, {"the_id": contents.meeting}).rowcount:
                    _ask(CalledOff(contents.meeting), answered)
            _count(connection, contents, row.sent_number if row else 0)
            taken = self._take(connection, contents, answered, is_new=row is None)
            if contents.number == got and taken.came != "nothing_new":
                _ask(older, answered)
            if taken.came not in NOTHING_CAME:
                note_deletion(connection)
        if taken.came not in NOTHING_CAME:
            self._seats.store.leave_no_trace()
        return replace(taken, before=planned or taken.before)

    def _take(
        self, connection: Connection, contents: ShareFileContents, answered: Collection[Question], *, is_new: bool
    ) -> TakenIn:
        seated, content = self._seats.seated(connection, contents.meeting, held=True), contents.content
        claims = claims_in(connection, seated, content, is_new=is_new)
        before, changed, overwritten = seated.meeting, False, 0
        was_open = before.is_open
        if isinstance(content, SentRecord):
            changed, overwritten = _take_record(connection, seated, content, is_new=is_new)
            seated = self._seats.seated(connection, contents.meeting)
        is_marked = take_marks(connection, seated, contents.from_seat, contents.marks)
        if isinstance(content, SentMeeting) and was_open:
            changed, overwritten = self._take_open(connection, seated, contents, content)
        changed |= is_marked
        if claims:
            _ask(InYourName(claims), answered)
        if changed:
            count_change(connection, contents.meeting)
        meeting = self._seats.seated(connection, contents.meeting).meeting
        came: Came = "newer" if changed else "nothing_new"
        if not changed and not was_open and _says_more(connection, seated.id, content):
            came = "too_late"
        if is_new or (was_open and not meeting.is_open):
            came = "new" if is_new else "fixed"
        return TakenIn(meeting, came, overwritten, None if is_new else before)

    def _take_open(
        self, connection: Connection, seated: Seated, contents: ShareFileContents, content: SentMeeting
    ) -> tuple[bool, int]:
        is_renamed = call_sender(connection, seated.supervision, contents)
        merge = Merge(connection, seated, contents.from_seat, content)
        merge.all()
        unsaid = settle(connection, self._seats.seated(connection, contents.meeting))
        return is_renamed or merge.changed, merge.overwritten + unsaid


def _says_more(connection: Connection, meeting: str, content: SentMeeting | SentRecord) -> bool:
    """Whether what the sender said while it was open reads otherwise in the record that is confirmed here."""
    if isinstance(content, SentRecord):
        return False
    confirmed = kept_body(connection, meeting).fields
    said = {one.field: (one.words, one.place) for one in content.said if not _is_of_no_record(one.field)}
    return any(confirmed.get(name, ("", None)) != one for name, one in said.items() if one[0].strip() or one[1])


def _is_of_no_record(field: str) -> bool:
    return is_sign(field) or is_arranged(field)


def _take_record(connection: Connection, seated: Seated, record: SentRecord, *, is_new: bool) -> tuple[bool, int]:
    kept = connection.scalar(_HASH, {"the_id": seated.id})
    if kept not in (None, record.hash):
        raise RecordsDiffer
    own = next(Confirmation(**dict(one)) for one in record.confirmed if one.seat == seated.seat)
    if kept is None and not is_new and not has_agreed(connection, seated, own):
        raise NotAgreedHere
    overwritten = take_record(connection, seated, record, is_claimed=is_new) if kept is None else 0
    writer = None if kept is None or seated.meeting.mode == ONE_SCREEN else other_seat(seated.seat)
    return take_comments(connection, seated, record, writer) or kept is None, overwritten


def _ask(question: Question, answered: Collection[Question]) -> None:
    """Raise the question unless it was answered. What was taken in so far is undone then, as with every fault."""
    if question not in answered:
        raise question


def _count(connection: Connection, contents: ShareFileContents, sent: int) -> None:
    """Remember the number of this file; count on from what the other has seen, should a backup have been put back."""
    numbers = {
        "got_number": contents.number,
        "got_answers": contents.answers,
        "sent_number": max(sent, min(contents.answers, MOST_FILES // 2)),
    }
    connection.execute(meetings.update().where(_THIS).values(numbers), {"the_id": contents.meeting})
