"""A profile that a person saved at the end of a workshop: opened, looked at, and kept as a reflection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import streamlit as st

from model.content import Content
from model.content.reflection.schema import ElementStep, Flow
from model.phrases import day
from model.profile import Reading, answer_name, paragraph, view_of
from model.reflection.reflection import Reflection
from model.workshop.own_profile import SUFFIX, FileFault, OwnProfile, read_profile
from pages.parts.shared.buttons import link
from pages.parts.shared.fields.file_field import file_form
from pages.parts.shared.fragment import told_in_place
from pages.parts.shared.open_answers import this_tab
from pages.parts.shared.open_guide import deletion, own

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
    with st.expander("Open a profile from a workshop"):
        data = file_form(
            "The file you saved at the end of the workshop",
            key="workshop_profile_file",
            accept=SUFFIX,
            help=f"Its name ends in {SUFFIX}. You see what is in it before anything is kept.",
            button="Open it",
        )
        if data is None:
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


A_BATCH = 50


def places_to_keep(profile: OwnProfile) -> dict[str, str]:
    """Each element's place; where it was placed only in looking back, the one for now."""
    now = {element: both.now for element, both in profile.then_and_now.items() if both.now}
    return {**now, **profile.places}


def headline_of(profile: OwnProfile) -> str:
    """What names the reflection in lists."""
    return f"Workshop: {profile.plan_name}"


def same_as(profile: OwnProfile) -> Reflection | None:
    """The finished reflection of the same day, headline and places, if this file was kept before."""
    alike = {one.id: one for one in _of_the_day(profile) if one.headline == headline_of(profile)}
    places = own().answers.places(alike)
    return next((one for key, one in alike.items() if places[key] == places_to_keep(profile)), None)


def _of_the_day(profile: OwnProfile) -> Iterator[Reflection]:
    """Finished reflections of the day of the workshop. The list comes newest first."""
    offset = 0
    while batch := own().reflections.all(drafts=False, limit=A_BATCH, offset=offset):
        yield from (one for one in batch if one.happened_on == profile.held_on)
        if batch[-1].happened_on < profile.held_on:
            return
        offset += len(batch)


def keep(content: Content, profile: OwnProfile) -> Reflection:
    """Keep a profile as a finished reflection; where that fails half way, what was begun is deleted again."""
    flow = _flow_with_most_elements(content)
    headline = headline_of(profile)
    begun = own().reflections.start(
        flow=flow.key,
        content_version=content.version,
        language=content.settings.language,
        happened_on=profile.held_on,
        headline=headline,
        step=flow.steps[0].key,
    )
    try:
        own().answers.save(begun.id, "headline", words=headline, tab=this_tab(), base_version=0)
        for field, place in _fields(profile).items():
            own().answers.save(begun.id, field, place=place, tab=this_tab(), base_version=0)
        return own().reflections.finish(begun.id)
    except BaseException:
        deletion().reflection(begun.id)
        raise


def _fields(profile: OwnProfile) -> Mapping[str, str]:
    """The answers of a reflection, by field, that a profile gives."""
    fields = {f"{element}.place": place for element, place in places_to_keep(profile).items()}
    return fields | ({"picks": profile.chosen} if profile.chosen else {})


def _flow_with_most_elements(content: Content) -> Flow:
    """The full walk, or what an organisation has in its place."""
    return max(content.flows.flows, key=lambda flow: sum(isinstance(step, ElementStep) for step in flow.steps))
