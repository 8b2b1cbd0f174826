"""Where reflections are kept: `open_store(home)`, then `store.seen_by(viewer)`."""

from __future__ import annotations

from model.store.faults import StoreFault
from model.store.own import Own
from model.store.store import Store, open_store

__all__ = ["Own", "Store", "StoreFault", "open_store"]
