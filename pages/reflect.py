import streamlit as st

from model.way import position_of, way_through
from pages.parts.arriving import arrive_at
from pages.parts.beginning import begin_here
from pages.parts.draft import draft_asked_for
from pages.parts.here import asked_for, flow_of, guide
from pages.parts.path import changed_elsewhere, ways_on, where_am_i
from pages.parts.screens import draw_screen

content = guide()

if not asked_for():
    st.title("Think about a meeting", anchor=False)
    st.header("Choose a way", anchor=False)
    begin_here(content)
    st.stop()

draft = draft_asked_for()

flow = flow_of(content, draft.reflection)
screens = way_through(content, flow, draft.answers)
at = position_of(screens, draft.at)

where_am_i(content, draft, flow, screens, at)
changed_elsewhere(draft)
draw_screen(content, draft, screens[at])
ways_on(content, draft, screens, at)
arrive_at(f"{draft.id} {screens[at].key}")
