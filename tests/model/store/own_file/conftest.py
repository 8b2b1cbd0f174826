"""Two places at once, for what goes from one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from model.store import Store
from tests.model.store.temporary_home import Place


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """Two machines."""
    homes = [Place(tmp_path_factory.mktemp("home"), None) for _ in range(2)]
    with closing(homes[0].open()) as first, closing(homes[1].open()) as second:
        yield first, second
