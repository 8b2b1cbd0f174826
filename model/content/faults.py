"""What is wrong with the content, told so that the person who wrote it can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """One thing wrong: the file and line it stands on, where in the file, what is wrong and what would be right.

    `line` counts from 1 and is None where no line can be named; `nearest` is the nearest valid name, if there is one.
    """

    path: Path
    line: int | None
    where: str
    wrong: str
    expected: str = ""
    nearest: str | None = None

    def __str__(self) -> str:
        place = shown(self.path) if self.line is None else f"{shown(self.path)}:{self.line}"
        return ": ".join(part for part in (place, self.where, self.said) if part)

    @property
    def said(self) -> str:
        """What is wrong and what would be right, without where."""
        said = [self.wrong]
        if self.expected:
            said.append(f"expected {self.expected}")
        if self.nearest:
            said.append(f"nearest: {self.nearest}")
        return "; ".join(said)

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sorts faults by file, then line, then place within the line."""
        return (str(self.path), self.line or 0, self.where, self.wrong)


class ContentFaults(Exception):
    """The content cannot be used. `faults` holds what is wrong, sorted; the message is a line for each."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = in_order(faults)
        super().__init__("\n".join(map(str, self.faults)))


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults sorted by file and line, each said once."""
    return tuple(sorted(set(faults), key=lambda fault: fault.order))


def shown(path: Path) -> str:
    """The path as people write it: relative to the working directory when it lies under it."""
    full = Path.cwd() / path
    return (full.relative_to(Path.cwd()) if full.is_relative_to(Path.cwd()) else full).as_posix()


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that `name` was most likely meant to be, or None when none comes close."""
    known = tuple(names)
    by_lower = {word.lower(): word for word in reversed(known)}
    close = get_close_matches(name, known, n=1) or get_close_matches(name.strip().lower(), by_lower, n=1)
    return by_lower.get(close[0], close[0]) if close else None


def one_of(names: Iterable[str]) -> str:
    """The names as a phrase: `a`, `a or b`, `a, b or c`."""
    *before, last = names
    return f"{', '.join(before)} or {last}" if before else last


def quoted(value: object) -> str:
    """A value in quotes, on one line and no longer than 60 characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    return f'"{line}"' if len(line) <= 60 else f'"{line[:57]}..."'
