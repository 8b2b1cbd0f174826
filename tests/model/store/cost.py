"""Measuring what a look at the store costs."""

from __future__ import annotations

from collections.abc import Callable

from model.store import Store


def work(store: Store, look: Callable[[], object]) -> int:
    """How many steps SQLite's machine takes for a look that finds something; no other program disturbs this measure."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    def watch(handler: Callable[[], int] | None) -> None:
        connection = store.database.engine.raw_connection()
        connection.driver_connection.set_progress_handler(handler, 1)  # type: ignore[union-attr]
        connection.close()

    watch(count)
    found = look()
    watch(None)
    assert found
    return steps
