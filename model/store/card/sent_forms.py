"""Forms that changed a card or took it back: whoever sends the very same one again is told the same.

A form is known by all that is in it, the token of its page too, which nobody else has. What is kept is a try that was
taken under a mark of that: it names no card, says nothing any more once a bad line must be over, and goes as tries do.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Literal

from sqlalchemy import Connection

from model.keys import mark_of
from model.store.database.transactions import now
from model.store.tries import Allowed, NoneLeft, Try, is_none_left, take_try

Deed = Literal["changed", "taken back"]
LIVES = 15 * 60.0
"""Seconds for which the same form is told the same again."""


def note_sent(connection: Connection, deed: Deed, form: str) -> None:
    """Note in the transaction that does it that this form did it; one without a token is "" and is not noted."""
    if form:
        with suppress(NoneLeft):
            take_try(connection, _try(deed, form))


def was_sent(connection: Connection, deed: Deed, form: str) -> bool:
    """Whether this very form did it a while ago."""
    return bool(form) and is_none_left(connection, _try(deed, form))


def _try(deed: Deed, form: str) -> Try:
    return Try(Allowed(f"card {deed}", 1, LIVES), mark_of(form), now().timestamp())
