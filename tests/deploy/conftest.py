"""What the tests of the files for a team's server share: where they lie, and programs that may or may not be here."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"


@pytest.fixture
def program() -> Callable[[str, str], str]:
    """Finds a program beside this Python or on the path; the test is skipped, with the reason, where it is not here."""

    def found(name: str, brought_by: str) -> str:
        beside = str(Path(sys.executable).parent)
        path = shutil.which(name, path=beside) or shutil.which(name) or shutil.which(name, path="/usr/sbin")
        if path is None:
            pytest.skip(f"{name} is not here ({brought_by} brings it), so it was not asked")
        return path

    return found
