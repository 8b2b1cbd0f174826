"""Deleting by age, kind by kind, as a team's settings say: in small transactions, each with a word of it in the trail.

What was stopped goes on with the next run, since each run looks anew for what is too old. What is held stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, select

from model.access import OPERATOR, Viewer, is_account, require_operator
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Transactions, one_at_a_time
from model.store.holds import hold_of
from model.store.lapsed import drop_lapsed
from model.store.retention.kind import Changed, Kind, Old
from model.store.retention.meetings import MEETING_KINDS
from model.store.retention.own import OWN_KINDS
from model.store.retention.people import PEOPLE_KINDS
from model.store.retention.rooms import ROOM_KINDS
from model.store.tables.team import trail_chains
from model.store.trail.chain import broken_at, drop_before, note_act, old_entries
from model.team.settings import Keeping
from model.team.trail import Deed

KINDS: dict[str, Kind] = PEOPLE_KINDS | OWN_KINDS | MEETING_KINDS | ROOM_KINDS
"""All kinds but the trail, by their name in the settings."""

BATCH = 50
"""How many things go in one transaction: what a run that is stopped may leave for the next one."""


@dataclass(frozen=True)
class Outcome:
    """What was done of one kind: how many things older than `day` are gone, are held, and changed meanwhile.

    `day` is None where the kind is kept until somebody deletes it. `broken` are people whose trail does not fit
    together: nothing of it goes, so that it still shows.
    """

    kind: str
    day: date | None
    gone: int = 0
    held: int = 0
    changed: int = 0
    broken: tuple[str, ...] = ()


class _NotDone(Exception):
    """Raised to undo a rehearsal."""


class Retention:
    """Carrying out how long each kind of data is kept. Every method raises `NotYours` but for the operator."""

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        self._store = store
        self._viewer = viewer
        self._all_at_once: Connection | None = None
        self._rewrite = False

    def carry_out(self, keeping: Keeping, today: date) -> Iterator[Outcome]:
        """Delete what is too old by `today`, and tell of each kind as it is done.

        At the end what it left in the files is wiped out. Raises a `StoreFault`, `TraceLeft` where that has to wait.
        """
        require_operator(self._viewer)
        with self._writing() as connection:
            drop_lapsed(connection)
        yield from self._each(keeping, today)
        self._store.leave_no_trace(rewrite=self._rewrite)

    def rehearse(self, keeping: Keeping, today: date) -> list[Outcome]:
        """What `carry_out` would do now: it is done in one transaction, which is undone. Raises a `StoreFault`."""
        require_operator(self._viewer)
        told: list[Outcome] = []
        with suppress(_NotDone), self._store.writing() as connection:
            self._all_at_once = connection
            try:
                told += self._each(keeping, today)
            finally:
                self._all_at_once = None
            raise _NotDone
        return told

    def _each(self, keeping: Keeping, today: date) -> Iterator[Outcome]:
        for name, days in keeping:
            day = today - timedelta(days=days) if days else None
            if day is None:
                yield Outcome(name, None)
            elif name in KINDS:
                yield self._of_kind(name, KINDS[name], day)
            else:
                yield self._of_trails(name, day)

    def _of_kind(self, name: str, kind: Kind, day: date) -> Outcome:
        by_people: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        with self._reading() as connection:
            for one in kind.old(connection, _begin_of(day)):
                by_people[one.people].append(one.id)
        gone = held = changed = 0
        for people, ids in by_people.items():
            for start in range(0, len(ids), BATCH):
                batch = [Old(id_, people) for id_ in ids[start : start + BATCH]]
                try:
                    is_held = self._drop(name, kind, batch, day)
                except Changed:
                    changed += len(batch)
                else:
                    held += len(batch) if is_held else 0
                    gone += 0 if is_held else len(batch)
        self._rewrite |= kind.rewrites and gone > 0
        return Outcome(name, day, gone, held, changed)

    def _drop(self, name: str, kind: Kind, batch: list[Old], day: date) -> bool:
        """Delete things of the same people in one transaction; whether they are held instead. Raises `Changed`."""
        people = sorted(person for person in batch[0].people if is_account(person))
        with self._writing() as connection:
            one_at_a_time(connection, "retention")
            if any(hold_of(connection, person) for person in people):
                return True
            kind.drop(connection, [one.id for one in batch], _begin_of(day))
            note_deletion(connection, of_everything=name == "left_accounts")
            for person in people:
                note_act(connection, person, OPERATOR, Deed("retention", kind.told, things=len(batch)))
        return False

    def _of_trails(self, name: str, day: date) -> Outcome:
        with self._reading() as connection:
            people = sorted(connection.scalars(select(trail_chains.c.person)))
        gone = held = 0
        broken = []
        for person in people:
            with self._writing() as connection:
                one_at_a_time(connection, "retention")
                if hold_of(connection, person):
                    held += old_entries(connection, person, _begin_of(day))
                elif broken_at(connection, person):
                    broken.append(person)
                else:
                    gone += drop_before(connection, person, _begin_of(day))
        return Outcome(name, day, gone, held, broken=tuple(broken))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction, or in a rehearsal the one that is undone."""
        if self._all_at_once is None:
            with self._store.writing() as connection:
                yield connection
        else:
            yield self._all_at_once

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._all_at_once is None:
            with self._store.reading() as connection:
                yield connection
        else:
            yield self._all_at_once


def _begin_of(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
