"""What a load run found, and how it is told."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.load.requests import RunRecord


@dataclass
class Spread:
    """The usual numbers of a sample, in seconds."""

    count: int
    low: float
    median: float
    p95: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        ordered = sorted(values)
        at = min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))
        return cls(len(ordered), ordered[0], statistics.median(ordered), ordered[at], ordered[-1])

    def __str__(self) -> str:
        in_ms = (self.low, self.median, self.p95, self.high)
        return f"{self.count:5d} " + " ".join(f"{seconds * 1e3:8.1f}" for seconds in in_ms)


@dataclass
class StepReport:
    """What one step took and carried, in the middle."""

    seconds: Spread
    bytes_in: float
    bytes_out: float
    messages_in: float

    @classmethod
    def of(cls, records: Sequence[RunRecord]) -> StepReport:
        return cls(
            Spread.of([record.seconds for record in records]),
            statistics.median(record.bytes_in for record in records),
            statistics.median(record.bytes_out for record in records),
            statistics.median(record.messages_in for record in records),
        )


def by_step(records: Iterable[RunRecord]) -> dict[str, StepReport]:
    """Each step's report, in the order in which the steps were first answered."""
    found: dict[str, list[RunRecord]] = defaultdict(list)
    for record in records:
        found[record.step].append(record)
    return {name: StepReport.of(of_step) for name, of_step in found.items()}


@dataclass
class Report:
    """What one load run found."""

    url: str
    sessions: int
    wall_seconds: float
    reruns: int
    reruns_per_second: float
    handshake: Spread | None
    steps: dict[str, StepReport]
    errors: dict[str, int]
    loop_runs_per_second: float | None = None
    server_cpu_seconds: float | None = None
    server_rss_before_mb: float | None = None
    server_rss_after_mb: float | None = None
    rss_per_session_kb: float | None = None
    client_cpu_share: float = 0.0
    client_lag_ms: float = 0.0
    other_cpu_share: float | None = None
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        runs = f"{self.reruns} runs in {self.wall_seconds:.2f} s = {self.reruns_per_second:.1f} runs/s"
        sizes = f"{'B in':>8} {'B out':>7} {'msgs':>5}"
        lines = [
            f"{self.url}  {self.sessions} sessions, {runs}",
            f"{'step':32} {'n':>5} {'min ms':>8} {'median':>8} {'p95':>8} {'max':>8} {sizes}",
        ]
        lines += [
            f"{name[:32]:32} {step.seconds} {step.bytes_in:8.0f} {step.bytes_out:7.0f} {step.messages_in:5.0f}"
            for name, step in self.steps.items()
        ]
        if self.loop_runs_per_second is not None:
            lines.append(f"loop: {self.loop_runs_per_second:.1f} runs/s")
        if self.handshake:
            lines.append(f"{'(websocket handshake)':32} {self.handshake}")
        if self.server_rss_after_mb is not None:
            lines.append(
                f"server: {self.server_cpu_seconds:.2f} s cpu, RSS "
                f"{self.server_rss_before_mb:.0f} -> {self.server_rss_after_mb:.0f} MB "
                f"({self.rss_per_session_kb:.0f} kB a session)"
            )
        lines.append(f"client: {self.client_cpu_share:.0%} of a core, longest loop lag {self.client_lag_ms:.0f} ms")
        lines += [f"ERROR x{count}: {error}" for error, count in self.errors.items()]
        lines += [f"note: {note}" for note in self.notes]
        return "\n".join(lines)
