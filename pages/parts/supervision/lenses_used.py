"""Which ways of looking one's own supervision chose over a period: the name and the day, and nothing that was said."""

from __future__ import annotations

from datetime import date

from model.access import PRACTITIONER
from model.reflection.learning_record import LensUsed
from pages.parts.supervision.open_meeting import my_supervision

MOST_MEETINGS = 60


def lenses_used(since: date, until: date) -> list[LensUsed]:
    """Those of confirmed meetings in which this person was the practitioner, oldest first; both days count."""
    found = []
    for meeting in reversed(my_supervision().meetings.all(is_open=False, limit=MOST_MEETINGS)):
        if meeting.seat != PRACTITIONER or not since <= meeting.held_on <= until:
            continue
        body = my_supervision().record.of(meeting.id).body
        chosen = body.fields.get("both.lens", ("", None))[1]
        found += [LensUsed(body.held_on, lens.key, lens.name) for lens in body.script.lenses if lens.key == chosen]
    return found
