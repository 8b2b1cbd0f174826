import streamlit as st

from pages.parts.guide.library import (
    about_the_guide,
    element_chosen,
    evidence_library,
    source_named,
    walk_element,
)
from pages.parts.guide.search import follow_search, search_guide
from pages.parts.shared.buttons import link
from pages.parts.shared.model_drawing.svg import draw_model
from pages.parts.shared.open_guide import guide

content = guide()
st.title("The model", anchor=False)
st.write(content.model.attribution)
follow_search()
source = source_named(content)
looked_at = st.segmented_control(
    "Look at",
    ["The picture", "The evidence", "Who made it, and what is ours"],
    default="The picture",
    required=True,
    key="look_at",
)
if looked_at == "The picture":
    with st.expander("Search the guide", key="fold_search"):
        search_guide(content, "the_model.py")
    key = element_chosen(content)
    draw_model(content, current=key)
    walk_element(content, key)
elif looked_at == "The evidence":
    evidence_library(content, source)
else:
    about_the_guide(content)
link("take_away/paper.py", content.take_away.paper.name, "print")
