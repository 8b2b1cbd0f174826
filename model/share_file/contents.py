"""What is inside a share file. The shape only; what a sender may say is told in soundness.py.

A field that both write carries how often it was changed on either machine, so that the other machine can tell what came
after what, whichever files got lost, crossed on the way or were opened late.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from model.access import PRACTITIONER, SUPERVISOR, Seat, other_seat
from model.answers import MOST_WORDS, OUTCOMES
from model.content.supervision.schema import Script
from model.supervision.brought import BroughtItem, Kind
from model.supervision.meeting import Mode
from model.supervision.record import Carried, RecordBody

MOST_FIELDS = 500
MOST_BROUGHT = 800
MOST_CARRIED = 300
MOST_COMMENTS = 300
MOST_CHANGES = 1_000_000
FIRST_YEAR, LAST_YEAR = 1970, 9000

KeptText = Annotated[str, StringConstraints(max_length=MOST_WORDS, pattern=r"^[^\x00-\x08\x0b-\x1f]*$")]
"""Text as it is kept: line ends are newlines, and there are no other control characters but tabs."""

Name = Annotated[KeptText, StringConstraints(min_length=1, max_length=500)]
Label = Annotated[KeptText, StringConstraints(max_length=200)]
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{8,28}$")]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0, le=MOST_CHANGES)]


def _in_utc(moment: datetime) -> datetime:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError("This is no moment at which anybody used Alongside.")
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True, serialize_by_alias=True)


class Changes(_Sent):
    """How often a field was changed on the practitioner's machine and on the supervisor's, as the sender knows it."""

    practitioner: Count
    supervisor: Count

    def of(self, seat: Seat) -> int:
        """How often it was changed on the machine of the one in this seat."""
        return {PRACTITIONER: self.practitioner, SUPERVISOR: self.supervisor}[seat]


class SentAnswer(_Sent):
    """One field of the meeting."""

    field: Annotated[str, StringConstraints(max_length=100)]
    words: KeptText
    place: KeptText | None
    saved_at: Moment
    changes: Changes


class SentItem(_Sent):
    """One brought field of a reflection, whose number in the meeting is `source`. In JSON its kind is its part."""

    source: Annotated[int, Field(ge=1, le=MOST_BROUGHT)]
    kind: Kind = Field(alias="part")
    field: Annotated[str, StringConstraints(max_length=200)]
    heading: KeptText
    prompt: KeptText
    words: KeptText
    place: KeptText | None
    brought_at: Moment

    @property
    def item(self) -> BroughtItem:
        """The same as the practitioner brought it."""
        return BroughtItem(self.kind, self.field, self.heading, self.prompt, self.words, self.place)


class SentConfirmation(_Sent):
    """What one seat said of the record with this hash."""

    seat: Seat
    agrees: bool
    words: KeptText
    hash: Hash
    at: Moment


class SentComment(_Sent):
    """A dated addition to a confirmed record."""

    id: Id
    seat: Seat
    words: KeptText
    written_at: Moment


class SentMark(_Sent):
    """What the sender says between meetings of an open action they own; all empty is taken back."""

    action: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]
    outcome: Annotated[str, StringConstraints(pattern=rf"^({'|'.join(OUTCOMES)})$")] | None
    words: KeptText
    said_at: Moment


class SentMeeting(_Sent):
    """A meeting not confirmed yet: what the sender said that the other may see now, and what they brought."""

    kind: Literal["meeting"] = "meeting"
    held_on: date
    script: Script
    carried: Annotated[tuple[Carried, ...], Field(max_length=MOST_CARRIED)]
    said: Annotated[tuple[SentAnswer, ...], Field(max_length=MOST_FIELDS)]
    brought: Annotated[tuple[SentItem, ...], Field(max_length=MOST_BROUGHT)]
    confirmation: SentConfirmation | None


class SentRecord(_Sent):
    """A record both have confirmed, for the other to keep."""

    kind: Literal["record"] = "record"
    body: RecordBody
    hash: Hash
    confirmed: Annotated[tuple[SentConfirmation, ...], Field(min_length=2, max_length=2)]
    comments: Annotated[tuple[SentComment, ...], Field(max_length=MOST_COMMENTS)]

    @property
    def fixed_at(self) -> datetime:
        """When the second of the two confirmed."""
        return max(one.at for one in self.confirmed)


def _are_none(marks: tuple[SentMark, ...]) -> bool:
    """What is left out where there is none, as in files of the first version."""
    return not marks


class ShareFileContents(_Sent):
    """One file: whose it is, which meeting it is about, and the meeting or its record.

    `number` counts the sender's files of this meeting, `answers` is the number of the last file they opened of it.
    """

    from_seat: Seat
    number: Annotated[int, Field(ge=1, le=MOST_CHANGES)]
    answers: Count
    made_at: Moment
    supervision: Id
    practitioner_name: Name
    supervisor_name: Name
    meeting: Id
    mode: Mode = Field(alias="way")
    language: Label
    content_version: Label
    started_at: Moment
    content: Annotated[SentMeeting | SentRecord, Field(discriminator="kind")]
    marks: Annotated[tuple[SentMark, ...], Field(max_length=MOST_CARRIED, exclude_if=_are_none)] = ()

    @property
    def to_seat(self) -> Seat:
        """The seat it is meant for."""
        return other_seat(self.from_seat)
