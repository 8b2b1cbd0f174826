from functools import partial

import streamlit as st

from pages.parts.shared.buttons import name_this_page
from pages.parts.shared.component import arrive_at
from pages.parts.shared.open_guide import guide
from pages.parts.shared.what_is_there import what_is_there
from pages.parts.supervision.home import home_of_supervision, person_asked_for
from pages.parts.supervision.overview.person import one_person
from pages.parts.supervision.start import before_the_meeting, start_a_meeting

content = guide()
name_this_page()
begin, meeting, person = (st.query_params.get(name) for name in ("begin", "meeting", "person"))

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
elif person:
    one_person(content, person_asked_for())
else:
    home_of_supervision(content)

arrive_at(f"supervision {begin} {meeting} {person}")
