"""How phones come in: as a new person by the code, and as the same person by four words.

Unknown, locked, ended and full rooms are refused alike, and but for the full one after the same work.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from sqlalchemy import Connection, bindparam, func, not_, or_, select, type_coerce

from model.content.workshop.schema import MOST_PEOPLE
from model.keys import is_token, key_as_typed, mark_of, new_key
from model.store.database.cipher import EncryptedText
from model.store.database.transactions import Transactions, new_id, now
from model.store.tables.reflection import store_facts
from model.store.tables.workshop import given, room_people, room_phones, rooms
from model.store.tries import Try, take_try
from model.store.workshop.published_results import counted
from model.store.workshop.room_rows import ROOM, room_of
from model.workshop.room import Room, code_as_typed

MOST_PHONES = 20
"""The most phones one person comes in with: a bound on what a key that went round can cost."""

LONG_GONE = timedelta(minutes=10)
"""Who gave nothing and was not here for so long may be replaced when a room is full, as after a flood of fake joins."""

_TRIES = 100
"""How often four words are chosen again because somebody in the room has them."""

_OPEN = (rooms.c.code == bindparam("the_code"), rooms.c.ended_at.is_(None))
_OF_ROOM = room_phones.c.room == bindparam("the_room")
_THIS_PHONE = room_phones.c.mark == bindparam("the_mark")
_IS_IN = select(room_phones.c.person).where(_THIS_PHONE, room_phones.c.room == rooms.c.id).exists()
_LETS_IN = select(rooms.c.id).where(*_OPEN, or_(not_(rooms.c.is_locked), _IS_IN))
_HELD = select(*ROOM, rooms.c.secret).where(*_OPEN).with_for_update()
_PERSON = select(room_phones.c.person).where(_THIS_PHONE, _OF_ROOM)
_PEOPLE = select(func.count()).select_from(room_people).where(room_people.c.room == bindparam("the_room"))
_BY_KEY = select(room_people.c.id).where(
    room_people.c.room == bindparam("the_room"), room_people.c.key_mark == bindparam("the_key_mark")
)
_PHONES = select(func.count()).select_from(room_phones).where(room_phones.c.person == bindparam("the_person"))
_IDLE = (
    select(room_people.c.id)
    .where(room_people.c.room == bindparam("the_room"), room_people.c.seen_at < bindparam("since"))
    .where(~select(given.c.person).where(given.c.person == room_people.c.id).exists())
    .order_by(room_people.c.seen_at)
    .limit(1)
)
_GONE = room_people.delete().where(room_people.c.id == bindparam("the_person"))
_LINK_CODE = select(rooms.c.link_code).where(*_OPEN, not_(rooms.c.is_locked))
_OUT = room_phones.delete().where(_THIS_PHONE, _OF_ROOM)
_SECRET = select(rooms.c.secret).where(*_OPEN).scalar_subquery()
_ANY_SECRET = select(store_facts.c.value).limit(1).scalar_subquery()
_SECRET_OF = select(
    select(rooms.c.id).where(*_OPEN).scalar_subquery().label("room"),
    type_coerce(func.coalesce(_SECRET, _ANY_SECRET), EncryptedText(with_row=False)).label("secret"),
)
"""An open room with its secret, or None with another secret: one is decrypted in any case."""


class Entrance:
    """How phones come in. It asks for nothing but what stands on the screen, or what a person wrote down."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def way_in(self, code: str, link_code: str) -> Literal["link", "code"] | None:
        """What lets somebody new in: both halves of a room's link, or its code alone. None where nobody new gets in."""
        with self._store.reading() as connection:
            known = connection.scalar(_LINK_CODE, {"the_code": code_as_typed(code)})
        fits = hmac.compare_digest((known or "").encode(), link_code.encode(errors="replace"))
        return None if known is None else "link" if fits else "code"

    def join(self, code: str, ticket: str, key_words: Sequence[str], one: Try | None = None) -> Room | None:
        """Let a phone in as a new person with four of `key_words`, and make the ticket its token.

        A ticket that is a phone's token in this room already comes in as that phone, and makes nobody new. None where
        the code is of no open room, the room is locked or full, or the ticket is none. Somebody new takes the try
        `one`, if there is such a limit. Raises `NoneLeft`.
        """
        asked = {"the_code": code_as_typed(code), "the_mark": mark_of(ticket)}
        with self._store.reading() as connection:
            if not is_token(ticket) or connection.scalar(_LETS_IN, asked) is None:
                return None
        with self._store.writing() as connection:
            row = connection.execute(_HELD, asked).mappings().one_or_none()
            if row is None:
                return None
            room = room_of(row)
            asked["the_room"] = room.id
            if connection.scalar(_PERSON, asked) is not None:
                return room
            if room.is_locked:
                return None
            if one is not None:
                take_try(connection, one)
            if not _has_space(connection, asked):
                return None
            return room if _admitted(connection, room.id, row["secret"], asked["the_mark"], key_words) else None

    def come_back(self, code: str, key: str, ticket: str) -> Room | None:
        """Let another phone of the same person in by their four words; the ticket becomes its token.

        It works while the room is locked. None where the code is of no open room, nobody there has these words, they
        have `MOST_PHONES` in the room already, or the ticket is none.
        """
        if not is_token(ticket):
            return None
        asked = {"the_code": code_as_typed(code), "the_mark": mark_of(ticket)}
        with self._store.reading() as connection:
            found = connection.execute(_SECRET_OF, asked).one()
            asked |= {"the_room": found.room or "", "the_key_mark": _key_mark_of(found.secret, key_as_typed(key))}
            if connection.scalar(_BY_KEY, asked) is None:
                return None
        with self._store.writing() as connection:
            row = connection.execute(_HELD, asked).mappings().one_or_none()
            person = connection.scalar(_BY_KEY, asked)
            if row is None or person is None:
                return None
            before = connection.scalar(_PERSON, asked)
            if before == person:
                return room_of(row)
            if connection.execute(_PHONES, {"the_person": person}).scalar_one() >= MOST_PHONES:
                return None
            connection.execute(_OUT, asked)
            if before is not None:
                _forget_if_left(connection, asked["the_room"], before)
            phone = {"mark": asked["the_mark"], "room": asked["the_room"], "person": person}
            connection.execute(room_phones.insert(), phone)
            return room_of(row)


