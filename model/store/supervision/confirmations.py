"""Confirming: each says on their own whether the record is right, and when both have, it is fixed."""

from __future__ import annotations

from dataclasses import replace

from model.access import WHY_NOT, Seat
from model.store.database.transactions import Handle, now
from model.store.database.words import cleaned
from model.store.supervision.fix import fix_if_agreed
from model.store.supervision.rows.confirmations import confirmations_in, keep_confirmation
from model.store.supervision.rows.open_record import count_change, standing
from model.store.supervision.rows.unsaid import empty_unsaid
from model.store.supervision.seats import Seats
from model.store.trail.chain import note_act
from model.supervision.meeting import Confirmation, Meeting
from model.supervision.record import hash_of
from model.team.trail import Deed


class Confirmations(Handle[Seats]):
    """What the two say of the record as it stands."""

    def of(self, meeting: str) -> dict[Seat, Confirmation]:
        """What each seat says of the record as it stands now, and declines of any; void ones are left out.

        Raises `NotYours`.
        """
        found, hash_now = self._now(meeting)
        return {seat: one for seat, one in found.items() if hash_now in {None, one.hash} or not one.agrees}

    def void(self, meeting: str) -> frozenset[Seat]:
        """The seats that agreed to a record that was changed afterwards, so that it is void. Raises `NotYours`."""
        found, hash_now = self._now(meeting)
        return frozenset(seat for seat, one in found.items() if one.agrees and hash_now not in {None, one.hash})

    def waiting(self, meeting: str) -> tuple[str, ...]:
        """The steps that have to be done before anybody confirms. Raises `NotYours`."""
        with self._context.reading(meeting) as (connection, seated):
            return standing(connection, meeting).waiting if seated.meeting.is_open else ()

    def confirm(self, meeting: str, agrees: bool, words: str = "") -> Meeting:
        """Say for the viewer's seat that the record is right, or why it is not; a decline leaves the meeting open.

        When both agree to the same record, it is fixed and what it was made from is deleted; a decline empties what
        was typed of it. Raises `NotYours`, `Fixed`, `TooLong`, and ValueError for agreeing while something waits.
        """
        words = cleaned(words)
        with self._context.changing(meeting) as (connection, seated):
            stands = standing(connection, meeting)
            if agrees and stands.waiting:
                raise ValueError(f"Before anybody confirms, these come first: {', '.join(stands.waiting)}.")
            said = Confirmation(seated.seat, agrees, words, hash_of(stands.body), now())
            before = confirmations_in(connection, meeting).get(seated.seat)
            if before is None or replace(before, at=said.at) != said:
                keep_confirmation(connection, meeting, said)
                count_change(connection, meeting, said.at)
            if not agrees:
                empty_unsaid(connection, meeting, seated.seat, WHY_NOT)
            is_fixed = fix_if_agreed(connection, seated, stands.body)
            if agrees:
                note_act(connection, seated.other, self._context.viewer, Deed("confirmed", "record", meeting))
            confirmed = self._context.seated(connection, meeting).meeting
        if is_fixed:
            self._context.store.leave_no_trace()
        return confirmed

    def _now(self, meeting: str) -> tuple[dict[Seat, Confirmation], str | None]:
        """What each seat said last, and the hash an agreement has to have to stand: None where all stand."""
        with self._context.reading(meeting) as (connection, seated):
            found = confirmations_in(connection, meeting)
            if not seated.meeting.is_open or not any(one.agrees for one in found.values()):
                return found, None
            return found, hash_of(standing(connection, meeting).body)
