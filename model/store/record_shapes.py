"""What rows of supervision from a file have to be like: confirmed records, whole, with what was agreed in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter
from sqlalchemy import Column, Table

from model.access import BOTH, NOBODY, ORGANISATION, SEATS, Seat
from model.answers import OUTCOMES, time_of
from model.own_file import Damaged
from model.store.tables.supervision import (
    action_marks,
    actions,
    comments,
    confirmations,
    kept_mirrors,
    meetings,
    records,
    supervisions,
)
from model.supervision.meeting import Mode
from model.supervision.record import RecordBody

SUPERVISION: dict[Table, dict[Table, str]] = {
    supervisions: {action_marks: "supervision"},
    meetings: {
        records: "meeting",
        confirmations: "meeting",
        comments: "meeting",
        actions: "meeting",
        kept_mirrors: "meeting",
    },
}
"""What of supervision is taken along, of meetings that are confirmed, by whoever is the practitioner in them."""

Row = dict[str, Any]

_MOST_LETTERS = 30_000_000
_SAID: TypeAdapter[dict[str, tuple[str, str | None]]] = TypeAdapter(dict[str, tuple[str, str | None]])


def _read_as_record(text: str) -> str:
    RecordBody.model_validate_json(text)
    return text


def _read_as_mirror(text: str) -> str:
    _SAID.validate_json(text)
    return text


def _time(text: str) -> str:
    if time_of(text) is None:
        raise ValueError("no time of day")
    return text


MadeElsewhere = Annotated[str, Field(pattern=r"\A[0-9a-z]{8,28}\z")]
"""An id that came with a share file, perhaps from another kind of Alongside."""

_ActionId = Annotated[str, Field(pattern=r"\A[0-9a-z]{8,28}-[ac][0-9]\z")]
_Hash = Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\z")]
_Outcome = Annotated[str, Field(pattern=rf"\A({'|'.join(OUTCOMES)})\z")]
_Whose = Annotated[str, Field(pattern=rf"\A({'|'.join((*SEATS, BOTH, ORGANISATION, NOBODY))})\z")]

OF_ITS_OWN: dict[Column[Any], Any] = {
    meetings.c.mode: Mode,
    meetings.c.step: Annotated[str, Field(pattern=r"\A[a-z_]{1,40}\z")],
    meetings.c.next_at: Annotated[str, AfterValidator(_time)],
    records.c.body: Annotated[str, Field(max_length=_MOST_LETTERS), AfterValidator(_read_as_record)],
    records.c.hash: _Hash,
    confirmations.c.seat: Seat,
    confirmations.c.hash: _Hash,
    comments.c.seat: Seat,
    actions.c.id: _ActionId,
    actions.c.who: _Whose,
    actions.c.outcome: _Outcome,
    action_marks.c.action: _ActionId,
    action_marks.c.seat: Seat,
    action_marks.c.place: _Outcome,
    kept_mirrors.c.said: Annotated[str, Field(max_length=_MOST_LETTERS), AfterValidator(_read_as_mirror)],
}
"""What columns of supervision hold that is more than their type says."""


def require_records(found: Mapping[Any, list[Row]]) -> None:
    """Every meeting has its record and what both said of it, and names nothing of another. Raises `Damaged`."""
    known = {row["id"] for row in found[meetings.name]}
    if any(row["brought_to"] not in {None, *known} for row in found[kept_mirrors.name]):
        raise Damaged
    for meeting in found[meetings.name]:
        of = {table: found[table.name, meeting["id"]] for table in SUPERVISION[meetings]}
        bodies = [RecordBody.model_validate_json(row["body"]) for row in of[records]]
        named = {(body.supervision, body.meeting) for body in bodies}
        named |= {(row["supervision"], row["id"].rpartition("-")[0]) for row in of[actions]}
        is_whole = len(bodies) == 1 and {row["seat"] for row in of[confirmations]} == set(SEATS)
        if not is_whole or named != {(meeting["supervision"], meeting["id"])} or meeting["fixed_at"] is None:
            raise Damaged
