import streamlit as st

from pages.parts.shared.component import arrive_at
from pages.parts.shared.plan.open_plan import open_plan
from pages.parts.shared.what_is_there import what_is_there
from pages.parts.supervision.own_plan.change import change_supervision_plan
from pages.parts.workshop.own_plan.change import change_workshop_plan

plan = what_is_there(
    "plan",
    open_plan,
    "There is no plan here",
    "It may have been deleted, or the address is not complete.",
    page="workshops.py",
    label="See all workshops",
    icon="arrow_back",
)
if plan.kept.kind == "workshops":
    change_workshop_plan(plan)
else:
    change_supervision_plan(plan)

arrive_at(f"own plan {st.query_params.get('plan')}")
