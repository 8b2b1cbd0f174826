"""Where a share file belongs: whose supervision and which meeting it is about, begun where it came as the first."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from model.access import (
    PRACTITIONER,
    Seat,
    far_practitioner,
    guest_of,
    is_account,
    other_seat,
    require_account,
)
from model.share_file.contents import SentMeeting, ShareFileContents
from model.share_file.faults import AnotherOpen, KeptTogether, NotHere, OwnFile
from model.store.database.transactions import now
from model.store.database.words import cleaned
from model.store.holds import hold_of
from model.store.supervision.meetings import drop
from model.store.supervision.rows.meetings import add_meeting, open_meeting_of
from model.store.supervision.rows.open_record import is_begun
from model.store.supervision.seats import Seats
from model.store.tables.supervision import supervisions
from model.supervision.meeting import Meeting, Supervision
from model.supervision.record import RecordBody
from model.team.trail import Deed

_KNOWN = select(supervisions.c.id).where(supervisions.c.id == bindparam("the_id"))


def require_far(seats: Seats, supervision: Supervision) -> Seat:
    """The viewer's seat. Raises unless the viewer looks in here themselves and the other does not."""
    seat = seats.seat_in(supervision)
    require_account(seats.viewer)
    if is_account(supervision.supervisor if seat == PRACTITIONER else supervision.practitioner):
        raise KeptTogether
    return seat


def settle_supervision(connection: Connection, seats: Seats, contents: ShareFileContents) -> None:
    """See that the supervision is here and the file is meant for the viewer; begin it where the file may do that.

    Raises `NotYours`, `KeptTogether`, `OwnFile`, `NotHere`.
    """
    if connection.scalar(_KNOWN, {"the_id": contents.supervision}) is None:
        connection.execute(supervisions.insert(), vars(_new_supervision(seats, contents)))
        return
    supervision = seats.supervision(connection, contents.supervision, held=True)
    seat = require_far(seats, supervision)
    if seat == contents.from_seat:
        raise OwnFile(supervision.name_of(other_seat(seat)))


def _new_supervision(seats: Seats, contents: ShareFileContents) -> Supervision:
    """The viewer takes the seat the file is for. An open meeting begins nothing but with the practitioner."""
    practitioner, supervisor = far_practitioner(contents.supervision), seats.viewer
    if contents.from_seat != PRACTITIONER:
        if isinstance(contents.content, SentMeeting):
            raise NotHere
        practitioner, supervisor = seats.viewer, guest_of(contents.supervision)
    return Supervision(
        contents.supervision,
        practitioner.person,
        supervisor.person,
        contents.practitioner_name,
        contents.supervisor_name,
        now(),
    )


def make_room(connection: Connection, seats: Seats, contents: ShareFileContents) -> Meeting | None:
    """Take off a meeting that is planned here and no more, where the practitioner begins one: that meeting, if any."""
    found = open_meeting_of(connection, contents.supervision)
    if found is None or contents.from_seat != PRACTITIONER or not isinstance(contents.content, SentMeeting):
        return None
    seated = seats.seated(connection, found, held=True)
    if is_begun(connection, seated.meeting) or hold_of(connection, seats.viewer.person):
        return None
    drop(connection, seated.meeting)
    seats.note_for_both(connection, seated.supervision, Deed("deleted", "meeting", found))
    return seated.meeting


def begin_meeting(connection: Connection, contents: ShareFileContents) -> None:
    """Keep a meeting that was not here. Raises `NotHere`, `AnotherOpen`."""
    content = contents.content
    begun: SentMeeting | RecordBody
    next_time: tuple[str | None, str]
    if isinstance(content, SentMeeting):
        if contents.from_seat != PRACTITIONER:
            raise NotHere
        if open_meeting_of(connection, contents.supervision):
            raise AnotherOpen
        begun, next_on, next_time, fixed_at = content, None, (None, ""), None
    else:
        begun, next_on, next_time, fixed_at = (
            content.body,
            content.body.next_on,
            content.body.next_time,
            content.fixed_at,
        )
    made = Meeting(
        id=contents.meeting,
        supervision=contents.supervision,
        seat=contents.to_seat,
        mode=contents.mode,
        plan=begun.script.plan.key,
        plan_name=cleaned(begun.script.plan.name),
        held_on=begun.held_on,
        next_on=next_on,
        next_at=next_time[0],
        next_where=next_time[1] or None,
        step=begun.script.plan.steps[0].key,
        revision=1,
        started_at=contents.started_at,
        changed_at=now(),
        fixed_at=fixed_at,
    )
    guide = {"language": contents.language, "content_version": contents.content_version}
    add_meeting(connection, made, begun.script, begun.carried, guide)


def call_sender(connection: Connection, supervision: Supervision, contents: ShareFileContents) -> bool:
    """Call the sender what they call themselves, as a name is part of the record: whether that is new here."""
    name = f"{contents.from_seat}_name"
    called: str = getattr(contents, name)
    if called == supervision.name_of(contents.from_seat):
        return False
    connection.execute(supervisions.update().where(supervisions.c.id == supervision.id), {name: called})
    return True
