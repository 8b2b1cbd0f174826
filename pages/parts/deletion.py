"""Deleting for good, which reaches from one's reflections into supervision and workshops."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import streamlit as st
from streamlit import runtime

from model.access import NotYours
from model.phrases import counted
from model.reflection.reflection import Reflection
from model.relationship.relationship import Relationship
from model.supervision.meeting import SHARE_FILE
from pages.parts.account.signed_out import LEFT
from pages.parts.card.answer_back import HELD as HELD_CARD
from pages.parts.hold import hold_told
from pages.parts.own_file import save_everything
from pages.parts.reflection.outcomes import ASKED
from pages.parts.relationship.open_note import HELD
from pages.parts.shared.fragment import NOT_KEPT, callback, trace_told
from pages.parts.shared.open_answers import this_tab
from pages.parts.shared.open_guide import deletion, own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.open_plan import PLAN_HELD
from pages.parts.shared.reflection_titles import own_title
from pages.parts.shared.what_is_there import LAST_KNOWN, is_deleted_since
from pages.parts.supervision.bring import SEEN
from pages.parts.supervision.comments import SHOWN
from pages.parts.supervision.files_in_tab import MADE
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.overview.open_mark import OPEN_MARKS
from server.settings import team_here


@st.dialog("Delete it?")
def ask_before_deleting(reflection: Reflection) -> None:
    """Ask once, and say which one it is and what goes."""
    if hold_told():
        return
    if reflection.headline:
        st.text(reflection.headline)
    st.write(
        f"{plain(own_title(reflection))}: your words, places and next steps in it go. "
        "In this tab you can undo it for a minute. Then it is gone for good."
    )
    for said in what_becomes_of_brought(reflection):
        st.write(said)
    with st.container(horizontal=True):
        if st.button("Keep it", key="keep_it"):
            st.rerun()
        if st.button(
            "Delete it", key="delete_for_good", icon=":material/delete:", on_click=_delete, args=(reflection.id,)
        ):
            st.rerun()


@callback
def _delete(reflection: str) -> None:
    with trace_told():
        deletion().reflection(reflection, tab=this_tab())


def what_becomes_of_brought(reflection: Reflection) -> list[str]:
    """What deleting a reflection does to what was brought of it to supervision."""
    said = []
    for meeting in my_supervision().brought.open_meetings(reflection.id):
        name = plain(my_supervision().supervisions.get(meeting.supervision).supervisor_name)
        said.append(f"What you brought of it to the open meeting with {name} goes too.")
        if meeting.mode == SHARE_FILE:
            said.append(f"If you sent it in a file, it stays on {name}'s machine until they open your next one.")
    if my_supervision().meetings.count(is_open=False):
        said.append("What you brought to a meeting that both have confirmed stays in its record.")
    return said


@st.dialog("Delete this relationship?")
def ask_before_deleting_relationship(relationship: Relationship) -> None:
    """Ask once, and say whose it is and all that goes with it."""
    if hold_told():
        return
    held = own().relationships.holdings(relationship.id)
    st.text(relationship.pseudonym)
    counts = ((held.reflections, "reflection"), (held.drafts, "draft"), (held.notes, "note"), (held.cards, "card"))
    goes = [counted(number, thing) for number, thing in counts if number]
    said = f"With the name go {' and '.join(goes)}, with all that is in them." if goes else "Only the name goes."
    st.write(f"{said} In this tab you can undo it for a minute. Then it is gone for good.")
    if my_supervision().meetings.count(is_open=True):
        st.write("What you brought of them to an open supervision meeting goes too.")
    if my_supervision().meetings.count(is_open=False):
        st.write("What you brought to a meeting that both have confirmed stays in its record.")
    with st.container(horizontal=True):
        if st.button("Keep it", key="keep_relationship"):
            st.rerun()
        if st.button("Delete it", key="relationship_for_good", icon=":material/delete:"):
            with suppress(NotYours), trace_told():
                deletion().relationship(relationship.id, tab=this_tab())
            st.switch_page("relationships.py")


_ALONE = (
    "All reflections, next steps, notes, own plans and made-up names go, drafts too, and so do all supervision "
    "meetings and their records on this machine. There is no way back."
)
_IN_TEAM = (
    "Then all reflections, next steps, notes, own plans and made-up names go, drafts too, and your workshops. A record "
    "that another person here confirmed with you stays with them. Your account here goes too, and you are signed out. "
    "That everything was deleted, and when, stays in your trail, without a word of it. There is no way back."
)


def delete_everything_part() -> None:
    """Everything at once, behind words that have to be typed; in a team after taking it along, for whoever leaves."""
    with st.expander("Leave: take everything, then delete it" if team_here() else "Delete everything I have written"):
        if team_here():
            st.write("First take everything with you, in one file that Alongside reads back on any machine.")
            save_everything("leaving")
        if hold_told():
            return
        st.write(_IN_TEAM if team_here() else _ALONE)
        said = st.text_input("To be sure, type: delete everything", key="sure")
        if st.button(
            "Delete everything for good", key="delete_everything", disabled=said.strip().lower() != "delete everything"
        ):
            with trace_told():
                deletion().everything()
            for name in set(st.session_state) - {NOT_KEPT, LAST_KNOWN}:
                del st.session_state[name]
            st.session_state[LEFT] = True
            st.rerun()


def forget_what_is_gone() -> None:
    """Once anything was deleted, in whichever tab: let go of what this one holds of it, and of files made before."""
    if not is_deleted_since():
        return
    _forget_made_files()
    for name in (SEEN, SHOWN, ASKED, OPEN_MARKS):
        st.session_state.pop(name, None)
    find_meeting = my_supervision().meetings.get
    for name, id_of, find in (
        ("draft", "id", own().reflections.get),
        (HELD, "id", own().notes.get),
        (HELD_CARD, "id", own().cards.get),
        (PLAN_HELD, "id", own().plans.get),
        ("meeting", "id", find_meeting),
        (MADE, "meeting", find_meeting),
    ):
        if held := st.session_state.get(name):
            _let_go_where_gone(name, getattr(held, id_of), find)


def _let_go_where_gone(name: str, id_: str, find: Callable[[str], object]) -> None:
    """Let go of what is held under `name`, and of its widgets, where the store has no such thing any more."""
    try:
        find(id_)
    except NotYours:
        for key in [name, *(key for key in st.session_state if id_ in str(key))]:
            del st.session_state[key]


def _forget_made_files() -> None:
    """Let go of files made before, which the server holds for a while: one look marks them, and the next one acts.

    No tab waits for one, since each is fetched as soon as it is made.
    """
    if runtime.exists():
        for _ in range(2):
            runtime.get_instance().media_file_mgr.remove_orphaned_files()
