import streamlit as st

from pages.parts.card.answer_back import answers_back_due
from pages.parts.reflection.last_seen import last_seen
from pages.parts.reflection.outcomes import how_did_they_go
from pages.parts.reflection.start import begin_here, drafts_to_go_on_with
from pages.parts.shared.buttons import link
from pages.parts.shared.model_drawing.svg import draw_front_page
from pages.parts.shared.open_guide import guide, own, person_forms
from pages.parts.shared.setting_chooser import setting_and_word
from pages.parts.supervision.home import meetings_to_go_on_with, people_first
from pages.parts.supervision.invitations.answer import link_to_invitations

content = guide()
with st.container(key="home", gap="xsmall"):
    st.title("Alongside", anchor=False)
    has_drafts = drafts_to_go_on_with(content)
    is_meeting = meetings_to_go_on_with(under_drafts=has_drafts)
    link_to_invitations()
    how_did_they_go(content)
    answers_back_due()
    last_seen(content)

    is_new = not is_meeting and own().reflections.count() == 0
    is_supervising = is_new and not has_drafts and people_first()
    if is_new:
        st.write(f"A quiet place to think about one meeting with {person_forms().a_person}.")
    st.header("Think about a meeting", anchor=False)
    begin_here(content, first_choice=not (has_drafts or is_meeting or is_supervising))

    with st.container(horizontal=True, vertical_alignment="center"):
        if is_new:
            link("sample.py", "Look at a sample profile", "visibility")
            link("the_model.py", "Walk through the model", "arrow_forward")
        else:
            link("my_reflections.py", "My reflections", "history")
        link("dilemmas.py", "Something is on my mind", "psychology_alt")
        setting_and_word(content)
    if is_new:
        draw_front_page(content)
    st.caption("The model is its authors'; the questions, the places and the things to try are ours.")
