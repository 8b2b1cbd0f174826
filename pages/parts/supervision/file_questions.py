"""What is asked before a share file is taken in, and the two answers to it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from model.access import PRACTITIONER
from model.content import Content
from model.report.supervision_record.claims import told_claims
from model.share_file.claims import Claims
from model.share_file.faults import CalledOff, InYourName, OlderFile, Question, ShareFault
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.files_in_tab import Asked, put_away_opened, take_in_all_the_same
from pages.parts.supervision.guidance import guidance_part
from pages.parts.supervision.record import show_blocks

LEFT = "share_file_left"
"""That a file was just left, until that is said."""


@dataclass(frozen=True)
class _Ways:
    """What to think of, with the sender's name, and what the two buttons say."""

    think_of: str
    yes: str
    no: str = "Leave the file"


_WAYS: dict[type[Question], _Ways] = {
    OlderFile: _Ways(
        "If {name} says that it is their newest, open it all the same: what they say in it then stands.",
        "Open it all the same",
    ),
    CalledOff: _Ways(
        "What {name} said comes with the file. What you said in it stays deleted.",
        "Take it in again",
    ),
    InYourName: _Ways(
        "It may well be yours, if you said it on another machine or put back an older backup. What you keep stands "
        "everywhere as “according to the file, not confirmed on this machine”. If it is not yours, nothing of the "
        "file is kept: ask {name} what they sent.",
        "I did say this, keep it",
        "I did not say this",
    ),
}


def question_part(content: Content, asked: Asked) -> None:
    """What is asked, in full, and the two answers. Nothing of the file is kept until there is a yes."""
    sender = asked.contents.practitioner_name, asked.contents.supervisor_name
    name, ways = plain(sender[asked.contents.from_seat != PRACTITIONER]), _WAYS[type(asked.question)]
    st.warning(asked.question.message, icon=":material/help:")
    if isinstance(asked.question.asked, Claims):
        with st.container(border=True, key="said_in_your_name"):
            show_blocks(content, told_claims(content, asked.question.asked, sender), "claims")
        if asked.question.asked.body:
            guidance_part(content, asked.question.asked.body.script, name)
    st.write(ways.think_of.format(name=name))
    with st.container(horizontal=True, key="answers_to_file"):
        yes = st.button(ways.yes, key="file_yes")
        no = st.button(ways.no, key="file_no")
    if yes:
        try:
            take_in_all_the_same(asked)
        except ShareFault as fault:
            st.error(plain(fault.message), icon=":material/error:")
        else:
            st.rerun()
    elif no:
        put_away_opened()
        st.session_state[LEFT] = name
        st.rerun()
