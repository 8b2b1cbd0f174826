"""What a page carries of its own person, sealed, so that it can be drawn and printed when nothing of them is kept."""

from __future__ import annotations

from model.store.database.cipher import sealed, unsealed
from model.store.database.transactions import Handle
from model.store.workshop.participants.context import ParticipantContext

CARRIED_FOR = 24 * 60 * 60
"""Seconds for which it opens again: a day, as long as a phone keeps its token."""

_SEALED_FOR = "what a page of a workshop carries\n"


class Carried(Handle[ParticipantContext]):
    """Texts that their own page carries. Nothing of them is kept here."""

    def seal(self, text: str) -> str:
        """The text as only this guide can read it, and could have written it."""
        with self._context.store.reading() as connection:
            return sealed(connection.dialect, _SEALED_FOR + text)

    def open(self, token: str) -> str | None:
        """What was sealed so, None where it was not, or more than `CARRIED_FOR` seconds ago."""
        with self._context.store.reading() as connection:
            found = unsealed(connection.dialect, token, CARRIED_FOR)
        return found.removeprefix(_SEALED_FOR) if found and found.startswith(_SEALED_FOR) else None
