"""`python -m tools.audit`: whether a weakness is known of any part that the lock files name, as pip-audit finds it.

Ends with 1 where one is known that is not in `ACCEPTED`. Where what is known cannot be reached, it says so in a line
and ends with 0: that is no finding, and no audit either.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LOCKS = ("requirements.lock", "requirements-team.lock", "requirements-dev.lock")

ACCEPTED: Mapping[str, str] = {}
"""The weaknesses that do not reach Alongside, by their id, each with the reason."""

PATIENCE = 120
"""Seconds after which what does not answer cannot be reached."""

_NO_LINE = re.compile(r"connect|resolve|timed? ?out|proxy|certificate|HTTP ?Error|Received \d{3}", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """What to say, and with what to end."""

    lines: tuple[str, ...]
    status: int


def main() -> int:
    """Audit each lock file, as they may name different versions; say what came of it, and end with the worst."""
    told = [_audited(lock) for lock in LOCKS]
    for line in dict.fromkeys(line for one in told for line in one.lines):
        print(line)  # noqa: T201  a command speaks by printing
    return max(one.status for one in told)


def _audited(lock: str) -> Told:
    how = ("--disable-pip", "--require-hashes", "--format", "json", "--progress-spinner", "off", "--timeout", "15")
    command = [sys.executable, "-m", "pip_audit", "-r", lock, *how]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)  # noqa: S603
    except subprocess.TimeoutExpired:
        return _unreached("no answer came in time")
    return judged(done.stdout, done.stderr, lock)


def judged(out: str, error: str, lock: str, accepted: Mapping[str, str] = ACCEPTED) -> Told:
    """What is to be told of what pip-audit said of a lock file."""
    if not out.strip():
        why = (error.strip().splitlines() or ["it said nothing"])[-1]
        return _unreached(why) if _NO_LINE.search(why) else Told((f"The audit did not run: {why}",), 2)
    parts = json.loads(out)["dependencies"]
    unknown = [part["name"] for part in parts if "skip_reason" in part]
    if len(unknown) == len(parts):
        return _unreached("it knows none of our parts")
    known = dict(_weaknesses(parts))
    new = [line for ids, line in known.items() if not ids & accepted.keys()]
    return Told(
        (
            f"{lock}: {len(parts) - len(unknown)} parts audited. Known weaknesses that are not accepted: {len(new)}.",
            *([f"Not audited, as nothing is known of them there: {', '.join(unknown)}."] if unknown else []),
            *new,
        ),
        1 if new else 0,
    )


def _weaknesses(parts: list[dict[str, Any]]) -> Iterator[tuple[frozenset[str], str]]:
    """Each weakness with all its ids, and how it is told."""
    for part in parts:
        for one in part.get("vulns", ()):
            mended = " or ".join(one["fix_versions"]) or "no version yet"
            weak = f"{part['name']} {part['version']}: {one['id']}, mended in {mended}."
            yield frozenset((one["id"], *one["aliases"])), f"{weak} Renew it, or accept it with a reason."


def _unreached(why: str) -> Told:
    return Told((f"No audit: what is known of weaknesses cannot be reached from here ({why[:200]}).",), 0)


if __name__ == "__main__":
    sys.exit(main())
