"""One screen of a reflection, whatever kind it is."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.schema import ChooseStep, GlanceStep, SessionStep, WordsStep
from model.reflection.route import STAY, ElementScreen, FinishScreen, Screen, StayScreen, choices_of
from pages.parts.reflection.draft import Draft
from pages.parts.reflection.element_screen import show_element
from pages.parts.reflection.glance import show_glance
from pages.parts.reflection.progress import go_past, screen_name
from pages.parts.reflection.session_screen import show_session
from pages.parts.shared.answer_box import answer_part
from pages.parts.shared.buttons import button
from pages.parts.shared.elements import choose_elements
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.open_guide import own


def draw_screen(content: Content, draft: Draft, screen: Screen) -> None:
    """Draw `screen`."""
    if not isinstance(screen, StayScreen | FinishScreen):
        st.title(screen_name(content, screen), anchor=False)
    match screen:
        case SessionStep():
            show_session(content, draft, screen)
        case ElementScreen():
            show_element(content, draft, screen)
        case ChooseStep():
            _choices(content, draft, screen)
        case GlanceStep():
            show_glance(content, draft, screen)
        case WordsStep():
            answer_part(content, draft, screen.key, screen.question, help_text=screen.help)
        case StayScreen():
            _stay(content, draft)
        case FinishScreen():
            _finish(draft)


@fragment
def _choices(content: Content, draft: Draft, step: ChooseStep) -> None:
    chosen = choose_elements(
        content,
        draft,
        step.key,
        f"choose_{draft.id}_{step.key}",
        label=step.question,
        offered=choices_of(content, step),
        most=step.most,
    )
    for key in chosen:
        st.caption(f"**{content.element(key).name}.** {content.element(key).summary}")


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


def _finish(draft: Draft) -> None:
    st.title("That is all", anchor=False)
    st.write(
        "Next is the picture: what you placed, in a drawing, a table and plain words. "
        "You can still go back and change anything, now or later."
    )
    if st.button("See the picture", key="finish", type="primary"):
        own().reflections.finish(draft.id)
        st.switch_page("your_profile.py", query_params={"draft": draft.id})
