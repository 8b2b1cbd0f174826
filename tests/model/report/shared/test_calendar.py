"""A file for a calendar reads back as it was meant, and made again it changes what is there rather than doubling it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from model.report.shared.calendar import Entry, State, calendar_ics

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
DUE = date(2026, 3, 18)
HARD = 'Ring him; the evening, before\\ 😀 "q": BEGIN:VEVENT\r\nDTSTART:20200101'


def parts(data: bytes, kind: str = "VEVENT") -> list:
    return Calendar.from_ical(data).walk(kind)


def test_a_dated_entry_is_a_whole_day_and_a_timed_one_an_hour_as_people_say_it() -> None:
    timed = Entry("m", "Meet", on=DUE, at=time(14, 30), where="The small room")
    day, hour = parts(calendar_ics([Entry("a", "Ring him", on=DUE), timed], NOW))
    assert (day.decoded("dtstart"), day.decoded("dtend")) == (DUE, DUE + timedelta(days=1))
    begins = datetime(2026, 3, 18, 14, 30)  # noqa: DTZ001  a calendar's own local time
    assert (hour.decoded("dtstart"), hour.decoded("dtend")) == (begins, begins + timedelta(hours=1))
    assert str(hour["location"]) == "The small room"


def test_an_entry_without_a_day_is_a_task_with_no_date() -> None:
    made = calendar_ics([Entry("a", "Ring him")], NOW)
    (task,) = parts(made, "VTODO")
    assert parts(made) == []
    assert {"DUE", "DTSTART"} & set(task) == set()
    assert (str(task["status"]), str(task["summary"])) == ("NEEDS-ACTION", "Ring him")


def test_reminder_comes_the_day_before() -> None:
    day, hour = parts(calendar_ics([Entry("a", "x", on=DUE), Entry("b", "x", on=DUE, at=time(14, 30))], NOW))
    (of_day,), (of_hour,) = day.walk("VALARM"), hour.walk("VALARM")
    midnight = datetime(DUE.year, DUE.month, DUE.day)  # noqa: DTZ001  as above
    assert midnight + of_day.decoded("trigger") == datetime(2026, 3, 17, 9)  # noqa: DTZ001  as above
    assert hour.decoded("dtstart") + of_hour.decoded("trigger") == datetime(2026, 3, 17, 14, 30)  # noqa: DTZ001  as above


@pytest.mark.parametrize(
    ("state", "event", "task"),
    [("to_come", None, "NEEDS-ACTION"), ("done", "CANCELLED", "COMPLETED"), ("off", "CANCELLED", "CANCELLED")],
)
def test_what_is_over_says_so_and_reminds_nobody(state: State, event: str | None, task: str) -> None:
    made = calendar_ics([Entry("a", "x", on=DUE, state=state), Entry("b", "x", state=state)], NOW)
    (dated,), (undated,) = parts(made), parts(made, "VTODO")
    assert (dated.get("status"), len(dated.walk("VALARM"))) == (event, 1 if state == "to_come" else 0)
    assert str(undated["status"]) == task


def test_a_later_file_has_the_same_ids_and_counts_higher() -> None:
    entries = [Entry("a", "x", on=DUE), Entry("b", "x")]
    first, later = (calendar_ics(entries, NOW + timedelta(seconds=n)) for n in (0, 1))
    assert first == calendar_ics(entries, NOW)

    def told(data: bytes, *names: str) -> list[list[object]]:
        return [[one.decoded(name) for name in names] for kind in ("VEVENT", "VTODO") for one in parts(data, kind)]

    assert told(first, "uid") == told(later, "uid") == [["a@alongside"], ["b-task@alongside"]]
    for old, new in zip(told(first, "sequence", "dtstamp"), told(later, "sequence", "dtstamp"), strict=True):
        assert [before < after for before, after in zip(old, new, strict=True)] == [True, True]
    assert told(first, "dtstamp") == told(first, "last-modified") == [[NOW], [NOW]]


def test_a_calendar_that_takes_a_file_in_again_holds_each_entry_once_as_it_is_now() -> None:
    """A store that does as RFC 5545 says: by UID, and of two the one that counts higher."""
    held: dict[str, tuple[int, str]] = {}
    for number, entries in enumerate(
        ([Entry("s-next", "Meet", on=DUE), Entry("a", "Ring")], [Entry("s-next", "Meet", on=DUE + timedelta(days=7))])
    ):
        made = calendar_ics(entries, NOW + timedelta(minutes=number))
        for one in (*parts(made), *parts(made, "VTODO")):
            uid, counts = str(one["uid"]), int(one["sequence"])
            if uid not in held or held[uid][0] < counts:
                held[uid] = counts, str(one["dtstart"].dt) if "dtstart" in one else ""
    assert {uid: on for uid, (_, on) in held.items()} == {"s-next@alongside": "2026-03-25", "a-task@alongside": ""}


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    made = calendar_ics([Entry("a", "Long words. " * 40, "ŵŷ😀" * 60, on=DUE)], NOW)
    lines = made.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert made.count(b"\n") == made.count(b"\r\n") == len(lines) - 1


def test_words_that_look_like_a_calendar_stay_words() -> None:
    (event,) = parts(calendar_ics([Entry("a", HARD, HARD, on=DUE, where=HARD)], NOW))
    assert event.decoded("dtstart") == DUE
    one_line = " ".join(HARD.split())
    assert (str(event["summary"]), str(event["location"])) == (one_line, one_line)
    assert str(event["description"]) == HARD.replace("\r\n", "\n")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=80))
def test_any_words_read_back_as_they_were(words: str) -> None:
    (event,) = parts(calendar_ics([Entry("a", words, on=DUE)], NOW))
    assert str(event["summary"]) == " ".join(words.replace("\ufeff", "").split())


def test_nothing_to_come_is_an_empty_calendar() -> None:
    assert parts(calendar_ics([], NOW)) == []


def test_what_does_not_ring_stands_without_an_alarm() -> None:
    (event,) = parts(calendar_ics([Entry("a", "x", on=DUE, rings=False)], NOW))
    assert (str(event["summary"]), event.get("status"), event.walk("VALARM")) == ("x", None, [])
