"""A workshop that nobody ended is ended, and goes later."""

from __future__ import annotations

from sqlalchemy import select

from model.store import Store
from model.store.tables.workshop import room_people, rooms
from tests.model.store.retention.aged import age, keep, only
from tests.model.store.workshop.example_room import hold as hold_workshop


def test_a_workshop_nobody_ended_is_ended_once_nobody_is_there_and_goes_later(store: Store) -> None:
    held = hold_workshop(store, 5, "word")
    age(store, rooms.c.opened_at)
    assert keep(store, only(open_rooms=30, rooms=30))["open_rooms"].gone == 0, "somebody was there just now"
    age(store, room_people.c.seen_at)
    found = keep(store, only(open_rooms=30, rooms=30))
    assert (found["open_rooms"].gone, found["rooms"].gone) == (1, 0)
    assert held.trainer.rooms.joined(held.id) == 5
    with store.reading() as connection:
        assert connection.execute(select(room_people)).all() == []
    age(store, rooms.c.ended_at)
    assert keep(store, only(open_rooms=30, rooms=30))["rooms"].gone == 1
    assert held.trainer.rooms.all() == []
