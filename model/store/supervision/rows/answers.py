"""The rows of what is said in a meeting, whoever wrote them: never to be given out as they are."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, literal, select

from model.answers import Answer, day_of, time_of
from model.share_file.contents import MOST_CHANGES
from model.share_file.merge import Held
from model.store.database.columns import columns_of
from model.store.database.transactions import now
from model.store.tables.supervision import meeting_answers, meetings
from model.supervision.fields import HELD_AT, HELD_ON, HELD_WHERE, shown_in

ANSWER = columns_of(meeting_answers, Answer)
_OF = meeting_answers.c.meeting == bindparam("the_id")
_THIS = meeting_answers.c.field == bindparam("the_field")
_ALL = select(*ANSWER).where(_OF).order_by(meeting_answers.c.field)
_ONE = select(*ANSWER).where(_OF, _THIS)
_WITHOUT_WORDS = [literal("").label(column.name) if column.name == "words" else column for column in ANSWER]
_SIGNS = select(*_WITHOUT_WORDS).where(_OF, meeting_answers.c.field.like("%.shown.%"))
_NEXT = (
    meeting_answers.update()
    .where(_OF, _THIS)
    .values({column.name: bindparam(column.name) for column in ANSWER if column.name != "field"})
)
_ELSEWHERE = select(meeting_answers.c.field, meeting_answers.c.changes_elsewhere).where(_OF)
_DATES = {HELD_ON: "held_on", "both.next_on": "next_on"}
_TIMES = {HELD_AT: "held_at", "both.next_at": "next_at"}
_PLACES = {HELD_WHERE: "held_where", "both.next_where": "next_where"}


def answers_in(connection: Connection, meeting: str) -> dict[str, Answer]:
    """All that was said in an open meeting, by field."""
    rows = connection.execute(_ALL, {"the_id": meeting}).mappings()
    return {row["field"]: Answer(**row) for row in rows}


def answer_in(connection: Connection, meeting: str, field: str) -> Answer | None:
    """What was said in one field."""
    row = connection.execute(_ONE, {"the_id": meeting, "the_field": field}).mappings().one_or_none()
    return Answer(**row) if row else None


def shown_now(connection: Connection, meeting: str, *, with_two_views: bool) -> frozenset[str]:
    """What is shown in an open meeting, asked without reading anybody's words."""
    signs = connection.execute(_SIGNS, {"the_id": meeting}).mappings()
    return shown_in({row["field"]: Answer(**row) for row in signs}, with_two_views=with_two_views)


def changes_elsewhere(connection: Connection, meeting: str) -> dict[str, int]:
    """How many of the changes of each field were made on the other machine."""
    return {row.field: row.changes_elsewhere for row in connection.execute(_ELSEWHERE, {"the_id": meeting})}


def held_here(answer: Answer, elsewhere: int) -> Held:
    """An answer with its changes made here and elsewhere, neither counted further than a file can say."""
    return Held(answer, min(answer.version - elsewhere, MOST_CHANGES), min(elsewhere, MOST_CHANGES))


def keep_answer(connection: Connection, meeting: str, answer: Answer, *, is_new: bool) -> None:
    """Keep an answer: the first of its field, or the next."""
    if is_new:
        connection.execute(meeting_answers.insert(), vars(answer) | {"meeting": meeting})
    else:
        connection.execute(_NEXT, vars(answer) | {"the_id": meeting, "the_field": answer.field})


def say(connection: Connection, meeting: str, field: str, said: tuple[str, str | None], tab: str = "") -> None:
    """Keep what is said in a field, words and a place or choice, over whatever stands there; dates follow it."""
    words, place = said
    before = answer_in(connection, meeting, field)
    answer = Answer(field, words, place, before.version + 1 if before else 1, now(), tab)
    keep_answer(connection, meeting, answer, is_new=before is None)
    keep_dates_in_line(connection, meeting, answer)


def keep_dates_in_line(connection: Connection, meeting: str, answer: Answer) -> None:
    """Let the meeting's own dates, times and places follow what was said; without a day it keeps the one it had."""
    column, day = _DATES.get(answer.field), day_of(answer.place)
    news: dict[str, object] = {column: day} if column == "next_on" or (column and day) else {}
    if answer.field in _TIMES:
        news = {_TIMES[answer.field]: answer.place if time_of(answer.place) else None}
    elif answer.field in _PLACES:
        news = {_PLACES[answer.field]: answer.words.strip() or None}
    if news:
        connection.execute(meetings.update().where(meetings.c.id == meeting), news)
