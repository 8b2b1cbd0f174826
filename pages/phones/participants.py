"""What phones may see and do in the store, and the phone that asks."""

from __future__ import annotations

from model.store import ParticipantStore
from model.workshop.room import Phone
from pages.phones.request_checks import Refused
from server.services import NotOpen, Opened, opened


def guide() -> Opened:
    """The content and the store. Refused where they are not open."""
    try:
        return opened()
    except NotOpen:
        raise Refused(503, "trouble") from None


def participants() -> ParticipantStore:
    """What phones may see and do. Refused where the store is not open."""
    return guide().store.participants()


def phone_with(code: str, token: str | None) -> Phone | None:
    """The phone with this token in the room with this code, or None where nobody there has it."""
    return participants().phones.get(code, token) if token else None
