"""Whose turn it is by file, as each machine knows it, and whom one meets first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from model.store.tables.supervision import meetings
from model.supervision.overview import by_what_comes_first, told_apart
from tests.model.store.supervision.two_machines import Machine, Two, two_machines
from tests.model.store.supervision.two_people import DAY


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    with two_machines(tmp_path) as both:
        yield both


def turn(machine: Machine, two: Two) -> str | None:
    return machine.supervision.overview.of(two.supervision).turn


def test_whose_turn_it_is_follows_the_files(two: Two) -> None:
    meeting = two.begin()
    assert turn(two.anna, two) == "mine"
    first = two.anna.file(meeting)
    assert turn(two.anna, two) == "theirs"
    two.sian.open(first)
    assert turn(two.sian, two) == "mine"
    answer = two.sian.file(meeting)
    assert turn(two.sian, two) == "theirs"
    two.anna.open(answer)
    assert turn(two.anna, two) == "mine"


def test_whoever_confirms_last_sends_the_record(two: Two) -> None:
    meeting = two.ready()
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    two.sian.open(two.anna.file(meeting))
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    assert (turn(two.sian, two), turn(two.anna, two)) == ("record", "theirs")
    two.anna.open(two.sian.file(meeting))
    assert (turn(two.sian, two), turn(two.anna, two)) == (None, None)


def test_a_record_made_at_the_supervisor_s_machine_is_theirs_to_send_and_no_other(two: Two) -> None:
    meeting = two.fixed()
    with two.sian.store.writing() as connection:
        connection.execute(meetings.update().values(mode="one_screen", sent_at=None))
    assert turn(two.sian, two) == "record"
    two.sian.supervision.files.make(meeting)
    assert turn(two.sian, two) is None
    two.sian.supervision.supervisions.forget(two.supervision)
    two.sian.open_all_the_same(two.anna.file(meeting))
    assert turn(two.sian, two) is None


def test_everybody_comes_in_the_order_of_the_days_one_meets_them(two: Two) -> None:
    mine = two.anna.supervision
    names = ("Zoe", "Áine", "Brian")
    ids = [mine.supervisions.begin("Anna", name).id for name in names]
    found = by_what_comes_first(mine.overview.all(), date(2026, 3, 4))
    assert [one.name for one in found] == sorted(names, key=str.casefold)
    assert {one.supervision.id for one in found} == set(ids)


def test_whoever_waits_for_a_file_of_mine_comes_first(two: Two) -> None:
    mine, script = two.anna.supervision, two.anna.supervision.meetings.script(two.begin())
    for name, mode, sent in (
        ("Áine", "one_screen", False),
        ("Brian", "share_file", True),
        ("Zoe", "share_file", False),
    ):
        begun = mine.supervisions.begin("Anna", name).id
        of = mine.meetings.begin(begun, script, mode=mode, held_on=DAY, language="en", content_version="v")
        if sent:
            two.anna.file(of.id)
    found = by_what_comes_first(mine.overview.all(), DAY)
    assert [(one.name, one.turn) for one in found] == [
        ("Siân", "mine"),
        ("Zoe", "mine"),
        ("Brian", "theirs"),
        ("Áine", None),
    ]


def test_meetings_of_one_day_are_told_apart_in_the_order_they_were_held() -> None:
    third, fourth = date(2026, 3, 3), date(2026, 3, 4)
    assert told_apart([fourth, third, third, third]) == [
        "",
        ", the third of that day",
        ", the second of that day",
        ", the first of that day",
    ]
