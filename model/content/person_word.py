"""Fills the placeholders of the content: the chosen word for the person, and of how many people anything is shown.

What is spoken is kept too, in the script of a meeting, and is read back by the same schema. A word for the person may
be longer than its name, so all that is spoken is checked against the schema as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from model.access import FEWEST_SHOWN
from model.content.checks.shape import shape_faults
from model.content.faults import Fault
from model.content.schema import PLACEHOLDERS, ContentModel, PersonWord, SettingsFile
from model.content.tree import Tree
from model.phrases import FEWEST

_NAMES_OF_THINGS = {
    "key",
    "turn",
    "turns",
    "kind",
    "layer",
    "layers",
    "element",
    "elements",
    "vignette",
    "of",
    "chosen_in",
    "offers",
    "face",
}
_SETTINGS = {"offered_in", "ask", "shape", "evidence", "link", "version", "language", "read", "for", "for_", "not_for"}
_LISTED_WORDS = {"any_of", "patterns", "ignore", "blaming_words", "key_words"}
NOT_PROSE = frozenset(_NAMES_OF_THINGS | _SETTINGS | _LISTED_WORDS)
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


def spoken_faults(tree: Tree, schema: type[ContentModel], settings: SettingsFile) -> list[Fault]:
    """Every text of a file that fits as it is written, and not with the longest words of settings.yaml in it."""
    value = _filled_in(tree.value, _longest(settings), is_prose=True)
    if value == tree.value:
        return []
    _, faults = shape_faults(replace(tree, value=value), schema)
    return [replace(fault, wrong=f"{fault.wrong} with the longest word for the person in it") for fault in faults]


def _longest(settings: SettingsFile) -> dict[str, str]:
    """For each placeholder the longest of all that may stand there."""
    every = [word_forms(settings.language, word) for word in settings.person_words]
    return {name: max((forms[name] for forms in every), key=len) for name in every[0]}


def _filled_in(value: Any, forms: Mapping[str, str], *, is_prose: bool) -> Any:
    if isinstance(value, dict):
        return {key: _filled_in(inner, forms, is_prose=key not in NOT_PROSE) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled_in(item, forms, is_prose=is_prose) for item in value]
    return spoken_text(value, forms) if is_prose and isinstance(value, str) else value
