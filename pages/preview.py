import streamlit as st

from pages.parts.shared.buttons import link, name_this_page, nothing_here
from pages.parts.shared.component import arrive_at
from pages.parts.workshop.preview import preview_part
from pages.parts.workshop.which_plan import NO_PLAN, WHY_NOT, plan_asked_for

name_this_page()
found = plan_asked_for()
if found is None:
    nothing_here(NO_PLAN, WHY_NOT, "workshops.py", "See all workshops", "arrow_back")
else:
    link("workshops.py", "Back to the plan", "arrow_back", **found.address)
    preview_part(found)

arrive_at(f"preview {st.query_params.get('plan')} {st.query_params.get('own')} {st.query_params.get('step')}")
