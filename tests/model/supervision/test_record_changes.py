"""What is said of a record that is another one by now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from model.store import open_store
from model.supervision.record_changes import changed_since
from tests.model.store.supervision.two_people import DAY, Table, table


@pytest.fixture
def at_table(tmp_path: Path) -> Iterator[Table]:
    with closing(open_store(tmp_path)) as store:
        yield table(store)


def test_another_day_is_said_once_and_in_words(at_table: Table) -> None:
    meeting = at_table.begin().id
    at_table.say(at_table.practitioner, meeting, "both.action_1.due", place="2026-03-11")
    before = at_table.practitioner.record.body(meeting)
    at_table.supervisor.meetings.move(meeting, held_on=DAY + timedelta(days=1), held_at="14:30")
    at_table.say(at_table.practitioner, meeting, "both.action_1.due", place=date(2026, 3, 12).isoformat())
    assert changed_since(before, at_table.practitioner.record.body(meeting)) == (
        "Now: held on 5 March 2026. Before: 4 March 2026.",
        "Now: 12 March 2026. Before: 11 March 2026.",
    )
