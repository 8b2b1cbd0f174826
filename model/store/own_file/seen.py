"""What a file may say of its person's meetings: what their seat sees now, and nothing the other keeps unseen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from model.access import (
    PRACTITIONER,
    SUPERVISOR,
    Seat,
    may_see_brought,
    may_see_field,
    may_write_field,
    other_seat,
    writer_of,
)
from model.answers import Answer
from model.store.own_file.tables import Row
from model.store.tables.supervision import (
    brought,
    confirmations,
    kept_mirrors,
    meeting_answers,
    meetings,
    replaced_meeting_answers,
)
from model.supervision.fields import shown_in

_OF_ANSWER = ("field", "words", "place", "version", "saved_at", "tab")
_OF_MEETING = (meeting_answers, replaced_meeting_answers, brought, kept_mirrors)


def only_seen(found: Mapping[str, list[Row]], seats: Mapping[str, Seat]) -> dict[str, list[Row]]:
    """The rows without what the other has typed and not shown, or not said, and what of theirs was written over.

    `seats` are those of the file's person, by supervision. Of what was brought a supervisor's file has no card, as
    that can be taken back, and of a place they do not see yet that there is one.
    """
    rows = {table: _by_meeting(found[table.name]) for table in _OF_MEETING}
    kept: dict[str, list[Row]] = {table.name: [] for table in _OF_MEETING}
    for meeting in found[meetings.name]:
        id_, seat = meeting["id"], seats[meeting["supervision"]]
        said = rows[meeting_answers][id_]
        shown = _shown(said, with_two_views=meeting["has_two_views"])
        kept[meeting_answers.name] += [row for row in said if may_see_field(seat, row["field"], shown)]
        kept[replaced_meeting_answers.name] += [
            row for row in rows[replaced_meeting_answers][id_] if may_write_field(seat, row["field"])
        ]
        of_practitioner = seat == PRACTITIONER
        kept[brought.name] += rows[brought][id_] if of_practitioner else _as_brought_to(rows[brought][id_], shown)
        kept[kept_mirrors.name] += rows[kept_mirrors][id_] if of_practitioner else []
    return {**found, **kept}


def has_others_words(found: Mapping[str, list[Row]], meeting: str, seat: Seat) -> bool:
    """Whether anything in an open meeting, as these rows tell it to a seat, is the other's or both's."""
    said = (row for row in found[meeting_answers.name] if row["meeting"] == meeting)
    return (
        any(writer_of(row["field"]) != seat and (row["words"].strip() or row["place"]) for row in said)
        or any(row["meeting"] == meeting and row["seat"] == other_seat(seat) for row in found[confirmations.name])
        or (seat == SUPERVISOR and any(row["meeting"] == meeting for row in found[brought.name]))
    )


def _by_meeting(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["meeting"]].append(row)
    return found


def _shown(said: Iterable[Row], *, with_two_views: bool) -> frozenset[str]:
    answers = {row["field"]: Answer(**{name: row[name] for name in _OF_ANSWER}) for row in said}
    return shown_in(answers, with_two_views=with_two_views)


def _as_brought_to(rows: list[Row], shown: Collection[str]) -> list[Row]:
    """What was brought as the supervisor sees it, its reflections numbered from 1; which they are is not theirs."""
    seen = [row for row in rows if row["kind"] != "card"]
    sources = {source: number for number, source in enumerate(sorted({row["source"] for row in seen}), 1)}
    return [
        row
        | {"source": sources[row["source"]], "reflection": None}
        | ({} if may_see_brought(SUPERVISOR, row["field"], shown) else {"words": "", "place": None})
        for row in seen
    ]
