"""Starting a meeting: its plan, its day and how the two meet; and what to bring to it."""

from __future__ import annotations

from datetime import date
from textwrap import shorten

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR, Seat
from model.content import Content
from model.content.supervision.schema import SupervisionPlan
from model.reflection.reflection import Reflection
from model.supervision.meeting import LIVE, ONE_SCREEN, SHARE_FILE, Meeting, Mode, Supervision
from model.supervision.refusals import StillOpen
from pages.parts.shared.buttons import link
from pages.parts.shared.fields.date_field import date_field
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import made_up_names, own_title
from pages.parts.supervision.call_off import call_off_button, called
from pages.parts.supervision.held_screen import UNSHOWN_HERE, WHAT_IT_CLOSES
from pages.parts.supervision.meeting_day import ask_which_day, move_button, ways_in
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.own_plan.list import own_shapes, own_shapes_part
from pages.parts.supervision.own_plan.offered import likely_plan, offered

MODES: dict[Mode, tuple[str, str]] = {
    ONE_SCREEN: ("On this one screen", "You sit together at this machine, and it says whose turn it is."),
    LIVE: (
        "Each at your own screen",
        "You each open it on your own screen, in one room or far apart, and see where the other is.",
    ),
    SHARE_FILE: ("By share file, on two machines", "You each use your own machine, and hand a locked file to and fro."),
}
WITHOUT_ACCOUNT = (ONE_SCREEN, SHARE_FILE)
"""How one meets somebody who does not sign in here."""

AT_YOUR_MACHINE = (
    "You sit together at this machine, and it says whose turn it is. {name} tells what they bring, as their "
    "reflections are not here. When you have both confirmed the record, one file gives them their copy. To meet at "
    "their machine or on two, {name} begins the meeting there."
)
MOST_REFLECTIONS, LONGEST_LINE = 5, 70


def newest_of(supervision: Supervision, *, is_open: bool) -> Meeting | None:
    """The newest meeting of these two that is open, or whose record both have confirmed, if any."""
    return next(iter(my_supervision().meetings.all(supervision.id, is_open=is_open, limit=1)), None)


def start_a_meeting(content: Content, supervision_id: str) -> None:
    """The whole screen: the day, how, and a card for each plan. Raises `NotYours`."""
    seat = my_supervision().supervisions.seat(supervision_id)
    supervision = my_supervision().supervisions.get(supervision_id)
    st.title(f"A meeting with {plain(supervision.other_name(seat))}", anchor=False)
    waiting = newest_of(supervision, is_open=True)
    if waiting:
        st.write("There is an open meeting with this person already. Go on with it, or call it off first.")
        go_on_with(supervision, waiting)
        return
    before = newest_of(supervision, is_open=False)
    likely_day = max(before.next_on, today()) if before and before.next_on else today()
    held_on = date_field("When do you meet?", likely_day, key=f"held_on_{supervision.id}")
    mode = _how(supervision, seat)
    st.header("Choose a shape for it", anchor=False)
    likely = likely_plan(content, before)
    shapes = own_shapes()
    for of_content, plan in offered(content, shapes):
        if _plan_card(plan, likely=plan.key == likely):
            _begin(of_content, supervision, plan, mode, held_on)
    own_shapes_part(content, shapes)


def _how(supervision: Supervision, seat: Seat) -> Mode:
    """How the two meet: live where both sign in here.

    Else a supervisor begins what is held at their own machine, since what is brought lies elsewhere.
    """
    if supervision.both_sign_in:
        st.write(MODES[LIVE][1])
        return LIVE
    if seat == SUPERVISOR:
        st.write(AT_YOUR_MACHINE.format(name=plain(supervision.practitioner_name)))
        return ONE_SCREEN
    return st.radio(
        "How do you meet?",
        list(WITHOUT_ACCOUNT),
        format_func=lambda mode: MODES[mode][0],
        captions=[MODES[mode][1] for mode in WITHOUT_ACCOUNT],
        key=f"mode_{supervision.id}",
    )


def _plan_card(plan: SupervisionPlan, *, likely: bool) -> bool:
    with st.container(border=True, key=f"plan_{plan.key}"):
        st.subheader(plain(plan.name), anchor=False)
        st.write(plan.summary)
        with st.container(horizontal=True, vertical_alignment="center"):
            pressed = st.button(
                f"Begin “{plain(plan.name)}”", key=f"begin_{plan.key}", type="primary" if likely else "secondary"
            )
            st.caption(f"About {plan.length} minutes")
    return pressed


