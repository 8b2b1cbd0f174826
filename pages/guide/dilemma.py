import streamlit as st

from model.content.flows import flow_through
from pages.parts.guide.dilemmas import show_dilemma, whose_is_it
from pages.parts.guide.door import no_such_page
from pages.parts.reflection.start import begin
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide

content = guide()
dilemmas = {dilemma.key: dilemma for dilemma in content.dilemmas.dilemmas}
dilemma = dilemmas.get(st.query_params.get("dilemma", ""))

if dilemma is None:
    no_such_page()

st.title(dilemma.name, anchor=False)
st.write(dilemma.tension)
relationship = whose_is_it()
if st.button("Think it through", key="think_it_through", type="primary"):
    begin(content, flow_through(dilemma).key, dilemma.name, relationship)
show_dilemma(content, dilemma)
link("dilemmas.py", "All of them", "arrow_back")
