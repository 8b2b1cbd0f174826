"""Where a test keeps things, and what it is told when that fails."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from model.key_set import KEY_FILE, KEYS_VARIABLE
from model.store import Store, StoreFault, open_store
from model.store.keys.rotate import rotate

DAY = date(2026, 3, 4)
WORDS = "She laughed at the broken umbrella. " * 400


@dataclass(frozen=True)
class Place:
    """A home folder, and the address of a database where it is not in there."""

    home: Path
    url: str | None

    @property
    def key(self) -> str:
        """What encrypts here: the key beside the data, or the one that a team's server is given."""
        return os.environ.get(KEYS_VARIABLE) or (self.home / KEY_FILE).read_text()

    def open(self) -> Store:
        """Open the store here."""
        return open_store(self.home, self.url)


def change_key(place: Place, monkeypatch: pytest.MonkeyPatch) -> int:
    """Encrypt everything there with another key, and take the old one away: how many rows held words."""
    new = Fernet.generate_key().decode()
    monkeypatch.setenv(KEYS_VARIABLE, f"{new},{place.key}")
    with closing(place.open()) as knowing_both:
        held_words = rotate(knowing_both)
    monkeypatch.setenv(KEYS_VARIABLE, new)
    return held_words


def told(kind: type[StoreFault], act: Callable[[], object]) -> str:
    """What `act` says when it fails with `kind`: one readable text, and nobody's words, there or in its trace."""
    with pytest.raises(StoreFault) as caught:
        act()
    assert type(caught.value) is kind
    assert caught.value.message == str(caught.value)
    assert "laughed" not in repr(caught.getrepr(style="short", chain=True))
    assert re.fullmatch(r"[A-Z][^\n]+\.", caught.value.message)
    return caught.value.message
