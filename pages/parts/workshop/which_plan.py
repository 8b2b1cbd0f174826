"""The plan that an address names: one of ours by its key, or one's own by its id, in the word that was chosen."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from model.access import NotYours
from model.content import Content
from model.content.workshop.schema import WorkshopPlan
from model.own_plan.check import Told, check_plan
from model.own_plan.file import plan_in
from model.own_plan.plan import OwnPlan, Value
from model.own_plan.preview import preview_of
from model.workshop.plan_steps import goes_with
from pages.parts.shared.open_guide import guide, guide_with, own
from server.services import opened

NO_PLAN = "There is no plan here"
WHY_NOT = "It may have been taken out of the content or deleted, or the address is not complete."


@dataclass(frozen=True)
class FoundPlan:
    """A plan with the content it stands in: for one's own, content that holds it, for this person and no other.

    `faults` is what is said of one's own that is not right yet, `without` the steps that are left out for it.
    """

    content: Content
    plan: WorkshopPlan
    own: OwnPlan | None = None
    faults: tuple[Told, ...] = ()
    without: tuple[Value, ...] = ()

    @property
    def address(self) -> dict[str, str]:
        """What leads to it in an address."""
        return {"own": self.own.id} if self.own else {"plan": self.plan.key}


def plan_asked_for() -> FoundPlan | None:
    """The plan in the address, None where there is none; one's own that has faults leads to where it is changed."""
    if "own" in st.query_params:
        return _own_plan(st.query_params["own"])
    key, content = st.query_params.get("plan"), guide()
    plan = next((plan for plan in content.workshops.plans if plan.key == key), None)
    return FoundPlan(content, plan) if plan else None


def _own_plan(id_: str) -> FoundPlan | None:
    try:
        kept = own().plans.get(id_)
    except NotYours:
        return None
    plan = check_plan(opened().content, "workshops", kept.words).plan
    if not isinstance(plan, WorkshopPlan):
        st.switch_page("own_plan.py", query_params={"plan": id_})
    content = guide_with(plan)
    return FoundPlan(content, content.workshop(plan.key), kept)


def plan_to_preview(kept: OwnPlan) -> FoundPlan | None:
    """One's own plan as far as it is right; None where nothing of it can be shown yet."""
    found = preview_of(opened().content, "workshops", plan_in(kept.words), goes_with)
    if not isinstance(found.plan, WorkshopPlan):
        return None
    content = guide_with(found.plan)
    return FoundPlan(content, content.workshop(found.plan.key), kept, found.faults, found.without)
