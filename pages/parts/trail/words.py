"""The acts of a trail in plain words."""

from __future__ import annotations

from model.phrases import in_words
from model.team.trail import Act, Kind, TrailEntry

ACTS: dict[Act, str] = {
    "opened": "Opened",
    "exported": "Saved as a file",
    "shared": "Put into a share file",
    "accepted": "Accepted",
    "confirmed": "Confirmed",
    "moved": "Changed the day, time or place of",
    "deleted": "Deleted",
    "put_back": "Put back",
    "retention": "Deleted by age",
    "hold": "Put a hold on",
    "hold_ended": "Ended the hold on",
}
"""What was done."""

KINDS: dict[Kind, tuple[str, str]] = {
    "everything": ("everything", "everything"),
    "tables": ("a table for a spreadsheet", "tables for a spreadsheet"),
    "document": ("a document", "documents"),
    "calendar": ("dates for a calendar", "dates for a calendar"),
    "reflection": ("a reflection", "reflections"),
    "relationship": ("a relationship", "relationships"),
    "note": ("a dated note", "dated notes"),
    "card": ("a card", "cards"),
    "plan": ("an own plan", "own plans"),
    "invitation": ("an invitation to supervision", "invitations to supervision"),
    "supervision": ("all meetings with one person", "meetings"),
    "meeting": ("a meeting that was not confirmed", "meetings that were not confirmed"),
    "brought": ("what you brought to a meeting", "what you brought to meetings"),
    "mirror": ("how a meeting was for you", "how meetings were for you"),
    "record": ("the record of a meeting", "records of meetings"),
    "workshop": ("a workshop", "workshops"),
    "open_workshop": ("the answers in a workshop", "the answers in workshops"),
}
"""With what: one of them, and several."""


def told(entry: TrailEntry) -> str:
    """What was done and with what: "Deleted by age: three reflections"."""
    one, several = KINDS[entry.kind]
    thing = one if entry.things == 1 else f"{in_words(entry.things)} {several}"
    return f"{ACTS[entry.act]}: {thing}"
