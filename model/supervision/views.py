"""The two views of a meeting, side by side: never averaged, both kept where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.access import PRACTITIONER, SUPERVISOR, Seat
from model.content import Content
from model.profile import View, view_of
from model.supervision.fields import SaidByField, place_in

MOST_LOOKED_AT = 3
"""How many elements the two look at together: about as many as an hour has room for."""

FAR_APART = 2
"""Two views that lie this many places apart or more are offered as a place to talk."""


@dataclass(frozen=True)
class Difference:
    """An element where two views lie far apart, and whose lies further along the road."""

    element: str
    practitioner: int
    supervisor: int

    @property
    def higher(self) -> Seat:
        """Whose place lies further along."""
        return PRACTITIONER if self.practitioner > self.supervisor else SUPERVISOR


def supervisor_view(content: Content, name: str, said: SaidByField) -> View:
    """The supervisor's own view from what was said in the meeting; an element not seen is a gap."""
    given = {element.key: place_in(said, f"supervisor.view.{element.key}") for element in content.elements}
    return view_of(content, name, given, "supervisor")


def looked_at(brought: Sequence[str], said: SaidByField) -> frozenset[str]:
    """The elements the supervisor was asked about, or said something of; of many brought the others are context."""
    asked = set(brought) if len(brought) <= MOST_LOOKED_AT else set()
    asked |= set((place_in(said, "both.view_elements") or "").split(",")) & {*brought}
    parts = (field.split(".") for field in said if field.startswith(("supervisor.view.", "supervisor.basis.")))
    return frozenset(asked | {element for _, _, element in parts})


def differences(practitioner: View, supervisor: View) -> tuple[Difference, ...]:
    """Where both gave a place and these lie two or more apart, in the order of the model."""
    return tuple(
        Difference(mine.element.key, mine.place, theirs.place)
        for mine, theirs in zip(practitioner.readings, supervisor.readings, strict=True)
        if mine.place is not None and theirs.place is not None and abs(mine.place - theirs.place) >= FAR_APART
    )
