import streamlit as st

from pages.parts.shared.component import arrive_at
from pages.parts.shared.open_guide import guide
from pages.parts.workshop.plans import all_plans, back_to_all, show_plan

content = guide()
asked = st.query_params.get("plan")

if asked is None:
    all_plans(content)
elif asked in {plan.key for plan in content.workshops.plans}:
    show_plan(content, content.workshop(asked))
else:
    st.title("There is no plan here", anchor=False)
    st.write("It may have been taken out of the content, or the address is not complete.")
    back_to_all()

arrive_at(f"workshops {asked}")
