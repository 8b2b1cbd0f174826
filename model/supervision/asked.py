"""A question of a meeting in the words in which whoever reads it can read it."""

from __future__ import annotations

import re

from model.access import PRACTITIONER, Seat
from model.supervision.meeting import Supervision

_IN_THEIR_NAME = re.compile(r",? as your supervisor\b,?")
_OF_THEM = "What do you want from me on it"


def as_read(question: str, reader: Seat | None, supervision: Supervision) -> str:
    """A question whose “I” is the supervisor, as one of theirs where the practitioner reads it alone; others as is."""
    is_theirs = _IN_THEIR_NAME.search(question) or question.startswith(_OF_THEM)
    if reader != PRACTITIONER or not is_theirs:
        return question
    asked = _IN_THEIR_NAME.sub("", question)
    return f"{supervision.supervisor_name} asks: {asked[:1].lower()}{asked[1:]}"
