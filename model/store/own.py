"""All that is a person's own in the store. Nobody else's ever comes through here."""

from __future__ import annotations

from model.access import Viewer
from model.store.card.answers_back import OwnAnswersBack
from model.store.card.cards import OwnCards
from model.store.card.device import OwnDevice
from model.store.card.typed_in import OwnTypedIn
from model.store.database.transactions import Transactions
from model.store.own_file.rows import OwnRows
from model.store.plans import OwnPlans
from model.store.reflection.answers import OwnAnswers
from model.store.reflection.next_steps import OwnNextSteps
from model.store.reflection.preferences import OwnPreferences
from model.store.reflection.reflections import OwnReflections
from model.store.relationship.history import OwnHistory
from model.store.relationship.notes import OwnNotes
from model.store.relationship.relationships import OwnRelationships
from model.store.search import OwnSearch
from model.store.viewer import ViewerContext


class OwnStore:
    """What one viewer keeps. Every method of its handles raises a `StoreFault` where the database fails."""

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        context = ViewerContext(store, viewer)
        self.reflections = OwnReflections(context)
        self.answers = OwnAnswers(context)
        self.next_steps = OwnNextSteps(context)
        self.relationships = OwnRelationships(context)
        self.notes = OwnNotes(context)
        self.history = OwnHistory(context)
        self.cards = OwnCards(context)
        self.typed_in = OwnTypedIn(context)
        self.answers_back = OwnAnswersBack(context)
        self.device = OwnDevice(context)
        self.preferences = OwnPreferences(context)
        self.plans = OwnPlans(context)
        self.everything = OwnRows(context)
        self.search = OwnSearch(context, self.reflections, self.relationships)
