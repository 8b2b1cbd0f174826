"""An environment in which nothing of Alongside is set."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine that runs the tests has set says nothing of the server that is looked at."""
    for name in os.environ:
        if name.startswith("ALONGSIDE_") or name == "FORWARDED_ALLOW_IPS":
            monkeypatch.delenv(name)
