"""Opening the file that a person saved at the end of a workshop, to be kept as a reflection."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from model.content import Content
from model.phrases import day
from model.profile import Reading, answer_name, paragraph, view_of
from model.workshop.own_profile import SUFFIX, FileFault, OwnProfile, read_profile
from pages.parts.reflection.profile_as_reflection import keep, places_to_keep, same_as
from pages.parts.shared.buttons import link
from pages.parts.shared.file_field import file_field
from pages.parts.shared.fragment import told_in_place

OPENED = "workshop_profile"
LOOKED_BACK = (
    "You also looked back. A reflection has one place for each element, so “then” stays in the file, and “now” is kept "
    "only where you placed the element nowhere else:"
)


def open_workshop_profile(content: Content) -> None:
    """Choose a file, look at what would be kept of it, keep it or leave it. Nothing is written before *keep*.

    It is no fragment: a server that was restarted knows none, and would leave the press of its button unanswered.
    """
    with told_in_place():
        profile: OwnProfile | None = st.session_state.get(OPENED)
        if profile is None:
            _choosing(content)
        else:
            _looking(content, profile)


def _choosing(content: Content) -> None:
    with st.expander("Open a profile from a workshop"), st.form("open_workshop_profile", border=False):
        data = file_field(
            "The file you saved at the end of the workshop",
            key="workshop_profile_file",
            accept=SUFFIX,
            help=f"Its name ends in {SUFFIX}. You see what is in it before anything is kept.",
        )
        if not st.form_submit_button("Open it", key="open_workshop_profile_now"):
            return
        if data is None:
            st.error("Choose the file first.", icon=":material/error:")
            return
        try:
            st.session_state[OPENED] = read_profile(data, [element.key for element in content.elements])
        except FileFault as fault:
            st.error(fault.message, icon=":material/error:")
        else:
            st.rerun()


def _looking(content: Content, profile: OwnProfile) -> None:
    """What is in the file, in words, and the ways on."""
    st.header("From a workshop", anchor=False)
    with st.container(border=True, key="workshop_profile_preview"):
        st.text(f"{profile.plan_name}\n{day(profile.held_on)}")
        if profile.is_empty:
            st.write("Nothing was placed in this workshop, so there is nothing to keep.")
        else:
            _what_is_in_it(content, profile)
        with st.container(horizontal=True, vertical_alignment="center"):
            here_already = same_as(profile)
            if here_already is not None:
                link("your_profile.py", "It is here already. Open it", "visibility", draft=here_already.id)
            elif not profile.is_empty and st.button(
                "Keep as a reflection", key="keep_workshop_profile", type="primary", icon=":material/check:"
            ):
                kept = keep(content, profile)
                put_away()
                st.switch_page("your_profile.py", query_params={"draft": kept.id})
            if st.button("Leave it", key="leave_workshop_profile", type="tertiary"):
                put_away()
                st.rerun()


def _what_is_in_it(content: Content, profile: OwnProfile) -> None:
    st.write("This is what will be kept, as a finished reflection of your own. You can change it afterwards.")
    if kept := places_to_keep(profile):
        st.write(paragraph(content, view_of(content, profile.plan_name, kept), blanks=False))
    if profile.chosen:
        st.write(f"To think about: {content.element(profile.chosen).name}.")
    if profile.then_and_now:
        st.write(LOOKED_BACK)
        st.markdown("\n".join(f"- {said}" for said in _looked_back(content, profile)))


def _looked_back(content: Content, profile: OwnProfile) -> Iterator[str]:
    """One sentence for each element placed then and now."""
    for key, both in profile.then_and_now.items():
        element = content.element(key)
        then, now = (_inside(answer_name(content, Reading(element, answer))) for answer in both)
        yield f"{element.name}: then {then}; now {now}."


def _inside(name: str) -> str:
    """A place by its number and name, or another answer as it stands inside a sentence."""
    number, dot, rest = name.partition(". ")
    return f"{number}, “{rest}”" if dot else name.lower()


def put_away() -> None:
    """Let go of the file that is open."""
    st.session_state.pop(OPENED, None)
