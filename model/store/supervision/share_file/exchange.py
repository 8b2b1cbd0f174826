"""Meetings that travel between two machines as files: making a parcel of one, and taking one in.

Each of the two machines keeps the meeting for one seat. In `meeting_answers`, `version` counts all changes of a field
in both hands, and `changes_elsewhere` those of them that were made on the other machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError
from sqlalchemy import Connection, bindparam, select

from model.access import NotYours, is_account
from model.share_file.contents import ConfirmedRecord, OpenMeeting, Parcel
from model.share_file.faults import NotAgreedHere, NotSound, OlderFile, RecordsDiffer, TooLarge
from model.share_file.soundness import require_sound
from model.store.database.transactions import now, one_at_a_time
from model.store.supervision.confirmations import has_agreed
from model.store.supervision.share_file.contents import packed
from model.store.supervision.share_file.merge import Taking, settle, take_comments, take_record
from model.store.supervision.share_file.sender import MeetingArriving, call_sender
from model.store.supervision.viewer import Seated
from model.store.tables.supervision import meetings, records, sent_agreements
from model.supervision.meeting import ONE_SCREEN, Meeting

_THIS = meetings.c.id == bindparam("the_id")
_COUNTED = select(
    *(meetings.c[name] for name in ("supervision", "sent_number", "got_number", "language", "content_version"))
).where(_THIS)
_HASH = select(records.c.hash).where(records.c.meeting == bindparam("the_id"))

Came = Literal["new", "newer", "fixed", "nothing_new"]


@dataclass(frozen=True)
class TakenIn:
    """What came of a file: the meeting as it is now, what the file brought, and how many texts were put aside."""

    meeting: Meeting
    came: Came
    replaced: int


class MeetingParcels(MeetingArriving):
    """Making and taking in what a share file holds."""

    def parcel(self, meeting: str) -> Parcel:
        """The meeting for the other's machine: what they may see now, or the record once it is confirmed.

        Raises `NotYours`, for a guest as well, and `ShareFault` for a meeting too large, or kept by both here.
        """
        with self._store.writing() as connection:
            seated = self._seated(connection, meeting, held=True)
            self._require_far(seated.supervision)
            counted = connection.execute(_COUNTED, {"the_id": meeting}).one()
            number, moment = counted.sent_number + 1, now()
            sending = {"sent_number": number, "sent_at": moment}
            connection.execute(meetings.update().where(_THIS).values(sending), {"the_id": meeting})
            try:
                made = Parcel(
                    from_seat=seated.seat,
                    number=number,
                    answers=counted.got_number,
                    made_at=moment,
                    supervision=seated.supervision.id,
                    practitioner_name=seated.supervision.practitioner_name,
                    supervisor_name=seated.supervision.supervisor_name,
                    meeting=meeting,
                    way=seated.meeting.way,
                    language=counted.language,
                    content_version=counted.content_version,
                    started_at=seated.meeting.started_at,
                    content=packed(connection, seated),
                )
            except ValidationError:
                raise TooLarge from None
            said = made.content.confirmation if isinstance(made.content, OpenMeeting) else None
            if said and said.agrees:
                connection.execute(sent_agreements.insert(), {"meeting": meeting, "number": number, "hash": said.hash})
            return made

    def take_in(self, parcel: Parcel) -> TakenIn:
        """Take in what the other sent, all of it or, where a `ShareFault` is raised, nothing.

        Raises `NotYours` for a guest, and where the supervision is other people's.
        """
        require_sound(parcel)
        if not is_account(self._viewer.person):
            raise NotYours
        with self._store.writing() as connection:
            one_at_a_time(connection, f"parcels {parcel.supervision}")
            self._settle_supervision(connection, parcel)
            row = connection.execute(_COUNTED, {"the_id": parcel.meeting}).one_or_none()
            if row and row.supervision != parcel.supervision:
                raise NotSound
            if row and parcel.number < row.got_number:
                raise OlderFile
            if row and parcel.number == row.got_number:
                return TakenIn(self._seated(connection, parcel.meeting).meeting, "nothing_new", 0)
            if row is None:
                self._begin(connection, parcel)
            _count(connection, parcel, row.sent_number if row else 0)
            taken = self._take(connection, parcel, is_new=row is None)
        if taken.came != "nothing_new":
            self._store.leave_no_trace()
        return taken

    def _take(self, connection: Connection, parcel: Parcel, *, is_new: bool) -> TakenIn:
        seated, content = self._seated(connection, parcel.meeting, held=True), parcel.content
        was_open, changed, aside = seated.meeting.is_open, False, 0
        if isinstance(content, ConfirmedRecord):
            changed, aside = self._take_record(connection, seated, content, is_new=is_new)
        elif was_open:
            changed, aside = self._take_open(connection, seated, parcel, content)
        if changed:
            self._touch(connection, parcel.meeting)
        told = self._seated(connection, parcel.meeting).meeting
        came: Came = "newer" if changed else "nothing_new"
        if is_new or (was_open and not told.is_open):
            came = "new" if is_new else "fixed"
        return TakenIn(told, came, aside)

    def _take_open(
        self, connection: Connection, seated: Seated, parcel: Parcel, content: OpenMeeting
    ) -> tuple[bool, int]:
        renamed = call_sender(connection, seated.supervision, parcel)
        taking = Taking(connection, seated, parcel.from_seat, content)
        taking.all()
        begun = settle(connection, self._seated(connection, parcel.meeting))
        return renamed or taking.changed, taking.aside + begun

    def _take_record(
        self, connection: Connection, seated: Seated, record: ConfirmedRecord, *, is_new: bool
    ) -> tuple[bool, int]:
        kept = connection.scalar(_HASH, {"the_id": seated.id})
        if kept not in (None, record.hash):
            raise RecordsDiffer
        if kept is None and not is_new and not has_agreed(connection, seated, record.hash):
            raise NotAgreedHere
        aside = take_record(connection, seated, record) if kept is None else 0
        writer = None if kept is None or seated.meeting.way == ONE_SCREEN else seated.other_seat
        return take_comments(connection, seated.id, record, writer) or kept is None, aside


def _count(connection: Connection, parcel: Parcel, sent: int) -> None:
    """Remember the number of this file; count on from what the other has seen, should a backup have been put back."""
    numbers = {
        "got_number": parcel.number,
        "got_answers": parcel.answers,
        "sent_number": max(sent, parcel.answers),
    }
    connection.execute(meetings.update().where(_THIS).values(numbers), {"the_id": parcel.meeting})
