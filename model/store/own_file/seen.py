"""What a practitioner's file may say of their meetings: what that seat sees now, and nothing the other keeps unseen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from model.access import PRACTITIONER, SUPERVISOR, may_see_field, may_write_field, writer_of
from model.answers import Answer
from model.store.own_file.tables import Row
from model.store.tables.supervision import confirmations, meeting_answers, meetings, replaced_meeting_answers
from model.supervision.fields import shown_in

_OF_ANSWER = ("field", "words", "place", "version", "saved_at", "tab")


def only_seen(found: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows without what the supervisor has typed and not shown, or not said, and what of it was written over."""
    two_views = {row["id"]: bool(row["has_two_views"]) for row in found[meetings.name]}
    said: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found[meeting_answers.name]:
        said[row["meeting"]].append(row)
    seen = [row for id_, rows in said.items() for row in _seen(rows, with_two_views=two_views[id_])]
    overwritten = [row for row in found[replaced_meeting_answers.name] if may_write_field(PRACTITIONER, row["field"])]
    return {**found, meeting_answers.name: seen, replaced_meeting_answers.name: overwritten}


def are_seen(said: Iterable[Row], *, with_two_views: bool) -> bool:
    """Whether the practitioner may see all of this that was said in one meeting."""
    rows = list(said)
    return _seen(rows, with_two_views=with_two_views) == rows


def has_others_words(found: Mapping[str, list[Row]], meeting: str) -> bool:
    """Whether anything in an open meeting, as these rows tell it, is the supervisor's or both's."""
    said = (row for row in found[meeting_answers.name] if row["meeting"] == meeting)
    return any(
        writer_of(row["field"]) != PRACTITIONER and (row["words"].strip() or row["place"]) for row in said
    ) or any(row["meeting"] == meeting and row["seat"] == SUPERVISOR for row in found[confirmations.name])


def _seen(said: list[Row], *, with_two_views: bool) -> list[Row]:
    answers = {row["field"]: Answer(**{name: row[name] for name in _OF_ANSWER}) for row in said}
    shown = shown_in(answers, with_two_views=with_two_views)
    return [row for row in said if may_see_field(PRACTITIONER, row["field"], shown)]
