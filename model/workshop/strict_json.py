"""JSON from a stranger, read more strictly than the standard library does."""

from __future__ import annotations

import json
from typing import Any


def members_of(data: bytes) -> dict[str, Any]:
    """The members of the one object in UTF-8 JSON. A byte order mark, as some editors add, does no harm.

    Raises ValueError for anything else, a name that stands twice in one object, NaN and infinities, and brackets
    nested deeper than Python can follow.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_each_once, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("The brackets are nested too deep.") from None
    if not isinstance(found, dict):
        raise ValueError("This is JSON, but no object.")  # noqa: TRY004  one kind of error for what a file holds
    return found


def _each_once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        raise ValueError("A name stands twice in one object.")
    return found


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON.")
