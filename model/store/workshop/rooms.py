"""The trainer's door to workshops: the rooms a viewer opened. Nothing of anybody else's ever comes through here."""

from __future__ import annotations

from model.store.workshop.end import RoomsEnding


class Rooms(RoomsEnding):
    """One viewer's rooms: what they were shown, how many are there, and short lines without whose they are.

    Every method raises a `StoreFault` where the database fails, and `NotYours` for a room of somebody else's.
    """
