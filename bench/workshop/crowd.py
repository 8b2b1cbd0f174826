"""The crowd's other end: gives a job to a crowd of phones in a process of its own, and takes its numbers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench.servers import ROOT

Job = dict[str, Any]
Told = dict[str, Any]


def crowd(job: Job, within: float = 90.0) -> Told:
    """Let a crowd do this job and wait for its numbers."""
    with crowd_beside(job) as process:
        return told_by(process, within)


def pressed(job: Job) -> Told:
    """What a crowd tells of pressing, or the end of the measurement where any answer was lost."""
    told = crowd(job)
    if told["errors"] or told["refused"]:
        raise SystemExit(f"Answers were lost while they were measured: {told}")
    return told


@contextmanager
def crowd_beside(job: Job) -> Iterator[subprocess.Popen[bytes]]:
    """A crowd that does this job while the block runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.workshop.jobs"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert process.stdin is not None
        process.stdin.write(json.dumps(job).encode())
        process.stdin.close()
        process.stdin = None
        yield process
    finally:
        process.kill()
        process.wait()


def told_by(process: subprocess.Popen[bytes], within: float = 90.0) -> Told:
    """What a crowd tells when it is done."""
    said, _ = process.communicate(timeout=within)
    if not said:
        raise SystemExit("The crowd of phones ended without a word; its own error stands above.")
    return json.loads(said)
