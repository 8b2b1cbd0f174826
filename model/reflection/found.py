"""What a search found in a reflection, and where in it."""

from __future__ import annotations

from dataclasses import dataclass

from model.search_words import Piece

HEADLINE, PSEUDONYM, NEXT_STEP, OUTCOME = "headline", "pseudonym", "next_step", "outcome"
"""Where words stand beside the answers: the meeting in one line, a made-up name, a next step, and what came of one."""


@dataclass(frozen=True)
class FoundLine:
    """A line with the words that were looked for.

    `field` is the field of an answer, or one of those above; `place` is that answer's, which may name its prompt.
    """

    field: str
    place: str | None
    pieces: tuple[Piece, ...]
