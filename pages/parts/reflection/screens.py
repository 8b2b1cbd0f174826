"""One screen of a reflection, whatever kind the flow's step is."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.content import Content
from model.hints import look_at
from model.reflection.route import Screen, choices_of
from pages.parts.reflection.draft import Draft
from pages.parts.reflection.element_screen import show_element, words_part
from pages.parts.reflection.progress import go_past
from pages.parts.reflection.scale import place_part
from pages.parts.shared.choose_elements import choose_elements
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.hints import say_what_was_noticed
from pages.parts.shared.open_guide import own, title_of


def draw_screen(content: Content, draft: Draft, screen: Screen) -> None:
    """Draw `screen`."""
    SCREENS[screen.kind](content, draft, screen)


def _element(content: Content, draft: Draft, screen: Screen) -> None:
    show_element(content, draft, screen)


def _meeting(content: Content, draft: Draft, screen: Screen) -> None:
    st.title("The meeting", anchor=False)
    st.write(screen.step.intro)
    words_part(content, draft, "headline", "The meeting in one line", rows=1)
    _about_the_meeting(content, draft)


@fragment
def _about_the_meeting(content: Content, draft: Draft) -> None:
    meetings = {choice.key: choice.name for choice in content.settings.meetings}
    settings = {choice.key: choice.name for choice in content.settings.settings}
    _when(draft)
    _described(draft, "meeting", f"kind_{draft.id}", "What kind of meeting?", meetings)
    _described(draft, "setting", f"where_{draft.id}", "Where?", settings)
    _whose(content, draft)
    st.caption(f"Kept: {title_of(draft.reflection)}.")


def _when(draft: Draft) -> None:
    key = f"when_{draft.id}"
    kept = draft.reflection.happened_on
    draft.kept_widget(
        key,
        kept,
        lambda: st.date_input("When?", None, key=key, format="DD/MM/YYYY"),
        lambda when: draft.describe(happened_on=when or draft.reflection.happened_on),
    )


def _described(draft: Draft, name: str, key: str, label: str, choices: dict[str, str]) -> None:
    kept = getattr(draft.reflection, name)
    draft.kept_widget(
        key,
        kept if kept in choices else None,
        lambda: st.selectbox(
            label,
            list(choices),
            index=None,
            format_func=choices.get,
            placeholder="Choose, or leave it",
            key=key,
        ),
        lambda chosen: draft.describe(**{name: chosen}),
    )


def _whose(content: Content, draft: Draft) -> None:
    known = {one.id: one.pseudonym for one in own().relationships()}
    key = f"whose_{draft.id}"
    draft.kept_widget(
        key,
        known.get(draft.reflection.relationship or ""),
        lambda: st.selectbox(
            "Whose meeting, under a made-up name?",
            list(known.values()),
            index=None,
            accept_new_options=True,
            placeholder="Leave it, choose one, or type a new one",
            help="Only if you want to see one relationship over time. A name of your own making, never theirs.",
            key=key,
        ),
        lambda name: draft.describe(relationship=_relationship(name)),
    )
    say_what_was_noticed(content, look_at(content.hints, st.session_state.get(key) or ""), key)


def _relationship(name: str | None) -> str | None:
    return own().name_relationship(name).id if name and name.strip() else None


def _choose(content: Content, draft: Draft, screen: Screen) -> None:
    st.title("What stood out", anchor=False)
    _choices(content, draft, screen)


@fragment
def _choices(content: Content, draft: Draft, screen: Screen) -> None:
    step = screen.step
    chosen = choose_elements(
        content,
        draft,
        screen.key,
        f"choose_{draft.id}_{screen.key}",
        label=step.question,
        offered=choices_of(content, step),
        most=step.most,
    )
    for key in chosen:
        st.caption(f"**{content.element(key).name}.** {content.element(key).summary}")


def _glance(content: Content, draft: Draft, screen: Screen) -> None:
    st.title("All twelve", anchor=False)
    st.write(screen.step.intro)
    for layer in content.model.layers:
        st.header(layer.name, anchor=False)
        for element in content.elements:
            if element.layer == layer.key:
                place_part(content, draft, element.key, compact=True)


def _words(content: Content, draft: Draft, screen: Screen) -> None:
    st.title("In a few words", anchor=False)
    words_part(content, draft, screen.key, screen.step.question, help_text=screen.step.help)


def _stay(content: Content, draft: Draft, screen: Screen) -> None:  # noqa: ARG001  every screen takes the same
    offer = content.flows.stay_with_base
    st.title(offer.title, anchor=False)
    st.write(offer.why)
    with st.container(horizontal=True):
        st.button(offer.stay, key="stay", type="primary", on_click=_answer_stay, args=(content, draft, "stay"))
        st.button(offer.go_on, key="go_on", on_click=_answer_stay, args=(content, draft, "go_on"))


@callback
def _answer_stay(content: Content, draft: Draft, answer: str) -> None:
    draft.keep_place("stay", answer)
    go_past(content, draft, "stay")


def _finish(content: Content, draft: Draft, screen: Screen) -> None:  # noqa: ARG001  every screen takes the same
    st.title("That is all", anchor=False)
    st.write(
        "Next is the picture: what you placed, in a drawing, a table and plain words. "
        "You can still go back and change anything, now or later."
    )
    if st.button("See the picture", key="finish", type="primary"):
        own().finish(draft.id)
        st.switch_page("your_profile.py", query_params={"draft": draft.id})


SCREENS: dict[str, Callable[[Content, Draft, Screen], None]] = {
    "meeting": _meeting,
    "element": _element,
    "choose": _choose,
    "glance": _glance,
    "words": _words,
    "stay": _stay,
    "finish": _finish,
}
