"""Two supervisions of one practitioner, in the model's hands and in an account kept of them here."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections import defaultdict
from functools import cache
from itertools import count
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import event

from model.access import Viewer
from model.store import Meetings, Store, open_store
from tests.model.store.supervision.account import ELEMENTS, Account
from tests.model.store.supervision.two_people import table
from tests.model.store.supervision.witness import Ids, marks
from tests.model.store.temporary_home import DAY

numbers = count(1)


@cache
def shared_store() -> Store:
    """One store for all examples, each with people of its own; it is not asked to survive a power cut."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = open_store(folder / "home")
    event.listen(store.database.engine, "connect", lambda driver, _: driver.execute("PRAGMA synchronous=off"))
    store.database.engine.dispose()
    return store


def mark(hand: str) -> str:
    return f"mark-{hand}-{next(numbers)}-"


def without(letter: str, found: set[str]) -> set[str]:
    """The marks but for those of one hand."""
    return {one for one in found if not one.startswith(f"mark-{letter}-")}


class TwoSupervisions(RuleBasedStateMachine):
    """A practitioner with two reflections, and a supervision with each of two supervisors."""

    def begin(self, two_views: tuple[bool, bool]) -> None:
        store, person = shared_store(), f"anna-{next(numbers)}"
        self.tables = [table(store, person), table(store, person)]
        self.own = store.of(Viewer(person))
        self.deletion = store.deletion(Viewer(person))
        self.guests = [one.supervisor for one in self.tables]
        self.their_own = [store.of(one.supervisor._viewer) for one in self.tables]
        self.stranger = store.meetings_of(Viewer("zoe")), store.of(Viewer("zoe"))
        self.given: dict[tuple[int, str], set[str]] = defaultdict(set)
        self.accounts: list[list[Account]] = [[], []]
        self.reflections: list[str] = []
        self.gone: list[str] = []
        self.titles: list[str] = []
        for number in (0, 1):
            self.start_reflection(number)
            self.start_meeting(number, two_views[number])

    def start_reflection(self, number: int) -> None:
        relationship = self.own.relationships.name(mark("p")).id
        described = {"venue": mark("p"), "headline": mark("p"), "relationship": relationship}
        made = self.own.reflections.start("f", "v", "en", DAY, **described)
        for element in ELEMENTS:
            self.own.answers.save(made.id, f"{element}.place", place=mark("p"), tab="one", base_version=0)
            self.own.answers.save(made.id, f"{element}.what", words=mark("p"), tab="one", base_version=0)
        self.reflections[number:number] = [made.id]
        self.titles[number:number] = [f"A visit, {mark('p')}"]

    def start_meeting(self, number: int, two_views: bool) -> None:
        begun = self.tables[number].begin(two_views=two_views)
        self.accounts[number].append(Account(begun.id, two_views))

    def meeting(self, number: int, *, two_views: bool = True) -> Account:
        """The open meeting of a supervision; where the last one is fixed, a new one is begun."""
        if not self.accounts[number] or self.accounts[number][-1].fixed is not None:
            self.start_meeting(number, two_views)
        return self.accounts[number][-1]

    def seat(self, number: int, hand: str) -> tuple[Meetings, str]:
        """Who sits in a hand, or the practitioner for what is in both, and the letter of their marks."""
        guest = self.guests[number], f"s{number}"
        return guest if hand == "supervisor" else (self.tables[number].practitioner, "p")

    def say(self, number: int, name: str, who: str, *, over: bool = False) -> None:
        """Somebody says something marked in a field; `over` from another tab that has not seen what was there."""
        account, (seat, letter) = self.meeting(number), self.seat(number, who)
        letter = "b" if name.startswith("both.") else letter
        words, place = mark(letter), mark(letter)
        before = seat.answers(account.id).get(name)
        base, tab = (0, words) if over else (before.version if before else 0, "one")
        saved = seat.save(account.id, name, words=words, place=place, tab=tab, base_version=base)
        self.given[number, who] |= marks(saved)
        if over and before and before.words:
            account.replaced[name] |= marks(before)
        account.said[name] = words, place

    def all_ids(self) -> Ids:
        """Every id there is in this example."""
        meetings = tuple(one.id for each in self.accounts for one in each)
        return Ids(tuple(one.id for one in self.tables), meetings, (*self.reflections, *self.gone))
