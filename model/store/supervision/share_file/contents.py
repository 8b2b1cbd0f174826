"""What goes into a share file: of an open meeting only what the other may see, of a confirmed one its record."""

from __future__ import annotations

from sqlalchemy import Connection

from model.access import PRACTITIONER, Seat, may_see_field, may_write_field, other_seat
from model.answers import Answer
from model.share_file.contents import (
    Changes,
    SentAnswer,
    SentComment,
    SentConfirmation,
    SentItem,
    SentMeeting,
    SentRecord,
)
from model.store.supervision.rows.answers import answers_in, changes_elsewhere, held_here
from model.store.supervision.rows.brought import brought_to, numbered
from model.store.supervision.rows.confirmations import confirmations_in
from model.store.supervision.rows.documents import carried_into, comments_in, kept_body, script_of
from model.store.supervision.rows.open_record import standing
from model.store.supervision.seats import Seated
from model.supervision.brought import to_be_kept
from model.supervision.fields import is_placed_here
from model.supervision.meeting import Confirmation
from model.supervision.record import hash_of


def packed(connection: Connection, seated: Seated) -> SentMeeting | SentRecord:
    """What the viewer's file says of the meeting."""
    return _open(connection, seated) if seated.meeting.is_open else _confirmed(connection, seated)


def _open(connection: Connection, seated: Seated) -> SentMeeting:
    said, elsewhere = answers_in(connection, seated.id), changes_elsewhere(connection, seated.id)
    shown, other = seated.shown(said), other_seat(seated.seat)
    brought = to_be_kept(numbered(brought_to(connection, seated.id))) if seated.seat == PRACTITIONER else []
    return SentMeeting(
        held_on=seated.meeting.held_on,
        script=script_of(connection, seated.id),
        carried=carried_into(connection, seated.id),
        said=tuple(
            _sent(answer, seated.seat, elsewhere[field])
            for field, answer in sorted(said.items())
            if may_write_field(seated.seat, field) and may_see_field(other, field, shown) and not is_placed_here(field)
        ),
        brought=tuple(
            SentItem.model_validate(
                {"source": one.source, "brought_at": one.brought_at, **vars(one.item)}, by_name=True
            )
            for one in brought
        ),
        confirmation=_own_confirmation(connection, seated),
    )


def _confirmed(connection: Connection, seated: Seated) -> SentRecord:
    body = kept_body(connection, seated.id)
    return SentRecord(
        body=body,
        hash=hash_of(body),
        confirmed=tuple(map(_sent_confirmation, confirmations_in(connection, seated.id).values())),
        comments=tuple(
            SentComment(id=one.id, seat=one.seat, words=one.words, written_at=one.written_at)
            for one in comments_in(connection, seated.id)
        ),
    )


def _own_confirmation(connection: Connection, seated: Seated) -> SentConfirmation | None:
    """What the viewer's seat says of the record as it stands now; an agreement to anything else is void."""
    own = confirmations_in(connection, seated.id).get(seated.seat)
    if own is None or (own.agrees and own.hash != hash_of(standing(connection, seated.id).body)):
        return None
    return _sent_confirmation(own)


def _sent_confirmation(said: Confirmation) -> SentConfirmation:
    return SentConfirmation(seat=said.seat, agrees=said.agrees, words=said.words, hash=said.hash, at=said.at)


def _sent(answer: Answer, seat: Seat, elsewhere: int) -> SentAnswer:
    held = held_here(answer, elsewhere)
    practitioner, supervisor = (held.here, held.other) if seat == PRACTITIONER else (held.other, held.here)
    changes = Changes(practitioner=practitioner, supervisor=supervisor)
    return SentAnswer(
        field=answer.field, words=answer.words, place=answer.place, saved_at=answer.saved_at, changes=changes
    )
