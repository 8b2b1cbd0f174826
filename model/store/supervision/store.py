"""All of supervision that a viewer holds a seat in. Nothing of other people's ever comes through here."""

from __future__ import annotations

from model.access import Viewer
from model.store.database.transactions import Transactions
from model.store.supervision.actions import Actions
from model.store.supervision.answers import MeetingAnswers
from model.store.supervision.brought import BroughtItems
from model.store.supervision.by_address import InvitationsByAddress
from model.store.supervision.confirmations import Confirmations
from model.store.supervision.invitations import Invitations
from model.store.supervision.marks import Marks
from model.store.supervision.meetings import Meetings
from model.store.supervision.mirrors import Mirrors
from model.store.supervision.namesakes import Namesakes
from model.store.supervision.overview import Overview
from model.store.supervision.presence import Presence
from model.store.supervision.record import Records
from model.store.supervision.screen import HeldScreen
from model.store.supervision.seats import Seats
from model.store.supervision.share_file.files import ShareFiles
from model.store.supervision.shown import Shown
from model.store.supervision.supervisions import Supervisions


class SupervisionStore:
    """One viewer's supervisions and meetings, as far as their seat opens them: each handle is told in its own file.

    Every method raises a `StoreFault` where the database fails, and `NotYours` where the viewer holds no seat.
    """

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        seats = Seats(store, viewer)
        self.supervisions = Supervisions(seats)
        self.meetings = Meetings(seats)
        self.actions = Actions(seats)
        self.marks = Marks(seats)
        self.namesakes = Namesakes(seats)
        self.overview = Overview(seats)
        self.answers = MeetingAnswers(seats)
        self.brought = BroughtItems(seats)
        self.shown = Shown(seats)
        self.mirrors = Mirrors(seats)
        self.confirmations = Confirmations(seats)
        self.record = Records(seats)
        self.files = ShareFiles(seats)
        self.screen = HeldScreen(seats)
        self.invitations = Invitations(seats)
        self.by_address = InvitationsByAddress(seats)
        self.presence = Presence(seats)
