import streamlit as st

from pages.parts.reflection.take_away.sheets import sheets_part, type_in_part
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide

content = guide()
st.title(content.take_away.paper.name, anchor=False)
st.write(content.take_away.paper.summary)
sheets_part(content)
type_in_part(content)
link("reflect.py", "Think about a meeting", "arrow_forward")
