"""How the choices of a meeting are called, and the people in it."""

from __future__ import annotations

from collections.abc import Collection

from model.access import BOTH, NOBODY, PRACTITIONER, SUPERVISOR, Seat
from model.supervision.fields import NOT_SEEN
from model.supervision.record import Record, RecordBody

DIFFERENCE_NAMES = {
    "closer": "We see it closer now.",
    "differently": "We see it differently, and both readings stay.",
    "later": "We come back to this another time.",
}
BASIS_NAMES = {"conversation": "Our conversation", "observation": "Something seen or heard", NOT_SEEN: "Not seen"}
ORGANISATION = "The organisation"
NOBODY_YET = "Nobody named yet"
NO_DATE = "No date set"
NOT_SAID = "Not said"
NOT_TALKED_ABOUT = "Not talked about"
NOT_IN_THE_FILE = "Not in the file"
"""Said of a place that was brought, where the meeting came in a file of a supervisor who had not seen it yet."""
ACCORDING_TO_FILE = "according to the file, not confirmed on this machine"
"""Beside everything that a file said in the name of this machine's person, wherever it is shown or printed."""


def name_of(body: RecordBody, seat: Seat) -> str:
    """What the person in a seat is called in this record; with the seat where both have the same name."""
    name = body.practitioner if seat == PRACTITIONER else body.supervisor
    return f"{name} ({seat})" if body.practitioner == body.supervisor else name


def owner_names(practitioner: str, supervisor: str) -> dict[str, str]:
    """Who something can be agreed with, by name."""
    return {
        PRACTITIONER: practitioner,
        SUPERVISOR: supervisor,
        BOTH: f"{practitioner} and {supervisor}",
        "organisation": ORGANISATION,
        NOBODY: NOBODY_YET,
    }


def owner_name(body: RecordBody, who: str) -> str:
    """Who does it, by name."""
    return owner_names(name_of(body, PRACTITIONER), name_of(body, SUPERVISOR)).get(who, ORGANISATION)


def as_told(record: Record) -> RecordBody:
    """The record to be read: the name of one who confirmed it according to a file alone says so wherever it stands."""
    return _told_of(record.body, [one.seat for one in record.confirmed if one.claimed])


def as_claimed(body: RecordBody, seat: Seat) -> RecordBody:
    """A record that a file says the one in `seat` has confirmed, told in the same way."""
    return _told_of(body, [seat])


def _told_of(body: RecordBody, seats: Collection[Seat]) -> RecordBody:
    return body.model_copy(update={seat: f"{getattr(body, seat)} (according to the file)" for seat in seats})


def with_claimed(body: RecordBody, claimed: Collection[str]) -> RecordBody:
    """A draft to be read: the earlier actions with these ids say that they are according to a file."""
    carried = tuple(
        one.model_copy(update={"what": f"{one.what} ({ACCORDING_TO_FILE})"}) if one.id in claimed else one
        for one in body.carried
    )
    return body.model_copy(update={"carried": carried})
