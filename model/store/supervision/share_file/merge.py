"""Taking in what a share file says, part by part, inside one transaction."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, bindparam, select

from model.access import BOTH, PRACTITIONER, SUPERVISOR, Seat, hand_of, is_only_begun
from model.answers import Answer
from model.share_file.contents import ConfirmedRecord, OpenMeeting
from model.share_file.faults import NotSound
from model.share_file.merge import Held, merge
from model.share_file.soundness import BY_FILE, answer_of
from model.store.supervision.answers import answers_in, keep_dates_in_line
from model.store.supervision.brought import brought_to, keep_brought
from model.store.supervision.confirmations import confirmations_in, fix, fix_if_agreed, keep_confirmation, standing
from model.store.supervision.overwritten import put_aside, put_aside_in, put_back
from model.store.supervision.share_file.contents import changes_elsewhere
from model.store.supervision.viewer import Seated
from model.store.tables.supervision import (
    brought,
    comments,
    confirmations,
    meeting_answers,
    meetings,
)
from model.supervision.brought import Brought, BroughtItem
from model.supervision.meeting import Comment, Confirmation, day_of, is_sign, is_view

_THIS = (meeting_answers.c.meeting == bindparam("the_id"), meeting_answers.c.field == bindparam("the_field"))
_GONE = meeting_answers.delete().where(*_THIS)
_DAY = "both.held_on"
_BROUGHT = brought.delete().where(brought.c.meeting == bindparam("the_id"))
_CONFIRMED = confirmations.c.meeting == bindparam("the_id")
_COMMENTS = select(comments.c.meeting, *(comments.c[name] for name in ("id", "seat", "words", "written_at"))).where(
    comments.c.id.in_(bindparam("ids", expanding=True))
)


class Taking:
    """One open meeting's file being taken in: whether it `changed` anything, and how many words were put `aside`."""

    def __init__(self, connection: Connection, seated: Seated, sender: Seat, content: OpenMeeting) -> None:
        self._connection, self._seated, self._sender, self._content = connection, seated, sender, content
        self._here = answers_in(connection, seated.id)
        self.changed, self.aside = False, 0

    def all(self) -> None:
        """Take in every part. Raises `NotSound` where the sender changed what was shown already."""
        self._hand()
        self._both()
        if self._sender == PRACTITIONER:
            self._brought()
        self._confirmation()

    def _hand(self) -> None:
        """What the sender says in their own hand stands instead of all that was said here in that hand."""
        here = {
            field: answer
            for field, answer in self._here.items()
            if hand_of(field) == self._sender and not is_only_begun(field)
        }
        came = {sent.field: answer_of(sent) for sent in self._content.said if hand_of(sent.field) == self._sender}
        for field in here.keys() | came.keys():
            mine, theirs = here.get(field), came.get(field)
            if mine and theirs and _same(mine, theirs):
                continue
            if self._is_settled(field):
                raise NotSound
            if mine and mine.tab != BY_FILE and not is_sign(field):
                self._put_aside(mine, theirs)
            self._keep(field, theirs, 0)

    def _is_settled(self, field: str) -> bool:
        """Whether an earlier file showed what this field says: a sign stays, and a view stays as it was shown."""
        sign = f"{SUPERVISOR}.shown.{field.rpartition('.')[2]}" if is_view(field) else field
        shown = self._here.get(sign) if is_sign(sign) else None
        return shown is not None and shown.tab == BY_FILE

    def _both(self) -> None:
        elsewhere = changes_elsewhere(self._connection, self._seated.id)
        for sent in self._content.said:
            if hand_of(sent.field) != BOTH:
                continue
            mine, came = self._here.get(sent.field), answer_of(sent)
            other = elsewhere.get(sent.field, 0)
            held = Held(mine, mine.version - other, other) if mine else None
            merged = merge(held, Held(came, sent.changes.of(self._seated.seat), sent.changes.of(self._sender)))
            if merged.held == held:
                continue
            if merged.put_aside:
                self._put_aside(merged.put_aside, merged.held.answer)
            self._keep(sent.field, merged.held.answer, merged.held.other)
            if not (mine and _same(mine, merged.held.answer)):
                self._dates(merged.held.answer)
        self._day_nobody_says()

    def _dates(self, answer: Answer) -> None:
        keep_dates_in_line(self._connection, self._seated.id, answer)
        if answer.field == _DAY and day_of(answer.place) is None:
            self._hold_on(self._content.held_on)

    def _day_nobody_says(self) -> None:
        """A meeting whose day was taken out, or never said, has a day all the same: both choose the later of theirs."""
        here, came = self._here.get(_DAY), {sent.field: answer_of(sent) for sent in self._content.said}.get(_DAY)
        if (here is None) == (came is None) and not any(one and day_of(one.place) for one in (here, came)):
            self._hold_on(max(self._seated.meeting.held_on, self._content.held_on))

    def _hold_on(self, day: date) -> None:
        if day != self._seated.meeting.held_on:
            self._connection.execute(meetings.update().where(meetings.c.id == self._seated.id).values(held_on=day))
            self.changed = True

    def _brought(self) -> None:
        came = [
            Brought(
                one.source,
                BroughtItem(one.part, one.field, one.heading, one.prompt, one.words, one.place),
                one.brought_at,
            )
            for one in self._content.brought
        ]
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
            gone = confirmations.delete().where(_CONFIRMED, confirmations.c.seat == self._sender)
            self._connection.execute(gone, {"the_id": self._seated.id})
        self.changed = True

    def _keep(self, field: str, answer: Answer | None, elsewhere: int) -> None:
        before = self._here.get(field)
        self._connection.execute(_GONE, {"the_id": self._seated.id, "the_field": field})
        if answer:
            row = vars(answer) | {"meeting": self._seated.id, "changes_elsewhere": elsewhere}
            self._connection.execute(meeting_answers.insert(), row)
        self.changed |= not (before and answer and _same(before, answer))

    def _put_aside(self, lost: Answer, instead: Answer | None) -> None:
        if lost.words.strip() and (instead is None or lost.words != instead.words):
            put_aside(self._connection, self._seated.id, lost)
            self.aside += 1


