"""Where everything is kept: `open_store(home)`, then one of its doors, such as `store.seen_by(viewer)`."""

from __future__ import annotations

from model.store.database.faults import StoreFault
from model.store.reflection.own import Own
from model.store.store import Store, open_store
from model.store.supervision.meetings import Meetings
from model.store.workshop.participants.store import ParticipantStore
from model.store.workshop.trainer.store import TrainerStore

__all__ = ["Meetings", "Own", "ParticipantStore", "Store", "StoreFault", "TrainerStore", "open_store"]
