import streamlit as st

from model.access import NotYours
from pages.parts.shared.buttons import nothing_here
from pages.parts.shared.component import arrive_at
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
    why = "It may have been called off or removed, or the address is not complete. Nothing else was changed."
    nothing_here("There is no meeting here", why, "supervision.py", "See who you meet", "group")

arrive_at(f"supervision {begin} {meeting}")
