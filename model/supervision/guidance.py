"""Whose words a meeting is held with: a script that came in a file may hold others than the guide that is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.content import Content
from model.content.supervision.schema import Script

_NO_WORDS = ("key", "evidence", "standing_items")

At = tuple[object, ...]


def words_not_ours(script: Script, content: Content) -> tuple[str, ...]:
    """The words of a script that the content does not say in the same place, with any of its words for the person."""
    ours = {said for word in content.settings.person_words for said in _ours(content.spoken(word.key), script.plan.key)}
    return tuple(dict.fromkeys(text for at, text in _words(script.model_dump()) if (at, text) not in ours))


def _ours(content: Content, plan: str) -> Iterator[tuple[At, str]]:
    """What is said with this plan, or, where there is none of this name, with any: it may be a copy of one."""
    names = [one.key for one in content.supervision.plans]
    for name in [plan] if plan in names else names:
        yield from _words(content.script(name).model_dump())


def _words(value: Any, at: At = ()) -> Iterator[tuple[At, str]]:
    """Every text with where it stands: the names on the way to it, and of things in a row their keys."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NO_WORDS:
                yield from _words(inner, (*at, name))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _words(inner, (*at, inner["key"] if isinstance(inner, dict) else number))
