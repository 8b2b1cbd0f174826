"""Limits that hold for all processes: tries are counted in the database, a row for whoever has tried lately.

A row is the moment at which all tries are there again. Every try moves it on by what one try takes to come back, and
there is none left where that would lead further ahead than all of them take. What is let through is one statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Double, bindparam, case, select
from sqlalchemy.dialects import postgresql, sqlite

from model.store.database.cipher import keyed_mark
from model.store.database.transactions import Transactions
from model.store.tables.tries import tries

CLOCKS_APART = 60.0
"""Seconds by which the clocks of two machines may differ; a moment further ahead was left by a clock put back since."""

TIDY_EVERY = 60.0
"""Seconds after which a process takes out the rows that say nothing any more."""

_HAIR = 0.001
_NOW, _EACH, _ALL = (bindparam(name, type_=Double) for name in ("now", "each_takes", "all_take"))
_FROM = case(
    (tries.c.full_at > _NOW + _ALL + CLOCKS_APART, _NOW),
    (tries.c.full_at > _NOW, tries.c.full_at),
    else_=_NOW,
)
_THIS = tries.c.name == bindparam("the_name")
_FULL_AT = select(tries.c.full_at).where(_THIS)
_SAY_NOTHING = tries.delete().where(tries.c.full_at <= _NOW)


def _taken(fresh: Any) -> Any:
    """An insert, or the move of what is there, that gives a row back where a try was there to be taken."""
    return (
        fresh.values(name=bindparam("the_name"), full_at=_NOW + _EACH)
        .on_conflict_do_update(
            index_elements=[tries.c.name],
            set_={"full_at": _FROM + _EACH},
            where=_FROM + _EACH <= _NOW + _ALL + _HAIR,
        )
        .returning(tries.c.full_at)
    )


_TAKE = {"sqlite": _taken(sqlite.insert(tries)), "postgresql": _taken(postgresql.insert(tries))}


@dataclass(frozen=True)
class Allowed:
    """How many tries of a kind there are, and after how many seconds one that was taken is there again."""

    kind: str
    most: int
    comes_back_after: float


@dataclass(frozen=True)
class Try:
    """One try under a name, at a moment in seconds since 1970."""

    allowed: Allowed
    name: str
    moment: float


class NoneLeft(Exception):
    """There is no try left under this name before the moment `until`."""

    def __init__(self, until: float) -> None:
        super().__init__("no try is left")
        self.until = until


class Tries:
    """The tries of everybody, whichever process they come to. Every method raises a `StoreFault`."""

    def __init__(self, store: Transactions) -> None:
        self._store = store
        self._tidied_at = 0.0

    def take(self, one: Try) -> None:
        """Take one in a transaction of its own. Raises `NoneLeft`."""
        with self._store.writing() as connection:
            take_try(connection, one)

    def tidy(self, moment: float) -> None:
        """Take out the rows that say nothing any more, where this process has not done so lately."""
        if abs(moment - self._tidied_at) > TIDY_EVERY:
            self._tidied_at = moment
            with self._store.writing() as connection:
                tidy_tries(connection, moment)


def tidy_tries(connection: Connection, moment: float) -> None:
    """Take out the rows that say nothing any more. Not where a try is taken: two could wait for each other."""
    connection.execute(_SAY_NOTHING, {"now": moment})


def is_none_left(connection: Connection, one: Try) -> bool:
    """Whether there is no try left that could be taken; nothing is changed."""
    asked = _asked(connection, one)
    full_at = connection.execute(_FULL_AT, asked).scalar_one_or_none() or one.moment
    ahead, all_take = max(full_at - one.moment, 0.0), one.allowed.most * one.allowed.comes_back_after
    return bool(all_take + _HAIR - one.allowed.comes_back_after < ahead <= all_take + CLOCKS_APART)


def _asked(connection: Connection, one: Try) -> dict[str, Any]:
    allowed = one.allowed
    return {
        "the_name": keyed_mark(connection.dialect, f"{allowed.kind} {one.name}"),
        "now": one.moment,
        "each_takes": allowed.comes_back_after,
        "all_take": allowed.most * allowed.comes_back_after,
    }


def take_try(connection: Connection, one: Try) -> None:
    """Take one in a transaction that is open. Raises `NoneLeft`, and nothing is changed."""
    allowed, asked = one.allowed, _asked(connection, one)
    if connection.execute(_TAKE[connection.dialect.name], asked).scalar_one_or_none() is None:
        full_at: float = connection.execute(_FULL_AT, asked).scalar_one()
        raise NoneLeft(full_at + (1 - allowed.most) * allowed.comes_back_after)
