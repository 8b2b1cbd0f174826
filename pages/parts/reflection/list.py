"""The list of one's own reflections: find, open, correct, delete for good."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.content import Content
from model.reflection.reflection import Reflection
from model.supervision.meeting import SHARE_FILE
from pages.parts.shared.fragment import NOT_KEPT, trace_told
from pages.parts.shared.open_guide import own, title_of
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import meetings

A_PAGE = 20
MOST_FOUND = 50


def search_box() -> Sequence[Reflection] | None:
    """What a search found in one's own words, or None when nothing is searched for."""
    text = st.text_input("Find in my own words", key="find", placeholder="A word you remember writing")
    if not text.strip():
        return None
    found = own().search(text.strip(), limit=MOST_FOUND)
    st.caption("Nothing found with those words." if not found else f"Found in {len(found)}.")
    return found


def list_reflections(content: Content, found: Sequence[Reflection] | None) -> None:
    """A page of reflections, newest first, or what the search found."""
    if found is None or found:
        st.header("Newest first" if found is None else "Found", anchor=False)
    if found is not None:
        for reflection in found:
            one_reflection(content, reflection)
        return
    total = own().count()
    pages = -(-total // A_PAGE)
    page = st.pagination(pages, key="page") if pages > 1 else 1
    for reflection in own().reflections(limit=A_PAGE, offset=(page - 1) * A_PAGE):
        one_reflection(content, reflection)


def one_reflection(content: Content, reflection: Reflection) -> None:
    """One entry with its ways on."""
    flows = {flow.key: flow.name for flow in content.flows.flows}
    with st.container(border=True, key=f"entry_{reflection.id}"):
        st.subheader(title_of(reflection), anchor=False)
        if reflection.headline:
            st.text(reflection.headline)
        st.caption(f"{flows.get(reflection.flow, 'Reflection')}. {'A draft.' if reflection.is_draft else 'Finished.'}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if not reflection.is_draft:
                st.page_link(
                    "your_profile.py",
                    label="Open",
                    icon=":material/visibility:",
                    query_params={"draft": reflection.id},
                )
            st.page_link(
                "reflect.py",
                label="Go on" if reflection.is_draft else "Change",
                icon=":material/edit:",
                query_params={"draft": reflection.id},
            )
            if not reflection.is_draft:
                st.page_link(
                    "take_to_supervision.py",
                    label="Take to supervision",
                    icon=":material/supervisor_account:",
                    query_params={"draft": reflection.id},
                )
            if st.button("Delete", key=f"delete_{reflection.id}", type="tertiary", icon=":material/delete:"):
                ask_before_deleting(reflection)


@st.dialog("Delete for good?")
def ask_before_deleting(reflection: Reflection) -> None:
    """Ask once, and say which one it is and what goes."""
    if reflection.headline:
        st.text(reflection.headline)
    st.write(f"{title_of(reflection)}: your words, places and next steps in it will be gone. There is no way back.")
    for said in what_becomes_of_brought(reflection):
        st.write(said)
    with st.container(horizontal=True):
        if st.button("Keep it", key="keep_it"):
            st.rerun()
        if st.button("Delete for good", key="delete_for_good", icon=":material/delete:"):
            with trace_told():
                own().delete(reflection.id)
            forget_open(reflection.id)
            st.rerun()


def what_becomes_of_brought(reflection: Reflection) -> list[str]:
    """What deleting a reflection does to what was brought of it to supervision."""
    said = []
    for meeting in meetings().open_meetings_of(reflection.id):
        name = plain(meetings().supervision(meeting.supervision).supervisor_name)
        said.append(f"What you brought of it to the open meeting with {name} goes too.")
        if meeting.way == SHARE_FILE:
            said.append(f"If you sent it in a file, it stays on {name}'s machine until they open your next one.")
    if meetings().count(is_open=False):
        said.append("What you brought to a meeting that both have confirmed stays in its record.")
    return said


def forget_open(reflection_id: str) -> None:
    """Let go of an open draft that was deleted, so that no part of the page goes on saving it."""
    draft = st.session_state.get("draft")
    if draft is not None and draft.id == reflection_id:
        del st.session_state["draft"]


def delete_everything_part() -> None:
    """Everything at once, behind words that have to be typed."""
    with st.expander("Delete everything I have written"):
        st.write(
            "All reflections, next steps and made-up names go, drafts too, and so do all supervision meetings "
            "and their records on this machine. There is no way back."
        )
        said = st.text_input("To be sure, type: delete everything", key="sure")
        if st.button(
            "Delete everything for good", key="delete_everything", disabled=said.strip().lower() != "delete everything"
        ):
            with trace_told():
                own().delete_everything()
            for name in set(st.session_state) - {NOT_KEPT}:
                del st.session_state[name]
            st.rerun()
