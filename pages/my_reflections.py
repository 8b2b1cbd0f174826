import streamlit as st

from pages.parts.deletion import ask_before_deleting, delete_everything_part
from pages.parts.kept_how_long import kept_how_long_part
from pages.parts.own_file import everything_part
from pages.parts.reflection.from_workshop import open_workshop_profile
from pages.parts.reflection.list import find_and_list
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide, own
from pages.parts.shared.step_reminders import step_reminders_part
from pages.parts.undo import undo_part
from server.settings import team_here

content = guide()
st.title("My reflections", anchor=False)
undo_part()

if own().reflections.count() == 0:
    st.write("What you write will be listed here, newest first. You can search it, change it, or delete it.")
    link("home.py", "Think about a meeting", "arrow_forward")
    open_workshop_profile(content)
    everything_part()
    kept_how_long_part()
    if team_here():
        delete_everything_part()
    st.stop()

find_and_list(content, ask_before_deleting)
if own().relationships.all():
    link("relationships.py", "My relationships", "group")
if own().reflections.count(drafts=False):
    link("take_away/period.py", "Take a period away", "date_range")
open_workshop_profile(content)
step_reminders_part()
everything_part()
kept_how_long_part()
delete_everything_part()
