"""Taking in what a share file says, one after the other, inside one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, bindparam, select

from model.access import BOTH, PRACTITIONER, SUPERVISOR, Seat, is_unsaid, writer_of
from model.answers import Answer, day_of
from model.share_file.contents import SentMeeting, SentRecord
from model.share_file.faults import NotSound
from model.share_file.merge import Held, merge
from model.share_file.soundness import BY_FILE, answer_of, sent_answers
from model.store.database.columns import columns_of, named
from model.store.database.transactions import now
from model.store.supervision.fix import fix, fix_if_agreed
from model.store.supervision.rows.answers import answers_in, changes_elsewhere, held_here, keep_dates_in_line
from model.store.supervision.rows.brought import brought_to, keep_brought
from model.store.supervision.rows.confirmations import confirmations_in, keep_confirmation, take_back_confirmation
from model.store.supervision.rows.open_record import standing
from model.store.supervision.rows.overwritten import keep_overwritten, overwritten_in
from model.store.supervision.seats import Seated
from model.store.tables.supervision import brought, comments, meeting_answers, meetings
from model.supervision.brought import Brought
from model.supervision.fields import HELD_ON, is_arranged, is_sign, is_view, words_in
from model.supervision.meeting import Comment, Confirmation

_GONE = meeting_answers.delete().where(
    meeting_answers.c.meeting == bindparam("the_id"), meeting_answers.c.field == bindparam("the_field")
)
_BROUGHT = brought.delete().where(brought.c.meeting == bindparam("the_id"))
_COMMENT = columns_of(comments, Comment)
_COMMENTS = select(comments.c.meeting, *_COMMENT).where(comments.c.id.in_(bindparam("ids", expanding=True)))


class Merge:
    """One open meeting's file being taken in: whether it `changed` anything, and how many texts are `overwritten`."""

    def __init__(self, connection: Connection, seated: Seated, sender: Seat, content: SentMeeting) -> None:
        self._connection, self._seated, self._sender, self._content = connection, seated, sender, content
        self._here, self._came = answers_in(connection, seated.id), sent_answers(content)
        self.changed, self.overwritten = False, 0

    def all(self) -> None:
        """Take in all of it. Raises `NotSound` where the sender changed what was shown already."""
        self._senders_own()
        self._both_write()
        self._day_nobody_says()
        if self._sender == PRACTITIONER:
            self._brought()
        self._confirmation()

    def _senders_own(self) -> None:
        """What only the sender writes stands instead of all that was said here in those fields."""
        here = {
            field: answer
            for field, answer in self._here.items()
            if writer_of(field) == self._sender and not is_unsaid(field)
        }
        came = {field: answer for field, answer in self._came.items() if writer_of(field) == self._sender}
        for field in here.keys() | came.keys():
            mine, theirs = here.get(field), came.get(field)
            if mine and theirs and _same(mine, theirs):
                continue
            if self._is_settled(field):
                raise NotSound
            if mine and mine.tab != BY_FILE and not is_sign(field):
                self._keep_overwritten(mine, theirs)
            self._keep(field, theirs, 0)

    def _is_settled(self, field: str) -> bool:
        """Whether an earlier file showed what this field says: a sign stays, and a view stays as it was shown."""
        sign = f"{SUPERVISOR}.shown.{field.rpartition('.')[2]}" if is_view(field) else field
        shown = self._here.get(sign) if is_sign(sign) else None
        return shown is not None and shown.tab == BY_FILE

    def _both_write(self) -> None:
        elsewhere = changes_elsewhere(self._connection, self._seated.id)
        for sent in self._content.said:
            if writer_of(sent.field) != BOTH:
                continue
            mine = self._here.get(sent.field)
            held = held_here(mine, elsewhere[sent.field]) if mine else None
            came = Held(answer_of(sent), sent.changes.of(self._seated.seat), sent.changes.of(self._sender))
            merged = merge(held, came)
            if merged.held == held:
                continue
            answer = merged.held.answer
            if merged.overwritten:
                self._keep_overwritten(merged.overwritten, answer)
            self._keep(sent.field, answer, merged.held.other)
            if not (mine and _same(mine, answer)):
                self._keep_dates(answer)

    def _keep_dates(self, answer: Answer) -> None:
        keep_dates_in_line(self._connection, self._seated.id, answer)
        if answer.field == HELD_ON and day_of(answer.place) is None:
            self._hold_on(self._content.held_on)

    def _day_nobody_says(self) -> None:
        """A meeting whose day was taken out, or never said, has a day all the same: both choose the later of theirs."""
        here, came = self._here.get(HELD_ON), self._came.get(HELD_ON)
        if (here is None) == (came is None) and not any(one and day_of(one.place) for one in (here, came)):
            self._hold_on(max(self._seated.meeting.held_on, self._content.held_on))

    def _hold_on(self, day: date) -> None:
        if day != self._seated.meeting.held_on:
            self._connection.execute(meetings.update().where(meetings.c.id == self._seated.id).values(held_on=day))
            self.changed = True

    def _brought(self) -> None:
        came = [Brought(one.source, one.item, one.brought_at) for one in self._content.brought]
        if brought_to(self._connection, self._seated.id) != came:
            self._connection.execute(_BROUGHT, {"the_id": self._seated.id})
            keep_brought(self._connection, self._seated.id, came)
            self.changed = True

    def _confirmation(self) -> None:
        sent, before = self._content.confirmation, confirmations_in(self._connection, self._seated.id)
        came = Confirmation(**dict(sent)) if sent else None
        if came == before.get(self._sender):
            return
        if came:
            keep_confirmation(self._connection, self._seated.id, came)
        else:
            take_back_confirmation(self._connection, self._seated.id, self._sender)
        self.changed = True

    def _keep(self, field: str, answer: Answer | None, elsewhere: int) -> None:
        before = self._here.get(field)
        self._connection.execute(_GONE, {"the_id": self._seated.id, "the_field": field})
        if answer:
            row = vars(answer) | {"meeting": self._seated.id, "changes_elsewhere": elsewhere}
            self._connection.execute(meeting_answers.insert(), row)
        self.changed |= not (before and answer and _same(before, answer))

    def _keep_overwritten(self, lost: Answer, instead: Answer | None) -> None:
        if lost.words.strip() and (instead is None or lost.words != instead.words):
            keep_overwritten(self._connection, self._seated.id, [lost])
            self.overwritten += 1


