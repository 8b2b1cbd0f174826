"""What people in a workshop give, kept for many phones in one transaction, and read by each person's own phones."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import BindParameter, Connection, bindparam, select

from model.access import NotYours, readable_people
from model.store.database.faults import TooLong
from model.store.database.transactions import Handle
from model.store.database.words import cleaned
from model.store.tables.workshop import given, room_people, rooms
from model.store.workshop.participants.batch_write import SHOWN, Answer, keep_answers, lines_held, stay_as_shown
from model.store.workshop.participants.context import ParticipantContext
from model.store.workshop.published_results import counted_in
from model.workshop.room import Given, Phone

_PEOPLE_IN: BindParameter[str] = bindparam("people", expanding=True)
_ROOMS_IN: BindParameter[str] = bindparam("rooms", expanding=True)
_GIVEN_BY = select(given.c.field, given.c.answer, given.c.words, given.c.line).where(given.c.person.in_(_PEOPLE_IN))
_APPROVAL = select(given.c.approval).where(
    given.c.person.in_(_PEOPLE_IN), given.c.room == bindparam("the_room"), given.c.field == bindparam("the_field")
)
_OPEN = (
    select(rooms.c.id, rooms.c.furthest)
    .where(rooms.c.id.in_(_ROOMS_IN), rooms.c.ended_at.is_(None))
    .order_by(rooms.c.id)
)
_KNOWN = select(room_people.c.id, room_people.c.room).where(room_people.c.id.in_(_PEOPLE_IN))
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Invisible signs that some scripts and emoji are written with. No other sign that is only to be felt is kept."""

_TO_BE_SEEN = ("L", "N", "S", "P")
_BLANK = "\u3164\u115f\u1160\uffa0\u2800"
"""Letters and signs that look like nothing."""


class GivenAnswers(Handle[ParticipantContext]):
    """Answers, given and read again."""

    def of(self, phone: Phone) -> dict[str, str]:
        """What this phone's person gave, by field: an answer offered, or the words of a line."""
        with self._context.store.reading() as connection:
            rows = connection.execute(_GIVEN_BY, {"people": readable_people(phone.person)})
            return {row.field: row.answer if row.line is None else row.words for row in rows}

    def stays(self, phone: Phone, line: str) -> bool:
        """Whether the room may have seen what this phone's person gave to a line, so that it stays as it is."""
        asked = {"people": readable_people(phone.person), "the_room": phone.room.id, "the_field": line}
        with self._context.store.reading() as connection:
            if connection.scalar(_APPROVAL, asked) != SHOWN:
                return False
            return phone.person in counted_in(connection, phone.room.id, line)

    def keep(self, given: Sequence[Given]) -> list[bool]:
        """Keep answers of any people in any rooms, all in one transaction; which of them are kept, in their order.

        The last of one person to one field wins, the same again changes nothing, and "" takes an answer back. One is
        not kept where its room has ended or has not come to its step, where its field does not take it, or where it
        would change a line that the room has seen.
        """
        fits = [self._fit(one) for one in given]
        asked = [fit for fit in fits if fit is not None]
        if not asked:
            return [False] * len(fits)
        with self._context.store.writing() as connection:
            there = _furthest_in(connection, asked), _people_in(connection, asked)
            reached = [answer for answer in asked if _is_reached(answer, *there)]
            held = lines_held(connection, reached)
            stay = stay_as_shown(connection, reached, held)
            kept = [answer for answer in reached if answer not in stay]
            keep_answers(connection, kept, held)
        are_kept = set(kept)
        return [fit in are_kept for fit in fits]

    def _fit(self, one: Given) -> Answer | None:
        """The answer as it is kept, or None where it is not one that its field takes."""
        try:
            field = self._context.known(one.room).fields.get(one.field)
        except NotYours:
            return None
        if field is None:
            return None
        if field.answers is not None:
            return Answer(one, field, one.value) if one.value in ("", *field.answers) else None
        line = line_as_kept(one.value, field.most)
        return None if line is None else Answer(one, field, line)


def line_as_kept(words: str, most: int) -> str | None:
    """Words as one line with single spaces, or None where they have more than `most` characters."""
    try:
        line = " ".join("".join(filter(_may_stand, cleaned(words))).split())
    except TooLong:
        return None
    return (line if any(map(_can_be_seen, line)) else "") if len(line) <= most else None


def _may_stand(sign: str) -> bool:
    """Whether a sign may stand in a line: none that controls, hides, or turns what stands beside it."""
    return sign in _JOINERS or sign.isspace() or unicodedata.category(sign)[0] != "C"


def _can_be_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] in _TO_BE_SEEN and sign not in _BLANK


def _is_reached(answer: Answer, furthest: Mapping[str, int], people: Collection[tuple[str, str]]) -> bool:
    """Whether its room is open, has come to its step, and its person is there."""
    room = answer.given.room
    return answer.field.index <= furthest.get(room, -1) and (answer.given.person, room) in people


def _furthest_in(connection: Connection, answers: Sequence[Answer]) -> dict[str, int]:
    """How far the open rooms of these answers have come. They are held: none ends or shows anything meanwhile."""
    held = _OPEN.with_for_update(read=not any(answer.field.is_line for answer in answers))
    rows = connection.execute(held, {"rooms": sorted({answer.given.room for answer in answers})})
    return {row.id: row.furthest for row in rows}


def _people_in(connection: Connection, answers: Sequence[Answer]) -> set[tuple[str, str]]:
    """The people of these answers that there are, each with their room."""
    rows = connection.execute(_KNOWN, {"people": sorted({answer.given.person for answer in answers})})
    return {(row.id, row.room) for row in rows}
