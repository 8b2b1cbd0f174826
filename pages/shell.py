"""The frame around every page: title, navigation, and the plain page shown when the guide cannot start."""

from __future__ import annotations

import streamlit as st

from pages.parts.account.signed_out import show_signed_out
from pages.parts.card.handed_over import handed_over_for, show_cover
from pages.parts.deletion import forget_what_is_gone
from pages.parts.outbox import keep_what_is_held, send_what_is_left
from pages.parts.reflection.address import leave_screens
from pages.parts.shared.faults import show_faults
from pages.parts.shared.fragment import tell_what_was_not_kept, told_in_place
from pages.parts.shared.model_drawing.svg import MARK_FILE
from pages.parts.shared.what_is_there import look_for_deletions
from pages.parts.supervision.held_screen import held_for, is_of_meeting, leave_part, show_held
from server.services import services
from server.settings import team_here
from server.sign_in.viewer import is_signed_in

st.set_page_config(page_title="Alongside", page_icon=MARK_FILE, layout="centered")
st.logo(MARK_FILE, size="large")

if services().faults:
    show_faults(services().faults)
    st.stop()

if not is_signed_in():
    show_signed_out()
    st.stop()

TRAIL = "Who opened mine" if team_here() else "No list of who opened mine"
PAGES = [
    st.Page("home.py", title="Home", default=True),
    st.Page("reflect.py", title="Reflect", url_path="reflect"),
    st.Page("your_profile.py", title="Profile", url_path="profile"),
    st.Page("my_reflections.py", title="My reflections", url_path="reflections"),
    st.Page("supervision.py", title="Supervision", url_path="supervision"),
    st.Page("workshops.py", title="Workshops", url_path="workshops"),
    st.Page("the_model.py", title="The model", url_path="model"),
    st.Page("relationship.py", title="Relationship", url_path="relationship", visibility="hidden"),
    st.Page("relationships.py", title="My relationships", url_path="relationships", visibility="hidden"),
    st.Page("cards.py", title="A card", url_path="cards", visibility="hidden"),
    st.Page("team/trail.py", title=TRAIL, url_path="trail", visibility="hidden"),
    st.Page("take_away/period.py", title="Take a period away", url_path="period", visibility="hidden"),
    st.Page("take_away/learning_record.py", title="Record of learning", url_path="learning", visibility="hidden"),
    st.Page("take_away/paper.py", title="On paper", url_path="paper", visibility="hidden"),
    st.Page("take_away/handover.py", title="Handing over", url_path="handover", visibility="hidden"),
    st.Page("guide/dilemmas.py", title="Something is on my mind", url_path="dilemmas", visibility="hidden"),
    st.Page("guide/conditions.py", title="Conditions for the work", url_path="conditions", visibility="hidden"),
    st.Page("guide/dilemma.py", title="A dilemma", url_path="dilemma", visibility="hidden"),
    st.Page("guide/settings.py", title="Settings", url_path="setting", visibility="hidden"),
    st.Page("guide/lens.py", title="A way of looking", url_path="lens", visibility="hidden"),
    st.Page("guide/frameworks.py", title="Look at this through", url_path="frameworks", visibility="hidden"),
    st.Page("guide/indicators.py", title="Indicators", url_path="indicators", visibility="hidden"),
    st.Page("own_plan.py", title="A plan of one's own", url_path="plan", visibility="hidden"),
    st.Page("preview.py", title="As the room will see it", url_path="preview", visibility="hidden"),
    st.Page("sample.py", title="A sample profile", url_path="sample", visibility="hidden"),
    st.Page("meeting.py", title="Supervision meeting", url_path="meeting", visibility="hidden"),
    st.Page("take_to_supervision.py", title="Take to supervision", url_path="take", visibility="hidden"),
    st.Page("record.py", title="Record of a meeting", url_path="record", visibility="hidden"),
    st.Page("room.py", title="Workshop", url_path="room", visibility="hidden"),
    st.Page("screen.py", title="Big screen", url_path="screen", visibility="hidden"),
    st.Page("account.py", title="Account", url_path="account", visibility="visible" if team_here() else "hidden"),
]
LOOK_THEMSELVES = ("reflect", "handover", "meeting")
"""Pages that look by themselves anyway whether anything is gone, or the screen is held."""

held, lent_for = held_for(), handed_over_for()
page = st.navigation(PAGES, position="hidden" if held or lent_for else "top")
if page.url_path == "screen":
    st.navigation(PAGES, position="hidden")  # which page it is, is known only now
with told_in_place():
    forget_what_is_gone()
    keep_what_is_held()
    send_what_is_left()
tell_what_was_not_kept()
with told_in_place():
    if lent_for:
        look_for_deletions()
        show_cover(lent_for)
    elif held and not is_of_meeting(page.url_path, held):
        look_for_deletions()
        show_held(held)
    else:
        if held and page.url_path == "record":
            leave_part(held)
        if page.url_path != "reflect":
            leave_screens()
        if page.url_path not in LOOK_THEMSELVES:
            look_for_deletions()
        page.run()
