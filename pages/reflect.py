import streamlit as st

from model.content.schema import OF_LEARNING
from model.reflection.route import route_through
from pages.parts.reflection.address import screen_shown
from pages.parts.reflection.draft import asked_for, draft_asked_for, flow_of
from pages.parts.reflection.progress import changed_elsewhere, ways_on, where_am_i
from pages.parts.reflection.screens import draw_screen
from pages.parts.reflection.start import begin_here, drafts_to_go_on_with
from pages.parts.shared.buttons import link
from pages.parts.shared.component import arrive_at
from pages.parts.shared.open_guide import guide, guide_of

content = guide()

if not asked_for():
    st.title("Think about a meeting", anchor=False)
    has_drafts = drafts_to_go_on_with(content)
    st.header("Choose a way", anchor=False)
    begin_here(content, first_choice=not has_drafts)
    link("take_away/paper.py", content.take_away.paper.name, "print")
    st.stop()

draft = draft_asked_for()
content = guide_of(draft.reflection)
if content.document(draft.reflection.flow):
    st.switch_page("take_away/handover.py", query_params={"draft": draft.id})
if draft.reflection.flow == OF_LEARNING:
    st.switch_page("take_away/learning_record.py", query_params={"draft": draft.id})

flow = flow_of(content, draft.reflection)
screens = route_through(content, flow, draft.answers)
if draft.is_finished:
    draft.is_finished = False
    st.switch_page("your_profile.py", query_params=st.query_params.to_dict())
at = screen_shown(draft, screens)

where_am_i(content, draft, flow, screens, at)
changed_elsewhere(draft)
draw_screen(content, draft, screens[at])
ways_on(content, draft, screens, at)
arrive_at(f"{draft.id} {screens[at].key}")
