"""What is said of open actions between meetings, on its way to the other machine and taken in from there."""

from __future__ import annotations

from sqlalchemy import Connection

from model.access import Seat, may_mark
from model.share_file.contents import MOST_CARRIED, SentMark
from model.share_file.faults import NotSound
from model.share_file.soundness import BY_FILE
from model.store.supervision.rows.actions import open_actions
from model.store.supervision.rows.documents import carried_into
from model.store.supervision.rows.marks import keep_mark, mark_in, marks_since
from model.store.supervision.seats import Seated
from model.supervision.mark import Mark


def packed_marks(connection: Connection, seated: Seated) -> tuple[SentMark, ...]:
    """What the viewer says of open actions, and what of that they took back: the newest, as many as a file holds."""
    own = [mark for mark in marks_since(connection, seated.supervision.id) if mark.seat == seated.seat]
    return tuple(
        SentMark(action=one.action, outcome=one.place, words=one.words, said_at=one.saved_at)
        for one in own[-MOST_CARRIED:]
    )


def take_marks(connection: Connection, seated: Seated, sender: Seat, sent: tuple[SentMark, ...]) -> bool:
    """Keep what the sender says of actions that are open here, where that is newer; whether anything was.

    What a record has spoken of since stays as the record has it. Raises `NotSound` for an action that is not theirs.
    """
    supervision, changed = seated.supervision.id, False
    agreed = open_actions(connection, supervision)
    carried = carried_into(connection, seated.id) if seated.meeting.is_open else ()
    whose = {one.id: one.who for one in carried} | {id_: who for id_, (who, _) in agreed.items()}
    for one in sent:
        if one.action not in whose or (one.action in agreed and one.said_at <= agreed[one.action][1]):
            continue
        if not may_mark(sender, whose[one.action]):
            raise NotSound
        before = mark_in(connection, supervision, one.action, sender)
        if before and before.saved_at >= one.said_at:
            continue
        version = before.version + 1 if before else 1
        keep_mark(
            connection, supervision, Mark(one.action, sender, one.words, one.outcome, version, one.said_at, BY_FILE)
        )
        changed |= before is None or (before.words, before.place) != (one.words, one.outcome)
    return changed
