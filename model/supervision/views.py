"""The two views of a meeting, side by side: never averaged, both kept where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from model.content import Content
from model.profile import View, view_of

FAR_APART = 2
"""Two views that lie this many places apart or more are offered as a place to talk."""


@dataclass(frozen=True)
class Difference:
    """An element where two views lie far apart, and whose lies further along the road."""

    element: str
    practitioner: int
    supervisor: int

    @property
    def higher(self) -> Literal["practitioner", "supervisor"]:
        """Whose place lies further along."""
        return "practitioner" if self.practitioner > self.supervisor else "supervisor"


def supervisor_view(content: Content, name: str, said: Mapping[str, tuple[str, str | None]]) -> View:
    """The supervisor's own view from the meeting's fields as (words, place); an element not seen is a gap."""
    given = {element.key: said.get(f"supervisor.view.{element.key}", ("", None))[1] for element in content.elements}
    return view_of(content, name, given, "supervisor")


def differences(practitioner: View, supervisor: View) -> tuple[Difference, ...]:
    """Where both gave a place and these lie two or more apart, in the order of the model."""
    return tuple(
        Difference(mine.element.key, mine.place, theirs.place)
        for mine, theirs in zip(practitioner.readings, supervisor.readings, strict=True)
        if mine.place is not None and theirs.place is not None and abs(mine.place - theirs.place) >= FAR_APART
    )
