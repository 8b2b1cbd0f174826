"""`python -m bench [name ...]` measures the named rows, or all, and prints the table; exits 1 if a limit is missed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from subprocess import TimeoutExpired

from bench import (
    answers,
    kills,
    memory,
    own_file,
    relationship,
    slow_phone,
    soak,
    start,
    stored,
    supervision,
    taps,
    team_phone,
    wire,
)
from bench.load.browser import ScenarioError
from bench.processes import killed, read, speed
from bench.table import Row, heading, not_measured
from bench.workshop import arrival, cpu, peers, screen

ROWS: dict[str, Callable[[], list[Row]]] = {
    "answering": answers.measure,
    "scale": answers.measure_scale,
    "starting": start.measure,
    "stored": stored.measure,
    "relationship": relationship.measure,
    "take-away": own_file.measure,
    "supervision": supervision.measure,
    "memory": memory.measure,
    "bytes": wire.measure,
    "slow-phone": slow_phone.measure,
    "team-phone": team_phone.measure,
    "taps": taps.measure,
    "soak": soak.measure,
    "phones": arrival.measure,
    "phone-cpu": cpu.measure,
    "peers": peers.measure,
    "room-pages": screen.measure,
    "processes": speed.measure_processes,
    "fifty": speed.measure_fifty,
    "read": read.measure,
    "killed": killed.measure,
    "kills": kills.measure,
}

UNFINISHED = (ScenarioError, SystemExit, TimeoutError, TimeoutExpired)
"""How a measurement says that it could not come to its end: an answer that was waited for never came, and the like."""


def main(names: list[str]) -> int:
    """Measure, print the rows as they come, and tell whether all limits hold; a row without a number holds none."""
    unknown = [name for name in names if name not in ROWS]
    if unknown:
        print(f"There is no measurement called {', '.join(unknown)}. There are: {', '.join(ROWS)}.")
        return 2
    print(heading(), flush=True)
    all_hold = True
    for name in names or ROWS:
        try:
            rows = ROWS[name]()
        except UNFINISHED as why:
            print(not_measured(name, why), flush=True)
            all_hold = False
        else:
            print(*rows, sep="\n", flush=True)
            all_hold &= all(row.holds for row in rows)
    return 0 if all_hold else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
