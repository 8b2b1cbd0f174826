"""What tests of supervision between two people share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.store import Store
from tests.model.store.supervision.two_machines import Two, two_machines


@pytest.fixture
def two(tmp_path: Path, store: Store) -> Iterator[Two]:
    """Anna's machine on SQLite, Siân's on each kind of database."""
    with two_machines(tmp_path, store) as both:
        yield both
