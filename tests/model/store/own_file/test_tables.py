"""Every table is taken along or left out for a reason, and the documentation says which."""

from __future__ import annotations

import re
from pathlib import Path

from model.store.own_file.tables import LEFT_OUT, NOT_IN_FILE, SEAT, TABLES
from model.store.tables.reflection import metadata
from model.store.tables.supervision import supervisions

TEXT = (Path(__file__).parents[4] / "docs" / "own-file.md").read_text(encoding="utf-8")


def test_every_table_is_taken_along_or_left_out_for_a_reason() -> None:
    """A new table goes into `PARTS` or, with why, into `NOT_IN_FILE`."""
    assert [table.name for table in metadata.sorted_tables if (table in TABLES) == (table in NOT_IN_FILE)] == []
    assert {*TABLES, *NOT_IN_FILE} == set(metadata.sorted_tables)


def test_documentation_says_of_every_other_table_why_it_is_left_out() -> None:
    told = dict(re.findall(r"(?m)^\| `(\w+)` \| ([^`|]+) \|$", TEXT.split("## Not inside")[1]))
    assert told == {table.name: reason for table, reason in NOT_IN_FILE.items()}


def test_documentation_names_every_table_and_column() -> None:
    rows = re.findall(r"(?m)^\| `(\w+)` \| (.*) \|$", TEXT.split("## Not inside")[0])
    told = {name: re.findall(r"`(\w+)`", columns) for name, columns in rows}
    added = {supervisions: [SEAT]}
    assert told == {
        table.name: [column.key for column in table.c if column.key not in LEFT_OUT] + added.get(table, [])
        for table in TABLES
    }
