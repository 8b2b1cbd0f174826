import streamlit as st

from pages.parts.reflection.outcomes import how_did_they_go
from pages.parts.reflection.start import begin_here, drafts_to_go_on_with, word_for_the_person
from pages.parts.shared.buttons import link
from pages.parts.shared.model_drawing.svg import draw_model
from pages.parts.shared.open_guide import guide, own, person_forms
from pages.parts.supervision.home import meetings_to_go_on_with

content = guide()
st.title("Alongside", anchor=False)
st.write(
    f"A quiet place to think about one meeting with {person_forms().a_person} you work with, "
    "using the Relationship Model."
)

drafts_to_go_on_with(content)
has_drafts = own().reflections.count(drafts=True) > 0
is_meeting = meetings_to_go_on_with(under_drafts=has_drafts)
how_did_they_go(content)

st.header("Think about a meeting", divider=False)
begin_here(content, first_choice=not (has_drafts or is_meeting))

with st.container(key="home_drawing"):
    draw_model(content)
link("the_model.py", "Walk through the model", "arrow_forward")
link("my_reflections.py", "Look back at my reflections", "history")

word_for_the_person(content)
st.caption(
    "The model is its authors'; the questions, the places and the things to try are ours. "
    "What you write stays on this machine, in a folder of yours. It is not a test. Nobody else sees it, "
    "but for what you choose to take to supervision. "
    "Leave out names, and keep facts for the record where they belong."
)
