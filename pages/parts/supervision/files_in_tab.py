"""The share file made last and the one opened last in this tab. A passphrase is let go of as soon as it was used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from model.access import is_unsaid, other_seat
from model.share_file.contents import ShareFileContents
from model.share_file.faults import Question
from model.share_file.seal import SUFFIX, require_long, seal, suggest_passphrase, unseal
from model.supervision.meeting import Meeting
from pages.parts.supervision.news_of_file import Opened, as_it_stands, what_is_new
from pages.parts.supervision.open_meeting import my_supervision

ONE_CLICK = "share_file_one_click"
"""Where a file waits that is made when it is saved, with the passphrase suggested for it."""

OWN = "share_file_own_passphrase"
"""That this person chooses the passphrase themselves."""

MADE = "share_file_made"
"""Where the file made last waits until it is put away."""

_OPENED, _ROUND, _ASKED = "share_file_opened", "share_file_round", "share_file_asked"
_ANOTHER = "share_file_another"


@dataclass(frozen=True)
class Made:
    """A file that was made. It may be saved twice and is one sending; `holds` tells whether it is still the newest."""

    meeting: str
    holds: int
    data: bytes
    file_name: str
    at: datetime


@dataclass
class OneClick:
    """A file to be made by the press that saves it: of which meeting, with which passphrase; the file, once it was."""

    meeting: str
    passphrase: str
    file_name: str
    made: Made | None = None


@dataclass(frozen=True)
class Asked:
    """A file that waits for the person to say something: what is asked of them, and what they have answered."""

    contents: ShareFileContents
    question: Question
    answered: tuple[Question, ...]


def make_file(meeting: Meeting, passphrase: str) -> None:
    """Make a file of this meeting, which counts as a sending, and hold it. Raises `ShareFault`, `NotYours`."""
    require_long(passphrase)
    made = _made(meeting, passphrase)
    put_away_made()
    st.session_state[MADE] = made


def _made(meeting: Meeting, passphrase: str) -> Made:
    named, contents = _named(meeting), my_supervision().files.make(meeting.id)
    data, holds = seal(contents, passphrase), what_goes(meeting)
    return Made(meeting.id, holds, data, named, contents.made_at)


def _named(meeting: Meeting) -> str:
    """By date, direction and number, over all people of that day; never by a person."""
    number = my_supervision().files.next_number(meeting.id)
    return f"alongside-{meeting.held_on.isoformat()}-to-{other_seat(meeting.seat)}-{number}{SUFFIX}"


def one_click(meeting: Meeting) -> OneClick:
    """The file of this meeting that waits to be made by the press that saves it."""
    waiting: OneClick | None = st.session_state.get(ONE_CLICK)
    if waiting is None or waiting.meeting != meeting.id:
        waiting = OneClick(meeting.id, suggest_passphrase(), _named(meeting))
        st.session_state[ONE_CLICK] = waiting
    return waiting


def make_at_once(waiting: OneClick) -> bytes:
    """Make that file, as it is asked for; asked for again, it is the same sending unless something changed.

    Raises `ShareFault`, `NotYours`.
    """
    meeting = my_supervision().meetings.get(waiting.meeting)
    if waiting.made is None or waiting.made.holds != what_goes(meeting):
        waiting.made = _made(meeting, waiting.passphrase)
    return waiting.made.data


def take_in_file(data: bytes, passphrase: str) -> None:
    """Open a file and take in what it holds, or hold it while something is asked. Raises `ShareFault`."""
    _take_in(unseal(data, passphrase), ())


def take_in_all_the_same(asked: Asked) -> None:
    """Take in the file that waits, now that this is answered too. Raises `ShareFault`; then nothing has changed."""
    _take_in(asked.contents, (*asked.answered, asked.question))


def _take_in(contents: ShareFileContents, answered: tuple[Question, ...]) -> None:
    before = as_it_stands(contents.meeting)
    try:
        taken = my_supervision().files.take_in(contents, answered)
    except Question as question:
        put_away_opened()
        st.session_state[_ASKED] = Asked(contents, question, answered)
    else:
        put_away_opened()
        st.session_state[_OPENED] = Opened(taken, what_is_new(before, contents) if taken.came == "newer" else "")


def asked_file() -> Asked | None:
    """The file that waits for an answer, if one does."""
    asked: Asked | None = st.session_state.get(_ASKED)
    return asked


def made_file(meeting: Meeting) -> Made | None:
    """The file this tab made of this meeting last, if that is the last it made."""
    waiting: OneClick | None = st.session_state.get(ONE_CLICK)
    if waiting and waiting.made:
        put_away_made()
        st.session_state[MADE] = waiting.made
    made: Made | None = st.session_state.get(MADE)
    return made if made and made.meeting == meeting.id else None


def data_of(made: Made) -> bytes:
    """What is in a file that was made, as long as its meeting is there. Raises `NotYours`."""
    my_supervision().meetings.get(made.meeting)
    return made.data


def opened_file() -> Opened | None:
    """What came in the file opened last, until it is put away."""
    opened: Opened | None = st.session_state.get(_OPENED)
    return opened


def open_another() -> None:
    """Put the last one away, and ask for the next."""
    put_away_opened()
    st.session_state[_ANOTHER] = True


def is_file_wanted() -> bool:
    """Whether something is said or asked of a file, or another one was just asked for."""
    return opened_file() is not None or asked_file() is not None or st.session_state.get(_ANOTHER, False)


def put_away_made() -> None:
    """Let go of the file made last, of a suggested passphrase and of what was typed."""
    for name in (MADE, ONE_CLICK, OWN):
        st.session_state.pop(name, None)
    fresh_fields()


def put_away_opened() -> None:
    """Let go of what came in the file opened last or waits there, of that file and of what was typed."""
    for name in (_OPENED, _ASKED, _ANOTHER):
        st.session_state.pop(name, None)
    fresh_fields()


def round_of_fields() -> int:
    """A number in the keys of the fields: with the next one they are empty, here and in the browser."""
    number: int = st.session_state.setdefault(_ROUND, 0)
    return number


def fresh_fields() -> None:
    """Let the fields be drawn empty next time."""
    st.session_state[_ROUND] = round_of_fields() + 1


def what_goes(meeting: Meeting) -> int:
    """A number that changes with whatever a file of this meeting would hold."""
    mine = my_supervision()
    said = {
        (answer.field, answer.words, answer.place)
        for answer in mine.answers.of(meeting.id).values()
        if not is_unsaid(answer.field)
    }
    brought, confirmations = mine.brought.of(meeting.id), mine.confirmations.of(meeting.id)
    comments = [] if mine.meetings.get(meeting.id).is_open else mine.record.comments(meeting.id)
    marks = mine.marks.of(meeting.supervision)
    own = {
        (one.action, one.place, one.words) for said_of in marks.values() for one in said_of if one.seat == meeting.seat
    }
    return hash((frozenset(said), tuple(brought), tuple(confirmations.items()), tuple(comments), frozenset(own)))
