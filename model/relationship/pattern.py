"""What rose from a low beginning in a relationship; what else places over time can show is in `model/pattern.py`."""

from __future__ import annotations

from model.pattern import FEWEST_DATES
from model.relationship.over_time import History

LOW = frozenset({"1", "2"})


def rose_from_low(history: History) -> tuple[str, ...]:
    """Elements that began low and stand higher now; none where the beginning is not among the dates looked at."""
    if history.earlier:
        return ()
    return tuple(
        element
        for element, placed in history.placed.items()
        if len({one.day for one in placed}) >= FEWEST_DATES
        and placed[0].place in LOW
        and placed[-1].place > placed[0].place
    )
