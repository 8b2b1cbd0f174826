"""Who holds what was deleted a moment ago, until it is put back or its minute is over.

On one's own machine it is the process, in its memory alone: nothing of it is left on the disk, nor where the process
ends. A database server serves several processes, and a tab may come back to another one: there the database holds it,
encrypted once more, and any tab of that person can put it back. See docs/decisions/0024.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from threading import Lock, Timer
from typing import Protocol

from sqlalchemy import Connection, bindparam, delete, exists, select

from model.access import NotYours
from model.store.database.faults import StoreFault
from model.store.database.transactions import Transactions, new_id, now
from model.store.deleted_rows import as_text, from_text
from model.store.tables.just_deleted import just_deleted
from model.store.undo import Deleted


class JustDeleted(Protocol):
    """All that can be undone now, each until its own time is over."""

    def note(self, connection: Connection, deleted: Deleted) -> None:
        """Be told of it in the transaction that deletes it."""

    def hold(self, deleted: Deleted) -> None:
        """Hold it from now on, once that transaction is over, until its time is."""

    def of(self, person: str, tab: str) -> list[Deleted]:
        """What this person can put back in this tab, the last one first."""

    def taken(self, person: str, tab: str, id_: str) -> AbstractContextManager[tuple[Connection, Deleted]]:
        """One of these, held no more once the block ends, and the transaction to put it back in. Raises `NotYours`."""

    def note_everything(self, connection: Connection, person: str) -> None:
        """Be told, in its transaction, that this person deletes everything: first of all, and last."""

    def drop(self, person: str) -> None:
        """Hold nothing of this person's any more."""

    def close(self) -> None:
        """Let go of what only this process holds."""


def just_deleted_in(store: Transactions, *, is_file: bool) -> JustDeleted:
    """Who holds it for a store, which is a file on one's own machine or a database server."""
    return HeldByProcess(store) if is_file else HeldByDatabase(store)


class HeldByProcess:
    """In this process's memory, for the tab that deleted it and no other."""

    def __init__(self, store: Transactions) -> None:
        self._store = store
        self._held: dict[str, tuple[Deleted, Timer]] = {}
        self._lock = Lock()

    def note(self, connection: Connection, deleted: Deleted) -> None:
        """Nothing of it goes to the database."""

    def hold(self, deleted: Deleted) -> None:
        """Hold it until a clock drops it."""
        name = new_id()
        clock = _clock(deleted, lambda: self._let_go(name))
        with self._lock:
            self._held[name] = deleted, clock
        clock.start()

    def of(self, person: str, tab: str) -> list[Deleted]:
        """What this person deleted in this tab, the last one first."""
        return list(self._of(person, tab).values())[::-1]

    @contextmanager
    def taken(self, person: str, tab: str, id_: str) -> Iterator[tuple[Connection, Deleted]]:
        """One of these. It is held again where the database fails. Raises `NotYours`."""
        deleted = self._take(person, tab, id_)
        try:
            with self._store.writing() as connection:
                yield connection, deleted
        except StoreFault:
            self.hold(deleted)
            raise

    def note_everything(self, connection: Connection, person: str) -> None:
        """Nothing of it is in the database."""

    def drop(self, person: str | None = None) -> None:
        """Hold nothing of this person's any more, or of anybody's."""
        for name, (deleted, _) in list(self._held.items()):
            if person in (None, deleted.owner):
                self._let_go(name)

    def close(self) -> None:
        """Let go of everything."""
        self.drop()

    def _take(self, person: str, tab: str, id_: str) -> Deleted:
        for name, deleted in self._of(person, tab).items():
            if deleted.id == id_ and self._let_go(name):
                return deleted
        raise NotYours

    def _of(self, person: str, tab: str) -> dict[str, Deleted]:
        with self._lock:
            held = {name: deleted for name, (deleted, _) in self._held.items()}
        return {name: one for name, one in held.items() if (one.owner, one.tab) == (person, tab) and now() < one.until}

    def _let_go(self, name: str) -> bool:
        """Let go of one; False where that was done before."""
        with self._lock:
            _, clock = self._held.pop(name, (None, None))
        if clock is not None:
            clock.cancel()
        return clock is not None


