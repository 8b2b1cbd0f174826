"""Confirming: each says on their own whether the record is right, and when both have, it is fixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from model.access import SEATS, WHY_NOT, Seat
from model.store.database.transactions import now
from model.store.database.words import cleaned
from model.store.supervision.actions import keep_actions, settle_earlier
from model.store.supervision.answers import answers_in
from model.store.supervision.brought import brought_to, numbered
from model.store.supervision.documents import carried_into, kept_body, script_of
from model.store.supervision.shown import MeetingShowing
from model.store.supervision.unsaid import nothing_begun
from model.store.supervision.viewer import Seated
from model.store.tables.supervision import (
    brought,
    confirmations,
    meeting_answers,
    meeting_scripts,
    meetings,
    records,
    replaced_meeting_answers,
    sent_agreements,
)
from model.supervision.brought import elements_of
from model.supervision.meeting import ONE_SCREEN, Confirmation, Meeting, not_ready
from model.supervision.record import RecordBody, canonical, hash_of, record_body

_NAMES = ("seat", "agrees", "words", "hash", "at")
_OF = confirmations.c.meeting == bindparam("the_id")
_ALL = select(*(confirmations.c[name] for name in _NAMES)).where(_OF).order_by(confirmations.c.seat)
_TAKE_BACK = confirmations.delete().where(_OF, confirmations.c.seat == bindparam("the_seat"))
_VOID = (
    confirmations.update()
    .where(_OF, confirmations.c.agrees, confirmations.c.hash != bindparam("the_hash"))
    .values(hash="")
)
_UNDER_WAY = (
    select(sent_agreements.c.number)
    .join(meetings, meetings.c.id == sent_agreements.c.meeting)
    .where(sent_agreements.c.meeting == bindparam("the_id"), sent_agreements.c.number > meetings.c.got_answers)
    .where(sent_agreements.c.hash != bindparam("the_hash"))
)
_WORKING = (meeting_answers, replaced_meeting_answers, brought, meeting_scripts, sent_agreements)


@dataclass(frozen=True)
class Standing:
    """An open meeting's record as it stands now, and the steps still to be done before anybody confirms it."""

    body: RecordBody
    waiting: tuple[str, ...]


class MeetingConfirming(MeetingShowing):
    """The record as it stands, and what the two say of it."""

    def _touch(self, connection: Connection, meeting: str, moment: datetime | None = None) -> None:
        """Count a change; an agreement to what no longer stands is void for good, also if it should stand again."""
        super()._touch(connection, meeting, moment)
        if not any(one.agrees and one.hash for one in confirmations_in(connection, meeting).values()):
            return
        seated = self._seated(connection, meeting)
        if seated.meeting.is_open:
            stands = hash_of(standing(connection, seated).body)
            connection.execute(_VOID, {"the_id": meeting, "the_hash": stands})

    def body(self, meeting: str) -> RecordBody:
        """The record as it stands now, or the confirmed one: only what both may see. Raises `NotYours`."""
        with self._looking(meeting) as (connection, seated):
            if seated.meeting.is_open:
                return standing(connection, seated).body
            return kept_body(connection, meeting)

    def waiting(self, meeting: str) -> tuple[str, ...]:
        """The steps that have to be done before anybody confirms. Raises `NotYours`."""
        with self._looking(meeting) as (connection, seated):
            return standing(connection, seated).waiting if seated.meeting.is_open else ()

    def confirm(self, meeting: str, agrees: bool, words: str = "") -> Meeting:
        """Say for the viewer's seat that the record is right, or why it is not; a decline leaves the meeting open.

        When both agree to the same record, it is fixed and what it was made from is deleted; a decline empties what
        was typed of it. Raises `NotYours`, `Fixed`, `TooLong`, and ValueError for agreeing while something waits.
        """
        words = cleaned(words)
        with self._changing(meeting) as (connection, seated):
            now_standing = standing(connection, seated)
            if agrees and now_standing.waiting:
                raise ValueError(f"Before anybody confirms, these come first: {', '.join(now_standing.waiting)}.")
            said = Confirmation(seated.seat, agrees, words, hash_of(now_standing.body), now())
            before = confirmations_in(connection, meeting).get(seated.seat)
            if before is None or replace(before, at=said.at) != said:
                keep_confirmation(connection, meeting, said)
                self._touch(connection, meeting, said.at)
            if not agrees:
                nothing_begun(connection, meeting, seated.seat, WHY_NOT)
            fixed = fix_if_agreed(connection, seated, now_standing.body)
            told = self._seated(connection, meeting).meeting
        if fixed:
            self._store.leave_no_trace()
        return told

    def confirmations(self, meeting: str) -> dict[Seat, Confirmation]:
        """What each seat says of the record as it stands now, and declines of any; void ones are left out.

        Raises `NotYours`.
        """
        with self._looking(meeting) as (connection, seated):
            found = confirmations_in(connection, meeting)
            if not seated.meeting.is_open or not any(one.agrees for one in found.values()):
                return found
            hash_now = hash_of(standing(connection, seated).body)
            return {seat: one for seat, one in found.items() if one.hash == hash_now or not one.agrees}

    def void(self, meeting: str) -> frozenset[Seat]:
        """The seats that agreed to a record that was changed afterwards, so that it is void. Raises `NotYours`."""
        with self._looking(meeting) as (connection, seated):
            agreed = [one for one in confirmations_in(connection, meeting).values() if one.agrees]
            if not seated.meeting.is_open or not agreed:
                return frozenset()
            hash_now = hash_of(standing(connection, seated).body)
            return frozenset(one.seat for one in agreed if one.hash != hash_now)


