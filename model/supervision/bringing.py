"""What a practitioner can bring to a meeting, field by field, and what was brought.

The pattern (places on the scale) stands apart from the story (each answer). A piece is a copy of what stood in the
reflection when it was brought, with the words the supervisor will see it under: later changes stay private.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from model.content import Content
from model.profile import View, view_of
from model.reflection import Answers, NextStep, Reflection

Part = Literal["about", "pattern", "story", "picks", "next_steps"]
TURN_NAMES = {"what": "What", "so_what": "So what", "now_what": "Now what", "voice": "Their telling"}
MOST_STEPS = 3


@dataclass(frozen=True)
class Piece:
    """One field as it would be seen: where it belongs, what was asked, the words, and the place or choice."""

    part: Part
    field: str
    heading: str
    prompt: str
    words: str
    place: str | None


@dataclass(frozen=True)
class Brought:
    """A piece that was brought. `source` numbers the reflections of a meeting from 1, in the order they were brought.

    `reflection` is the id of the practitioner's own reflection; for the supervisor it is always None.
    """

    source: int
    piece: Piece
    brought_at: datetime
    reflection: str | None = None


def offered(
    content: Content, reflection: Reflection, title: str, answers: Answers, next_steps: Sequence[NextStep]
) -> tuple[Piece, ...]:
    """Every field of a reflection that holds something, in the order of the model, to tick one by one.

    `title` says when it was and what kind of meeting, as the practitioner's own list does.
    """
    return (
        *_about(reflection, title),
        *_pattern(content, answers),
        *_story(content, answers),
        *_picks(content, answers),
        *_next_steps(next_steps),
    )


def _about(reflection: Reflection, title: str) -> list[Piece]:
    found = [Piece("about", "when", "The meeting", "When, and what kind", title, None)]
    if reflection.headline:
        found.append(Piece("about", "headline", "The meeting", "In one line", reflection.headline, None))
    return found


def _pattern(content: Content, answers: Answers) -> list[Piece]:
    return [
        Piece("pattern", field, element.name, content.scale.question, "", answers[field].place)
        for element in content.elements
        if (field := f"{element.key}.place") in answers and answers[field].place
    ]


def _story(content: Content, answers: Answers) -> list[Piece]:
    found = []
    told = {"headline"}
    for element in content.elements:
        for turn, turn_name in TURN_NAMES.items():
            field = f"{element.key}.{turn}"
            if field in answers and answers[field].words.strip():
                prompts = {prompt.key: prompt.text for prompt in content.prompts(element.key, turn)}  # type: ignore[arg-type]
                asked = prompts.get(answers[field].place or "", turn_name)
                found.append(Piece("story", field, element.name, asked, answers[field].words, None))
                told.add(field)
    questions = {step.key: step.question for flow in content.flows.flows for step in flow.steps if step.kind == "words"}
    found += [
        Piece("story", field, "In a few words", questions.get(field, "Also written"), answer.words, None)
        for field, answer in answers.items()
        if answer.words.strip() and field not in told and not field.startswith("next_")
    ]
    return found


def _picks(content: Content, answers: Answers) -> list[Piece]:
    picked = answers.get("picks")
    keys = [key for key in (picked.place or "").split(",") if key] if picked else []
    names = {element.key: element.name for element in content.elements}
    named = ", ".join(names[key] for key in keys if key in names)
    return [Piece("picks", "picks", "What to think about", "Picked", named, ",".join(keys))] if named else []


def _next_steps(next_steps: Sequence[NextStep]) -> list[Piece]:
    return [
        Piece(
            "next_steps",
            f"next_{step.position + 1}",
            "Next steps",
            f"Next step {step.position + 1}",
            step.words,
            step.due.isoformat() if step.due else None,
        )
        for step in next_steps[:MOST_STEPS]
    ]


def elements_of(brought: Sequence[Brought]) -> tuple[str, ...]:
    """The elements a place was brought for, in the order they were brought, each once."""
    keys = (one.piece.field.removesuffix(".place") for one in brought if one.piece.part == "pattern")
    return tuple(dict.fromkeys(keys))


def pattern_views(content: Content, name: str, pieces: Mapping[int, Sequence[Piece]]) -> dict[int, View]:
    """The places brought from each reflection as a view; one of several is told by its number."""
    found = {}
    for source, brought in pieces.items():
        given = {piece.field.removesuffix(".place"): piece.place for piece in brought if piece.part == "pattern"}
        if given:
            called = name if len(pieces) == 1 else f"{name}, {source}"
            found[source] = view_of(content, called, given)
    return found
