"""Where everything is kept: `open_store(home)`, then `store.seen_by(viewer)` or `store.meetings_of(viewer)`."""

from __future__ import annotations

from model.store.faults import StoreFault
from model.store.meetings import Meetings
from model.store.own import Own
from model.store.store import Store, open_store

__all__ = ["Meetings", "Own", "Store", "StoreFault", "open_store"]
