"""What is to come as a file for a calendar (RFC 5545): a day, a time or a task, told without anything of its own.

A calendar that takes a file in again changes what it has: what is the same keeps its UID, and every file counts higher
than the one before. There is no METHOD, so nobody is invited and nobody is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from model.report.shared.printable import printable

if TYPE_CHECKING:
    from icalendar import Alarm, Event, Todo

PRODUCT = "-//Alongside//Reminders//EN"
FIFTEEN_HOURS_BEFORE = timedelta(hours=-15)
"""A whole day begins at midnight, so this is nine o'clock the day before."""
A_DAY_BEFORE = timedelta(days=-1)
"""Before something at a time of day."""

_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
"""SEQUENCE counts seconds from here: each file later than the last, within 32 bits until 2088."""

State = Literal["to_come", "done", "off"]


@dataclass(frozen=True)
class Entry:
    """One thing to come; its `uid` is the same in every file.

    On a day, `at` a time if one is said, for so many `minutes`; without a day it is a task. What is `off` is not to
    come any more. `rings`: whoever has it in their calendar is reminded before.
    """

    uid: str
    summary: str
    description: str = ""
    on: date | None = None
    at: time | None = None
    minutes: int = 60
    where: str = ""
    state: State = "to_come"
    rings: bool = True


def calendar_ics(entries: Sequence[Entry], made_at: datetime) -> bytes:
    """An iCalendar file, stamped with the moment it was `made_at` (aware).

    Dates and times are as people say them, with no time zone: ten o'clock wherever one is. A task that was on a day
    before has another UID, as no calendar lets an event become a task.
    """
    from icalendar import Calendar  # noqa: PLC0415  only somebody who wants the file waits for it

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for entry in entries:
        part = _task(entry) if entry.on is None else _event(entry, entry.on)
        stamp = made_at.astimezone(UTC).replace(microsecond=0)
        part.add("dtstamp", stamp)
        part.add("last-modified", stamp)
        part.add("sequence", (stamp - _COUNTED_FROM) // timedelta(seconds=1))
        part.add("summary", _one_line(entry.summary))
        if entry.description:
            part.add("description", printable(entry.description))
        if entry.where:
            part.add("location", _one_line(entry.where))
        calendar.add_component(part)
    made: bytes = calendar.to_ical()
    return made


def _event(entry: Entry, on: date) -> Event:
    from icalendar import Event  # noqa: PLC0415  as above

    event = Event()
    event.add("uid", f"{entry.uid}@alongside")
    if entry.at is None:
        event.add("dtstart", on)
        event.add("dtend", on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        begins = datetime.combine(on, entry.at)
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=entry.minutes))
    if entry.state != "to_come":
        event.add("status", "CANCELLED")
    if entry.state == "to_come" and entry.rings:
        event.add_component(_alarm(entry))
    return event


def _alarm(entry: Entry) -> Alarm:
    from icalendar import Alarm  # noqa: PLC0415  as above

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", FIFTEEN_HOURS_BEFORE if entry.at is None else A_DAY_BEFORE)
    alarm.add("description", _one_line(entry.summary))
    return alarm


def _task(entry: Entry) -> Todo:
    from icalendar import Todo  # noqa: PLC0415  as above

    task = Todo()
    task.add("uid", f"{entry.uid}-task@alongside")
    task.add("status", {"to_come": "NEEDS-ACTION", "done": "COMPLETED", "off": "CANCELLED"}[entry.state])
    if entry.state == "done":
        task.add("percent-complete", 100)
    return task


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
