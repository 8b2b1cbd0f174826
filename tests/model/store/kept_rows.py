"""The tables as they are kept, and what cannot be undone any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Text, select, type_coerce

from model.access import NotYours
from model.store import Store
from model.store.database.cipher import EncryptedText
from model.store.database.columns import metadata
from model.store.tables.just_deleted import just_deleted

TAB = "one tab"
TRAIL = ("trail", "trail_chains")
"""The tables of the trail, where deleting and putting back leave an entry without words."""


def facts(store: Store) -> int:
    """How many facts of its own a store keeps: its key, the secret of four words, and a team's its keys of people."""
    return 2 if store.people_keys is None else 3


def rows(store: Store, *but: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every table as it is kept, words encrypted.

    The sign of the last deletion, what can be put back and the trail are left out.
    """
    with store.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(*map(as_kept, table.c)))), key=repr)
            for table in metadata.sorted_tables
            if table.name not in ("store_facts", "just_deleted", *TRAIL, *but)
        }


def held(store: Store) -> list[str]:
    """The ids of what can be put back, whoever holds it: the process, or a database server."""
    if store.database.is_sqlite:
        return [deleted.id for deleted, _ in store._just_deleted._held.values()]  # type: ignore[attr-defined]
    with store.reading() as connection:
        return list(connection.scalars(select(just_deleted.c.id)))


def as_kept(column: Any) -> Any:
    return type_coerce(column, Text) if isinstance(column.type, EncryptedText) else column


def gone(act: Callable[[], object]) -> None:
    """It cannot be undone any more."""
    with pytest.raises(NotYours):
        act()
