"""What made-up people write: the examples that this Alongside's plans have for each of their questions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from model.content import Content, ContentFaults, load_content
from model.content.workshop.steps import LineStep
from rehearse.participant import Examples

SHIPPED = Path(__file__).parents[1] / "content" / "en"


def examples_known() -> Examples:
    """Examples by the words of their question, with each word for the person; none where the content has faults."""
    overlay = os.environ.get("ALONGSIDE_CONTENT")
    try:
        content = load_content(SHIPPED, Path(overlay) if overlay else None)
    except ContentFaults:
        return {}
    spoken = (content.spoken(word.key) for word in content.settings.person_words)
    return {line.question: line.examples for each in spoken for line in _lines(each) if line.examples}


def _lines(content: Content) -> Iterator[LineStep]:
    for plan in content.workshops.plans:
        yield from (step for step in plan.steps if isinstance(step, LineStep))
    yield content.workshops.feedback.line
