"""Where a test keeps things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from model.store import Store, open_store

DAY = date(2026, 3, 4)


@dataclass(frozen=True)
class Place:
    """A home folder, and the address of a database where it is not in there."""

    home: Path
    url: str | None

    def open(self) -> Store:
        """Open the store here."""
        return open_store(self.home, self.url)
