import streamlit as st

from pages.parts.guide.dilemmas import list_dilemmas
from pages.parts.guide.door import walk_door
from pages.parts.guide.search import search_guide
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide

content = guide()
st.title("Something is on my mind", anchor=False)
walk_door(content)
with st.expander("See them all", key="all_dilemmas"):
    st.write(content.dilemmas.intro)
    list_dilemmas(content)
search_guide(content, "dilemmas.py")
with st.container(horizontal=True):
    link("conditions.py", content.conditions.name, "foundation")
    link("indicators.py", content.frameworks.indicators.title, "checklist")
    link("frameworks.py", "Frameworks to look through", "filter_frames")