def settle(connection: Connection, seated: Seated) -> int:
    """Fix the meeting where both agree by now; words that were written over stay until they are seen.

    What was not said yet is kept with them then: how many texts that is.
    """
    overwritten, said = overwritten_in(connection, seated.id), answers_in(connection, seated.id)
    if not fix_if_agreed(connection, seated, standing(connection, seated.id).body):
        return 0
    unsaid = [answer for field, answer in said.items() if is_unsaid(field) and answer.words.strip()]
    keep_overwritten(connection, seated.id, [*overwritten, *unsaid])
    return len(unsaid)


def take_record(connection: Connection, seated: Seated, record: SentRecord, *, is_claimed: bool) -> int:
    """Keep a record both confirmed. What was typed here and is not in it counts as written over: how many texts.

    `is_claimed`: that the viewer confirmed it stands in this file alone, and they said now that it is theirs.
    """
    overwritten, said = overwritten_in(connection, seated.id), record.body.fields
    lost = [
        answer
        for field, answer in answers_in(connection, seated.id).items()
        if answer.tab != BY_FILE
        and answer.words.strip()
        and answer.words != words_in(said, field)
        and not is_arranged(field)
    ]
    for one in record.confirmed:
        given, is_own = Confirmation(**dict(one)), one.seat == seated.seat
        taken = replace(given, claimed=True, claimed_at=now()) if is_claimed and is_own else given
        keep_confirmation(connection, seated.id, taken)
    fix(connection, seated, record.body, record.fixed_at, is_claimed=is_claimed)
    keep_overwritten(connection, seated.id, [*overwritten, *lost])
    return len(lost)


def take_comments(connection: Connection, seated: Seated, record: SentRecord, writer: Seat | None) -> bool:
    """Add the comments that are not here yet, only those of `writer` where one is named: whether there were any.

    Those in the viewer's name are claims. Raises `NotSound` for one that was changed.
    """
    came = {one.id: Comment(**dict(one)) for one in record.comments}
    rows = connection.execute(_COMMENTS, {"ids": list(came)}).mappings()
    here = {row["id"]: (row["meeting"], Comment(**named(row, _COMMENT))) for row in rows}
    if any(here[id_] != (seated.id, came[id_]) for id_ in here):
        raise NotSound
    new = [
        vars(one) | {"meeting": seated.id, "claimed": one.seat == seated.seat}
        for id_, one in came.items()
        if id_ not in here and writer in {None, one.seat}
    ]
    if new:
        connection.execute(comments.insert(), new)
    return bool(new)


def _same(one: Answer, two: Answer) -> bool:
    return (one.words, one.place) == (two.words, two.place)
