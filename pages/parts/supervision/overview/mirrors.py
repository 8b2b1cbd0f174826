"""How meetings with one supervisor were, for the practitioner alone: over time, and what they did not show then."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.phrases import day
from model.report.mirror.lines import mirror_in_words, mirror_lines_svg, mirror_table
from model.supervision.mirror import KeptMirror
from model.supervision.overview import WithSomebody
from pages.parts.shared.buttons import button
from pages.parts.shared.charts.lines import ON_SCREEN, show_as_table, show_lines
from pages.parts.shared.fragment import callback, trace_told
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import my_supervision

_ASKED = "mirror_to_delete"
"""Where the meeting waits whose mirror is to be deleted, until that is said once more."""


def mirror_over_time_part(content: Content, one: WithSomebody) -> None:
    """The places they gave, meeting by meeting, drawn and told; nothing where there are none."""
    meetings = my_supervision().mirrors.places(one.supervision.id)
    if not meetings:
        return
    with st.expander("How meetings were for you, over time"):
        st.write(f"For you alone: {plain(one.name)} gets this drawing in no record and no file.")
        for said in mirror_in_words(content, meetings):
            st.write(plain(said))
        show_lines(lambda shape: mirror_lines_svg(content, meetings, ON_SCREEN, shape))
        st.caption(
            "From 1 at the bottom to 5 at the top, for every meeting that is confirmed. Where there is no mark, you "
            "gave no place: a gap, not a zero. Nothing is added up."
        )
        show_as_table(mirror_table(content, meetings))


def mirrors_part(one: WithSomebody) -> None:
    """Those that were kept, each to read and to delete; nothing where there are none."""
    found = my_supervision().mirrors.of(one.supervision.id)
    if not found:
        return
    with st.expander("How meetings were for you, kept for you alone"):
        st.write(
            f"You said this and did not show it then. {plain(one.name)} does not get it, in no record and no file, "
            "unless you bring it: in the step of a later meeting that asks how it was."
        )
        for mirror in found:
            _one(mirror)


def _one(mirror: KeptMirror) -> None:
    st.markdown(f"**{day(mirror.held_on)}**")
    for item in my_supervision().mirrors.told(mirror.meeting):
        st.caption(plain(item.prompt))
        st.text(item.words)
    if mirror.is_settled:
        st.caption("You brought it to a later meeting. It stands in that record, also where you delete it here.")
    elif mirror.brought_to:
        st.caption("You brought it to the open meeting. You can take it back there until you have both confirmed.")
        return
    if st.session_state.get(_ASKED) != mirror.meeting:
        label = f"Delete what you said of {day(mirror.held_on)}"
        button(label, f"delete_mirror_{mirror.meeting}", _ask, mirror.meeting, icon="delete")
        return
    st.write("**Delete it for good?** There is no way back.")
    with st.container(horizontal=True):
        button("Delete it for good", "delete_mirror_for_good", _delete, mirror.meeting, icon="delete")
        button("Keep it", "keep_mirror", _ask, None)


@callback
def _ask(meeting: str | None) -> None:
    st.session_state[_ASKED] = meeting


@callback
def _delete(meeting: str) -> None:
    st.session_state[_ASKED] = None
    with trace_told():
        my_supervision().mirrors.delete(meeting)
