"""What the guide itself calls things is no name of anybody: its words stand on the list of the hints that says so."""

from __future__ import annotations

from collections.abc import Iterable

from model.access import SEATS
from model.content.schema import HintsFile, ModelFile, ScaleFile, WordList

NO_NAMES = "no_names"
"""The list in hints.yaml of words that are no names, though they have a capital."""
_FEWEST_LETTERS = 3


def called(model: ModelFile, scale: ScaleFile) -> tuple[str, ...]:
    """What elements, layers, places and seats are called."""
    of_model = [*(one.name for one in model.elements), *(one.name for one in model.layers)]
    of_scale = [*(one.name for one in scale.points), *(one.name for one in scale.others)]
    return (*of_model, *of_scale, *SEATS)


def with_own_names(hints: HintsFile, names: Iterable[str]) -> HintsFile:
    """The hints with each word of these names on the list; what is a first name too stays one, by its own list."""
    words = {word.strip(",.").capitalize() for name in names for word in name.split()}
    new = sorted(word for word in words if word.isalpha() and len(word) >= _FEWEST_LETTERS)
    lists = tuple(_with(one, new) if one.key == NO_NAMES else one for one in hints.lists)
    return hints.model_copy(update={"lists": lists})


def _with(words: WordList, new: list[str]) -> WordList:
    return words.model_copy(update={"any_of": (*words.any_of, *new)})
