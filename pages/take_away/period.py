import streamlit as st

from pages.parts.reflection.take_away.learning_record import learning_part
from pages.parts.reflection.take_away.period import period_part, which_period
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide

content = guide()
st.title("Take a period away", anchor=False)
st.write("Choose the days, then what goes. It becomes a PDF or a Word document.")
period = which_period()
if period:
    period_part(content, *period)
    learning_part(content, *period)
link("my_reflections.py", "My reflections", "history")
