import streamlit as st

from model.profile import paragraph, view_of
from pages.parts.reflection.profile_charts import show_charts
from pages.parts.shared.buttons import link, nothing_here
from pages.parts.shared.open_guide import guide

content = guide()
sample = content.about.sample

if sample is None:
    nothing_here("There is no sample here", "This guide comes without one.", "home.py", "Home")
    st.stop()

st.title(sample.title, anchor=False)
st.info(sample.made_up, icon=":material/draw:")
st.write(sample.headline)

view = view_of(content, sample.title, {reading.element: reading.answer for reading in sample.readings})
show_charts(content, [view])
st.header("In words", anchor=False)
st.write(paragraph(content, view))

st.header("What was written", anchor=False)
for reading in sample.readings:
    if reading.words:
        st.subheader(content.element(reading.element).name, anchor=False)
        st.write(reading.words)
st.caption(content.scale.ours)
link("home.py", "Think about a meeting of your own", "arrow_forward")
