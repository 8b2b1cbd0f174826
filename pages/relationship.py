from functools import partial

import streamlit as st

from model.phrases import day
from model.reflection.narrowed import Narrowed
from model.relationship.over_time import MOST_DATES
from pages.parts.card.begin import cards_part
from pages.parts.deletion import ask_before_deleting_relationship
from pages.parts.relationship.change import change_part, close
from pages.parts.relationship.end import ending_part
from pages.parts.relationship.handover import handover_part
from pages.parts.relationship.latest import standing_part
from pages.parts.relationship.lines import lines_part
from pages.parts.relationship.notes import notes_part
from pages.parts.relationship.take_away import take_away_part
from pages.parts.relationship.tried import this_day_part, tried_part
from pages.parts.relationship.two_dates import two_dates_part
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide, own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.step_reminders import step_reminders_part
from pages.parts.shared.what_is_there import what_is_there

content = guide()
relationship = what_is_there(
    "relationship",
    own().relationships.get,
    "There is no relationship here",
    "It may have been deleted or merged into another one, or the address is not complete. Nothing else was changed.",
    page="relationships.py",
    label="See my relationships",
)
elements = [element.key for element in content.elements]
history = own().history.of(relationship.id, elements, without=content.no_meetings)
notes = own().notes.of(relationship.id)
tried = own().history.tried(relationship.id)
of_this = Narrowed(relationship=relationship.id)
drafts, finished = (
    own().reflections.all(drafts=drafts, narrowed=of_this, limit=MOST_DATES) for drafts in (True, False)
)

st.title(plain(relationship.pseudonym), anchor=False)
if relationship.closed_on:
    st.caption(f"Closed on {day(relationship.closed_on)}.")
if history.newest:
    link("your_profile.py", f"Last on {day(history.newest.day)}", "history", draft=history.newest.reflection)

standing_part(content, history)
lines_part(content, history, notes)
two_dates_part(content, history)
notes_part(content, relationship.id, notes)
tried_part(tried)
cards_part(own().cards.of_relationship(relationship.id), relationship=relationship.id)
this_day_part(history.dates)
if finished or drafts:
    with st.expander("An ending, and handing over"):
        ending_part(content, relationship, [*drafts, *finished], partial(close, relationship))
        handover_part(content, relationship, [*drafts, *finished])
    with st.expander("Take it away as a file"):
        take_away_part(content, relationship, history, notes, tried=tried, reflections=finished)
step_reminders_part(relationship.id)
change_part(relationship, ask_before_deleting_relationship)
link("relationships.py", "My relationships", "group")
