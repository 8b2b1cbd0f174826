"""Answering an invitation to supervision: one that came to one's address, or one whose four words one was told."""

from __future__ import annotations

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR, NotYours
from model.phrases import day
from model.supervision.invitation import AddressInvitation, Invitation
from pages.parts.shared.buttons import button, link
from pages.parts.shared.fragment import NOT_KEPT, callback
from pages.parts.shared.local_time import local
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.people import LONGEST_NAME
from server.settings import team_here

WHAT_IT_MEANS = {
    PRACTITIONER: "{name} asks you to supervise their work here. You see what they choose to bring, and nothing else.",
    SUPERVISOR: "{name} offers to supervise your work here. They see what you choose to bring, and nothing else.",
}
EITHER_ENDS_IT = (
    "Either of you can end it at any time, on the other's page. Then an open meeting is called off; the records you "
    "both confirmed stay with whoever does not remove them."
)
NO_SUCH_WORDS = "There is no invitation with these words. They last a week and count once. Ask for new ones."
NOT_THERE = "This invitation was taken back, or is over. Nothing was changed. They can invite you again."
_TOLD = "invitation_words"


def invitations_to_me_part() -> None:
    """Those that came to one's address, each with both answers."""
    for one in _to_me():
        with st.container(border=True, key=f"invited_{one.id}"):
            _what_it_means(one, f"**{plain(one.inviter_name)}**, who signs in as {plain(one.address)},")
            with st.container(horizontal=True):
                button("Accept", f"accept_{one.id}", _accept_mine, one.id, kind="primary")
                button("Say no", f"decline_{one.id}", _decline_mine, one.id)
            st.caption(f"It waits until {day(local(one.until).date())}. A no is not told to them.")


def link_to_invitations() -> None:
    """On the first page: that somebody waits for an answer."""
    for one in _to_me():
        link("supervision.py", f"{plain(one.inviter_name)} invites you to supervision", "group_add")


def answer_words_part() -> None:
    """Folded: the four words one was told, and then what they lead to."""
    told = str(st.session_state.get(_TOLD, ""))
    with st.expander("Answer an invitation", expanded=bool(told)):
        _answer(told) if told else _ask_for_words()


def _to_me() -> list[AddressInvitation]:
    return my_supervision().by_address.to_me() if team_here() else []


def _what_it_means(found: Invitation | AddressInvitation, who: str) -> None:
    st.write(WHAT_IT_MEANS[found.seat].format(name=who))
    st.write(f"The record would call you **{plain(found.invited_name)}**; you can change that later. {EITHER_ENDS_IT}")


def _ask_for_words() -> None:
    with st.form("answer_invitation", border=False):
        said = st.text_input("The four words you were told", key="invitation_said", max_chars=LONGEST_NAME)
        if st.form_submit_button("Look at it", key="look_at_invitation"):
            st.session_state[_TOLD] = said
            st.rerun()


def _answer(told: str) -> None:
    try:
        found = my_supervision().invitations.look(told)
    except NotYours:
        st.warning(NO_SUCH_WORDS)
        button("Try other words", "other_words", _forget_words)
        return
    _what_it_means(found, f"**{plain(found.inviter_name)}**")
    with st.container(horizontal=True):
        button("Accept", "accept_invitation", _accept, told, kind="primary")
        button("Say no", "decline_invitation", _decline, told)


@callback
def _accept(told: str) -> None:
    _forget_words()
    my_supervision().invitations.accept(told)


@callback
def _decline(told: str) -> None:
    _forget_words()
    my_supervision().invitations.decline(told)


@callback
def _accept_mine(invitation: str) -> None:
    try:
        my_supervision().by_address.accept(invitation)
    except NotYours:
        st.session_state[NOT_KEPT] = NOT_THERE


@callback
def _decline_mine(invitation: str) -> None:
    my_supervision().by_address.decline(invitation)


def _forget_words() -> None:
    st.session_state.pop(_TOLD, None)
