"""What a person wrote, in parts for several files: each can be taken in by itself, and together they hold all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Table

from model.store.own_file.tables import PARTS, Row
from model.store.tables.reflection import preferences
from model.store.tables.relationship import relationships
from model.store.tables.supervision import brought, meetings, supervisions

LETTERS_OF_ONE, LETTERS_OF_A_ROW = 20_000_000, 60
"""How many letters of encrypted words go into a part, so that it can be read again sealed, and were its words not to
pack; and how many of them a row counts beside its words."""


@dataclass(frozen=True)
class Part:
    """One of so many parts, counted from 1. What it holds goes by the ids alone, whatever else is written meanwhile."""

    number: int = 1
    of: int = 1

    def has(self, id_: str) -> bool:
        """Whether what has this id goes into it."""
        return int(id_, 16) % self.of == self.number - 1

    def _takes(self, root: Table, row: Row) -> bool:
        """Meetings stay together, as they name each other; a card about a reflection stays with it."""
        if root in (relationships, supervisions):
            return True
        return self.number == 1 if root is meetings else self.has(str(row.get("reflection") or row["id"]))

    def only(self, rows: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
        """Of all rows those that go into it, with every relationship and supervision, as others name them.

        With a reflection goes along what was brought of it, so that the meeting finds it again.
        """
        kept = {}
        for root, parts in PARTS.items():
            kept[root.name] = [row for row in rows[root.name] if self._takes(root, row)]
            ids = {row["id"] for row in kept[root.name]}
            kept |= {table.name: [row for row in rows[table.name] if row[name] in ids] for table, name in parts.items()}
        if self.number > 1:
            kept[brought.name] = [
                row for row in rows[brought.name] if row["reflection"] and self.has(row["reflection"])
            ]
        kept[preferences.name] = rows[preferences.name] if self.number == 1 else []
        return kept


ALL = Part()
