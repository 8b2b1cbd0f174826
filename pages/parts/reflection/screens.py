"""One screen of a reflection, whatever kind it is."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.reflection.schema import ChooseStep, GlanceStep, NextTimeStep, SessionStep, WordsStep
from model.reflection.route import STAY, ElementScreen, Screen, StayScreen
from pages.parts.reflection.chooser import choose_part, choose_words_part
from pages.parts.reflection.draft import Draft
from pages.parts.reflection.element_screen import show_element
from pages.parts.reflection.glance import show_glance
from pages.parts.reflection.progress import go_past, screen_name
from pages.parts.reflection.session_screen import question_part, show_session
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback


def draw_screen(content: Content, draft: Draft, screen: Screen) -> None:
    """Draw `screen`."""
    if not isinstance(screen, StayScreen):
        st.title(screen_name(content, screen), anchor=False)
    match screen:
        case SessionStep():
            show_session(content, draft, screen)
        case ElementScreen():
            show_element(content, draft, screen)
        case ChooseStep():
            choose_part(content, draft, screen)
        case GlanceStep():
            show_glance(content, draft, screen)
        case WordsStep(choices=choices) if choices:
            choose_words_part(draft, screen)
        case WordsStep() | NextTimeStep():
            question_part(content, draft, screen)
        case StayScreen():
            _stay(content, draft)


def _stay(content: Content, draft: Draft) -> None:
    offer = content.flows.stay_with_base
    st.title(offer.title, anchor=False)
    st.write(offer.why)
    with st.container(horizontal=True):
        button(offer.stay, "stay", _answer_stay, content, draft, "stay", kind="primary")
        button(offer.go_on, "go_on", _answer_stay, content, draft, "go_on")


@callback
def _answer_stay(content: Content, draft: Draft, answer: str) -> None:
    draft.keep_place(STAY, answer)
    go_past(content, draft, STAY)
