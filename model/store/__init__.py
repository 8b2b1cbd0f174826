"""Where everything is kept: `open_store(home)`, then one of its doors, such as `store.of(viewer)`."""

from __future__ import annotations

from model.store.account.accounts import Accounts
from model.store.asked import Asked
from model.store.database.faults import StoreFault
from model.store.deletion import Deletion
from model.store.holds import Holds
from model.store.own import OwnStore
from model.store.own_file.kept import TakenIn
from model.store.store import Store, open_store
from model.store.supervision.store import SupervisionStore
from model.store.trail.trail import Trail
from model.store.tries import Allowed, NoneLeft, Tries, Try
from model.store.undo import Undoable
from model.store.workshop.participants.store import ParticipantStore
from model.store.workshop.trainer.store import TrainerStore

__all__ = [
    "Accounts",
    "Allowed",
    "Asked",
    "Deletion",
    "Holds",
    "NoneLeft",
    "OwnStore",
    "ParticipantStore",
    "Store",
    "StoreFault",
    "SupervisionStore",
    "TakenIn",
    "Trail",
    "TrainerStore",
    "Tries",
    "Try",
    "Undoable",
    "open_store",
]
