"""One screen of a reflection, whatever kind it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from model.content import Content
from model.content.schema import ChooseStep, GlanceStep, MeetingStep, NamedKey, WordsStep
from model.hints import look_at
from model.reflection.route import STAY, ElementScreen, FinishScreen, Screen, StayScreen, choices_of
from pages.parts.reflection.draft import Draft
from pages.parts.reflection.element_screen import show_element
from pages.parts.reflection.progress import go_past, screen_name
from pages.parts.reflection.scale import place_part
from pages.parts.shared.answer_box import answer_part
from pages.parts.shared.choose_elements import choose_elements
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.hints import say_what_was_noticed
from pages.parts.shared.open_guide import own
from pages.parts.shared.reflection_titles import title_of


def draw_screen(content: Content, draft: Draft, screen: Screen) -> None:
    """Draw `screen`."""
    match screen:
        case MeetingStep():
            _meeting(content, draft, screen)
        case ElementScreen():
            show_element(content, draft, screen)
        case ChooseStep():
            st.title(screen_name(content, screen), anchor=False)
            _choices(content, draft, screen)
        case GlanceStep():
            _glance(content, draft, screen)
        case WordsStep():
            st.title(screen_name(content, screen), anchor=False)
            answer_part(content, draft, screen.key, screen.question, help_text=screen.help)
        case StayScreen():
            _stay(content, draft)
        case FinishScreen():
            _finish(draft)


def _meeting(content: Content, draft: Draft, step: MeetingStep) -> None:
    st.title(screen_name(content, step), anchor=False)
    st.write(step.intro)
    answer_part(content, draft, "headline", "The meeting in one line", rows=1)
    _about_the_meeting(content, draft)


@fragment
def _about_the_meeting(content: Content, draft: Draft) -> None:
    kept, settings = draft.reflection, content.settings
    _when(draft)
    _one_of(
        draft,
        f"kind_{draft.id}",
        "What kind of meeting?",
        settings.session_kinds,
        kept=kept.session_kind,
        keep=lambda chosen: draft.describe(session_kind=chosen),
    )
    _one_of(
        draft,
        f"where_{draft.id}",
        "Where?",
        settings.venues,
        kept=kept.venue,
        keep=lambda chosen: draft.describe(venue=chosen),
    )
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


def _one_of(
    draft: Draft,
    key: str,
    label: str,
    choices: Sequence[NamedKey],
    *,
    kept: str | None,
    keep: Callable[[str | None], None],
) -> None:
    names = {choice.key: choice.name for choice in choices}
    draft.kept_widget(
        key,
        kept if kept in names else None,
        lambda: st.selectbox(
            label,
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Choose, or leave it",
            key=key,
        ),
        keep,
    )


def _whose(content: Content, draft: Draft) -> None:
    known = {one.id: one.pseudonym for one in own().relationships.all()}
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
    return own().relationships.name(name).id if name and name.strip() else None


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


def _glance(content: Content, draft: Draft, step: GlanceStep) -> None:
    st.title(screen_name(content, step), anchor=False)
    st.write(step.intro)
    for layer in content.model.layers:
        st.header(layer.name, anchor=False)
        for element in content.elements:
            if element.layer == layer.key:
                place_part(content, draft, element.key, compact=True)


def _stay(content: Content, draft: Draft) -> None:
    offer = content.flows.stay_with_base
    st.title(offer.title, anchor=False)
    st.write(offer.why)
    with st.container(horizontal=True):
        st.button(offer.stay, key="stay", type="primary", on_click=_answer_stay, args=(content, draft, "stay"))
        st.button(offer.go_on, key="go_on", on_click=_answer_stay, args=(content, draft, "go_on"))


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
