import streamlit as st

from pages.parts.guide.library import about_the_guide, evidence_library, walk_element
from pages.parts.shared.model_drawing.svg import draw_model
from pages.parts.shared.open_guide import guide

content = guide()
st.title("The model", anchor=False)
st.write(content.model.attribution)

looked_at = st.segmented_control(
    "Look at",
    ["The picture", "The evidence", "Who made it, and what is ours"],
    default="The picture",
    required=True,
    key="look_at",
)
if looked_at == "The picture":
    key = st.selectbox(
        "Walk to an element",
        [element.key for element in content.elements],
        format_func=lambda key: content.element(key).name,
        key="element",
        bind="query-params",
    )
    draw_model(content, current=key)
    walk_element(content, key)
elif looked_at == "The evidence":
    evidence_library(content)
else:
    about_the_guide(content)
