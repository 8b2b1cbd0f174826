"""How a refusal is told, and that nothing at all was changed by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from model.store.database.faults import (
    StoreFault,
)
from tests.model.store.temporary_home import told

ROOT = Path(__file__).resolve().parents[4]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(home: Path, kind: type[StoreFault], act: Callable[[], object]) -> str:
    """What is told when nothing at all is changed."""
    before = contents(home)
    message = told(kind, act)
    assert contents(home) == before
    return message
