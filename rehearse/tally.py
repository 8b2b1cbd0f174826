"""What all made-up people met, counted together and told in one line."""

from __future__ import annotations

from collections import Counter
from threading import Lock


class Tally:
    """Counts that many threads write."""

    def __init__(self, people: int) -> None:
        self.people = people
        self.joined = self.answers = self.pages = self.finished = 0
        self.slowest = 0.0
        self.errors: Counter[str] = Counter()
        self._lock = Lock()

    def joins(self) -> None:
        """Somebody is in."""
        with self._lock:
            self.joined += 1

    def answered(self, how_many: int) -> None:
        """Somebody sent so many answers."""
        with self._lock:
            self.answers += how_many

    def read(self, seconds: float) -> None:
        """A page was read."""
        with self._lock:
            self.pages += 1
            self.slowest = max(self.slowest, seconds)

    def finishes(self) -> None:
        """Somebody took their profile along and left."""
        with self._lock:
            self.finished += 1

    def goes_wrong(self, what: str) -> None:
        """Somebody met an error."""
        with self._lock:
            self.errors[what] += 1

    def __str__(self) -> str:
        with self._lock:
            kinds = "; ".join(f"{what} ({often})" for what, often in sorted(self.errors.items()))
            return (
                f"{self.joined} of {self.people} joined, {self.finished} stayed to the end, {self.answers} answers "
                f"given, {self.pages} pages read, the slowest in {self.slowest:.2f} s. "
                f"{f'Errors: {kinds}.' if kinds else 'No errors.'}"
            )
