"""What of a share file is said in the viewer's name and was never said on this machine."""

from __future__ import annotations

from sqlalchemy import Connection

from model.share_file.claims import Claims
from model.share_file.contents import SentMeeting, SentRecord
from model.store.supervision.rows.actions import never_agreed
from model.store.supervision.rows.documents import comments_in
from model.store.supervision.seats import Seated
from model.supervision.meeting import ONE_SCREEN, Comment, Confirmation


def claims_in(connection: Connection, seated: Seated, content: SentMeeting | SentRecord, *, is_new: bool) -> Claims:
    """What would come in with this file; of a record that both keep already, the sender's comments come and no other's.

    Of an open meeting that is here, nothing can: what the file says of the viewer's own fields is not sound.
    """
    if isinstance(content, SentMeeting):
        of, carried = seated.supervision.id, content.carried if is_new else ()
        return Claims(seated.seat, carried=never_agreed(connection, of, seated.seat, carried))
    if is_new:
        own = next(one for one in content.confirmed if one.seat == seated.seat)
        said = _comments(connection, seated, content)
        return Claims(seated.seat, content.body, Confirmation(**dict(own)), said)
    if seated.meeting.is_open or seated.meeting.mode == ONE_SCREEN:
        return Claims(seated.seat, comments=_comments(connection, seated, content))
    return Claims(seated.seat)


def _comments(connection: Connection, seated: Seated, record: SentRecord) -> tuple[Comment, ...]:
    here = {one.id for one in comments_in(connection, seated.id)}
    return tuple(Comment(**dict(one)) for one in record.comments if one.seat == seated.seat and one.id not in here)
