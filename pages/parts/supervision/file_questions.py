"""What is asked of a share file, before it is taken in or of whom it brought, and the two answers to it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from model.access import PRACTITIONER
from model.content import Content
from model.report.supervision_record.claims import told_claims
from model.share_file.claims import Claims
from model.share_file.faults import CalledOff, OlderFile, Question, ShareFault
from model.supervision.meeting import ONE_SCREEN
from model.supervision.namesake import KeptBy, Namesake
from pages.parts.shared.fragment import trace_told
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.files_in_tab import Asked, put_away_opened, take_in_all_the_same
from pages.parts.supervision.guidance import guidance_part
from pages.parts.supervision.meeting_day import arranged
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.record import show_blocks

LEFT = "share_file_left"
"""That a file was just left, until that is said."""

_TWO_PEOPLE = "two_people_of_one_name"
"""Where a tab remembers which entries, though called the same as somebody who came by file, stay beside them."""

_KEPT_BY: dict[KeptBy, str] = {"record": "a record is confirmed", "meeting": "a meeting is begun"}


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
}

_MET_THERE = "Did you meet at {name}'s machine and confirm there? Then this is your copy. Read it below."
_SAID_ELSEWHERE = (
    "Did you say it on another machine, at {name}'s, or before you put back an older backup? Then it is yours. "
    "Read it below."
)
_NOT_YOURS = "If it is not what you said, do not keep it: nothing of the file is kept then. Ask {name} what they sent."


def question_part(content: Content, asked: Asked) -> None:
    """What is asked, in full, and the two answers. Nothing of the file is kept until there is a yes."""
    sender = asked.contents.practitioner_name, asked.contents.supervisor_name
    name = plain(sender[asked.contents.from_seat != PRACTITIONER])
    if isinstance(asked.question.asked, Claims):
        _ask_whether_theirs(content, asked, asked.question.asked, name)
        return
    ways = _WAYS[type(asked.question)]
    st.warning(asked.question.message, icon=":material/help:")
    st.write(ways.think_of.format(name=name))
    _answers(asked, name, ways.yes, ways.no)


def _ask_whether_theirs(content: Content, asked: Asked, claims: Claims, name: str) -> None:
    """The ordinary case first, then the two answers, and below them every word."""
    is_met_there = claims.body is not None and asked.contents.mode == ONE_SCREEN
    st.info((_MET_THERE if is_met_there else _SAID_ELSEWHERE).format(name=name), icon=":material/help:")
    st.write(asked.question.message)
    st.write(_NOT_YOURS.format(name=name))
    _answers(asked, name, "I did say this, keep it", "I did not say this")
    with st.container(border=True, key="said_in_your_name"):
        sender = asked.contents.practitioner_name, asked.contents.supervisor_name
        show_blocks(content, told_claims(content, claims, sender), "claims")
    if claims.body:
        guidance_part(content, claims.body.script, name)


def _answers(asked: Asked, name: str, label_yes: str, label_no: str) -> None:
    with st.container(horizontal=True, key="answers_to_file"):
        yes = st.button(label_yes, key="file_yes")
        no = st.button(label_no, key="file_no")
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


def same_person_part(supervision_id: str) -> None:
    """Where somebody was named here before this file of theirs: ask once whether it is the same person."""
    apart: set[str] = st.session_state.setdefault(_TWO_PEOPLE, set())
    found = [one for one in my_supervision().namesakes.of(supervision_id) if one.supervision.id not in apart]
    for namesake in found[:1]:
        _ask_whether_the_same(namesake, supervision_id, apart)


def _ask_whether_the_same(namesake: Namesake, came: str, apart: set[str]) -> None:
    own, mine = namesake.supervision, my_supervision()
    seat = mine.supervisions.seat(own.id)
    st.markdown(f"**Is this the {plain(own.other_name(seat))} you already have?**")
    st.write(_what_becomes_of(namesake))
    with st.container(horizontal=True, key="answers_to_name"):
        is_same = not namesake.kept_by and st.button("It is the same person", key="same_person")
        are_two = st.button("Keep both" if namesake.kept_by else "They are two people", key="two_people")
    if is_same:
        with trace_told():
            mine.namesakes.take_away(own.id, came)
        st.rerun()
    elif are_two:
        apart.add(own.id)
        st.rerun()


def _what_becomes_of(namesake: Namesake) -> str:
    if namesake.kept_by:
        return (
            f"In your own entry {_KEPT_BY[namesake.kept_by]}, and it cannot move to another. So both stay, also where "
            "it is one person. A letter after one of the names tells them apart."
        )
    planned = f", with the meeting planned for {plain(arranged(namesake.planned))}" if namesake.planned else ""
    gone = ", with what is known of a meeting called off" if namesake.has_called_off else ""
    return f"If it is, your own entry goes{planned}{gone}, and the one of the file stays."
