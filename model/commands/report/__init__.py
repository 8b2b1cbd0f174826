"""What stands in the content, in plain tables: `python -m model report`, one module for each part."""

from __future__ import annotations

from pathlib import Path

from model.commands.report.claims import claims_by_source
from model.commands.report.coverage import coverage
from model.commands.report.grades import reading_grades
from model.content.check import check

PARTS = (coverage, reading_grades, claims_by_source)
"""The parts, in the order they are printed."""


def report(folder: Path, overlay: Path | None) -> int:
    """Print every part for a language folder. Returns 0, or 1 where the content has faults, which it then prints."""
    checked = check(folder, overlay)
    if checked.faults:
        print(*checked.faults, sep="\n")
        return 1
    print("\n\n".join(part(checked.trees) for part in PARTS))
    return 0
