"""How far a long command is."""

from __future__ import annotations

import sys

_BAR = 30


def show_progress(done: int, of: int) -> None:
    """A bar on a terminal, and nothing where the output goes to a file."""
    if sys.stderr.isatty():
        full = _BAR * done // of if of else _BAR
        end = "\n" if done == of else ""
        print(f"\r[{'#' * full}{'.' * (_BAR - full)}] {done:,} of {of:,}", end=end, file=sys.stderr, flush=True)
