import streamlit as st

from model.content.schema import OF_CONDITIONS
from pages.parts.reflection.start import begin
from pages.parts.shared.buttons import link
from pages.parts.shared.elements import claims
from pages.parts.shared.open_guide import guide

content = guide()
conditions = content.conditions

st.title(conditions.name, anchor=False)
st.write(conditions.intro)
if st.button(f"Begin the check: {conditions.minutes} minutes", key="begin_conditions", type="primary"):
    begin(content, OF_CONDITIONS)
named = st.query_params.get("condition")
is_named = named in {condition.key for condition in conditions.conditions}
with st.expander("What you may point to", expanded=is_named):
    claims(content, (conditions.rule,))
    for condition in sorted(conditions.conditions, key=lambda one: one.key != named):
        st.write(f"**{condition.name}**")
        claims(content, (condition.point_to,))
link("dilemmas.py", "Something is on my mind", "arrow_back")
