"""Agreed actions as reminders for a calendar: what was agreed, and nothing of what was brought to a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from model.report.printable import printable
from model.supervision.meeting import Action

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Alongside//Reminders of agreed actions//EN"
FIFTEEN_HOURS_BEFORE = timedelta(hours=-15)
"""A whole day begins at midnight, so this is nine o'clock the day before."""
OWNERS = {
    "practitioner": "the practitioner",
    "supervisor": "the supervisor",
    "both": "both",
    "organisation": "the organisation",
}


def reminders_ics(actions: Sequence[tuple[str, Action]], today: date) -> bytes:
    """An iCalendar file with a whole day for each dated action, and a reminder at nine on the day before.

    `actions` are pairs of the other person's name and the action; one without a date is left out. An action has the
    same UID every time, so a calendar that takes the file in again changes what it has. `today` stamps the file.
    """
    from icalendar import Calendar  # noqa: PLC0415  only somebody who wants the file waits for it

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for name, action in actions:
        if action.due is not None:
            calendar.add_component(_event(name, action, action.due, today))
    made: bytes = calendar.to_ical()
    return made


def _event(name: str, action: Action, due: date, today: date) -> Event:
    from icalendar import Alarm, Event  # noqa: PLC0415

    what = _one_line(action.what)
    event = Event()
    event.add("uid", f"{action.id}@alongside")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", what)
    event.add("description", _description(name, action))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", FIFTEEN_HOURS_BEFORE)
    alarm.add("description", what)
    event.add_component(alarm)
    return event


def _description(name: str, action: Action) -> str:
    said = [f"Who: {OWNERS.get(action.who, action.who)}", f"Agreed with {_one_line(name)}"]
    if action.notice.strip():
        said.insert(1, f"How we will notice: {action.notice}")
    return printable("\n".join(said))


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
