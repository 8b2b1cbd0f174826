"""A field for a date: it takes a day as people write it, or from the browser's own calendar, and sends it as it stands.

It is a typing box of one line, so a date is kept, and sent again, as words are. What is no day stays in the field with
the reason under it, and the last day that was one stays kept.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pages.parts.shared.fields.typed_day import NoSuchDay, first_and_last, typed_day
from pages.parts.shared.fields.typing_box import SAYS as SAYS_OF_WORDS
from pages.parts.shared.fields.typing_box import received, typing_box

SAYS = {
    "empty": "Day/month/year, the year with four digits",
    "shown": "{day}",
    "saved": "{day}: kept {time}",
    "cleared": "no date: kept {time}",
    "saving": SAYS_OF_WORDS["saving"],
    "lost": "not kept yet: no connection. The date waits in this tab and is kept when the connection is back.",
    "unfinished": "This is not a whole date yet. Write day/month/year, the year with four digits.",
    "impossible": "There is no such day. Look at the day and the month again.",
    "short": "Did you mean {year}? Write the year with four digits.",
    "early": "That is too long ago: the earliest day here is {min}.",
    "late": "That is too far ahead: the latest day here is {max}.",
    "needed": "A date is needed here.",
    "still": "Until then it stays {day}.",
}
"""What the line under a date says; the browser fills in the days, the year and the time."""

SAYS_BEFORE_A_PRESS = SAYS | {"saved": "{day}", "cleared": "", "still": ""}


def date_field(label: str, day: date | None, *, key: str, required: bool = True) -> date | None:
    """Draw a date that goes with the next press on the page; the one that stands there now, None where none does."""
    chosen = day
    sent, trouble = received(key), ""
    for typed in sent:
        try:
            chosen = typed_day(typed.words)
        except NoSuchDay as fault:
            chosen, trouble = None, str(fault)
    typing_box(
        key=key,
        draft=key,
        field="day",
        label=label,
        words=chosen.isoformat() if chosen else "",
        version=0,
        saved_at=None,
        acknowledged=[] if trouble else sent,
        trouble=trouble,
        says=SAYS_BEFORE_A_PRESS,
        day=limits(required=required) | {"stays": True},
    )
    return chosen


def limits(*, required: bool) -> dict[str, Any]:
    """What a date must be, as the box in the browser is told it."""
    first, last = first_and_last()
    return {"min": first.isoformat(), "max": last.isoformat(), "required": required}
