"""Inviting somebody to supervision who signs in here too, by their address or by four words: both have to want it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR, Seat
from model.content import Content
from model.mail_address import LONGEST
from model.phrases import day
from model.supervision.invitation import AddressInvitation, Invitation
from model.supervision.refusals import CannotInvite
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback
from pages.parts.shared.local_time import local
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.invitations.answer import answer_words_part
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.people import LONGEST_NAME, WHERE_NAMES_GO

WHO = {PRACTITIONER: "My supervisor", SUPERVISOR: "Somebody I supervise"}
BY_ADDRESS, BY_WORDS = "By e-mail address", "By four words"
NO_MAIL = "No mail is sent, so tell them to look under *Supervision* here. They see that you sign in as {own}."

_MADE = "invitations_made"
"""How many were made in this tab: the next form is a new one, with nothing in it of whoever was invited last."""


def invitations_part(content: Content) -> None:
    """Both ways, folded; and the invitations that wait for an answer."""
    for one in my_supervision().by_address.mine():
        _waiting_at_address(one)
    for told in my_supervision().invitations.mine():
        _waiting(told)
    with st.expander("Invite somebody who signs in here too"):
        _invite(content)
    answer_words_part()


def _waiting_at_address(one: AddressInvitation) -> None:
    with st.container(border=True, key=f"invitation_{one.id}"):
        st.write(f"You invited **{plain(one.invited_name)}** at {plain(one.address)}.")
        st.caption(
            "No mail is sent: tell them to look under *Supervision* here. "
            f"It waits until {day(local(one.until).date())}. Only a yes is told: if they say no, or nobody signs in "
            "with this address, it looks the same."
        )
        button("Take it back", f"withdraw_{one.id}", _withdraw_from_address, one.id, kind="tertiary")


def _waiting(one: Invitation) -> None:
    with st.container(border=True, key=f"invitation_{one.id}"):
        st.write(f"Tell **{plain(one.invited_name)}** these four words, in person or by phone:")
        st.markdown(f"### {plain(one.code)}")
        st.caption(f"They are entered under *Answer an invitation* by {day(local(one.until).date())}, and count once.")
        button("Take it back", f"withdraw_{one.id}", _withdraw, one.id, kind="tertiary")


def _invite(content: Content) -> None:
    """The form of one way; by address only for whoever has one that those who are invited can be shown."""
    number = st.session_state.get(_MADE, 0)
    own = my_supervision().by_address.own_address()
    ways = [BY_ADDRESS, BY_WORDS]
    way = st.radio("How do you invite them?", ways, key="invite_way", horizontal=True) if own else BY_WORDS
    with st.form("invite", border=False):
        seats: list[Seat] = [PRACTITIONER, SUPERVISOR]
        seat = st.radio("Whom do you invite?", seats, format_func=WHO.__getitem__, key="invite_seat", horizontal=True)
        if way == BY_ADDRESS:
            address = st.text_input(
                "The e-mail address they sign in with", key=f"invite_address_{number}", max_chars=LONGEST
            )
        mine = st.text_input("Your name", key="invite_mine", max_chars=LONGEST_NAME)
        theirs = st.text_input("Their name", key=f"invite_theirs_{number}", max_chars=LONGEST_NAME)
        st.caption(WHERE_NAMES_GO)
        names = (mine, theirs) if seat == PRACTITIONER else (theirs, mine)
        if way == BY_ADDRESS:
            st.caption(NO_MAIL.format(own=plain(own)))
            if st.form_submit_button("Invite them", key="invite_them", type="primary"):
                _keep(lambda: my_supervision().by_address.invite(*names, seat, address))
        elif st.form_submit_button("Make four words for them", key="make_invitation", type="primary"):
            _keep(lambda: my_supervision().invitations.invite(*names, seat, content.phone.key_words))


def _keep(invite: Callable[[], object]) -> None:
    try:
        invite()
    except CannotInvite as fault:
        st.warning(str(fault))
    except ValueError:
        st.warning("Both names are needed. A made-up one will do.")
    else:
        st.session_state[_MADE] = st.session_state.get(_MADE, 0) + 1
        st.rerun()


@callback
def _withdraw(invitation: str) -> None:
    my_supervision().invitations.withdraw(invitation)


@callback
def _withdraw_from_address(invitation: str) -> None:
    my_supervision().by_address.withdraw(invitation)
