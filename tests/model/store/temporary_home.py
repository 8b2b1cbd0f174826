"""Where a test keeps things, and what it is told when that fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from model.store import Store, StoreFault, open_store

DAY = date(2026, 3, 4)
WORDS = "She laughed at the broken umbrella. " * 400


@dataclass(frozen=True)
class Place:
    """A home folder, and the address of a database where it is not in there."""

    home: Path
    url: str | None

    def open(self) -> Store:
        """Open the store here."""
        return open_store(self.home, self.url)


def told(kind: type[StoreFault], act: Callable[[], object]) -> str:
    """What `act` says when it fails with `kind`: one readable text, and nobody's words, there or in its trace."""
    with pytest.raises(StoreFault) as caught:
        act()
    assert type(caught.value) is kind
    assert caught.value.message == str(caught.value)
    assert "laughed" not in repr(caught.getrepr(style="short", chain=True))
    assert re.fullmatch(r"[A-Z][^\n]+\.", caught.value.message)
    return caught.value.message
