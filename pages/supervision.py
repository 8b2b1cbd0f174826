import streamlit as st

from model.access import NotYours
from pages.parts.shared.new_screen import arrive_at
from pages.parts.shared.open_guide import guide
from pages.parts.supervision.home import home_of_supervision
from pages.parts.supervision.start import before_the_meeting, start_a_meeting

content = guide()
begin, meeting = st.query_params.get("begin"), st.query_params.get("meeting")

try:
    if begin:
        start_a_meeting(content, begin)
    elif meeting:
        before_the_meeting(meeting)
    else:
        home_of_supervision(content)
except NotYours:
    st.title("There is no meeting here", anchor=False)
    st.write("It may have been called off or removed, or the address is not complete. Nothing else was changed.")
    st.page_link("supervision.py", label="See who you meet", icon=":material/group:")

arrive_at(f"supervision {begin} {meeting}")