def standing(connection: Connection, seated: Seated) -> Standing:
    """The record of an open meeting as it stands."""
    said = answers_in(connection, seated.id)
    found = numbered(brought_to(connection, seated.id))
    shown = seated.shown(said)
    body = record_body(
        supervision=seated.supervision.id,
        meeting=seated.id,
        names=(seated.supervision.practitioner_name, seated.supervision.supervisor_name),
        held_on=seated.meeting.held_on,
        next_on=seated.meeting.next_on,
        script=script_of(connection, seated.id),
        brought=found,
        carried=carried_into(connection, seated.id),
        answers=said,
        shown=shown,
    )
    return Standing(body, not_ready(elements_of(found), shown, body.actions))


def confirmations_in(connection: Connection, meeting: str) -> dict[Seat, Confirmation]:
    """What each seat said last, valid or void."""
    return {row.seat: Confirmation(*row) for row in connection.execute(_ALL, {"the_id": meeting})}


def keep_confirmation(connection: Connection, meeting: str, said: Confirmation) -> None:
    """Keep what a seat says of the record, instead of what it said before."""
    connection.execute(_TAKE_BACK, {"the_id": meeting, "the_seat": said.seat})
    connection.execute(confirmations.insert(), vars(said) | {"meeting": meeting})


def fix_if_agreed(connection: Connection, seated: Seated, body: RecordBody) -> bool:
    """Fix the meeting where both have agreed to exactly this body, and here only to this; say whether it is fixed.

    Where a file is under way in which the viewer agreed to another body, the other may be fixing that one.
    """
    found = confirmations_in(connection, seated.id)
    agreed = [found[seat] for seat in SEATS if seat in found and found[seat].agrees]
    is_fixed = is_agreed(agreed, hash_of(body)) and not _agreed_otherwise(connection, seated, hash_of(body))
    if is_fixed:
        fix(connection, seated, body, max(one.at for one in agreed))
    return is_fixed


def _agreed_otherwise(connection: Connection, seated: Seated, hash_now: str) -> bool:
    """Whether the other may still open a file in which the viewer agreed to another record."""
    if seated.meeting.way == ONE_SCREEN:
        return False
    found = connection.execute(_UNDER_WAY, {"the_id": seated.id, "the_hash": hash_now})
    return found.first() is not None


def has_agreed(connection: Connection, seated: Seated, hash_then: str) -> bool:
    """Whether the viewer ever agreed to the record with this hash: now, or in a file they sent."""
    own = confirmations_in(connection, seated.id).get(seated.seat)
    if own and own.agrees and own.hash == hash_then:
        return True
    sent = sent_agreements.c.meeting == seated.id, sent_agreements.c.hash == hash_then
    return connection.execute(select(sent_agreements.c.number).where(*sent)).first() is not None


def is_agreed(confirmed: Sequence[Confirmation], hash_now: str) -> bool:
    """Whether both seats agree to the record of this hash."""
    return {one.seat for one in confirmed if one.agrees and one.hash == hash_now} == set(SEATS)


def fix(connection: Connection, seated: Seated, body: RecordBody, moment: datetime) -> None:
    """Keep the record both agreed to, and delete what it was made from; leave no trace of that afterwards."""
    kept = {"meeting": seated.id, "body": canonical(body), "hash": hash_of(body), "fixed_at": moment}
    connection.execute(records.insert(), kept)
    keep_actions(connection, seated.supervision.id, body.actions, moment)
    settle_earlier(connection, seated.supervision.id, body.earlier_actions)
    for table in _WORKING:
        connection.execute(table.delete().where(table.c.meeting == seated.id))
    connection.execute(meetings.update().where(meetings.c.id == seated.id).values(fixed_at=moment))
