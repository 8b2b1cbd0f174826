"""What the words of a reflection were written under: a heading and a question for each field."""

from __future__ import annotations

from model.content import Content
from model.content.schema import Turn

TURN_NAMES: dict[Turn, str] = {"what": "What", "so_what": "So what", "now_what": "Now what", "voice": "Their telling"}


def asked_in(content: Content, field: str, place: str | None) -> tuple[str, str]:
    """The heading and the question over the words of an answer; `place` may name the prompt that was chosen."""
    if field == "headline":
        return "The meeting", "In one line"
    key, _, turn = field.partition(".")
    for element in content.elements:
        if element.key == key and turn in TURN_NAMES:
            prompts = {prompt.key: prompt.text for prompt in element.prompts if prompt.turn == turn}
            return element.name, prompts.get(place or "", TURN_NAMES[turn])
    questions = {step.key: step.question for flow in content.flows.flows for step in flow.steps if step.kind == "words"}
    questions |= {part.key: part.question for document in content.relationship.documents for part in document.parts}
    return "In a few words", questions.get(field, "Also written")
