"""A person's own trail, and the check of everybody's, which reads no entry to anybody."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select, union

from model.access import Viewer, has_trail, readable_owners, require_operator
from model.store.database.transactions import Transactions
from model.store.tables.team import trail, trail_chains
from model.store.trail.chain import ENTRY, broken_at, note_act
from model.team.trail import Break, Deed, Kind, TrailEntry

MOST_ENTRIES = 500
"""How many of the newest entries are told at once."""

_PEOPLE = union(select(trail.c.person), select(trail_chains.c.person))


@dataclass(frozen=True)
class Checked:
    """How many people's trails were looked at, how many entries they have, and which do not fit together."""

    people: int
    entries: int
    breaks: tuple[Break, ...]


class Trail:
    """What one viewer may see of trails: their own. Every method raises a `StoreFault` where the database fails."""

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        self._store = store
        self._viewer = viewer

    @property
    def person(self) -> str:
        """Whose trail it is."""
        return self._viewer.person

    def mine(self, *, limit: int = MOST_ENTRIES) -> list[TrailEntry]:
        """What was done with the viewer's things, the newest first."""
        query = select(*ENTRY).where(trail.c.person.in_(readable_owners(self._viewer)))
        with self._store.reading() as connection:
            rows = connection.execute(query.order_by(trail.c.number.desc()).limit(limit)).mappings()
            return [TrailEntry(**row) for row in rows]

    def exported(self, kind: Kind, thing: str | None = None) -> None:
        """Write down that the viewer takes something of their own away as a file, before it is made."""
        if has_trail(self._viewer.person):
            with self._store.writing() as connection:
                note_act(connection, self._viewer.person, self._viewer, Deed("exported", kind, thing))

    def check(self) -> Checked:
        """Whether everybody's trail is what was written. Raises `NotYours` but for the operator."""
        require_operator(self._viewer)
        with self._store.reading() as connection:
            people = sorted(connection.scalars(_PEOPLE))
            entries = connection.scalar(select(func.count()).select_from(trail)) or 0
            broken = [broken_at(connection, person) for person in people]
        return Checked(len(people), entries, tuple(one for one in broken if one))
