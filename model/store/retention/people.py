"""Who did not sign in or do anything for so long that all they keep goes, and their account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Column, Connection, func, select

from model.access import is_account
from model.store.deletion import drop_everything
from model.store.holds import PEOPLE
from model.store.retention.kind import Changed, Kind, Old
from model.store.tables.account import accounts, sessions
from model.store.tables.card import cards
from model.store.tables.plan import own_plans
from model.store.tables.reflection import reflections
from model.store.tables.relationship import relationship_notes, relationships
from model.store.tables.supervision import meetings, supervisions
from model.store.tables.team import trail
from model.store.tables.workshop import rooms

_ACTS: tuple[tuple[Column[Any], Column[Any]], ...] = (
    (accounts.c.id, accounts.c.seen_at),
    (sessions.c.account, sessions.c.acted_at),
    (reflections.c.owner, reflections.c.changed_at),
    (relationship_notes.c.owner, relationship_notes.c.saved_at),
    (relationships.c.owner, relationships.c.closed_on),
    (cards.c.owner, cards.c.begun_on),
    (cards.c.owner, cards.c.opened_at),
    (own_plans.c.owner, own_plans.c.changed_at),
    (rooms.c.owner, rooms.c.opened_at),
    (rooms.c.owner, rooms.c.ended_at),
    (supervisions.c.practitioner, supervisions.c.begun_at),
    (supervisions.c.supervisor, supervisions.c.begun_at),
    (supervisions.c.practitioner, meetings.c.changed_at),
    (supervisions.c.supervisor, meetings.c.changed_at),
    (trail.c.actor, trail.c.at),
)
"""Whose acts leave a moment, and where. What either seat does in a meeting counts for both."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def _gone_people(connection: Connection, before: datetime) -> list[Old]:
    """Everybody who has done nothing since. Whose things have no account and no moment, stays."""
    last: dict[str, datetime] = {}
    for person, moment in _ACTS:
        query = select(person.label("person"), func.max(moment).label("at")).group_by(person)
        if moment.table is meetings:
            query = query.join_from(meetings, supervisions, supervisions.c.id == meetings.c.supervision)
        for row in connection.execute(query.where(person.in_(select(PEOPLE.c.person)), moment.is_not(None))):
            last[row.person] = max(last.get(row.person, _LONG_AGO), _as_moment(row.at))
    return [Old(person, (person,)) for person, at in sorted(last.items()) if at < before and is_account(person)]


def _as_moment(at: datetime | date) -> datetime:
    return at if isinstance(at, datetime) else datetime.combine(at, time(), UTC)


def _drop_people(connection: Connection, ids: Sequence[str], before: datetime) -> None:
    still = {one.id for one in _gone_people(connection, before)}
    for person in ids:
        if person not in still:
            raise Changed
        drop_everything(connection, person)


PEOPLE_KINDS: dict[str, Kind] = {"left_accounts": Kind("everything", _gone_people, _drop_people, rewrites=True)}
"""By its name in the settings."""
