"""What the words of a reflection were written under: a heading and a question for each field."""

from __future__ import annotations

from functools import cache

from model.content import Content
from model.content.schema import Turn
from model.reflection.learning_record import FRAMEWORK, FURTHER, LENS, summary_field

IN_WORDS = "In a few words"
"""The heading over words of a question that has none of its own."""

TURN_NAMES: dict[Turn, str] = {"what": "What", "so_what": "So what", "now_what": "Now what", "voice": "Their telling"}


def asked_in(content: Content, field: str, place: str | None) -> tuple[str, str]:
    """The heading and the question over the words of an answer; `place` may name the prompt that was chosen."""
    if field == "headline":
        return "The meeting", "In one line"
    key, _, turn = field.partition(".")
    for element in content.elements:
        if element.key == key and turn in TURN_NAMES:
            return element.name, content.question(key, place or "") or TURN_NAMES[turn]
    return _in_words(content).get(field, (IN_WORDS, "Also written"))


def _of_learning(content: Content) -> dict[str, tuple[str, str]]:
    learning = content.take_away.learning
    lines = [(element.key, element.name) for element in content.elements]
    lines += [(f"{FRAMEWORK}{one.key}", one.name) for one in content.frameworks.frameworks]
    lines += [(f"{LENS}{one.key}", one.name) for one in content.lenses.lenses]
    return {summary_field(key): (learning.name, name) for key, name in lines} | {
        FURTHER: (learning.name, learning.further)
    }


@cache
def _in_words(content: Content) -> dict[str, tuple[str, str]]:
    steps = [step for flow in content.all_flows.values() for step in flow.steps if step.kind == "words"]
    parts = [part for document in content.relationship.documents for part in document.parts]
    asked = {step.key: (step.title or IN_WORDS, step.question) for step in steps}
    asked |= {part.key: (IN_WORDS, part.question) for part in parts}
    asked |= _of_learning(content)
    return asked | {
        one.field(question): (one.name, question.text)
        for one in content.frameworks.frameworks
        for question in one.questions
    }
