"""The question that a screen of a reflection asks for words at its top, where it asks only one."""

from __future__ import annotations

from dataclasses import dataclass

from model.content.reflection.schema import NextTimeStep, SessionStep, WordsStep
from model.reflection.route import Screen


@dataclass(frozen=True)
class TextQuestion:
    """What is asked over a text box of so many rows, and the field that keeps what is written there."""

    field: str
    label: str
    rows: int = 4
    help: str | None = None
    intro: str = ""


def text_question(screen: Screen) -> TextQuestion | None:
    """The question of this screen, None where it begins with something else than a text box."""
    match screen:
        case SessionStep(intro=intro):
            return TextQuestion("headline", "The meeting in one line", rows=1, intro=intro)
        case WordsStep(choices=()):
            return TextQuestion(screen.key, screen.question, help=screen.help)
        case NextTimeStep():
            return TextQuestion("next_1", screen.question, rows=2, help=screen.help)
    return None
