"""The phones' workshops: coming in, giving answers, and seeing what the room is shown."""

from __future__ import annotations

from model.store.database.transactions import Transactions
from model.store.workshop.participants.answers import GivenAnswers
from model.store.workshop.participants.carried import Carried
from model.store.workshop.participants.context import ParticipantContext
from model.store.workshop.participants.entrance import Entrance
from model.store.workshop.participants.phones import Phones
from model.store.workshop.participants.results import ShownResults
from model.store.workshop.participants.rooms import RoomsOfPhones


class ParticipantStore:
    """Where the phones of all rooms are. Every method raises a `StoreFault` where the database fails."""

    def __init__(self, store: Transactions) -> None:
        context = ParticipantContext(store)
        self.rooms = RoomsOfPhones(context)
        self.entrance = Entrance(store)
        self.phones = Phones(store)
        self.answers = GivenAnswers(context)
        self.results = ShownResults(context)
        self.carried = Carried(context)
