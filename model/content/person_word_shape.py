"""Checks that the content still fits its schema when it is spoken: a word for the person may be longer than its name.

What is spoken is kept too, in the script of a meeting, and is read back by the same schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from model.content.faults import Fault
from model.content.person_word import NOT_PROSE, spoken_text, word_forms
from model.content.schema import ContentModel, SettingsFile
from model.content.shape import shape_faults
from model.content.tree import Tree


def spoken_faults(tree: Tree, schema: type[ContentModel], settings: SettingsFile) -> list[Fault]:
    """Every text of a file that fits as it is written, and not with the longest words of settings.yaml in it."""
    value = _spoken(tree.value, _longest(settings), is_prose=True)
    if value == tree.value:
        return []
    _, faults = shape_faults(replace(tree, value=value), schema)
    return [replace(fault, wrong=f"{fault.wrong} with the longest word for the person in it") for fault in faults]


def _longest(settings: SettingsFile) -> dict[str, str]:
    """For each placeholder the longest of all that may stand there."""
    every = [word_forms(settings.language, word) for word in settings.person_words]
    return {name: max((forms[name] for forms in every), key=len) for name in every[0]}


def _spoken(value: Any, forms: Mapping[str, str], *, is_prose: bool) -> Any:
    if isinstance(value, dict):
        return {key: _spoken(inner, forms, is_prose=key not in NOT_PROSE) for key, inner in value.items()}
    if isinstance(value, list):
        return [_spoken(item, forms, is_prose=is_prose) for item in value]
    return spoken_text(value, forms) if is_prose and isinstance(value, str) else value
