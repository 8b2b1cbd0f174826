"""Agreed actions as reminders for a calendar: what was agreed, and nothing of what was brought to a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from model.report.shared.printable import printable
from model.report.supervision_record.names import ACCORDING_TO_FILE, owner_names
from model.supervision.meeting import Action, Supervision

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Alongside//Reminders of agreed actions//EN"
FIFTEEN_HOURS_BEFORE = timedelta(hours=-15)
"""A whole day begins at midnight, so this is nine o'clock the day before."""


@dataclass(frozen=True)
class Agreed:
    """An agreed action, the name of the other person it was agreed with, and whose it is, by name."""

    action: Action
    other: str
    who: str


def whose(action: Action, supervision: Supervision) -> str:
    """Whose an action is, by name."""
    names = owner_names(supervision.practitioner_name, supervision.supervisor_name)
    return (names | {"organisation": "the organisation"}).get(action.who, action.who)


def reminders_ics(actions: Sequence[Agreed], today: date) -> bytes:
    """An iCalendar file with a whole day for each dated action, and a reminder at nine on the day before.

    An action without a date is left out. It has the same UID every time, so a calendar that takes the file in again
    changes what it has. `today` stamps the file.
    """
    from icalendar import Calendar  # noqa: PLC0415  only somebody who wants the file waits for it

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for agreed in actions:
        if agreed.action.due is not None:
            calendar.add_component(_event(agreed, agreed.action.due, today))
    made: bytes = calendar.to_ical()
    return made


def _event(agreed: Agreed, due: date, today: date) -> Event:
    from icalendar import Alarm, Event  # noqa: PLC0415  as above

    what = _one_line(agreed.action.what)
    event = Event()
    event.add("uid", f"{agreed.action.id}@alongside")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", what)
    event.add("description", _description(agreed))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", FIFTEEN_HOURS_BEFORE)
    alarm.add("description", what)
    event.add_component(alarm)
    return event


def _description(agreed: Agreed) -> str:
    said = [f"Who: {_one_line(agreed.who)}", f"Agreed with {_one_line(agreed.other)}"]
    if agreed.action.notice.strip():
        said.insert(1, f"How we will notice: {agreed.action.notice}")
    if agreed.action.claimed:
        said.append(f"All of it {ACCORDING_TO_FILE}")
    return printable("\n".join(said))


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
