import streamlit as st

from pages.parts.guide.dilemmas import list_dilemmas
from pages.parts.shared.open_guide import guide

content = guide()
st.title("Something is on my mind", anchor=False)
st.write(content.dilemmas.intro)
list_dilemmas(content)
