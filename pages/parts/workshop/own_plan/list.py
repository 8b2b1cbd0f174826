"""One's own workshop plans, and what can be done with a plan beside opening it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from model.content.workshop.schema import WorkshopPlan
from model.own_plan.check import check_plan
from model.own_plan.file import plan_in
from model.own_plan.plan import OwnPlan
from model.phrases import counted, day
from model.report.facilitator_pack.words import size_of
from pages.parts.shared.buttons import link
from pages.parts.shared.local_time import clock, local
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.files import copy_button, save_part, take_in_part
from pages.parts.workshop.which_plan import FoundPlan
from server.services import opened


def own_plans_part(kept: Sequence[OwnPlan]) -> None:
    """All of one's own, the one changed last first, and taking one in. Of one name, each says since when it is so."""
    st.header("Your own plans", anchor=False)
    names = Counter(_name(plan) for plan in kept)
    for plan in kept:
        with st.container(border=True, key=f"own_plan_{plan.id}"):
            _card(plan, has_namesake=names[_name(plan)] > 1)
    take_in_part("workshops")


def _name(kept: OwnPlan) -> str:
    return str(plan_in(kept.words).get("name") or "A plan without a name")


def _card(kept: OwnPlan, *, has_namesake: bool) -> None:
    checked = check_plan(opened().content, "workshops", kept.words)
    st.subheader(plain(_name(kept)), anchor=False)
    if has_namesake:
        st.caption(
            f"Taken in, copied or last changed on {day(local(kept.changed_at).date())} at {clock(kept.changed_at)}."
        )
    if isinstance(checked.plan, WorkshopPlan):
        st.caption(f"{size_of(checked.plan)}.")
    else:
        st.caption(f"{counted(len(checked.faults), 'thing')} to put right before it can be used.".capitalize())
    with st.container(horizontal=True, vertical_alignment="center"):
        if checked.plan:
            link("workshops.py", "Read it, and open it", "arrow_forward", own=kept.id)
        link("own_plan.py", "Change it", "edit", plan=kept.id)


def plan_ways(found: FoundPlan) -> None:
    """The ways on from a plan that is read: see it as the room will, change it, copy it, save it."""
    with st.container(horizontal=True, vertical_alignment="center", key="plan_ways_on"):
        link("preview.py", "See it as the room will", "preview", **found.address)
        if found.own:
            link("own_plan.py", "Change it", "edit", plan=found.own.id)
            save_part(found.own, found.plan.key)
        copy_button("workshops", found.plan.key, found.own)