def _key_mark_of(secret: str, key: str) -> str:
    """How four words are looked up: by a mark that nobody can compute without the room's secret."""
    return hmac.new(secret.encode(), key.encode(errors="replace"), hashlib.sha256).hexdigest()


def _has_space(connection: Connection, asked: dict[str, str]) -> bool:
    """Whether one more fits into the room; a full one forgets somebody long gone who gave nothing."""
    if connection.execute(_PEOPLE, asked).scalar_one() < MOST_PEOPLE:
        return True
    idle = connection.scalar(_IDLE, asked | {"since": now() - LONG_GONE})
    if idle is not None:
        connection.execute(_GONE, {"the_person": idle})
    return idle is not None


def _forget_if_left(connection: Connection, room: str, person: str) -> None:
    """Delete a person without a phone whom nothing shown counts: it was somebody else who had forgotten their words."""
    has_phone = connection.execute(_PHONES, {"the_person": person}).scalar_one() > 0
    if not has_phone and person not in counted(connection, room):
        connection.execute(_GONE, {"the_person": person})


def _admitted(connection: Connection, room: str, secret: str, mark: str, key_words: Sequence[str]) -> bool:
    """Make a person with four words that nobody in the room has, and their first phone; False where none are free."""
    for _ in range(_TRIES):
        key = new_key(key_words)
        key_mark = _key_mark_of(secret, key_as_typed(key))
        if connection.scalar(_BY_KEY, {"the_room": room, "the_key_mark": key_mark}) is None:
            person = {"id": new_id(), "room": room, "key": key, "key_mark": key_mark, "seen_at": now()}
            connection.execute(room_people.insert(), person)
            connection.execute(room_phones.insert(), {"mark": mark, "room": room, "person": person["id"]})
            return True
    return False
