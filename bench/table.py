"""One line of the table: what was measured, the limit, and the numbers behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`measured` against `limit`: at most it, or at least it where `at_least` is set."""

    what: str
    measured: float
    limit: float
    numbers: str
    at_least: bool = False
    unit: str = "×"

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        measured, limit = f"{self.measured:.4g} {self.unit}", f"{sign} {self.limit:g} {self.unit}"
        return f"| {self.what} | {measured} | {limit} | {'yes' if self.holds else 'NO'} | {self.numbers} |"


def heading() -> str:
    """The table's first two lines, in Markdown."""
    return "| what | measured | limit | holds | behind it |\n|---|---|---|---|---|"


def not_measured(name: str, why: BaseException) -> str:
    """The line for a measurement that did not come to its end."""
    return f"| {name} | not measured | | NO | {' '.join(str(why).split())} |"
