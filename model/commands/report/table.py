"""A table of plain text with a heading."""

from __future__ import annotations

from collections.abc import Sequence


def table(heading: str, head: Sequence[str], rows: Sequence[Sequence[object]], note: str = "") -> str:
    """The heading, the head and the rows, each column as wide as its widest cell; numbers stand to the right."""
    cells = [[*head], *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    right = [
        all(row[column].replace(".", "").replace("-", "").isdigit() or not row[column] for row in cells[1:])
        for column in range(len(head))
    ]

    def line(row: Sequence[str]) -> str:
        padded = (
            cell.rjust(width) if is_right else cell.ljust(width)
            for cell, width, is_right in zip(row, widths, right, strict=True)
        )
        return "  ".join(padded).rstrip()

    drawn = [line(row) for row in cells]
    drawn.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([heading, "", *([note, ""] if note else []), *drawn])
