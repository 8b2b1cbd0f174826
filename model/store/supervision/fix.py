"""Fixing a record both agree to: it is kept with its actions, and what it was made from is deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from model.access import BOTH, SEATS, is_account
from model.answers import OUTCOMES
from model.store.database.last_deletion import note_deletion
from model.store.supervision.rows.actions import keep_actions, keep_agreed, settle_earlier
from model.store.supervision.rows.called_off import forget_why
from model.store.supervision.rows.confirmations import confirmations_in, is_agreed
from model.store.supervision.rows.marks import drop_marks
from model.store.supervision.rows.mirrors import keep_mirror
from model.store.supervision.seats import Seated
from model.store.tables.supervision import (
    brought,
    meeting_answers,
    meeting_scripts,
    meetings,
    records,
    replaced_meeting_answers,
    sent_agreements,
)
from model.store.tables.two_accounts import presence
from model.supervision.meeting import ONE_SCREEN, Confirmation
from model.supervision.record import RecordBody, canonical, hash_of

_UNDER_WAY = (
    select(sent_agreements.c.number)
    .join(meetings, meetings.c.id == sent_agreements.c.meeting)
    .where(sent_agreements.c.meeting == bindparam("the_id"), sent_agreements.c.number > meetings.c.got_answers)
    .where(sent_agreements.c.hash != bindparam("the_hash"))
)
_SENT = select(sent_agreements.c.at).where(
    sent_agreements.c.meeting == bindparam("the_id"), sent_agreements.c.hash == bindparam("the_hash")
)
_MADE_FROM = (meeting_answers, replaced_meeting_answers, brought, meeting_scripts, sent_agreements, presence)


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


def has_agreed(connection: Connection, seated: Seated, said: Confirmation) -> bool:
    """Whether the viewer said just this: now, or in a file they sent. Of files sent long ago the moment is not kept."""
    if confirmations_in(connection, seated.id).get(seated.seat) == said:
        return True
    sent = connection.scalars(_SENT, {"the_id": seated.id, "the_hash": said.hash})
    return not said.words and not {None, said.at}.isdisjoint(sent)


def fix(
    connection: Connection, seated: Seated, body: RecordBody, moment: datetime, *, is_claimed: bool = False
) -> None:
    """Keep the record both agreed to, and delete what it was made from; leave no trace of that afterwards.

    A mirror that was not shown is kept for the practitioner alone, where they look in here themselves.
    `is_claimed`: that the viewer agreed to it stands in a file alone.
    """
    kept = {"meeting": seated.id, "body": canonical(body), "hash": hash_of(body), "fixed_at": moment}
    connection.execute(records.insert(), kept)
    agreed = [replace(one, claimed=is_claimed and one.who in (seated.seat, BOTH)) for one in body.actions]
    keep_actions(connection, seated.supervision.id, agreed, moment)
    spoken_of = [action for action in body.earlier_actions if action.outcome in OUTCOMES]
    stays = {action.id: action for action in body.kept}
    settle_earlier(connection, seated.supervision.id, [one for one in spoken_of if one.id not in stays])
    keep_agreed(connection, seated.supervision.id, stays.values(), moment)
    drop_marks(connection, seated.supervision.id, [one.id for one in spoken_of])
    forget_why(connection, seated.supervision.id)
    if is_account(seated.supervision.practitioner):
        keep_mirror(connection, seated.id, body)
    for table in _MADE_FROM:
        connection.execute(table.delete().where(table.c.meeting == seated.id))
    note_deletion(connection)
    connection.execute(meetings.update().where(meetings.c.id == seated.id).values(fixed_at=moment))


def _agreed_otherwise(connection: Connection, seated: Seated, hash_now: str) -> bool:
    """Whether the other may still open a file in which the viewer agreed to another record."""
    if seated.meeting.mode == ONE_SCREEN:
        return False
    return connection.execute(_UNDER_WAY, {"the_id": seated.id, "the_hash": hash_now}).first() is not None
