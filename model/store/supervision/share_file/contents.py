"""What goes into a share file: of an open meeting only what the other may see, of a confirmed one its record."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from model.access import BOTH, PRACTITIONER, Seat, hand_of, may_see_field
from model.answers import Answer
from model.share_file.contents import (
    Changes,
    ConfirmedRecord,
    OpenMeeting,
    SentAnswer,
    SentComment,
    SentConfirmation,
    SentItem,
)
from model.store.supervision.answers import answers_in
from model.store.supervision.brought import brought_to, numbered
from model.store.supervision.confirmations import confirmations_in, standing
from model.store.supervision.documents import carried_into, kept_body, script_of
from model.store.supervision.record import comments_in
from model.store.supervision.viewer import Seated
from model.store.tables.supervision import meeting_answers
from model.supervision.brought import Brought
from model.supervision.meeting import Confirmation
from model.supervision.record import hash_of

_FAR = select(meeting_answers.c.field, meeting_answers.c.changes_elsewhere).where(
    meeting_answers.c.meeting == bindparam("the_id")
)


def packed(connection: Connection, seated: Seated) -> OpenMeeting | ConfirmedRecord:
    """What the viewer's file says of the meeting."""
    return _open(connection, seated) if seated.meeting.is_open else _confirmed(connection, seated)


def changes_elsewhere(connection: Connection, meeting: str) -> dict[str, int]:
    """How many of the changes of each field were made on the other machine."""
    return {row.field: row.changes_elsewhere for row in connection.execute(_FAR, {"the_id": meeting})}


def _open(connection: Connection, seated: Seated) -> OpenMeeting:
    said, elsewhere = answers_in(connection, seated.id), changes_elsewhere(connection, seated.id)
    shown = seated.shown(said)
    brought = numbered(brought_to(connection, seated.id)) if seated.seat == PRACTITIONER else []
    return OpenMeeting(
        held_on=seated.meeting.held_on,
        script=script_of(connection, seated.id),
        carried=carried_into(connection, seated.id),
        said=tuple(
            _sent(answer, seated.seat, elsewhere[field])
            for field, answer in sorted(said.items())
            if hand_of(field) in (seated.seat, BOTH) and may_see_field(seated.other_seat, field, shown)
        ),
        brought=tuple(_sent_piece(one) for one in brought),
        confirmation=_own_confirmation(connection, seated),
    )


def _confirmed(connection: Connection, seated: Seated) -> ConfirmedRecord:
    body = kept_body(connection, seated.id)
    return ConfirmedRecord(
        body=body,
        hash=hash_of(body),
        confirmed=tuple(_sent_confirmation(one) for one in confirmations_in(connection, seated.id).values()),
        comments=tuple(SentComment(**vars(one)) for one in comments_in(connection, seated.id)),
    )


def _own_confirmation(connection: Connection, seated: Seated) -> SentConfirmation | None:
    """What the viewer's seat says of the record as it stands now; an agreement to anything else is void."""
    own = confirmations_in(connection, seated.id).get(seated.seat)
    if own is None or (own.agrees and own.hash != hash_of(standing(connection, seated).body)):
        return None
    return _sent_confirmation(own)


def _sent(answer: Answer, seat: Seat, elsewhere: int) -> SentAnswer:
    here = answer.version - elsewhere
    practitioner, supervisor = (here, elsewhere) if seat == PRACTITIONER else (elsewhere, here)
    changes = Changes(practitioner=practitioner, supervisor=supervisor)
    return SentAnswer(
        field=answer.field, words=answer.words, place=answer.place, saved_at=answer.saved_at, changes=changes
    )


def _sent_piece(one: Brought) -> SentItem:
    return SentItem(source=one.source, brought_at=one.brought_at, **vars(one.piece))


def _sent_confirmation(one: Confirmation) -> SentConfirmation:
    return SentConfirmation(**vars(one))
