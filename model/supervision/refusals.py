"""What a meeting refuses, said as the person meets it."""

from __future__ import annotations


class Fixed(Exception):
    """Raised for a change to a meeting whose record both have confirmed."""

    def __init__(self) -> None:
        super().__init__("This record is confirmed by both, so it stays as it is. Add a dated comment instead.")


class ViewShown(Exception):
    """Raised for a change to a view of the supervisor's after both views were shown."""

    def __init__(self) -> None:
        super().__init__("Both views of this element are shown, so yours stays as it was. Say below what you see now.")


class StillOpen(Exception):
    """Raised for a second open meeting of the same two people."""

    def __init__(self) -> None:
        super().__init__("There is an open meeting with this person already. Go on with it, or call it off first.")


class CannotInvite(Exception):
    """Raised for an invitation by address that is not made. What it says is made from what the inviter knows alone."""
