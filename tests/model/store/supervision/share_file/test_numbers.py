"""Which file of a day one makes: counted over all people, in each direction by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.model.store.supervision.two_machines import Machine, Two, two_machines
from tests.model.store.supervision.two_people import DAY, script


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    with two_machines(tmp_path) as both:
        yield both


def with_another(machine: Machine) -> str:
    of = machine.supervision.supervisions.begin("Anna", "Declan").id
    guide = {"language": "en", "content_version": "v"}
    return machine.supervision.meetings.begin(of, script(), mode="share_file", held_on=DAY, **guide).id


def test_the_number_counts_over_all_people_of_the_day(two: Two) -> None:
    first, second = two.begin(), with_another(two.anna)
    files = two.anna.supervision.files
    assert (files.next_number(first), files.next_number(second)) == (1, 1)
    files.make(first)
    assert (files.next_number(first), files.next_number(second)) == (2, 2)
    files.make(second)
    assert files.next_number(first) == 3
    two.anna.supervision.meetings.move(second, held_on=DAY + timedelta(days=1))
    assert files.next_number(second) == 2


def test_files_of_a_meeting_that_was_called_off_count_too(two: Two) -> None:
    first, second = two.begin(), with_another(two.anna)
    two.anna.supervision.files.make(first)
    two.anna.supervision.meetings.call_off(first)
    assert two.anna.supervision.files.next_number(second) == 2


def test_each_direction_counts_by_itself(two: Two) -> None:
    meeting = two.both_have()
    other = two.sian.supervision.supervisions.begin("Siân", "Declan").id
    guide = {"language": "en", "content_version": "v"}
    begun = two.sian.supervision.meetings.begin(other, script(), mode="share_file", held_on=DAY, **guide).id
    two.sian.file(meeting)
    assert two.sian.supervision.files.next_number(begun) == 1
    assert two.sian.supervision.files.next_number(meeting) == 2
