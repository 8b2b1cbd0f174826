import streamlit as st

from model.reflection_items import items_of
from model.supervision.meeting import ONE_SCREEN
from pages.parts.card.voices import cards_read
from pages.parts.reflection.draft import asked_for, draft_asked_for
from pages.parts.shared.buttons import link, name_this_page
from pages.parts.shared.open_guide import guide_of, own
from pages.parts.shared.reflection_titles import own_title, title_of
from pages.parts.supervision.bring import take_part
from pages.parts.supervision.choose import choose_reflection, which_meeting
from pages.parts.supervision.handover import handover_to

name_this_page()
if not asked_for():
    choose_reflection()
draft = draft_asked_for()
content = guide_of(draft.reflection)
st.title("Take to supervision", anchor=False)
st.text(own_title(draft.reflection))
if draft.reflection.headline:
    st.text(draft.reflection.headline)
meeting, name = which_meeting(draft.id)

cards = cards_read(content, draft.reflection) if meeting.mode == ONE_SCREEN else []
steps = own().next_steps.of(draft.id)
items = items_of(content, draft.reflection, title_of(draft.reflection), draft.answers, steps, cards=cards)
take_part(handover_to(content, meeting, name, draft.id, items))

link("your_profile.py", "Back to the reflection", "arrow_back", draft=draft.id)
