"""Made-up histories and notes, and what Hypothesis makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from model.answers import PLACES
from model.content.published import ELEMENTS
from model.relationship.note import Note
from model.relationship.over_time import Dated, History, history_of

FIRST = date(2026, 3, 4)
MOMENT = datetime(2026, 3, 4, 12, tzinfo=UTC)


def a_history(*given: Mapping[str, str], every: int = 7) -> History:
    """A history of one date a week from the first day on, or every so many days, with these places."""
    dates = [Dated(FIRST + timedelta(days=every * number), f"r{number}") for number in range(len(given))]
    return history_of(dates, {one.reflection: places for one, places in zip(dates, given, strict=True)})


def a_note(happened_on: date, words: str = "The court date moved.", kind: str = "court") -> Note:
    return Note(f"n{happened_on}", "me", "r", happened_on, kind, words, 1, MOMENT, MOMENT, "tab")


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
some_days = st.lists(days, max_size=60).map(sorted)
places = st.dictionaries(st.sampled_from(sorted(ELEMENTS)), st.sampled_from(PLACES))


@st.composite
def histories(draw: st.DrawFn) -> History:
    dates: Sequence[date] = draw(some_days)
    dated = [Dated(day, f"r{number}") for number, day in enumerate(dates)]
    return history_of(dated, {one.reflection: draw(places) for one in dated}, earlier=draw(st.integers(0, 1)))


notes = st.lists(days, max_size=30).map(lambda dates: [a_note(day) for day in dates])


def weeks_after(number: int) -> date:
    """So many weeks after the first day."""
    return FIRST + timedelta(weeks=number)
