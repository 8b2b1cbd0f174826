"""An empty page: a sentence and a button, the least that can be rerun."""

import streamlit as st

st.write("An empty page.")
st.button("Again")
