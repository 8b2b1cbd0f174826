"""A store in which everything can be tried and nothing is kept, and what comes of a try."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from sqlalchemy import Connection, event

from model.access import NotYours
from model.card.card import AlreadyAsked
from model.share_file.faults import ShareFault
from model.store import Store
from model.store.holds import CannotHold
from model.supervision.refusals import StillOpen

Outcome = Literal["given", "nothing", "refused"]

REFUSALS = (AlreadyAsked, CannotHold, ShareFault, StillOpen)
"""What else a method may say: it tells that the thing is there."""


class UndoneStore(Store):
    """The same database as another store's. All of a try is one transaction, whose changes are counted and undone."""

    def __init__(self, kept: Store) -> None:
        super().__init__(kept.database)
        self._changes = 0
        event.listen(kept.database.engine, "after_cursor_execute", self._count)

    def outcome(self, attempt: Callable[[], object]) -> Outcome:
        """What comes of a try: refused as not there, nothing, or anything else, be it only another refusal."""
        with self.database.engine.connect() as self._connection, self._connection.begin() as whole:
            self._changes = 0
            try:
                got = attempt()
            except NotYours:
                return "refused"
            except REFUSALS:
                return "given"
            else:
                return "given" if got or self._changes else "nothing"
            finally:
                whole.rollback()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The try's connection."""
        yield self._connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The same, and what is written here is undone at once where it fails."""
        with self._connection.begin_nested():
            yield self._connection

    def leave_no_trace(self, *, rewrite: bool = False) -> None:
        """Nothing is left that there could be a trace of."""

    def _count(self, _: Connection, cursor: Any, *of: Any) -> None:
        context = of[2]
        is_change = context is not None and (context.isinsert or context.isupdate or context.isdelete)
        self._changes += is_change and cursor.rowcount != 0
