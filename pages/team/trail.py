import streamlit as st

from pages.parts.shared.buttons import link, nothing_here
from pages.parts.trail.table import trail_part
from server.settings import team_here

if team_here() is None:
    nothing_here(
        "No list of who opened mine",
        "On your own machine nobody else opens anything, so nothing is written down about it.",
        "my_reflections.py",
        "My reflections",
        "history",
    )
    st.stop()

st.title("Who opened mine", anchor=False)
st.write(
    "What others did with what is yours, and what was deleted for good or saved as a file. No word of yours is in it. "
    "Only you can read it; what somebody opens several times a day stands here once."
)
trail_part()
st.caption(
    "Whoever holds both the database and its key can read what is in it without Alongside, and no trail tells of that."
)
link("my_reflections.py", "My reflections", "history")
