import streamlit as st

from pages.parts.shared.buttons import link, name_this_page, nothing_here
from pages.parts.shared.component import arrive_at
from pages.parts.shared.plan.open_plan import own_plan_asked_for
from pages.parts.shared.plan.preview import nothing_to_preview
from pages.parts.supervision.own_plan.preview import preview_of_shape
from pages.parts.workshop.preview import preview_part
from pages.parts.workshop.which_plan import NO_PLAN, WHY_NOT, plan_asked_for, plan_to_preview

name_this_page()
mine = own_plan_asked_for()
if mine is not None and mine.kind == "supervision":
    preview_of_shape(mine)
elif found := plan_to_preview(mine) if mine else plan_asked_for():
    link("workshops.py", "Back to the plan", "arrow_back", **found.address)
    preview_part(found)
elif mine:
    nothing_to_preview(mine)
else:
    nothing_here(NO_PLAN, WHY_NOT, "workshops.py", "See all workshops", "arrow_back")

arrive_at(f"preview {st.query_params.get('plan')} {st.query_params.get('own')} {st.query_params.get('step')}")
