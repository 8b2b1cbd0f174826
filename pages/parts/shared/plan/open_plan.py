"""A plan of one's own that is open in this tab."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import streamlit as st

from model.access import NotYours
from model.own_plan.change import Draft
from model.own_plan.check import Checked, check_plan
from model.own_plan.file import left_out_in, plan_in
from model.own_plan.plan import OwnPlan, Path, Value, part_at, path_of, with_part, words_at
from pages.parts.shared.fields.typing_box import Typed
from pages.parts.shared.in_this_tab import OpenHere
from pages.parts.shared.open_answers import this_tab
from pages.parts.shared.open_guide import own
from server.services import opened

PLAN_HELD = "own_plan"
"""Under which name the tab holds the plan that is open in it."""


@dataclass(kw_only=True)
class OpenPlan(OpenHere):
    """The plan as this tab knows it, with what the checker says of it. Its fields are its parts.

    `to_add` is what is chosen where a step can be added; `just_left_out` the keys of the steps that a press has just
    taken out, the one it was pressed at first.
    """

    kept: OwnPlan
    to_add: dict[str, str] = field(default_factory=dict)
    just_left_out: tuple[str, ...] = ()
    typed_at: dict[str, datetime] = field(default_factory=dict)
    looked_at: tuple[str, Value, Checked] | None = None

    @property
    def id(self) -> str:
        """The plan's opaque id."""
        return self.kept.id

    @property
    def value(self) -> Value:
        """The plan as its file holds it."""
        return self._looked_at()[1]

    @property
    def checked(self) -> Checked:
        """What the content checker says of it as it is kept now."""
        return self._looked_at()[2]

    @property
    def left_out(self) -> list[Value]:
        """The steps that were taken out of it."""
        return [item["step"] for item in left_out_in(self.kept.left_out)]

    def _looked_at(self) -> tuple[str, Value, Checked]:
        """Read and checked again only when the words have changed."""
        words = self.kept.words
        if self.looked_at is None or self.looked_at[0] != words:
            self.looked_at = words, plan_in(words), check_plan(opened().content, self.kept.kind, words)
        return self.looked_at

    def part(self, path: Path) -> Any:
        """What stands at a part."""
        return part_at(self.value, path)

    def words(self, name: str) -> str:
        """The words of a part."""
        return words_at(self.value, path_of(name))

    def version(self, _name: str) -> int:
        """The plan's version, which every part has."""
        return self.kept.version

    def saved_at(self, name: str) -> datetime | None:
        """When this tab kept a part last."""
        return self.typed_at.get(name)

    def keep_words(self, typed: Typed) -> None:
        """Store what was typed in a part. Raises `NotYours`, `TooLong`."""
        self.kept = own().plans.write(self.id, path_of(typed.field), typed.words)
        self.typed_at[typed.field] = self.kept.changed_at

    def keep_part(self, path: Path, part: Any) -> None:
        """Store what was chosen for a part. Raises `NotYours`."""
        self.change(lambda draft: Draft(with_part(draft.plan, path, part), draft.left_out))

    def change(self, change: Callable[[Draft], Draft]) -> None:
        """Store what `change` makes of it. Raises `NotYours`."""
        self.kept = own().plans.change(self.id, change)


def kept_plan(plan_id: str) -> OpenPlan:
    """The plan with this id as the store has it now. Raises `NotYours`."""
    return OpenPlan(kept=own().plans.get(plan_id), tab=this_tab())


def own_plan_asked_for() -> OwnPlan | None:
    """One's own plan that the address names under `own`, None where it names none that is there."""
    with suppress(NotYours):
        return own().plans.get(st.query_params.get("own", ""))
    return None


def open_plan(plan_id: str) -> OpenPlan:
    """The same, opened in this tab. Raises `NotYours`."""
    now, held = kept_plan(plan_id), plan_in_tab()
    if held is None or held.id != plan_id:
        st.session_state[PLAN_HELD] = now
        return now
    held.kept = now.kept
    return held


def plan_in_tab() -> OpenPlan | None:
    """The plan that is open in this tab, if any."""
    held: OpenPlan | None = st.session_state.get(PLAN_HELD)
    return held


def change_open_plan(change: Callable[[Draft], Draft]) -> None:
    """Change the plan that is open in this tab, what else was changed on its page being kept first."""
    plan = plan_in_tab()
    if plan is not None:
        plan.keep_held()
        plan.change(change)
