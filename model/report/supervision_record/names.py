"""How the choices of a meeting are called, and the people in it."""

from __future__ import annotations

from model.access import BOTH, NOBODY, PRACTITIONER, SUPERVISOR, Seat
from model.supervision.fields import NOT_SEEN
from model.supervision.record import RecordBody

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
NOTHING_NOTED = "Nothing noted"
"""Of what the two may well have talked about and wrote nothing down: a record knows no more than that."""

NOT_IN_THE_FILE = "Not in the file"
"""Said of a place that was brought, where the meeting came in a file of a supervisor who had not seen it yet."""


def name_of(body: RecordBody, seat: Seat) -> str:
    """What the person in a seat is called in this record; with the seat where both have the same name."""
    name = body.practitioner if seat == PRACTITIONER else body.supervisor
    return f"{name} ({seat})" if body.practitioner == body.supervisor else name


def whose_words(practitioner: str) -> str:
    """Who speaks in a described place, for whoever else reads it."""
    return f"In the words of a place, “I” is {practitioner}."


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
