"""One line of a person one meets for supervision: when next, whose turn it is, and what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from model.access import BOTH, SUPERVISOR, Seat, may_mark
from model.answers import time_of
from model.supervision.called_off import CalledOff
from model.supervision.mark import Mark, is_closed
from model.supervision.meeting import SHARE_FILE, Action, Confirmation, Meeting, Supervision

_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

Turn = Literal["mine", "theirs", "record"]
"""Whose turn it is by file: to send, to wait for the other's, or to send the record that was confirmed here last."""
MY_TURN: tuple[Turn, ...] = ("mine", "record")


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting: its day, and its time and place where they are said. `is_planned`: nobody has begun it yet."""

    on: date
    at: time | None = None
    where: str = ""
    is_planned: bool = True


@dataclass(frozen=True)
class WithSomebody:
    """What is there of one supervision now.

    `open` is the open meeting, `newest` the newest confirmed one, `own_word` what this person said of its record.
    `waiting` are the open actions, soonest due first, `marks` what was said of them between meetings. `settled` are
    the last ones with a date of which a record says that they are done or let go. `called_off` are the meetings that
    were called off since the newest record, the last one last.
    """

    supervision: Supervision
    seat: Seat
    open: Meeting | None
    newest: Meeting | None
    own_word: Confirmation | None
    waiting: tuple[Action, ...]
    marks: dict[str, tuple[Mark, ...]]
    settled: tuple[Action, ...] = ()
    called_off: tuple[CalledOff, ...] = ()

    @property
    def name(self) -> str:
        """What the other is called."""
        return self.supervision.other_name(self.seat)

    def next_meeting(self, today: date) -> NextMeeting | None:
        """The open meeting while its day has not gone by, else what was said of the next one; a day gone by as well.

        What was said of it is over once a meeting of that day, or of a later one, was called off.
        """
        if self.open and self.open.held_on >= today:
            at, where = time_of(self.open.held_at), self.open.held_where or ""
            return NextMeeting(self.open.held_on, at, where, is_planned=False)
        told = self.open if self.open and self.open.next_on else self.newest
        on = told.next_on if told else None
        if told is None or on is None or (told is self.newest and any(one.held_on >= on for one in self.called_off)):
            return None
        return NextMeeting(on, time_of(told.next_at), told.next_where or "")

    @property
    def turn(self) -> Turn | None:
        """Whose turn it is by file; None where no file is waited for."""
        if self.open and self.open.mode == SHARE_FILE:
            is_answered = self.open.sent_number <= self.open.got_answers
            return "mine" if is_answered else "theirs"
        return "record" if not self.open and self._owes_record else None

    @property
    def _owes_record(self) -> bool:
        """Whether the other has no copy yet: their word came first by file, or both sat at the supervisor's machine."""
        newest, own = self.newest, self.own_word
        if newest is None or newest.fixed_at is None or own is None or own.claimed:
            return False
        if newest.sent_at and newest.sent_at > newest.fixed_at:
            return False
        return own.at == newest.fixed_at if newest.mode == SHARE_FILE else self.seat == SUPERVISOR

    @property
    def sends(self) -> Meeting | None:
        """The meeting whose next file takes along what was said of actions; None where no file goes to the other."""
        if self.supervision.both_sign_in:
            return None
        if self.open:
            return self.open if self.open.mode == SHARE_FILE else None
        newest, own = self.newest, self.own_word
        is_by_file = newest and (newest.mode == SHARE_FILE or newest.sent_at or (own and own.claimed))
        return newest if is_by_file or self._owes_record else None

    @property
    def to_do(self) -> tuple[Action, ...]:
        """What is still to be done, by whoever it is."""
        return tuple(one for one in self.waiting if not is_closed(self.marks.get(one.id, ())))

    @property
    def promised(self) -> tuple[Action, ...]:
        """The open actions that whoever looks said they would do, or both; those marked as done among them."""
        return tuple(one for one in self.waiting if one.who in (self.seat, BOTH))

    @property
    def mine(self) -> tuple[Action, ...]:
        """The open actions whoever looks may say how it went of; those marked as done among them."""
        return tuple(one for one in self.waiting if may_mark(self.seat, one.who))


def told_apart(days: Sequence[date]) -> list[str]:
    """What follows the names of meetings of these days, newest first, so that two of one day are told apart."""
    later: Counter[date] = Counter()
    told = []
    for when in days:
        number = days.count(when) - later[when]
        later[when] += 1
        is_only = days.count(when) == 1
        told.append("" if is_only else f", the {_ORDER[number - 1] if number <= len(_ORDER) else number} of that day")
    return told


def by_what_comes_first(people: list[WithSomebody], today: date) -> list[WithSomebody]:
    """Whoever waits for a file of mine stands first, then with whom a meeting or an action comes first, then by name.

    That says nothing of anybody but whose turn it is, and the day.
    """

    def order(one: WithSomebody) -> tuple[bool, date, str, str]:
        return one.turn not in MY_TURN, _first_day(one, today), one.name.casefold(), one.supervision.id

    return sorted(people, key=order)


def _first_day(one: WithSomebody, today: date) -> date:
    """The day of the next meeting or of what is due, whichever comes first; the last of days where there is none."""
    upcoming = one.next_meeting(today)
    days = [*([upcoming.on] if upcoming else []), *(action.due for action in one.to_do if action.due)]
    return min(days, default=date.max)
