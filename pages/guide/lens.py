import streamlit as st

from pages.parts.guide.door import no_such_page
from pages.parts.guide.lens import show_lens
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide

content = guide()
lens = next((one for one in content.lenses.lenses if one.key == st.query_params.get("lens", "")), None)
if lens is None:
    no_such_page()

st.title(lens.name, anchor=False)
show_lens(content, lens)
link("supervision.py", "Look at it that way in supervision", "groups")
link("dilemmas.py", "Something is on my mind", "arrow_back")
