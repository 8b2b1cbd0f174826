"""What this process knows of sessions. It asks the store again after a second: an ended one ends everywhere."""

from __future__ import annotations

import time
from functools import cache
from threading import Lock

from model.access import Viewer
from model.account.session import Session, TabSeal
from model.team import Team, team
from server.services import opened, services

KNOWN_FOR = 1.0
"""Seconds for which an answer holds: a page asks some thirty times while it is drawn, and its files seventy."""

NOTED_EVERY = 30.0
"""Seconds within which an act of somebody is noted once."""

_MOST_KNOWN = 5_000


class KnownSessions:
    """The sessions that were asked for lately, by their mark."""

    def __init__(self, ours: Team) -> None:
        self._team = ours
        self._lock = Lock()
        self._known: dict[str, tuple[float, Session | None]] = {}
        self._noted: dict[str, float] = {}
        self._seals: dict[str, tuple[TabSeal, ...]] = {}

    def session(self, mark: str) -> Session | None:
        """The session with this mark, None where it was ended or is over. Raises a `StoreFault`."""
        until, found = self._known.get(mark, (0.0, None))
        if time.monotonic() < until:
            return found
        store = services().store
        found = store.accounts().session(mark, self._team.sessions) if store else None
        with self._lock:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[mark] = (time.monotonic() + KNOWN_FOR, found)
        return found

    def note_act(self, mark: str) -> None:
        """Note that somebody did something, so that the session lasts on. Raises a `StoreFault`."""
        if time.monotonic() < self._noted.get(mark, 0.0):
            return
        with self._lock:
            if len(self._noted) >= _MOST_KNOWN:
                self._noted.clear()
            self._noted[mark] = time.monotonic() + NOTED_EVERY
        store = services().store
        if store is not None:
            store.accounts().note_act(mark, self._team.sessions)

    def tab_seals(self, viewer: Viewer) -> tuple[TabSeal, ...]:
        """What seals this viewer's words in a tab: every box of a page asks. Raises `NotOpen` or a `StoreFault`."""
        found = self._seals.get(viewer.person)
        if found is None:
            found = opened().store.accounts().tab_seals(viewer)
            with self._lock:
                if len(self._seals) >= _MOST_KNOWN:
                    self._seals.clear()
                self._seals[viewer.person] = found
        return found


@cache
def known_sessions() -> KnownSessions | None:
    """Those of this process, None on somebody's own machine."""
    ours = team()
    return KnownSessions(ours) if ours else None
