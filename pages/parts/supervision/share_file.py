"""The two ends of a share file: making one for the other person, and opening the one they sent.

Each part draws no heading of its own; it stands under one, or in an expander, of the page that draws it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from model.access import NotYours
from model.content import Content
from model.phrases import day
from model.share_file.faults import ShareFault
from model.share_file.seal import FEWEST_CHARACTERS, SUFFIX
from model.store.supervision.share_file.files import TakenIn
from model.supervision.meeting import Meeting
from pages.parts.shared.buttons import link, save_button
from pages.parts.shared.fields.file_field import LONGEST_PASSPHRASE, file_field
from pages.parts.shared.fragment import fragment, told_in_place
from pages.parts.shared.local_time import clock, local
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.file_questions import LEFT, question_part, same_person_part
from pages.parts.supervision.files_in_tab import (
    OWN,
    asked_file,
    data_of,
    made_file,
    make_at_once,
    make_file,
    one_click,
    open_another,
    opened_file,
    put_away_made,
    put_away_opened,
    round_of_fields,
    take_in_file,
    what_goes,
)
from pages.parts.supervision.guidance import came_by_file, guidance_part
from pages.parts.supervision.meeting_day import moved_in_words
from pages.parts.supervision.open_meeting import my_supervision

KEEPS_RECORD = "With the file, {name} keeps the same record in their own Alongside."
MARKS_GO_ALONG = "What you have said of your open actions since then goes along."
CAME = {
    "new": "The meeting with {name} on {day} is here, new.",
    "newer": "The meeting with {name} on {day} is brought up to date.",
    "fixed": "You have both confirmed: the record of {day} with {name} is fixed.",
    "too_late": "The record of {day} with {name} is confirmed. This file is of before and says some of it otherwise: "
    "the record stays as it is. What is missing can be added to it as a comment.",
    "nothing_new": "There is nothing in this file that is not here already. It is about {day}, with {name}.",
}


@fragment
def save_share_file_part(meeting: Meeting, name: str) -> None:
    """Make the file that takes this meeting to `name`, and save it."""
    _file_part(meeting, name, f"The file takes this meeting to {plain(name)}, who opens it in their own Alongside.")


@fragment
def share_record_part(meeting: Meeting) -> None:
    """Make the file that gives the confirmed record to the other person, to keep."""
    name = my_supervision().supervisions.get(meeting.supervision).other_name(meeting.seat)
    _file_part(meeting, name, f"{KEEPS_RECORD.format(name=plain(name))} {MARKS_GO_ALONG}")


def open_share_file_part(content: Content) -> None:
    """Open a file that was sent: what came is told, and a fault beside the fields; a fault changes nothing.

    It is no fragment: a server that was restarted knows none, and would leave the press of its button unanswered.
    """
    with told_in_place():
        if opened := opened_file():
            _say_what_came(content, opened.taken, opened.news)
        elif asked := asked_file():
            question_part(content, asked)
        else:
            _opening()


def _file_part(meeting: Meeting, name: str, what_for: str) -> None:
    st.write(what_for)
    if made := made_file(meeting):
        st.write(
            f"Your file is ready, made at {clock(made.at)} on {day(local(made.at).date())}. Save it, and send it to "
            f"{plain(name)} as an attachment or on a stick. Then the next step is theirs."
        )
        if made.holds != what_goes(meeting):
            st.warning(
                f"Something has changed since. Make a new file, so that {plain(name)} gets that too.",
                icon=":material/sync:",
            )
        save_button("Save the file", lambda: data_of(made), made.file_name, "save_share_file")
        st.caption("The passphrase is not kept here. If it is lost, make a new file with a new one.")
        if st.button("Make a new file", key="new_share_file", type="tertiary"):
            put_away_made()
            st.rerun()
    elif OWN in st.session_state:
        _with_own(meeting, name)
    else:
        _with_suggested(meeting, name)


def _with_suggested(meeting: Meeting, name: str) -> None:
    """One press makes the file and saves it, with a passphrase that stands there to be written down."""
    if meeting.sent_at:
        st.caption(
            f"Your last file of this was made at {clock(meeting.sent_at)} on {day(local(meeting.sent_at).date())}."
        )
    waiting = one_click(meeting)
    st.write("Only this passphrase opens it. Write it down now: nobody can look it up later.")
    st.code(waiting.passphrase, language=None)
    st.caption(f"Tell {plain(name)} on the phone or face to face, never in the same mail as the file.")
    with st.container(horizontal=True, vertical_alignment="center"):
        label = f"Save the file for {plain(name)}"
        save_button(label, partial(make_at_once, waiting), waiting.file_name, "save_at_once", kind="primary")
        if st.button("Choose my own passphrase", key="own_passphrase", type="tertiary"):
            put_away_made()
            st.session_state[OWN] = True
            st.rerun()


def _with_own(meeting: Meeting, name: str) -> None:
    st.caption(f"It is shown as you type it. Tell {plain(name)} on the phone or face to face, never in the same mail.")
    with st.form("make_share_file", border=False):
        passphrase = st.text_input(
            f"A passphrase of {FEWEST_CHARACTERS} characters or more",
            max_chars=LONGEST_PASSPHRASE,
            key=f"new_passphrase_{round_of_fields()}",
            autocomplete="off",
        )
        if st.form_submit_button("Make the file", key="make_share_file_now"):
            _or_say_why_not(make_file, meeting, passphrase)
    if st.button("Suggest a passphrase", key="suggest_passphrase", type="tertiary", icon=":material/key:"):
        put_away_made()
        st.rerun()


def _passphrase_field(label: str, key: str) -> str:
    return st.text_input(label, type="password", max_chars=LONGEST_PASSPHRASE, key=key, autocomplete="off")


def _or_say_why_not(act: Callable[..., None], *given: object) -> None:
    """Do it and draw the page anew, or say what is wrong with the file."""
    try:
        act(*given)
    except ShareFault as fault:
        st.error(plain(fault.message), icon=":material/error:")
    else:
        st.rerun()


def _opening() -> None:
    if name := st.session_state.pop(LEFT, None):
        st.info(f"Nothing of the file is kept here. {name} still has it.", icon=":material/check:")
    number = round_of_fields()
    with st.form("open_share_file", border=False):
        data = file_field(
            "The file you were sent", key=f"share_file_{number}", accept=SUFFIX, help=f"Its name ends in {SUFFIX}"
        )
        passphrase = _passphrase_field("Its passphrase", f"open_passphrase_{number}")
        if not st.form_submit_button("Open it", key="open_share_file_now"):
            return
        if data is None:
            st.error("Choose the file first.", icon=":material/error:")
        elif not passphrase.strip():
            st.error("Type the passphrase that was made with it.", icon=":material/error:")
        else:
            _or_say_why_not(take_in_file, data, passphrase)


def _say_what_came(content: Content, opened: TakenIn, news: str) -> None:
    mine = my_supervision()
    try:
        meeting = mine.meetings.get(opened.meeting.id)
    except NotYours:
        put_away_opened()
        st.rerun()
    name = plain(mine.supervisions.get(meeting.supervision).other_name(meeting.seat))
    came = CAME[opened.came].format(name=name, day=day(meeting.held_on))
    st.info(f"{came} {plain(news)}".strip(), icon=":material/check:")
    if moved := moved_in_words(opened.before, meeting):
        st.write(plain(moved))
    same_person_part(meeting.supervision)
    if came_by_file(meeting) and opened.came == "new":
        guidance_part(
            content, mine.meetings.script(meeting.id), mine.supervisions.get(meeting.supervision).practitioner_name
        )
    replaced = mine.answers.replaced(meeting.id) if opened.replaced else []
    overwritten = [answer.words for answer in replaced if answer.words]
    if overwritten:
        st.write("What was written in the same place and is not in it now:")
    for words in overwritten:
        st.text(words)
    page, label = ("meeting.py", "Go to the meeting") if meeting.is_open else ("record.py", "Read the record")
    link(page, label, "arrow_forward", meeting=meeting.id)
    if st.button("Open another file", key="open_another", type="tertiary"):
        open_another()
        st.rerun()
