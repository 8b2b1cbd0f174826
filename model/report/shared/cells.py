"""Tables as CSV that opens in a spreadsheet with its accents right, and in which no cell is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""The byte order mark. Without it Excel takes the file for one of its old code pages and breaks every accent."""

A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001  a spreadsheet reads the wide ones too


def as_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table, to be saved as UTF-8; it begins with a byte order mark."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(head)
    writer.writerows(map(harmless, row) for row in rows)
    return MARK + file.getvalue()


def harmless(cell: str) -> str:
    """A cell on one line that no spreadsheet takes for a formula: an apostrophe stands before one that looks so."""
    one_line = " ".join(cell.split())
    return f"'{one_line}" if one_line.startswith(A_FORMULA) else one_line
