"""Who may see what. Whatever reads one thing asks whether it may; whatever reads a list takes the owners from here.

There is one rule so far: what a person wrote is theirs alone. Supervision will add relations
the practitioner has accepted; nothing else will ever widen it, and no role is a rank. A person's
own preferences are found under their own id and concern nobody else.
"""

from __future__ import annotations

from dataclasses import dataclass


class NotYours(Exception):  # noqa: N818  said as the person meets it
    """Raised for a thing that is not this viewer's to see, and equally for one that does not exist.

    The two are told apart nowhere, so that an address cannot be guessed.
    """

    def __init__(self) -> None:
        super().__init__("There is nothing here for you under that address.")


@dataclass(frozen=True)
class Viewer:
    """The person looking: `person` is an opaque id, never a name."""

    person: str


LOCAL = Viewer("local")
"""The one person of an own-machine installation."""


def readable_owners(viewer: Viewer) -> tuple[str, ...]:
    """Everybody whose things `viewer` may read, as the owners a list is narrowed to."""
    return (viewer.person,)


def may_read(viewer: Viewer, owner: str) -> bool:
    """Whether `viewer` may read what `owner` wrote."""
    return owner in readable_owners(viewer)


def may_write(viewer: Viewer, owner: str) -> bool:
    """Whether `viewer` may change or delete what `owner` wrote."""
    return viewer.person == owner


def require_read(viewer: Viewer, owner: str | None) -> None:
    """Raise `NotYours` unless `viewer` may read what `owner` wrote; `None` means no such thing."""
    if owner is None or not may_read(viewer, owner):
        raise NotYours


def require_write(viewer: Viewer, owner: str | None) -> None:
    """Raise `NotYours` unless `viewer` may change what `owner` wrote; `None` means no such thing."""
    if owner is None or not may_write(viewer, owner):
        raise NotYours
