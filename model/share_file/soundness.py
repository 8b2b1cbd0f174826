"""Whether a share file says only what its sender can say, and agrees with itself."""

from __future__ import annotations

import re

from pydantic import TypeAdapter, ValidationError

from model.access import BOTH, PRACTITIONER, SEATS, is_unsaid, may_see_field, writer_of
from model.answers import OTHERS, PLACES, Answer, day_of
from model.content.published import ELEMENTS
from model.share_file.contents import KeptText, SentAnswer, SentItem, SentMeeting, SentRecord, ShareFileContents
from model.share_file.faults import NotSound
from model.supervision.fields import is_field, is_placed_here, shown_in
from model.supervision.meeting import SHARE_FILE
from model.supervision.record import hash_of

BY_FILE = "by file"
"""The tab under which answers are kept that came in a file."""

_CARRIED_ID = re.compile(r"[a-z0-9-]{1,60}")
_KEPT: TypeAdapter[str] = TypeAdapter(KeptText)


def answer_of(sent: SentAnswer) -> Answer:
    """What was sent, as an answer to keep: its version counts the changes on both machines."""
    version = sent.changes.practitioner + sent.changes.supervisor
    return Answer(sent.field, sent.words, sent.place, version, sent.saved_at, BY_FILE)


def require_sound(contents: ShareFileContents) -> None:
    """Raise `NotSound` for a file that writes what its sender cannot, or whose record is not what was confirmed."""
    content = contents.content
    if isinstance(content, SentRecord):
        is_sound = _is_sound_record(contents, content)
    else:
        is_sound = _is_sound_meeting(contents, content)
    if not is_sound:
        raise NotSound


def sent_answers(meeting: SentMeeting) -> dict[str, Answer]:
    """All that was said, by field."""
    return {sent.field: answer_of(sent) for sent in meeting.said}


def _is_sound_meeting(contents: ShareFileContents, meeting: SentMeeting) -> bool:
    said = sent_answers(meeting)
    shown = shown_in(said, with_two_views=meeting.script.has_two_views)
    ids = {one.id for one in meeting.carried}
    return (
        contents.mode == SHARE_FILE
        and len(said) == len(meeting.said)
        and all(map(_CARRIED_ID.fullmatch, ids))
        and all(map(_is_sound_item, meeting.brought))
        and len(ids) == len(meeting.carried)
        and all(is_field(field) and writer_of(field) in (contents.from_seat, BOTH) for field in said)
        and all(may_see_field(contents.to_seat, field, shown) and not is_placed_here(field) for field in said)
        and (contents.from_seat == PRACTITIONER or not meeting.brought)
        and (meeting.confirmation is None or meeting.confirmation.seat == contents.from_seat)
    )


def _is_sound_item(item: SentItem) -> bool:
    """Whether what was brought can be drawn: a place of one of the twelve, picks of theirs, a date or none.

    A card is in no file.
    """
    match item.kind:
        case "pattern":
            element, _, rest = item.field.partition(".")
            return element in ELEMENTS and rest == "place" and item.place in (*PLACES, *OTHERS)
        case "picks":
            return set((item.place or "").split(",")) <= set(ELEMENTS)
        case "next_steps":
            return item.place is None or day_of(item.place) is not None
        case "card":
            return False
        case _:
            return item.place is None


def _is_sound_record(contents: ShareFileContents, record: SentRecord) -> bool:
    body = record.body
    return (
        (body.supervision, body.meeting) == (contents.supervision, contents.meeting)
        and hash_of(body) == record.hash
        and sorted(one.seat for one in record.confirmed) == sorted(SEATS)
        and all(one.agrees and one.hash == record.hash for one in record.confirmed)
        and len({one.id for one in record.comments}) == len(record.comments)
        and len({one.field for one in body.said}) == len(body.said)
        and all(is_field(one.field) and not is_unsaid(one.field) for one in body.said)
        and not any(is_placed_here(one.field) for one in body.said)
        and all(_is_kept(one.words) and _is_kept(one.place or "") for one in body.said)
    )


def _is_kept(text: str) -> bool:
    try:
        _KEPT.validate_python(text)
    except ValidationError:
        return False
    return True
