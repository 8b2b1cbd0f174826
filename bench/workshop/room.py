"""Rooms to measure with, and what the store holds of them afterwards."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from bench.people import content
from model.access import LOCAL
from model.store import open_store
from model.store.tables.workshop import given
from model.workshop.room import Room
from model.workshop.script import script_of

PLAN, STEP = "meeting_the_model", "ways"
"""The shipped plan and its longest step: seven elements to place."""


def open_rooms(home: Path, how_many: int = 1, step: str = STEP) -> list[Room]:
    """Open rooms in this folder, each at a step of the plan."""
    guide = content()
    script = script_of(guide, PLAN)
    with closing(open_store(home)) as store:
        trainer = store.rooms_of(LOCAL)
        rooms = [trainer.open(script, content_version=guide.version, language="en") for _ in range(how_many)]
        return [trainer.go_to(room.id, step) for room in rooms]


def fields(step: str = STEP) -> list[str]:
    """What a phone can answer in a step."""
    script = script_of(content(), PLAN)
    return list(script.fields(script.step(step)))


def titles_after(step: str) -> list[str]:
    """What the steps after this one are called on the trainer's page."""
    guide = content()
    steps = script_of(guide.spoken(guide.settings.person), PLAN).plan.steps
    at = next(number for number, one in enumerate(steps) if one.key == step)
    return [one.title for one in steps[at + 1 :]]


def joined(home: Path, rooms: list[Room]) -> int:
    """How many people the rooms have."""
    with closing(open_store(home)) as store:
        trainer = store.rooms_of(LOCAL)
        return sum(trainer.counts(room.id).joined for room in rooms)


def kept(home: Path, rooms: list[Room]) -> Counter[str]:
    """How often each answer is in the store: "field answer" by number. A person can have one to a field."""
    ours = [room.id for room in rooms]
    query = select(given.c.field, given.c.place, func.count()).where(given.c.room.in_(ours))
    with closing(open_store(home)) as store, store.reading() as connection:
        rows = connection.execute(query.group_by(given.c.field, given.c.place))
        return Counter({f"{field} {place}": number for field, place, number in rows})
