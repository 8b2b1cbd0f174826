import streamlit as st

from pages.parts.guide.framework import show_indicators
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide

content = guide()
st.title(content.frameworks.indicators.title, anchor=False)
show_indicators(content)
link("dilemmas.py", "Something is on my mind", "arrow_back")
