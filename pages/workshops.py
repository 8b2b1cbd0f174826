import streamlit as st

from pages.parts.shared.buttons import name_this_page
from pages.parts.shared.component import arrive_at
from pages.parts.shared.open_guide import guide
from pages.parts.workshop.plans import all_plans, back_to_all, show_plan
from pages.parts.workshop.which_plan import NO_PLAN, WHY_NOT, plan_asked_for

name_this_page()
asked = st.query_params.get("plan"), st.query_params.get("own")
found = plan_asked_for()

if asked == (None, None):
    all_plans(guide())
elif found:
    show_plan(found)
else:
    st.title(NO_PLAN, anchor=False)
    st.write(WHY_NOT)
    back_to_all()

arrive_at(f"workshops {asked}")
