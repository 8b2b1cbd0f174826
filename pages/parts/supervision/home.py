"""The home of supervision for both seats: one block a person, by the alphabet, and nobody beside another."""

from __future__ import annotations

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR, Seat
from model.content import Content
from model.phrases import day
from model.search_words import folded
from model.supervision.meeting import SHARE_FILE, Meeting, Supervision
from pages.parts.shared.buttons import link
from pages.parts.shared.local_time import today
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.call_off import called
from pages.parts.supervision.due_actions import agreed_part, reminders_part
from pages.parts.supervision.files_in_tab import asked_file, opened_file
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.people import name_whom_you_supervise, name_your_supervisor, names_and_removing
from pages.parts.supervision.share_file import open_share_file_part
from pages.parts.supervision.start import go_on_with, newest_of

A_PAGE = 5
MOST_OPEN = 3
WHAT_IT_IS = (
    "This is where you meet the person who supervises your work, or whose work you supervise. "
    "The practitioner chooses, piece by piece, what to bring, and the supervisor sees that and no more. "
    "At the end you both confirm one record of what you agreed, and the next meeting starts from there."
)


def home_of_supervision(content: Content) -> None:
    """Everybody one meets, or how to begin."""
    st.title("Supervision", anchor=False)
    supervisors, supervised = _everybody(PRACTITIONER), _everybody(SUPERVISOR)
    if not (supervisors or supervised):
        _first_time(content)
        return
    _people("With your supervisor", supervisors, PRACTITIONER)
    _people("People you supervise", supervised, SUPERVISOR)
    reminders_part()
    is_by_file = any(meeting.mode == SHARE_FILE for meeting in my_supervision().meetings.all(is_open=True))
    _more_people(content, supervisors, has_files=bool(supervised) or is_by_file)


def _everybody(seat: Seat) -> list[Supervision]:
    """The supervisions this person sits in on that side, by the name of the other."""
    supervisions = my_supervision().supervisions
    mine = [supervision for supervision in supervisions.all() if supervisions.seat(supervision.id) == seat]
    return sorted(mine, key=lambda supervision: (folded(supervision.other_name(seat)), supervision.id))


def _first_time(content: Content) -> None:
    """Nobody is here yet: what this is, and the two ways to begin."""
    st.write(WHAT_IT_IS)
    _about(content)
    st.header("Name your supervisor", anchor=False)
    name_your_supervisor()
    st.header("Or are you the supervisor?", anchor=False)
    name_whom_you_supervise()
    st.write("Did they send you a file from their own Alongside? Open it here, and their meeting is with you.")
    open_share_file_part(content)


def _people(heading: str, people: list[Supervision], seat: Seat) -> None:
    """One block a person."""
    if people:
        st.header(heading, anchor=False)
    for supervision in people:
        with st.container(border=True, key=f"person_{supervision.id}"):
            _one_person(supervision, seat)


def _one_person(supervision: Supervision, seat: Seat) -> None:
    st.subheader(plain(supervision.other_name(seat)), anchor=False)
    waiting = newest_of(supervision, is_open=True)
    if waiting:
        st.write(f"An open meeting: {called(waiting)}.")
        go_on_with(supervision, waiting)
    else:
        _next_meeting(supervision, seat)
    agreed_part(supervision, seat)
    _past_meetings(supervision)
    names_and_removing(supervision, seat)


def _next_meeting(supervision: Supervision, seat: Seat) -> None:
    st.write(_next_date(newest_of(supervision, is_open=False)))
    if seat == SUPERVISOR:
        st.caption("A meeting they begin comes as a share file from them.")
    if st.button("Begin a meeting", key=f"begin_with_{supervision.id}"):
        st.switch_page("supervision.py", query_params={"begin": supervision.id})


def _next_date(newest: Meeting | None) -> str:
    if newest is None:
        return "You have not met here yet."
    if newest.next_on is None:
        return "No date for the next meeting yet."
    met = "You meant to meet again on" if newest.next_on < today() else "Next meeting:"
    return f"{met} {day(newest.next_on)}."


def _past_meetings(supervision: Supervision) -> None:
    meetings = my_supervision().meetings
    total = meetings.count(supervision.id, is_open=False)
    if not total:
        return
    st.markdown("**Past meetings**")
    pages, listed = -(-total // A_PAGE), st.container()
    page = st.pagination(pages, key=f"past_{supervision.id}") if pages > 1 else 1
    for meeting in meetings.all(supervision.id, is_open=False, limit=A_PAGE, offset=(page - 1) * A_PAGE):
        listed.page_link(
            "record.py", label=called(meeting), icon=":material/description:", query_params={"meeting": meeting.id}
        )


def _more_people(content: Content, supervisors: list[Supervision], *, has_files: bool) -> None:
    """A share file, another supervisor, and what this is. Who lives by share files finds the first one open."""
    st.header("A file, or somebody new", anchor=False)
    is_open = has_files or opened_file() is not None or asked_file() is not None
    with st.expander("Open a share file", expanded=is_open):
        open_share_file_part(content)
    with st.expander("Name another supervisor" if supervisors else "Name your supervisor"):
        name_your_supervisor(supervisors)
    with st.expander("Name somebody you supervise"):
        name_whom_you_supervise(_everybody(SUPERVISOR))
    _about(content)


def _about(content: Content) -> None:
    with st.expander("What a supervision meeting is here"):
        st.write(content.supervision.about)
        st.caption(content.supervision.ours)


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
