"""Where everything is kept: `open_store(home)`, then one of its doors, such as `store.of(viewer)`."""

from __future__ import annotations

from model.store.database.faults import StoreFault
from model.store.deletion import Deletion
from model.store.reflection.own import OwnStore
from model.store.store import Store, open_store
from model.store.supervision.meetings import Meetings
from model.store.workshop.participants import Floor
from model.store.workshop.rooms import Rooms

__all__ = ["Deletion", "Floor", "Meetings", "OwnStore", "Rooms", "Store", "StoreFault", "open_store"]
