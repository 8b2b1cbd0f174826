"""Where everything is kept: `open_store(home)`, then one of its doors, such as `store.seen_by(viewer)`."""

from __future__ import annotations

from model.store.faults import StoreFault
from model.store.floor import Floor
from model.store.meetings import Meetings
from model.store.own import Own
from model.store.rooms import Rooms
from model.store.store import Store, open_store

__all__ = ["Floor", "Meetings", "Own", "Rooms", "Store", "StoreFault", "open_store"]
