"""What a share file holds, to be sealed: an open meeting and a confirmed record, made without a store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from model.access import PRACTITIONER, SEATS
from model.content.supervision.schema import Script
from model.share_file.contents import (
    Changes,
    SentAnswer,
    SentComment,
    SentConfirmation,
    SentItem,
    SentMeeting,
    SentRecord,
    ShareFileContents,
)
from model.supervision.record import RecordBody, Said, hash_of
from tests.shipped import shipped_content

DAY = date(2026, 3, 4)
MOMENT = datetime(2026, 3, 4, 10, 30, 0, 123456, UTC)
SUPERVISION, MEETING = "0a1b2c3d4e5f60718293a4b5", "b5a493827160f5e4d3c2b1a0"
PASSPHRASE = "kettle-drum-anna-7"


@cache
def script() -> Script:
    """The shipped script of the first plan, cut short."""
    content = shipped_content()
    whole = content.script(content.supervision.plans[0].key)
    return whole.model_copy(update={"talk": whole.talk[:1], "lenses": whole.lenses[:1]})


def said(field: str, words: str = "", place: str | None = None) -> SentAnswer:
    """One field, changed once on the practitioner's machine."""
    changes = Changes(practitioner=1, supervisor=0)
    return SentAnswer(field=field, words=words, place=place, saved_at=MOMENT, changes=changes)


def item(words: str) -> SentItem:
    """One brought story."""
    heading = "Creating safety"
    return SentItem(
        source=1,
        part="story",
        field="safety.what",
        heading=heading,
        prompt="What happened?",
        words=words,
        place=None,
        brought_at=MOMENT,
    )


def contents(content: SentMeeting | SentRecord) -> ShareFileContents:
    """A practitioner's file with this in it."""
    return ShareFileContents(
        from_seat=PRACTITIONER,
        number=1,
        answers=0,
        made_at=MOMENT,
        supervision=SUPERVISION,
        practitioner_name="Anna",
        supervisor_name="Siân",
        meeting=MEETING,
        way="share_file",
        language="en",
        content_version="v",
        started_at=MOMENT,
        content=content,
    )


def open_contents(words: str = "She laughed at the broken umbrella.") -> ShareFileContents:
    """An open meeting with a question and one brought story, both in these words."""
    return contents(
        SentMeeting(
            held_on=DAY,
            script=script(),
            carried=(),
            said=(said("practitioner.question", words), said("both.action_1", "Ring the school")),
            brought=(item(words),),
            confirmation=None,
        )
    )


def record_body() -> RecordBody:
    """A small record."""
    return RecordBody(
        supervision=SUPERVISION,
        meeting=MEETING,
        practitioner="Anna",
        supervisor="Siân",
        held_on=DAY,
        next_on=None,
        script=script(),
        brought=(),
        carried=(),
        said=(Said(field="both.action_1", words="Ring the school", place=None),),
    )


def record_contents() -> ShareFileContents:
    """A record both confirmed, with one comment."""
    body = record_body()
    confirmed = tuple(
        SentConfirmation(seat=seat, agrees=True, words="", hash=hash_of(body), at=MOMENT) for seat in SEATS
    )
    comment = SentComment(id="c" * 24, seat=PRACTITIONER, words="Done since.", written_at=MOMENT)
    return contents(SentRecord(body=body, hash=hash_of(body), confirmed=confirmed, comments=(comment,)))
