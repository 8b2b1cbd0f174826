"""The trainer's workshops: what they opened, what was shown there, how many are there, and short lines to approve."""

from __future__ import annotations

from model.access import Viewer
from model.store.database.transactions import Transactions
from model.store.workshop.trainer.context import TrainerContext
from model.store.workshop.trainer.lines import Lines
from model.store.workshop.trainer.people import People
from model.store.workshop.trainer.results import Results
from model.store.workshop.trainer.rooms import Rooms


class TrainerStore:
    """One viewer's workshops. Nobody's answer comes through here, and no line with whose it is.

    Every method raises a `StoreFault` where the database fails, and `NotYours` for a room of somebody else's.
    """

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        context = TrainerContext(store, viewer)
        self.rooms = Rooms(context)
        self.results = Results(context)
        self.lines = Lines(context)
        self.people = People(context)