_OURS = just_deleted.c.owner == bindparam("person")
_IS_OVER = just_deleted.c.until <= bindparam("moment")
_LOOK = select(just_deleted).where(_OURS).order_by(just_deleted.c.until.desc(), just_deleted.c.id)
_IS_ANY_OVER = select(exists(select(just_deleted.c.id).where(_IS_OVER)))
_TAKE = delete(just_deleted).where(_OURS, just_deleted.c.id == bindparam("the_id")).returning(just_deleted)
_OVER = delete(just_deleted).where(_IS_OVER)
_ALL_OF = delete(just_deleted).where(_OURS)


class HeldByDatabase:
    """In the database for all processes, for any tab of the person who deleted it."""

    def __init__(self, store: Transactions) -> None:
        self._store = store
        self._clocks: dict[str, Timer] = {}

    def note(self, connection: Connection, deleted: Deleted) -> None:
        """Keep it in the transaction that deletes it, so that it is never in neither place."""
        connection.execute(_TAKE, {"person": deleted.owner, "the_id": deleted.id})  # it may have been taken in again
        row = {"id": deleted.id, "owner": deleted.owner, "until": deleted.until, "body": as_text(deleted)}
        connection.execute(just_deleted.insert(), row)

    def hold(self, deleted: Deleted) -> None:
        """Take it out when its time is over; should this process end before, whichever looks next does."""
        clock = _clock(deleted, lambda: self._tidy(deleted.until))
        self._stop(deleted.id)
        self._clocks[deleted.id] = clock
        clock.start()

    def of(self, person: str, _tab: str) -> list[Deleted]:
        """What this person deleted, in whichever tab, the last one first."""
        moment = now()
        with self._store.reading() as connection:
            found = connection.execute(_LOOK, {"person": person}).all()
            is_any_over = connection.scalar(_IS_ANY_OVER, {"moment": moment})
        if is_any_over:
            self._tidy(moment)
        return [from_text(row.body) for row in found if moment < row.until]

    @contextmanager
    def taken(self, person: str, _tab: str, id_: str) -> Iterator[tuple[Connection, Deleted]]:
        """One of these: the row goes in the transaction that puts all back. Raises `NotYours`."""
        with self._store.writing() as connection:
            row = connection.execute(_TAKE, {"person": person, "the_id": id_}).one_or_none()
            if row is None or row.until <= now():
                raise NotYours
            yield connection, replace(from_text(row.body), sign=None)  # what was deleted with everything has no row
        self._stop(id_)
        self._wipe()

    def note_everything(self, connection: Connection, person: str) -> None:
        """Take it all out in that transaction."""
        connection.execute(_ALL_OF, {"person": person})

    def drop(self, person: str) -> None:
        """That was done in the transaction."""

    def close(self) -> None:
        """What is held stays for the other processes; nobody here looks any more when its time is over."""
        clocks = list(self._clocks.values())
        for clock in clocks:
            clock.cancel()
        for clock in clocks:
            clock.join()  # one that is at it has a connection

    def _stop(self, id_: str) -> None:
        clock = self._clocks.pop(id_, None)
        if clock is not None:
            clock.cancel()

    def _tidy(self, moment: datetime) -> None:
        """Take out what nobody can put back any more."""
        with suppress(StoreFault):
            with self._store.writing() as connection:
                is_any = connection.execute(_OVER, {"moment": moment}).rowcount > 0
            if is_any:
                self._wipe()

    def _wipe(self) -> None:
        with suppress(StoreFault):  # a trace that is left is wiped out by the store as soon as it can be
            self._store.leave_no_trace()


def _clock(deleted: Deleted, act: Callable[[], object]) -> Timer:
    clock = Timer((deleted.until - now()).total_seconds(), act)
    clock.daemon = True
    return clock
