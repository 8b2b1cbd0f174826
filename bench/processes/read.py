"""What a read costs a team, with sign-in, access rule, decryption and PostgreSQL, to the same on SQLite alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from statistics import median

from cryptography.fernet import Fernet

from bench.people import begin, content
from bench.processes.group import postgresql
from bench.servers import new_folder
from bench.table import Row
from model.access import LOCAL
from model.account.session import Identity
from model.store import OwnStore, Store, open_store
from model.store.store import opened
from model.team.settings import Sessions

WORDS = "They came late, and stayed. I asked what the week had been like before I said anything about the order."
TURNS, READS = 30, 20
LOOKS_LAST = 30
"""Reads for which a process knows a session before it asks again: a page asks some thirty times while it is drawn."""


def measure() -> list[Row]:
    """One row, on the medians of turns on each that take turns."""
    limits = Sessions()
    with (
        new_folder() as home,
        new_folder() as teams_home,
        postgresql() as url,
        closing(open_store(home)) as alone,
        closing(opened(teams_home, url, (Fernet.generate_key().decode(),), is_team=True)) as teams,
    ):
        token = teams.accounts().sign_in(Identity("https://provider.example", "somebody", "Somebody"), "provider")
        session = teams.accounts().session_of(token, limits)
        assert session is not None
        own, theirs = alone.of(LOCAL), teams.of(session.viewer)
        reads = {
            "alone": _reading(own, _written(own)),
            "signed in": _signed_in(teams, session.mark, limits, _reading(theirs, _written(theirs))),
        }
        took: dict[str, list[float]] = {name: [] for name in reads}
        for _ in range(TURNS):
            for name, read in reads.items():
                took[name].append(_timed(read))
    ours, least = median(took["signed in"]), median(took["alone"])
    what = "reading a reflection's answers with sign-in, access rule, decryption and PostgreSQL, to SQLite alone"
    return [Row(what, ours / least, 2, f"{ours * 1e3:.2f} ms to {least * 1e3:.2f} ms")]


def _written(own: OwnStore) -> str:
    """A full walk with words on every element; its id."""
    (draft,) = begin(own, "full_walk", "trust")
    for element in content().elements:
        own.answers.save(draft, f"{element.key}.words", words=WORDS, tab="bench", base_version=0)
    return draft


def _reading(own: OwnStore, reflection: str) -> Callable[[int], object]:
    return lambda _turn: own.answers.of(reflection)


def _signed_in(store: Store, mark: str, limits: Sessions, read: Callable[[int], object]) -> Callable[[int], object]:
    def read_signed_in(turn: int) -> object:
        if turn % LOOKS_LAST == 0 and store.accounts().session(mark, limits) is None:
            raise SystemExit("The session ended while it was measured.")
        return read(turn)

    return read_signed_in


def _timed(read: Callable[[int], object]) -> float:
    """Seconds of one read."""
    begun = time.perf_counter()
    for turn in range(READS):
        read(turn)
    return (time.perf_counter() - begun) / READS
