"""What stands beside a confirmed record: who confirmed it and when, its number, and what was added later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from model.access import other_seat
from model.phrases import day
from model.report.shared.blocks import Block, Digits, Fact, Facts, Heading, Line, Said
from model.report.supervision_record.names import name_of
from model.supervision.meeting import Confirmation
from model.supervision.record import Record

HOW_TO_COMPARE = (
    "This code was made from every word of the record above, up to where it says who confirmed it. Where it is the "
    "same on both copies, sign for sign, they say the same, word for word. Where it is not, one was changed."
)
LETTERS_IN_A_GROUP = 4


def after(record: Record) -> tuple[Block, ...]:
    """All of it, in the order it came about."""
    return (*agreed_by(record), *added_later(record))


def agreed_by(record: Record) -> tuple[Block, ...]:
    """Who confirmed it and when, whether that came with a file, and its number."""
    return (*_confirmed(record), *_number(record.hash))


def _confirmed(record: Record) -> Iterator[Block]:
    yield Heading(2, "Confirmed")
    yield Facts(tuple(Fact(name_of(record.body, one.seat), _confirmation(one)) for one in record.confirmed))
    for one in record.confirmed:
        if one.words.strip():
            yield Said(f"{name_of(record.body, one.seat)} added", one.words)
    for one in record.confirmed:
        if one.claimed:
            yield Line(_taken(record, one), is_small_print=True)


def _confirmation(one: Confirmation) -> str:
    return f"{'' if one.agrees else 'Did not confirm, '}{moment(one.at)}"


def _taken(record: Record, one: Confirmation) -> str:
    name, other = name_of(record.body, one.seat), name_of(record.body, other_seat(one.seat))
    when = f" on {moment(one.claimed_at)}" if one.claimed_at else ""
    return f"It came with a file from {other}, and {name} took it as theirs{when}."


def _number(digits: str) -> Iterator[Block]:
    yield Heading(2, "Is my copy the same as yours?")
    yield Line(HOW_TO_COMPARE, is_small_print=True)
    starts = range(0, len(digits), LETTERS_IN_A_GROUP)
    yield Digits(tuple(digits[start : start + LETTERS_IN_A_GROUP] for start in starts))


def added_later(record: Record) -> Iterator[Block]:
    """Comments that came after both had confirmed, oldest first."""
    if record.comments:
        yield Heading(2, "Added later")
        yield Line("These comments came after both had confirmed. They are no part of what was confirmed.")
    for comment in sorted(record.comments, key=lambda one: (one.written_at, one.id)):
        said = f"{name_of(record.body, comment.seat)}, {moment(comment.written_at)}"
        yield Said(said, comment.words)


def moment(when: datetime) -> str:
    """A UTC time to the minute, the same on every machine: 4 March 2026, 14:02 UTC."""
    at = when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC)
    return f"{day(at)}, {at:%H:%M} UTC"
