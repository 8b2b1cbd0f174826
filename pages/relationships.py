import streamlit as st

from pages.parts.relationship.across import across_part
from pages.parts.relationship.list import list_relationships
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide, own
from pages.parts.undo import undo_part

content = guide()
st.title("My relationships", anchor=False)

undo_part()
known = own().relationships.all()
if not known:
    st.write(
        "Give somebody you meet again a made-up name when you reflect on a meeting, and here you can see the two of "
        "you over time."
    )
    link("home.py", "Think about a meeting", "arrow_forward")
    st.stop()

list_relationships(content, known)
across_part(content)
link("my_reflections.py", "My reflections", "history")
