"""How a store is made and brought up to date is what these tests are about."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def new_stores_are_copies() -> None:
    """Here they are not."""
