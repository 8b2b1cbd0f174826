"""What reflections are called wherever they are listed, each told apart from the others.

`title_of` names nobody, so it may go to a supervisor or on paper. Their made-up name is for the person's own eyes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from model.content.schema import OF_CONDITIONS, OF_LEARNING
from model.phrases import day
from model.reflection.reflection import Reflection
from pages.parts.shared.local_time import clock
from pages.parts.shared.open_guide import guide, own


def title_of(reflection: Reflection) -> str:
    """What a reflection is called: its date and kind of meeting, and whether it only gets ready for one."""
    content = guide()
    kinds = {kind.key: kind.name for kind in content.settings.session_kinds}
    kind = kinds.get(reflection.session_kind or "", "")
    when = f"{day(reflection.happened_on)}, {kind[:1].lower()}{kind[1:]}" if kind else day(reflection.happened_on)
    if reflection.flow == OF_CONDITIONS:
        return f"{content.conditions.name}, {day(reflection.happened_on)}"
    if reflection.flow == OF_LEARNING:
        return f"{content.take_away.learning.name}, {day(reflection.happened_on)}"
    return f"Getting ready for {when}" if reflection.flow in content.getting_ready else when


def made_up_names() -> dict[str, str]:
    """The made-up name of each relationship by its id, as they are now: one look at the store."""
    return {one.id: one.pseudonym for one in own().relationships.all()}


def own_title(reflection: Reflection, names: Mapping[str, str] | None = None) -> str:
    """The same with the made-up name, as it was typed; for several, hand on the `names`, which are asked for once."""
    if reflection.relationship is None:
        return title_of(reflection)
    name = (made_up_names() if names is None else names).get(reflection.relationship)
    return f"{title_of(reflection)}, with {name}" if name else title_of(reflection)


def title_with_flow(flow: str, reflection: Reflection, names: Mapping[str, str] | None = None) -> str:
    """Such a title after the name of its way through; some ways say so in their title themselves."""
    title = own_title(reflection, names)
    return title if reflection.flow in (*guide().getting_ready, OF_CONDITIONS, OF_LEARNING) else f"{flow}, {title}"


def own_titles(reflections: Sequence[Reflection]) -> dict[str, str]:
    """Such titles of several reflections by id, each different."""
    return told_apart(reflections, partial(own_title, names=made_up_names()))


def told_apart(reflections: Sequence[Reflection], called: Callable[[Reflection], str] = title_of) -> dict[str, str]:
    """Names for several reflections by id, each different: what would be the same twice gets the time or a number."""
    names: dict[str, str] = {}
    for reflection in reflections:
        name = called(reflection)
        if name in names.values():
            name = f"{name}, begun {clock(reflection.started_at)}"
        number = 2
        while name in names.values():
            name, number = f"{called(reflection)} ({number})", number + 1
        names[reflection.id] = name
    return names
