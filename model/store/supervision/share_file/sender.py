"""Where a share file belongs: whose supervision and which meeting it is about, begun where it came as the first."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from model.access import PRACTITIONER, NotYours, Seat, far_practitioner, guest_of, is_account
from model.share_file.contents import OpenMeeting, Parcel
from model.share_file.faults import AnotherOpen, KeptTogether, NotHere, OwnFile
from model.store.database.transactions import now
from model.store.database.words import cleaned
from model.store.supervision.envelopes import add_meeting
from model.store.supervision.record import MeetingRecord
from model.store.tables.supervision import meetings, supervisions
from model.supervision.meeting import Meeting, Supervision
from model.supervision.record import RecordBody

_OPEN = select(meetings.c.id).where(meetings.c.supervision == bindparam("the_id"), meetings.c.fixed_at.is_(None))
_KNOWN = select(supervisions.c.id).where(supervisions.c.id == bindparam("the_id"))


class MeetingArriving(MeetingRecord):
    """Finding and making the place of what came with a file."""

    def _require_far(self, supervision: Supervision) -> Seat:
        """The viewer's seat. Raises unless the viewer looks in here themselves and the other does not."""
        seat = self._seat_in(supervision)
        if not is_account(self._viewer.person):
            raise NotYours
        if is_account(supervision.supervisor if seat == PRACTITIONER else supervision.practitioner):
            raise KeptTogether
        return seat

    def _settle_supervision(self, connection: Connection, parcel: Parcel) -> None:
        """See that the supervision is here and the file is meant for the viewer; begin it where the file may do that.

        Raises `NotYours`, `KeptTogether`, `OwnFile`, `NotHere`.
        """
        if connection.scalar(_KNOWN, {"the_id": parcel.supervision}) is None:
            connection.execute(supervisions.insert(), vars(self._new_supervision(parcel)))
            return
        supervision = self._supervision(connection, parcel.supervision, held=True)
        seat = self._require_far(supervision)
        if seat == parcel.from_seat:
            raise OwnFile(supervision.supervisor_name if seat == PRACTITIONER else supervision.practitioner_name)

    def _new_supervision(self, parcel: Parcel) -> Supervision:
        """The viewer takes the seat the file is for. An open meeting begins nothing but with the practitioner."""
        practitioner, supervisor = far_practitioner(parcel.supervision), self._viewer
        if parcel.from_seat != PRACTITIONER:
            if isinstance(parcel.content, OpenMeeting):
                raise NotHere
            practitioner, supervisor = self._viewer, guest_of(parcel.supervision)
        return Supervision(
            parcel.supervision,
            practitioner.person,
            supervisor.person,
            parcel.practitioner_name,
            parcel.supervisor_name,
            now(),
        )

    def _begin(self, connection: Connection, parcel: Parcel) -> None:
        """Keep the envelope of a meeting that was not here. Raises `NotHere`, `AnotherOpen`."""
        content = parcel.content
        told: OpenMeeting | RecordBody
        if isinstance(content, OpenMeeting):
            if parcel.from_seat != PRACTITIONER:
                raise NotHere
            if connection.scalar(_OPEN, {"the_id": parcel.supervision}) is not None:
                raise AnotherOpen
            told, next_on, fixed_at = content, None, None
        else:
            told, next_on, fixed_at = content.body, content.body.next_on, content.fixed_at
        made = Meeting(
            id=parcel.meeting,
            supervision=parcel.supervision,
            seat=parcel.to_seat,
            way=parcel.way,
            plan=told.script.plan.key,
            plan_name=cleaned(told.script.plan.name),
            held_on=told.held_on,
            next_on=next_on,
            step=told.script.plan.steps[0].key,
            revision=1,
            started_at=parcel.started_at,
            changed_at=now(),
            fixed_at=fixed_at,
        )
        came_with = {"language": parcel.language, "content_version": parcel.content_version}
        add_meeting(connection, made, came_with, told.script, told.carried)


def call_sender(connection: Connection, supervision: Supervision, parcel: Parcel) -> bool:
    """Call the sender what they call themselves, as a name is part of the record: whether that is new here."""
    name = "practitioner_name" if parcel.from_seat == PRACTITIONER else "supervisor_name"
    before: str = getattr(supervision, name)
    called: str = getattr(parcel, name)
    if called == before:
        return False
    connection.execute(supervisions.update().where(supervisions.c.id == supervision.id).values({name: called}))
    return True
