"""What is new by a file that was opened, told beside the word that it was taken in."""

from __future__ import annotations

from dataclasses import dataclass

from model.access import NotYours
from model.share_file.contents import ShareFileContents
from model.store.supervision.share_file.files import TakenIn
from model.supervision.news import Stood, news
from pages.parts.supervision.open_meeting import my_supervision


@dataclass(frozen=True)
class Opened:
    """A file that was opened: what came of it, and in a sentence what is new by it, where that is not all of it."""

    taken: TakenIn
    news: str


def as_it_stands(meeting_id: str) -> Stood | None:
    """A meeting as it stands here now; None where it is not here."""
    mine = my_supervision()
    try:
        meeting = mine.meetings.get(meeting_id)
    except NotYours:
        return None
    marks = tuple(mark for said in mine.marks.of(meeting.supervision).values() for mark in said)
    if meeting.is_open:
        confirmed = tuple(mine.confirmations.of(meeting_id).values())
        return Stood(mine.record.body(meeting_id), confirmed, marks, ())
    record = mine.record.of(meeting_id)
    return Stood(record.body, record.confirmed, marks, record.comments)


def what_is_new(before: Stood | None, contents: ShareFileContents) -> str:
    """A sentence of what the file brought, or "" where it brought all of the meeting."""
    now = as_it_stands(contents.meeting)
    if before is None or now is None:
        return ""
    name = my_supervision().supervisions.get(contents.supervision).name_of(contents.from_seat)
    told = news(before, now, contents.from_seat, name)
    return f"New in it: {', '.join(told)}." if told else ""
