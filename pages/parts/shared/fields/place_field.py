"""The described scale: each place is one thing to tap, its name and its sentence together, and can be taken back.

It is a typing box, so what is tapped is kept, and sent again, as words are. The browser draws it as native radio
buttons in one fieldset; the answers that are no places stand below it, one line each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from model.answers import PLACES
from pages.parts.shared.fields.typing_box import SAYS as SAYS_OF_WORDS
from pages.parts.shared.fields.typing_box import Typed, typing_box

SAYS = {
    "saved": SAYS_OF_WORDS["saved"],
    "cleared": "taken back: kept {time}",
    "saving": SAYS_OF_WORDS["saving"],
    "lost": "not kept yet: no connection. Your answer waits in this tab and is kept when the connection is back.",
    "take_back": "Take my answer back",
}
"""What stands under a scale; `{time}` is filled in by the browser."""


@dataclass(frozen=True)
class Tap:
    """One answer to tap: its key, what it is called, and what it says."""

    key: str
    name: str
    says: str = ""


@dataclass(frozen=True)
class Mark:
    """A word beside a place, such as "last time, 3 March 2026"."""

    key: str
    words: str


def place_field(
    *,
    key: str,
    draft: str,
    field: str,
    question: str,
    answers: Sequence[Tap],
    place: str | None,
    version: int,
    saved_at: datetime | None,
    acknowledged: Sequence[Typed],
    trouble: str,
    mark: Mark | None = None,
) -> None:
    """Draw the scale for one field, with what is kept now; as `typing_box`, of which it is one."""
    typing_box(
        key=key,
        draft=draft,
        field=field,
        label=question,
        words=place or "",
        version=version,
        saved_at=saved_at,
        acknowledged=acknowledged,
        trouble=trouble,
        says=SAYS,
        scale={
            "places": [(one.key, one.name, one.says) for one in answers if one.key in PLACES],
            "others": [(one.key, one.name, one.says) for one in answers if one.key not in PLACES],
            "mark": (mark.key, mark.words) if mark else None,
        },
    )