def _begin(content: Content, supervision: Supervision, plan: SupervisionPlan, mode: Mode, held_on: date | None) -> None:
    """Begin it, and go to what can be brought; where a reflection is named in the address, to that one."""
    if held_on is None:
        st.warning("It is not clear yet when you meet. Look at the date above, then begin.")
        return
    try:
        begun = my_supervision().meetings.begin(
            supervision.id,
            content.script(plan.key),
            mode=mode,
            held_on=held_on,
            language=content.settings.language,
            content_version=content.version,
        )
    except StillOpen as fault:
        st.warning(str(fault))
        return
    if draft := st.query_params.get("draft"):
        st.switch_page("take_to_supervision.py", query_params={"draft": draft, "meeting": begun.id})
    st.switch_page("supervision.py", query_params={"meeting": begun.id})


def before_the_meeting(meeting_id: str) -> None:
    """What is done before an open meeting: a practitioner brings something; then both go in. Raises `NotYours`."""
    meeting = my_supervision().meetings.get(meeting_id)
    if not meeting.is_open or (meeting.seat != PRACTITIONER and meeting.mode != ONE_SCREEN):
        st.switch_page("meeting.py" if meeting.is_open else "record.py", query_params={"meeting": meeting.id})
    supervision = my_supervision().supervisions.get(meeting.supervision)
    name = plain(supervision.other_name(meeting.seat))
    st.title(f"A meeting with {name}", anchor=False)
    st.caption(f"{called(meeting)}. {MODES[meeting.mode][0]}.")
    if meeting.seat == PRACTITIONER:
        st.header("Bring something first", anchor=False)
        st.write(
            f"You tick, one by one, what {name} will see of a reflection. Nothing goes by itself, "
            "and you can change it until you have both confirmed the record. Coming with nothing is fine too."
        )
        _reflections_to_bring(meeting)
        st.header("Then meet", anchor=False)
    if meeting.mode == ONE_SCREEN:
        st.write(WHAT_IT_CLOSES)
        if meeting.seat != PRACTITIONER:
            st.write(
                f"No page shows you what {name} says in a turn of theirs before they show it. {UNSHOWN_HERE} "
                "If they would rather keep it on their own machine, meet there."
            )
    elif meeting.mode == SHARE_FILE:
        st.write(f"Write your part, then save the share file for {name} at the foot of any step.")
    ask_which_day(meeting)
    with st.container(horizontal=True, vertical_alignment="center", key="then_meet"):
        ways_in(meeting)
        if st.button("Leave it for later", key="leave_for_later"):
            st.switch_page("supervision.py")
        move_button(supervision, meeting)
        call_off_button(supervision, meeting)


def _reflections_to_bring(meeting: Meeting) -> None:
    brought = {one.reflection for one in my_supervision().brought.of(meeting.id)}
    recent = own().reflections.all(drafts=False, limit=MOST_REFLECTIONS)
    names = made_up_names()
    for reflection in recent:
        is_brought = ". Brought, in the part you ticked" if reflection.id in brought else ""
        label = f"{plain(own_title(reflection, names))}{_headline(reflection)}{is_brought}"
        icon = "check" if is_brought else "add"
        link("take_to_supervision.py", label, icon, draft=reflection.id, meeting=meeting.id)
    if not recent:
        st.write("There is no finished reflection yet; five minutes is enough for one.")
        link("home.py", "Think about a meeting", "arrow_forward")
    elif own().reflections.count(drafts=False) > len(recent):
        link("my_reflections.py", "An earlier one", "history")


def _headline(reflection: Reflection) -> str:
    return f": {plain(shorten(reflection.headline, LONGEST_LINE, placeholder=' …'))}" if reflection.headline else ""


def go_on_with(supervision: Supervision, meeting: Meeting) -> None:
    """The ways on with an open meeting: into it, bring something to it, change its day, or call it off."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"open_{meeting.id}"):
        if st.button("Go on", key=f"go_on_{meeting.id}", type="primary"):
            st.switch_page("meeting.py", query_params={"meeting": meeting.id})
        if meeting.seat == PRACTITIONER and st.button("Bring something", key=f"bring_to_{meeting.id}"):
            st.switch_page("supervision.py", query_params={"meeting": meeting.id})
        move_button(supervision, meeting)
        call_off_button(supervision, meeting)
