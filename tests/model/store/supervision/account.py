"""What is known of a meeting apart from the model: who did what in it, and whose eyes that is for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from model.supervision.brought import BroughtItem
from tests.model.store.supervision.witness import marks

ELEMENTS = ("safety", "trust", "time")


@dataclass
class Account:
    """What is known here of one meeting. Marks are kept by field; `seen_by` is what stays once it is fixed."""

    id: str
    two_views: bool
    brought: dict[int | str, tuple[BroughtItem, ...]] = field(default_factory=dict)
    said: dict[str, tuple[str, str]] = field(default_factory=dict)
    replaced: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    shown: set[str] = field(default_factory=set)
    confirmed: dict[str, tuple[bool, object, set[str]]] = field(default_factory=dict)
    later: set[str] = field(default_factory=set)
    fixed: set[str] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to do before it is confirmed."""
        places = {item.field for items in self.brought.values() for item in items if item.kind == "pattern"}
        agreed = {"both.action_1", "both.condition_1"} & self.said.keys()
        return bool(agreed) and all(self.is_shown(place.split(".")[0]) for place in places)

    def is_shown(self, element: str) -> bool:
        return not self.two_views or element in self.shown

    def items_seen(self) -> list[BroughtItem]:
        """What was brought and is not held back, in order."""
        return [
            item
            for items in self.brought.values()
            for item in items
            if item.kind != "pattern" or self.is_shown(item.field.split(".")[0])
        ]

    def is_for_both(self, name: str) -> bool:
        """Whether a field is for both now."""
        if name.startswith(("supervisor.view.", "supervisor.basis.")):
            return self.is_shown(name.split(".")[2])
        return "mirror" in self.shown if name.startswith("practitioner.mirror.") else True

    def for_both(self) -> set[str]:
        """The marks that both see, whichever hand they are in."""
        return marks(self.body_now())

    def body_now(self) -> object:
        """Whatever changes when the record would."""
        return self.items_seen(), {name: found for name, found in self.said.items() if self.is_for_both(name)}

    def seen(self) -> set[str]:
        """The marks that either seat sees, but for what is in its own hand and not for both yet."""
        if self.fixed is not None:
            return self.fixed | self.later
        body = self.body_now()
        words = (said for agrees, of, said in self.confirmed.values() if not agrees or of == body)
        over = (found for name, found in self.replaced.items() if name.startswith("both."))
        return self.for_both().union(*words, *over)

    def show_views(self) -> None:
        """What was brought with its place, or has a view, is shown; one without a view stays open."""
        places = {item.field for items in self.brought.values() for item in items if item.kind == "pattern"}
        for element in (one for one in ELEMENTS if not self.is_shown(one)):
            if f"supervisor.view.{element}" in self.said or f"{element}.place" in places:
                self.shown.add(element)

    def fix_if_both_agree(self) -> None:
        agreed = [of for agrees, of, _ in self.confirmed.values() if agrees]
        if len(agreed) == 2 and agreed[0] == agreed[1] == self.body_now():
            self.fixed = self.for_both().union(*(said for _, _, said in self.confirmed.values()))
