"""What was deleted a moment ago as one text, for a database that holds it until its minute is over."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from model.store.database.columns import metadata
from model.store.undo import Deleted, Rows

_MOMENT, _DAY = "moment", "day"


def as_text(deleted: Deleted) -> str:
    """All of it; words stay encrypted as they were."""
    told = {
        "id": deleted.id,
        "owner": deleted.owner,
        "parts": [(table.name, _plain(rows)) for table, rows in deleted.parts],
        "taken_back": [_plain(rows) for rows in deleted.taken_back],
        "sign": deleted.sign,
        "tab": deleted.tab,
        "until": deleted.until.isoformat(),
    }
    return json.dumps(told, default=_dated)


def from_text(text: str) -> Deleted:
    """The same again."""
    told = json.loads(text, object_hook=_undated)
    parts = [(metadata.tables[name], rows) for name, rows in told.pop("parts")]
    return Deleted(**told | {"parts": parts, "until": datetime.fromisoformat(told["until"])})


def _plain(rows: Rows) -> list[dict[str, Any]]:
    return [dict(row) for row in rows]


def _dated(value: object) -> dict[str, str]:
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    raise TypeError(type(value).__name__)


def _undated(found: dict[str, Any]) -> object:
    match found:
        case {"moment": str(moment), **rest} if not rest:
            return datetime.fromisoformat(moment)
        case {"day": str(day), **rest} if not rest:
            return date.fromisoformat(day)
    return found
