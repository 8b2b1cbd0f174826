from functools import partial

import streamlit as st

from pages.parts.shared.component import arrive_at
from pages.parts.shared.open_guide import guide
from pages.parts.shared.what_is_there import what_is_there
from pages.parts.supervision.home import home_of_supervision
from pages.parts.supervision.start import before_the_meeting, start_a_meeting

content = guide()
begin, meeting = st.query_params.get("begin"), st.query_params.get("meeting")

if begin or meeting:
    what_is_there(
        "begin" if begin else "meeting",
        partial(start_a_meeting, content) if begin else before_the_meeting,
        "There is no meeting here",
        "It may have been called off or removed, or the address is not complete. Nothing else was changed.",
        page="supervision.py",
        label="See who you meet",
        icon="group",
    )
else:
    home_of_supervision(content)

arrive_at(f"supervision {begin} {meeting}")
