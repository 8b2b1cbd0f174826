import streamlit as st

from model.content.schema import OF_LEARNING
from pages.parts.reflection.draft import draft_asked_for
from pages.parts.reflection.progress import changed_elsewhere
from pages.parts.reflection.take_away.learning_record import write_learning
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide_of
from pages.parts.supervision.lenses_used import lenses_used

draft = draft_asked_for()
content = guide_of(draft.reflection)
if draft.reflection.flow != OF_LEARNING:
    st.switch_page("reflect.py", query_params={"draft": draft.id})

st.title(content.take_away.learning.name, anchor=False)
st.write(content.take_away.learning.intro)
changed_elsewhere(draft)
write_learning(content, draft, lenses_used)
link("take_away/period.py", "Back to the period", "arrow_back")
