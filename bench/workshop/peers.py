"""Answers a second: our light pages, oTree's live page, and a bare form, asked by the same crowd.

Each phone sends one answer, waits until it is confirmed, and sends the next. What an answer costs each of them:

- Ours: who the phone is, whether its room is open and the answer offered, one row over its last one, on disk.
- oTree: its live page over a websocket that is open already, its own models, SQLite in memory (its default).
- The bare form: one row over the last one, on disk. It asks nobody who they are and takes whatever comes.

The phones are in one process, the server in another, each with a core where there are two. They take turns and the
best of each counts, as other work on the machine only takes away.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.servers import ROOT, Server, alongside_in_a_room, new_home, running
from bench.table import Row
from bench.workshop.crowd import Told, pressed
from bench.workshop.otree import VERSION, otree
from bench.workshop.room import fields, open_rooms

AT_ONCE = 64
SECONDS = 6.0
TURNS = 3
OTREE_AT_LEAST, PLAIN_AT_LEAST = 20, 0.7


def measure() -> list[Row]:
    """Two rows; an oTree that cannot be installed fails its row and says so."""
    ours, plain = _ours_and_plain()
    what = f"answers a second, to oTree {VERSION}, {AT_ONCE} at once"
    try:
        theirs = _otree()
    except (subprocess.SubprocessError, OSError) as fault:
        rows = [Row(what, 0, OTREE_AT_LEAST, f"oTree could not be installed: {fault}", at_least=True)]
    else:
        rows = [_row(what, ours, theirs, OTREE_AT_LEAST)]
    return [*rows, _row(f"answers a second, to a bare form, {AT_ONCE} at once", ours, plain, PLAIN_AT_LEAST)]


def _row(what: str, ours: Told, theirs: Told, limit: float) -> Row:
    a, b = ours["a_second"], theirs["a_second"]
    cpu = f"server CPU of one {ours['cpu'] * 1e3:.2f} ms to {theirs['cpu'] * 1e3:.2f} ms"
    return Row(what, a / b, limit, f"{a:.0f} to {b:.0f}; {cpu}", at_least=True)


def _ours_and_plain() -> tuple[Told, Told]:
    with new_home() as home:
        [room] = open_rooms(home)
        with alongside_in_a_room(home) as light, bare_form(home) as bare:
            pairs = [(_pressed(light, "light", codes=[room.code]), _pressed(bare, "plain")) for _ in range(TURNS)]
    return _best([ours for ours, _ in pairs]), _best([plain for _, plain in pairs])


def _otree() -> Told:
    with otree(AT_ONCE * TURNS) as (port, pid, people):
        shares = [people[at * AT_ONCE : (at + 1) * AT_ONCE] for at in range(TURNS)]
        names = [field.partition(".")[2] for field in fields()]
        return _best([_pressed_at(port, pid, "otree", people=share, fields=names) for share in shares])


def _best(told: list[Told]) -> Told:
    return max(told, key=lambda one: one["a_second"])


def _pressed(server: Server, at: str, **more: object) -> Told:
    return _pressed_at(server.room_port or server.port, server.process.pid, at, **more)


def _pressed_at(port: int, pid: int, at: str, **more: object) -> Told:
    job = {"do": "press", "at": at, "port": port, "pid": pid, "phones": AT_ONCE, "seconds": SECONDS, "fields": fields()}
    return pressed(job | more)


@contextmanager
def bare_form(home: Path) -> Iterator[Server]:
    """The bare form on uvicorn, its file on the same disk."""
    quiet = ["--log-level", "warning", "--no-access-log"]
    with running(["uvicorn", "bench.workshop.plain_form:app", "--app-dir", str(ROOT), *quiet], home) as server:
        yield server
