"""What rows of supervision from a file have to be like: records that both confirmed, whole, and open meetings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter
from sqlalchemy import Column, Table

from model.access import BOTH, NOBODY, ORGANISATION, SEATS, Seat, may_write_late
from model.answers import OUTCOMES, time_of
from model.content.published import ELEMENTS
from model.content.supervision.schema import STEPS, Script
from model.own_file import Damaged
from model.share_file.contents import KeptText
from model.store.own_file.documents import document
from model.store.own_file.seen import only_seen
from model.store.own_file.tables import SEAT, SUPERVISION, Row
from model.store.tables.supervision import (
    action_marks,
    actions,
    brought,
    called_off,
    comments,
    confirmations,
    kept_mirrors,
    meeting_answers,
    meeting_scripts,
    meetings,
    records,
    replaced_meeting_answers,
    sent_agreements,
    supervisions,
)
from model.supervision.brought import Kind
from model.supervision.called_off import Who
from model.supervision.fields import is_field
from model.supervision.meeting import Mode
from model.supervision.record import Carried, RecordBody

_SAID: TypeAdapter[dict[str, tuple[str, str | None]]] = TypeAdapter(dict[str, tuple[str, str | None]])
_CARRIED_ID = re.compile(r"[a-z0-9-]{1,60}")
_CARRIED: TypeAdapter[tuple[Carried, ...]] = TypeAdapter(tuple[Carried, ...])


def _time(text: str) -> str:
    if time_of(text) is None:
        raise ValueError("no time of day")
    return text


def _field(text: str) -> str:
    if not is_field(text):
        raise ValueError("no field of a meeting")
    return text


MadeElsewhere = Annotated[str, Field(pattern=r"\A[0-9a-z]{8,28}\z")]
"""An id that came with a share file, perhaps from another kind of Alongside."""

_ActionId = Annotated[str, Field(pattern=r"\A[0-9a-z]{8,28}-[ac][0-9]\z")]
_Hash = Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\z")]
_Outcome = Annotated[str, Field(pattern=rf"\A({'|'.join(OUTCOMES)})\z")]
_Whose = Annotated[str, Field(pattern=rf"\A({'|'.join((*SEATS, BOTH, ORGANISATION, NOBODY))})\z")]
_OfMeeting = Annotated[str, AfterValidator(_field)]

OF_ITS_OWN: dict[Column[Any], Any] = {
    meetings.c.mode: Mode,
    meetings.c.step: Annotated[str, Field(pattern=r"\A[a-z_]{1,40}\z")],
    meetings.c.held_at: Annotated[str, AfterValidator(_time)],
    meetings.c.next_at: Annotated[str, AfterValidator(_time)],
    meeting_scripts.c.script: document(Script.model_validate_json),
    meeting_scripts.c.carried: document(_CARRIED.validate_json),
    meeting_answers.c.field: _OfMeeting,
    meeting_answers.c.words: KeptText,
    meeting_answers.c.place: KeptText,
    replaced_meeting_answers.c.field: _OfMeeting,
    replaced_meeting_answers.c.words: KeptText,
    replaced_meeting_answers.c.place: KeptText,
    brought.c.reflection: Annotated[str, Field(pattern=r"\A[0-9a-f]{24}\z")],
    brought.c.kind: Kind,
    brought.c.heading: KeptText,
    brought.c.prompt: KeptText,
    brought.c.words: KeptText,
    brought.c.place: KeptText,
    records.c.body: document(RecordBody.model_validate_json),
    records.c.hash: _Hash,
    confirmations.c.seat: Seat,
    confirmations.c.hash: Annotated[str, Field(pattern=r"\A([0-9a-f]{64})?\z")],
    sent_agreements.c.hash: _Hash,
    comments.c.seat: Seat,
    actions.c.id: _ActionId,
    actions.c.who: _Whose,
    actions.c.outcome: _Outcome,
    action_marks.c.action: _ActionId,
    action_marks.c.seat: Seat,
    action_marks.c.place: _Outcome,
    called_off.c.who: Who,
    called_off.c.why: KeptText,
    kept_mirrors.c.said: document(_SAID.validate_json),
}
"""What columns of supervision hold that is more than their type says."""

_OF_OPEN = (meeting_scripts, brought, sent_agreements)
_OF_RECORD = (records, comments, actions, kept_mirrors)
"""Of these tables a meeting has rows while it is open alone, and of these once it is confirmed alone."""


def require_meetings(found: Mapping[Any, list[Row]]) -> None:
    """Every meeting is whole, holds what its seat may see, and names nothing of another. Raises `Damaged`."""
    known = {row["id"] for row in found[meetings.name]}
    named = {row["brought_to"] for row in found[kept_mirrors.name]} - {None}
    is_open = Counter(row["supervision"] for row in found[meetings.name] if row["fixed_at"] is None)
    if not named <= known or known & {row["meeting"] for row in found[called_off.name]} or set(is_open.values()) - {1}:
        raise Damaged
    seats = {row["id"]: row[SEAT] for row in found[supervisions.name]}
    for meeting in found[meetings.name]:
        of = {table: found[table.name, meeting["id"]] for table in SUPERVISION[meetings]}
        is_sound = _is_open_meeting(meeting, of) if meeting["fixed_at"] is None else _is_record(meeting, of)
        told = {table.name: rows for table, rows in of.items()} | {meetings.name: [meeting]}
        if not is_sound or only_seen(told, seats) != told:
            raise Damaged


def _is_record(meeting: Row, of: Mapping[Table, list[Row]]) -> bool:
    """Whether there is its record, with what both said of it, and of its answers a comment alone, as it is typed."""
    bodies = [RecordBody.model_validate_json(row["body"]) for row in of[records]]
    named = {(body.supervision, body.meeting) for body in bodies}
    named |= {(row["supervision"], row["id"].rpartition("-")[0]) for row in of[actions]}
    return (
        len(bodies) == 1
        and named == {(meeting["supervision"], meeting["id"])}
        and {row["seat"] for row in of[confirmations] if row["hash"]} == set(SEATS)
        and all(may_write_late(row["field"]) for row in of[meeting_answers])
        and not any(of[table] for table in _OF_OPEN)
    )


def _is_open_meeting(meeting: Row, of: Mapping[Table, list[Row]]) -> bool:
    """Whether there is what it is held with, and nothing that comes once it is confirmed."""
    scripts = [Script.model_validate_json(row["script"]) for row in of[meeting_scripts]]
    ids = [one.id for row in of[meeting_scripts] for one in _CARRIED.validate_json(row["carried"])]
    return (
        [script.has_two_views for script in scripts] == [meeting["has_two_views"]]
        and meeting["step"] in STEPS
        and len(ids) == len(set(ids))
        and all(map(_CARRIED_ID.fullmatch, ids))
        and not any(may_write_late(row["field"]) for row in of[meeting_answers])
        and all(map(_is_named, of[brought]))
        and not any(row["claimed"] for row in of[confirmations])
        and not any(of[table] for table in _OF_RECORD)
    )


def _is_named(row: Row) -> bool:
    """Whether what was brought of a card names it, and a place its element, which both have to place."""
    begins, *rest = row["field"].split(".")
    match row["kind"]:
        case "card":
            return begins == "card" and len(rest) > 1
        case "pattern":
            return begins in ELEMENTS and rest == ["place"]
        case _:
            return True
