"""Inviting somebody who signs in here too, and answering an invitation: both have to want it."""

from __future__ import annotations

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR, NotYours, Seat
from model.content import Content
from model.phrases import day
from model.supervision.invitation import Invitation
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback
from pages.parts.shared.local_time import local
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.people import LONGEST_NAME, WHERE_NAMES_GO

WHO = {PRACTITIONER: "My supervisor", SUPERVISOR: "Somebody I supervise"}
WHAT_IT_MEANS = {
    PRACTITIONER: "{name} asks you to supervise their work here. You see what they choose to bring, and nothing else.",
    SUPERVISOR: "{name} offers to supervise your work here. They see what you choose to bring, and nothing else.",
}
EITHER_ENDS_IT = (
    "Either of you can end it at any time, on the other's page. Then an open meeting is called off; the records you "
    "both confirmed stay with whoever does not remove them."
)
NO_SUCH_WORDS = "There is no invitation with these words. They last a week and count once. Ask for new ones."
_TOLD = "invitation_words"


def invitations_part(content: Content) -> None:
    """Both ways, folded; and the invitations that wait for an answer."""
    for one in my_supervision().invitations.mine():
        _waiting(one)
    with st.expander("Invite somebody who signs in here too"):
        _invite(content)
    told = str(st.session_state.get(_TOLD, ""))
    with st.expander("Answer an invitation", expanded=bool(told)):
        _answer(told)


def _waiting(one: Invitation) -> None:
    with st.container(border=True, key=f"invitation_{one.id}"):
        st.write(f"Tell **{plain(one.invited_name)}** these four words, in person or by phone:")
        st.markdown(f"### {plain(one.code)}")
        st.caption(f"They are entered under *Answer an invitation* by {day(local(one.until).date())}, and count once.")
        button("Take it back", f"withdraw_{one.id}", _withdraw, one.id, kind="tertiary")


def _invite(content: Content) -> None:
    with st.form("invite", border=False):
        seats: list[Seat] = [PRACTITIONER, SUPERVISOR]
        seat = st.radio("Whom do you invite?", seats, format_func=WHO.__getitem__, key="invite_seat")
        mine = st.text_input("What the record calls you", key="invite_mine", max_chars=LONGEST_NAME)
        theirs = st.text_input("What it calls them", key="invite_theirs", max_chars=LONGEST_NAME)
        st.caption(WHERE_NAMES_GO)
        if st.form_submit_button("Make four words for them", key="make_invitation", type="primary"):
            names = (mine, theirs) if seat == PRACTITIONER else (theirs, mine)
            try:
                my_supervision().invitations.invite(*names, seat, content.phone.key_words)
            except ValueError:
                st.warning("Both names are needed. A made-up one will do.")
            else:
                st.rerun()


def _answer(told: str) -> None:
    if not told:
        with st.form("answer_invitation", border=False):
            said = st.text_input("The four words you were told", key="invitation_said", max_chars=LONGEST_NAME)
            if st.form_submit_button("Look at it", key="look_at_invitation"):
                st.session_state[_TOLD] = said
                st.rerun()
        return
    try:
        found = my_supervision().invitations.look(told)
    except NotYours:
        st.warning(NO_SUCH_WORDS)
        button("Try other words", "other_words", _forget_words)
        return
    st.write(WHAT_IT_MEANS[found.seat].format(name=f"**{plain(found.inviter_name)}**"))
    st.write(f"The record would call you **{plain(found.invited_name)}**; you can change that later. {EITHER_ENDS_IT}")
    with st.container(horizontal=True):
        button("Accept", "accept_invitation", _accept, told, kind="primary")
        button("Say no", "decline_invitation", _decline, told)


@callback
def _withdraw(invitation: str) -> None:
    my_supervision().invitations.withdraw(invitation)


@callback
def _accept(told: str) -> None:
    _forget_words()
    my_supervision().invitations.accept(told)


@callback
def _decline(told: str) -> None:
    _forget_words()
    my_supervision().invitations.decline(told)


def _forget_words() -> None:
    st.session_state.pop(_TOLD, None)
