"""Where a tab is, or is on its way to: what a part of a page sends may still name the screen that it was on before."""

from __future__ import annotations

import time

from streamlit.proto.ClientState_pb2 import ClientState

from server.run_requests import is_press

ARRIVES_WITHIN = 5.0
"""Seconds within which a tab is at the page that it asked for."""


class TabAddress:
    """The query of one tab's address, as the tab asks for it and as runs lead on from it.

    A box of the page that is left can send after the tab has asked for another, or after a run has led on to the next
    screen. It names the old address then, and would lead back to it. Runs call `leads_on` from threads of their own.
    """

    def __init__(self) -> None:
        self._asked_last = self._left = self._led_on_to = ""
        self._led_on_from: frozenset[str] = frozenset()
        self._goes_to: ClientState | None = None
        self._goes_until = 0.0

    def goes(self, asked: ClientState) -> None:
        """The tab asks for a page, and is on its way there until it sends something from it."""
        if not (asked.query_string in self._led_on_from and is_press(asked.widget_states)):
            self._led_on_from = frozenset()
            self._led_on_to = asked.query_string
        if asked.query_string != self._asked_last:
            self._left, self._goes_to = self._asked_last, asked
            self._goes_until = time.monotonic() + ARRIVES_WITHIN
        self._asked_last = asked.query_string

    def leads_on(self, to: str) -> None:
        """A run leads the tab on to another screen, where it is once it says so."""
        self._led_on_from = (self._led_on_from | {self._led_on_to}) - {to}
        self._led_on_to = to

    def come_along(self, sent: ClientState) -> None:
        """Put what a part of a page sends onto the screen that a run has led on to since."""
        if sent.query_string == self._led_on_to:
            self._led_on_from = frozenset()
        elif sent.query_string in self._led_on_from:
            sent.query_string = self._led_on_to
        if self._goes_to is not None and sent.query_string == self._goes_to.query_string:
            self._goes_to = None

    def page_for(self, sent: ClientState) -> ClientState | None:
        """The page that the tab is on its way to, where this was sent from the one it leaves."""
        is_left = sent.query_string == self._left and time.monotonic() < self._goes_until
        return self._goes_to if is_left else None
