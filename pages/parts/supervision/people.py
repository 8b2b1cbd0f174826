"""The two people of a supervision: naming them, and removing all that is kept of their meetings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from model.access import PRACTITIONER, SUPERVISOR, Seat, other_seat
from model.supervision.meeting import Supervision
from model.supervision.namesake import is_called_the_same
from pages.parts.shared.buttons import Kind
from pages.parts.shared.fragment import trace_told
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import my_supervision
from server.surroundings import where_words_stay

LONGEST_NAME = 80
REMOVE = "remove everything"
_SAME = "same_name_told"
"""Where the name waits that somebody has already, once that was said."""

WHERE_NAMES_GO = (
    "A first name, a name from work or a made-up one will do. "
    f"The names stay {where_words_stay()}, and go into what you hand over: the record and a share file."
)
WHOSE_NAME = (
    "Records you have both confirmed keep the names in them. In an open meeting, a new name asks both of you to "
    "confirm again. By share file, each of you says your own name."
)


OF_A_MACHINE = (
    "All meetings with them go: the open one, the confirmed records, the agreed actions. "
    "What they have on their own machine stays there."
)
OF_AN_ACCOUNT = (
    "You do not meet here any more. The open meeting is called off for both. The records you both confirmed, and what "
    "was agreed in them, leave your pages and stay on theirs, until they remove them too."
)


def name_your_supervisor(known: Sequence[Supervision] = (), *, kind: Kind = "primary") -> None:
    """Begin a supervision, beside those there are: what the two are called in it.

    `kind`: of the button, the main one where nobody is here yet.
    """
    called = known[0].practitioner_name if known else ""
    number = len(known)
    with st.form("name_supervisor", border=False):
        mine = st.text_input("Your name", called, key=f"new_practitioner_{number}", max_chars=LONGEST_NAME)
        theirs = st.text_input("Your supervisor's name", key=f"new_supervisor_{number}", max_chars=LONGEST_NAME)
        told = st.empty()
        st.caption(WHERE_NAMES_GO)
        is_pressed = st.form_submit_button("Keep these names", key="keep_new_names", type=kind)
        if is_pressed and not _asks_about(told, theirs, [one.supervisor_name for one in known]):
            _keep_names(my_supervision().supervisions.begin, mine, theirs)


def name_whom_you_supervise(known: Sequence[Supervision] = ()) -> None:
    """The same for who supervises. `known`: those one supervises already."""
    called = known[0].supervisor_name if known else ""
    number = len(known)
    with st.form("name_supervisee", border=False):
        theirs = st.text_input("Their name", key=f"new_supervisee_{number}", max_chars=LONGEST_NAME)
        told = st.empty()
        mine = st.text_input("Your name", called, key=f"new_as_supervisor_{number}", max_chars=LONGEST_NAME)
        st.caption(WHERE_NAMES_GO)
        is_pressed = st.form_submit_button("Name them", key="keep_new_supervisee")
        if is_pressed and not _asks_about(told, theirs, [one.practitioner_name for one in known]):
            _keep_names(my_supervision().supervisions.begin, theirs, mine, SUPERVISOR)


def _asks_about(told: DeltaGenerator, name: str, known: Sequence[str]) -> bool:
    """Whether somebody is called this already, which is said beside the field; pressed once more, it is kept."""
    is_here = any(is_called_the_same(name, one) for one in known)
    if not is_here or is_called_the_same(st.session_state.pop(_SAME, ""), name):
        return False
    st.session_state[_SAME] = name
    told.warning(
        f"There is somebody called {plain(name.strip())} here already. A second name or a letter tells the two apart. "
        "Press again to keep it all the same."
    )
    return True


def _keep_names(keep: Callable[..., Supervision], *given: str | None) -> None:
    try:
        keep(*given)
    except ValueError:
        st.warning("Both names are needed. A made-up one will do.")
    else:
        st.rerun()


def names_and_removing(supervision: Supervision, seat: Seat) -> None:
    """Correct the names, or let go of all that is kept of this person."""
    with st.expander("Change the names, or remove all of it"):
        _rename(supervision, seat)
        _remove(supervision, plain(supervision.other_name(seat)))


def _rename(supervision: Supervision, seat: Seat) -> None:
    other = other_seat(seat)
    with st.form(f"names_{supervision.id}", border=False):
        named = {
            seat: _name_field("Your name", supervision, seat),
            other: _name_field("Their name", supervision, other),
        }
        st.caption(WHOSE_NAME)
        if st.form_submit_button("Keep these names", key=f"keep_names_{supervision.id}"):
            names = named.get(PRACTITIONER), named.get(SUPERVISOR)
            _keep_names(my_supervision().supervisions.rename, supervision.id, *names)


def _name_field(label: str, supervision: Supervision, seat: Seat) -> str:
    return st.text_input(label, supervision.name_of(seat), key=f"{seat}_{supervision.id}", max_chars=LONGEST_NAME)


def _remove(supervision: Supervision, other: str) -> None:
    st.markdown(f"**Remove everything with {other}{'' if supervision.both_sign_in else ' from this machine'}**")
    stays = OF_AN_ACCOUNT if supervision.both_sign_in else OF_A_MACHINE
    st.write(f"{stays} Your reflections stay. There is no way back.")
    said = st.text_input(f"To be sure, type: {REMOVE}", key=f"sure_{supervision.id}")
    if st.button(
        f"Remove everything with {other}",
        key=f"remove_{supervision.id}",
        icon=":material/delete:",
        disabled=said.strip().lower() != REMOVE,
    ):
        with trace_told():
            my_supervision().supervisions.forget(supervision.id)
        st.session_state.pop("meeting", None)
        st.rerun()