def settle(connection: Connection, seated: Seated) -> int:
    """Fix the meeting where both agree by now; words put aside stay until they are seen.

    What was only begun is put aside with them then: how many texts that is.
    """
    aside, said = put_aside_in(connection, seated.id), answers_in(connection, seated.id)
    if not fix_if_agreed(connection, seated, standing(connection, seated).body):
        return 0
    put_back(connection, aside)
    begun = [answer for field, answer in said.items() if is_only_begun(field) and answer.words.strip()]
    for answer in begun:
        put_aside(connection, seated.id, answer)
    return len(begun)


def take_record(connection: Connection, seated: Seated, record: ConfirmedRecord) -> int:
    """Keep a record both confirmed. Whatever was typed here and is not in it is put aside: how many texts that is."""
    aside = put_aside_in(connection, seated.id)
    told = record.body.fields
    lost = [
        answer
        for field, answer in answers_in(connection, seated.id).items()
        if answer.tab != BY_FILE and answer.words.strip() and answer.words != told.get(field, ("", None))[0]
    ]
    for one in record.confirmed:
        keep_confirmation(connection, seated.id, Confirmation(**dict(one)))
    fix(connection, seated, record.body, record.fixed_at)
    put_back(connection, aside)
    for answer in lost:
        put_aside(connection, seated.id, answer)
    return len(lost)


def take_comments(connection: Connection, meeting: str, record: ConfirmedRecord, writer: Seat | None) -> bool:
    """Add the comments that are not here yet, only those of `writer` where one is named: whether there were any.

    Raises `NotSound` for one that was changed.
    """
    came = {one.id: Comment(**dict(one)) for one in record.comments}
    here = {row.id: (row[0], Comment(*row[1:])) for row in connection.execute(_COMMENTS, {"ids": list(came)})}
    if any(here[id_] != (meeting, came[id_]) for id_ in here):
        raise NotSound
    new = [
        vars(one) | {"meeting": meeting} for id_, one in came.items() if id_ not in here and writer in {None, one.seat}
    ]
    if new:
        connection.execute(comments.insert(), new)
    return bool(new)


def _same(one: Answer, two: Answer) -> bool:
    return (one.words, one.place) == (two.words, two.place)
