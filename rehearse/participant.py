"""A made-up participant: joins, answers what each page asks, waits for the trainer, and takes a profile home."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from threading import Event

from rehearse.answers import choices, line
from rehearse.connection import Connection, NoAnswer, Refused
from rehearse.page import Form, Page
from rehearse.tally import Tally

Examples = Mapping[str, Sequence[str]]
"""What fits to a question, by its words: the examples of the plans."""


class NotLetIn(Exception):
    """Raised where a code lets nobody in."""


class NoJoinPage(Exception):
    """Raised where something answers that is no page to join a workshop."""


class Participant:
    """One person with one phone. `path` is where their link leads; `pace` is how long they wait between two looks."""

    def __init__(
        self,
        connection: Connection,
        path: str,
        dice: random.Random,
        pace: float,
        tally: Tally,
        *,
        examples: Examples,
    ) -> None:
        self._connection, self._path, self._dice, self._pace, self._tally = connection, path, dice, pace, tally
        self._examples = examples
        self._given: dict[str, str] = {}

    def join(self) -> Page:
        """Press Join; the first page of the room. Raises `NotLetIn`, `NoJoinPage`, `NoAnswer`, `Refused`."""
        try:
            entrance = self._connection.page(self._path).entrance
        except Refused as refused:
            raise NoJoinPage from refused
        if entrance is None:
            raise NoJoinPage
        try:
            page = self._connection.send(entrance.action, entrance.hidden)
        except Refused as refused:
            if refused.status < 500:
                raise NotLetIn from refused
            raise
        if page.entrance is not None:
            raise NotLetIn
        self._tally.joins()
        self._path = self._path.partition("?")[0]
        return page

    def walk(self, page: Page, stop: Event) -> None:
        """Answer and wait until the last step, take the profile, and leave; whatever goes wrong is counted."""
        try:
            if self._walk(page, stop):
                self._take_home()
                self._tally.finishes()
        except (NoAnswer, Refused) as fault:
            self._tally.goes_wrong(str(fault))
        finally:
            self._connection.close()

    def _walk(self, page: Page, stop: Event) -> bool:
        while not stop.is_set():
            if page.entrance is not None:
                self._tally.goes_wrong("The workshop ended, or forgot somebody, before its last step")
                return False
            self._compare(page)
            form = page.asked
            if form is not None and not (form.choices.keys() | form.lines.keys()) <= self._given.keys():
                page = self._answer(form)
            elif page.is_last:
                return True
            else:
                stop.wait(self._pace * self._dice.uniform(0.5, 1.5))
                page = self._connection.page(self._path)
        return False

    def _answer(self, form: Form) -> Page:
        """Answer everything on the page and press its first button. A choice that says nothing is not taken."""
        answers = choices(self._dice, form.choices)
        fitting = {name: self._examples.get(form.labels[name], ()) for name in form.lines}
        answers |= {name: line(self._dice, form.longest[name], fitting[name]) for name in form.lines}
        page = self._connection.send(form.action, form.hidden | answers | (form.button or {}))
        self._given |= answers
        self._tally.answered(len(answers))
        return page

    def _compare(self, page: Page) -> None:
        """Look whether a page that was answered before still says the same."""
        if page.asked is None:
            return
        shown = page.asked.shown
        for name in (page.asked.choices.keys() | page.asked.lines.keys()) & self._given.keys():
            if shown.get(name) != self._given[name]:
                self._tally.goes_wrong("A page did not show what had been answered on it")

    def _take_home(self) -> None:
        file = self._connection.file(f"{self._path}/mine.json")
        try:
            json.loads(file)
        except ValueError:
            self._tally.goes_wrong("The profile to take home could not be read")
