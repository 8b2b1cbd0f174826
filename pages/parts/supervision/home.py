"""The home of supervision for both seats: who one meets, what one said one would do, files and calendar."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR
from model.content import Content
from model.phrases import day
from model.supervision.meeting import SHARE_FILE
from model.supervision.overview import WithSomebody
from pages.parts.shared.buttons import link
from pages.parts.shared.plain_text import plain
from pages.parts.shared.what_is_there import what_is_there
from pages.parts.supervision.files_in_tab import is_file_wanted
from pages.parts.supervision.invitations.answer import invitations_to_me_part
from pages.parts.supervision.invitations.invite import invitations_part
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.overview.calendar import calendar_part
from pages.parts.supervision.overview.lines import HEADINGS, lines_part
from pages.parts.supervision.overview.own_actions import own_actions_part
from pages.parts.supervision.overview.person import person_part
from pages.parts.supervision.people import name_whom_you_supervise, name_your_supervisor
from pages.parts.supervision.share_file import open_share_file_part
from server.settings import team_here

MOST_OPEN = 3
WHAT_IT_IS = (
    "This is where you meet the person who supervises your work, or whose work you supervise. "
    "The practitioner chooses, piece by piece, what to bring, and the supervisor sees that and no more. "
    "At the end you both confirm one record of what you agreed, and the next meeting starts from there."
)


def home_of_supervision(content: Content) -> None:
    """Everybody one meets, or how to begin."""
    st.title("Supervision", anchor=False)
    invitations_to_me_part()
    people = my_supervision().overview.all()
    if not people:
        _first_time(content)
        return
    by_file = any(one.seat == SUPERVISOR or (one.open and one.open.mode == SHARE_FILE) for one in people)
    if by_file:
        far = [one for one in people if one.seat == SUPERVISOR and not one.supervision.both_sign_in]
        _open_a_file(content, supervises=bool(far))
    if len(people) == 1:
        [one] = people
        st.header(HEADINGS[one.seat], anchor=False)
        st.subheader(plain(one.name), anchor=False)
        person_part(content, one)
    else:
        lines_part(people)
        own_actions_part(content, people)
    with st.container(gap="xsmall", key="more_of_supervision"):
        calendar_part(people)
        _more_people(content, people, by_file=by_file)


def person_asked_for() -> WithSomebody:
    """The person named in the address."""
    return what_is_there(
        "person",
        my_supervision().overview.of,
        "There is nobody here",
        "All with them may have been removed, or the address is not complete. Nothing else was changed.",
        page="supervision.py",
        label="See who you meet",
        icon="group",
    )


def _first_time(content: Content) -> None:
    """Nobody is here yet: what this is, and the two ways to begin."""
    st.write(WHAT_IT_IS)
    _about(content)
    if team_here():
        invitations_part(content)
    st.header("Name your supervisor", anchor=False)
    name_your_supervisor()
    st.header("Or are you the supervisor?", anchor=False)
    name_whom_you_supervise()
    st.write("Did they send you a file from their own Alongside? Open it here, and their meeting is with you.")
    open_share_file_part(content)


def _open_a_file(content: Content, *, supervises: bool = False) -> None:
    """A share file that came, at the top where they are lived by; open while something is said or asked of one."""
    with st.expander("Open a share file", expanded=is_file_wanted()):
        if supervises:
            st.caption("A meeting that somebody you supervise begins at their own machine comes as a share file.")
        open_share_file_part(content)


def _more_people(content: Content, people: Sequence[WithSomebody], *, by_file: bool) -> None:
    """Another supervisor, a first share file, and what this is."""
    if not by_file:
        _open_a_file(content)
    supervisors = [one.supervision for one in people if one.seat == PRACTITIONER]
    if team_here():
        invitations_part(content)
    with st.expander("Name somebody new"):
        st.markdown("**Somebody you supervise**")
        name_whom_you_supervise([one.supervision for one in people if one.seat == SUPERVISOR])
        st.markdown("**Another supervisor of yours**" if supervisors else "**Your supervisor**")
        name_your_supervisor(supervisors, kind="secondary")
    _about(content)


def _about(content: Content) -> None:
    with st.expander("What a supervision meeting is here"):
        st.write(content.supervision.about)
        st.caption(content.supervision.ours)


def people_first() -> bool:
    """On the first page of somebody who supervises and does nothing else here: their way on. Whether it is theirs."""
    mine = my_supervision().supervisions
    seats = {mine.seat(one.id) for one in mine.all()}
    if seats != {SUPERVISOR}:
        return False
    st.header(HEADINGS[SUPERVISOR], anchor=False)
    if st.button("See whom you meet next", key="whom_next", type="primary", icon=":material/group:"):
        st.switch_page("supervision.py")
    return True


def meetings_to_go_on_with(*, under_drafts: bool) -> bool:
    """On the first page: the open meetings, below the drafts that wait. Whether there are any."""
    mine = my_supervision()
    waiting = mine.meetings.all(is_open=True, limit=MOST_OPEN)
    if waiting and not under_drafts:
        st.header("Go on where you were", anchor=False)
    for meeting in waiting:
        other = plain(mine.supervisions.get(meeting.supervision).other_name(meeting.seat))
        link("meeting.py", f"Supervision with {other}, {day(meeting.held_on)}", "group", meeting=meeting.id)
    return bool(waiting)
