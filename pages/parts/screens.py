"""One screen of a reflection, whatever kind the flow's step is."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.content import Content
from model.reflection import chosen_in
from model.way import Screen, choices_of
from pages.parts.draft import Draft, send_what_is_left
from pages.parts.element import place_part, show_element, words_part
from pages.parts.here import day, own
from pages.parts.part import callback, part
from pages.parts.path import go_past

WITHOUT_BOX = frozenset({"choose", "glance", "stay", "finish"})


def draw_screen(content: Content, draft: Draft, screen: Screen) -> None:
    """Draw `screen`, and send what a box on an earlier screen had not sent yet."""
    SCREENS[screen.kind](content, draft, screen)
    if screen.kind in WITHOUT_BOX:
        send_what_is_left(draft)


def _element(content: Content, draft: Draft, screen: Screen) -> None:
    show_element(content, draft, screen)


def _meeting(content: Content, draft: Draft, screen: Screen) -> None:
    st.title("The meeting")
    st.write(screen.step.intro)
    words_part(content, draft, "headline", "The meeting in one line", rows=1)
    _about_the_meeting(content, draft)


@part
def _about_the_meeting(content: Content, draft: Draft) -> None:
    reflection = draft.reflection
    meetings = {choice.key: choice.name for choice in content.settings.meetings}
    settings = {choice.key: choice.name for choice in content.settings.settings}
    when = st.date_input("When was it?", reflection.happened_on, key=f"when_{draft.id}", format="DD/MM/YYYY")
    kind = st.selectbox(
        "What kind of meeting?",
        list(meetings),
        index=_index(meetings, reflection.meeting),
        format_func=meetings.get,
        placeholder="Choose, or leave it",
        key=f"kind_{draft.id}",
    )
    where = st.selectbox(
        "Where?",
        list(settings),
        index=_index(settings, reflection.setting),
        format_func=settings.get,
        placeholder="Choose, or leave it",
        key=f"where_{draft.id}",
    )
    relationship = _whose(draft)
    when = when or reflection.happened_on
    draft.describe(happened_on=when, meeting=kind, setting=where, relationship=relationship)
    st.caption(f"Kept: {day(when)}.")


def _index(choices: dict[str, str], key: str | None) -> int | None:
    return list(choices).index(key) if key in choices else None


def _whose(draft: Draft) -> str | None:
    known = {one.id: one.pseudonym for one in own().relationships()}
    names = list(known.values())
    current = known.get(draft.reflection.relationship or "")
    chosen = st.selectbox(
        "Whose meeting, under a made-up name?",
        names,
        index=names.index(current) if current else None,
        accept_new_options=True,
        placeholder="Leave it, choose one, or type a new one",
        help="Only if you want to see one relationship over time. A name of your own making, never theirs.",
        key=f"whose_{draft.id}",
    )
    if not chosen or not chosen.strip():
        return None
    return next((key for key, name in known.items() if name == chosen), None) or own().name_relationship(chosen).id


def _choose(content: Content, draft: Draft, screen: Screen) -> None:
    st.title("What stood out")
    _choices(content, draft, screen)


@part
def _choices(content: Content, draft: Draft, screen: Screen) -> None:
    step = screen.step
    many = "one" if step.most == 1 else f"up to {step.most}"
    chosen = st.pills(
        f"{step.question} Choose {many}.",
        choices_of(content, step),
        selection_mode="multi",
        default=list(chosen_in(draft.answers, screen.key)),
        format_func=lambda key: content.element(key).name,
        key=f"choose_{draft.id}_{screen.key}",
    )
    if len(chosen) > step.most:
        st.warning(f"Choose {many}: tap one again to let it go. The first {step.most} are kept.")
    draft.keep_place(screen.key, ",".join(chosen[: step.most]) or None)
    for key in chosen[: step.most]:
        st.caption(f"**{content.element(key).name}.** {content.element(key).summary}")


def _glance(content: Content, draft: Draft, screen: Screen) -> None:
    st.title("All twelve")
    st.write(screen.step.intro)
    for layer in content.model.layers:
        st.subheader(layer.name, anchor=False)
        for element in content.elements:
            if element.layer == layer.key:
                place_part(content, draft, element.key, compact=True)


def _words(content: Content, draft: Draft, screen: Screen) -> None:
    st.title("In a few words")
    words_part(content, draft, screen.key, screen.step.question, help_text=screen.step.help)


def _stay(content: Content, draft: Draft, screen: Screen) -> None:  # noqa: ARG001  every screen takes the same
    offer = content.flows.stay_with_base
    st.title(offer.title)
    st.write(offer.why)
    with st.container(horizontal=True):
        st.button(offer.stay, key="stay", type="primary", on_click=_answer_stay, args=(content, draft, "stay"))
        st.button(offer.go_on, key="go_on", on_click=_answer_stay, args=(content, draft, "go_on"))


@callback
def _answer_stay(content: Content, draft: Draft, answer: str) -> None:
    draft.keep_place("stay", answer)
    go_past(content, draft, "stay")


def _finish(content: Content, draft: Draft, screen: Screen) -> None:  # noqa: ARG001  every screen takes the same
    st.title("That is the walk")
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
