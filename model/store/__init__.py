"""Where everything is kept: `open_store(home)`, then one of its doors, such as `store.seen_by(viewer)`."""

from __future__ import annotations

from model.store.database.faults import StoreFault
from model.store.reflection.own import Own
from model.store.store import Store, open_store
from model.store.supervision.store import SupervisionStore
from model.store.workshop.participants import Floor
from model.store.workshop.rooms import Rooms

__all__ = ["Floor", "Own", "Rooms", "Store", "StoreFault", "SupervisionStore", "open_store"]
