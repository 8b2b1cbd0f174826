"""All of supervision that a viewer holds a seat in. Nothing of other people's ever comes through here."""

from __future__ import annotations

from model.store.supervision.actions import MeetingActions
from model.store.supervision.share_file.exchange import MeetingParcels


class Meetings(MeetingParcels, MeetingActions):
    """One viewer's supervisions and meetings, as far as their seat opens them.

    Every method raises a `StoreFault` where the database fails, and `NotYours` where the viewer holds no seat.
    """
