"""Fills the placeholders of the content: the chosen word for the person, and of how many people anything is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from model.access import FEWEST_SHOWN
from model.content.schema import PLACEHOLDERS, ContentModel, PersonWord
from model.phrases import FEWEST

NOT_PROSE = frozenset(
    {
        "key",
        "turn",
        "turns",
        "kind",
        "layer",
        "layers",
        "element",
        "elements",
        "vignette",
        "ask",
        "shape",
        "of",
        "chosen_in",
        "evidence",
        "link",
        "any_of",
        "patterns",
        "ignore",
        "version",
        "language",
        "read",
        "blaming_words",
        "key_words",
    }
)
"""Fields that hold keys, patterns or addresses rather than words for people: they are never filled in."""

_PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")

AnyPiece = TypeVar("AnyPiece", bound=ContentModel)


def forms_of(language: str, person: str, people: str, a_person: str) -> dict[str, str]:
    """Placeholder name to the words it stands for; names with a capital begin a sentence.

    A number is a word in English and a digit elsewhere.
    """
    fewest = FEWEST if language == "en" else str(FEWEST_SHOWN)
    forms = {"person": person, "people": people, "a_person": a_person, "fewest": fewest}
    return forms | {name[:1].upper() + name[1:]: text[:1].upper() + text[1:] for name, text in forms.items()}


def word_forms(language: str, word: PersonWord) -> dict[str, str]:
    """The forms with one of the words in settings.yaml."""
    return forms_of(language, word.person, word.people, word.a_person)


def spoken_text(text: str, forms: Mapping[str, str]) -> str:
    """The text with every placeholder replaced by its form."""
    return _PLACEHOLDER.sub(lambda found: forms[found[1]], text)


def spoken(piece: AnyPiece, forms: Mapping[str, str]) -> AnyPiece:
    """The same piece of content with every placeholder in its words replaced."""
    changed = {
        name: _spoken(value, forms) for name, value in piece if name not in NOT_PROSE or isinstance(value, tuple)
    }
    return piece.model_copy(update=changed)


def _spoken(value: Any, forms: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return spoken_text(value, forms)
    if isinstance(value, ContentModel):
        return spoken(value, forms)
    if isinstance(value, tuple):
        return tuple(_spoken(item, forms) for item in value)
    return value
