"""One person one meets: the open meeting or the next, what was agreed, past meetings, names and removing."""

from __future__ import annotations

import streamlit as st

from model.access import BOTH, PRACTITIONER
from model.content import Content
from model.phrases import day, what_came_of
from model.report.supervision_record.names import owner_names
from model.supervision.called_off import told_called_off
from model.supervision.mark import is_closed
from model.supervision.meeting import Action
from model.supervision.overview import WithSomebody, told_apart
from pages.parts.shared.buttons import link
from pages.parts.shared.local_time import local, today
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.call_off import called
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.overview.lines import when_next, whose_turn
from pages.parts.supervision.overview.mirrors import mirror_over_time_part, mirrors_part
from pages.parts.supervision.overview.own_actions import by_when, is_settled, own_action
from pages.parts.supervision.people import names_and_removing
from pages.parts.supervision.planned import change_planned
from pages.parts.supervision.start import go_on_with

A_PAGE = 5
MOST_OF_A_DAY = 10
"""More meetings than two people have on one day."""

AT_ONCE = 5


def one_person(content: Content, one: WithSomebody) -> None:
    """All there is of one person, for the page of theirs."""
    st.title(plain(one.name), anchor=False)
    person_part(content, one)
    link("supervision.py", "Everybody I meet", "group")


def person_part(content: Content, one: WithSomebody) -> None:
    """The same, under a heading of the page that draws it."""
    for turn in whose_turn(one):
        st.write(f"{turn}.")
    if one.open:
        st.write(f"An open meeting: {called(one.open)}.")
        go_on_with(one.supervision, one.open)
    else:
        st.write(f"{plain(when_next(one))}.")
        with st.container(horizontal=True, vertical_alignment="center", key=f"next_{one.supervision.id}"):
            if st.button("Plan or begin a meeting", key=f"begin_with_{one.supervision.id}"):
                st.switch_page("supervision.py", query_params={"begin": one.supervision.id})
            if one.next_meeting(today()):
                change_planned(content, one)
    if one.called_off:
        st.write(plain(told_called_off(one.called_off[-1:], one.supervision)))
    _agreed(content, one)
    _past_meetings(one)
    if one.seat == PRACTITIONER:
        mirror_over_time_part(content, one)
        mirrors_part(one)
    names_and_removing(one.supervision, one.seat)


def _agreed(content: Content, one: WithSomebody) -> None:
    """What was agreed with this person and no record has spoken of yet; what is due first stands first."""
    over = [action for action in one.waiting if _is_over(one, action)]
    still_open = [action for action in one.waiting if action not in over]
    for heading, agreed in (("Agreed, and still open", still_open), ("Said to be over, to talk about next", over)):
        if agreed:
            st.markdown(f"**{heading}**")
        for action in agreed[:AT_ONCE]:
            _one_action(content, one, action)
        if more := agreed[AT_ONCE:]:
            with st.expander("What else was agreed"):
                for action in more:
                    _one_action(content, one, action)


def _is_over(one: WithSomebody, action: Action) -> bool:
    """Whether its owner said that it is done or let go; what one says oneself keeps its place for some time."""
    marks = one.marks.get(action.id, ())
    return is_settled(marks) if action in one.mine else is_closed(marks)


def _one_action(content: Content, one: WithSomebody, action: Action) -> None:
    with st.container(gap="xxsmall", key=f"agreed_{action.id}"):
        if action in one.mine:
            own_action(content, one, action, among_others=False)
        else:
            st.text(action.what)
            said = [who(action, one), *by_when(action.due)]
            st.caption(plain(", ".join(said)))
        for mark in one.marks.get(action.id, ()):
            if mark.seat != one.seat:
                came = plain(what_came_of(mark.place, mark.words))
                st.caption(f"{plain(one.name)}, {day(local(mark.saved_at).date())}: {came}")


def who(action: Action, one: WithSomebody) -> str:
    """Whose an action is, as this person would say it."""
    names = owner_names(one.supervision.practitioner_name, one.supervision.supervisor_name)
    return (names | {BOTH: "Both of you", one.seat: "You"}).get(action.who, action.who)


def _past_meetings(one: WithSomebody) -> None:
    meetings = my_supervision().meetings
    total = meetings.count(one.supervision.id, is_open=False)
    if not total:
        return
    st.markdown("**Past meetings**")
    pages, listed = -(-total // A_PAGE), st.container()
    page = st.pagination(pages, key=f"past_{one.supervision.id}") if pages > 1 else 1
    so_far = page * A_PAGE
    found = meetings.all(one.supervision.id, is_open=False, limit=so_far + MOST_OF_A_DAY)
    apart = told_apart([meeting.held_on for meeting in found])
    for meeting, which in zip(found[so_far - A_PAGE : so_far], apart[so_far - A_PAGE :], strict=False):
        listed.page_link(
            "record.py",
            label=f"{called(meeting)}{which}",
            icon=":material/description:",
            query_params={"meeting": meeting.id},
        )
