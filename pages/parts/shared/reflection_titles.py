"""What reflections are called wherever they are listed, each told apart from the others."""

from __future__ import annotations

from collections.abc import Sequence

from model.phrases import day
from model.reflection.reflection import Reflection
from pages.parts.shared.local_time import clock
from pages.parts.shared.open_guide import guide


def title_of(reflection: Reflection) -> str:
    """What a reflection is called in lists: its date and kind of meeting."""
    kinds = {kind.key: kind.name for kind in guide().settings.session_kinds}
    kind = kinds.get(reflection.session_kind or "", "")
    return f"{day(reflection.happened_on)}, {kind[:1].lower()}{kind[1:]}" if kind else day(reflection.happened_on)


def told_apart(reflections: Sequence[Reflection]) -> dict[str, str]:
    """Names for several reflections by id, each different: what would be the same twice gets the time or a number."""
    names: dict[str, str] = {}
    for reflection in reflections:
        name = title_of(reflection)
        if name in names.values():
            name = f"{name}, begun {clock(reflection.started_at)}"
        number = 2
        while name in names.values():
            name, number = f"{title_of(reflection)} ({number})", number + 1
        names[reflection.id] = name
    return names
