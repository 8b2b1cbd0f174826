"""What is said in a meeting, saved as it is typed and tapped, each hand in its own fields."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, literal, select

from model.access import SEATS, NotYours, may_see_field, may_write_field, may_write_late
from model.answers import Answer, Saved
from model.store.database.transactions import now
from model.store.database.words import cleaned
from model.store.supervision.documents import answers_told, kept_body
from model.store.supervision.envelopes import MeetingEnvelopes
from model.store.supervision.unsaid import comment_begun, is_said_already
from model.store.supervision.viewer import Seated
from model.store.tables.supervision import meeting_answers, meetings, replaced_meeting_answers
from model.supervision.meeting import day_of, is_field, is_sign, is_view
from model.supervision.refusals import ViewShown

_NAMES = ("field", "words", "place", "version", "saved_at", "tab")
_OF = meeting_answers.c.meeting == bindparam("the_id")
_THIS = meeting_answers.c.field == bindparam("the_field")
_ALL = select(*(meeting_answers.c[name] for name in _NAMES)).where(_OF).order_by(meeting_answers.c.field)
_ONE = select(*(meeting_answers.c[name] for name in _NAMES)).where(_OF, _THIS)
_SIGNS = select(*(literal("").label(name) if name == "words" else meeting_answers.c[name] for name in _NAMES)).where(
    _OF, meeting_answers.c.field.like("%.shown.%")
)
_NEXT = meeting_answers.update().where(_OF, _THIS).values({name: bindparam(name) for name in _NAMES if name != "field"})
_REPLACED_OF = replaced_meeting_answers.c.meeting == bindparam("the_id")
_REPLACED = (
    select(*(replaced_meeting_answers.c[name] for name in _NAMES))
    .where(_REPLACED_OF)
    .order_by(*(replaced_meeting_answers.c[name] for name in ("saved_at", "field", "version", "tab")))
)
_SEEN = replaced_meeting_answers.delete().where(
    _REPLACED_OF,
    *(replaced_meeting_answers.c[name] == bindparam(f"the_{name}") for name in ("field", "version", "tab")),
)
_DATES = {"both.held_on": "held_on", "both.next_on": "next_on"}


class MeetingAnswers(MeetingEnvelopes):
    """The fields of a meeting, and the words that one tab wrote over another's."""

    def answers(self, meeting: str, *, together: bool = False) -> dict[str, Answer]:
        """What the viewer may see now, by field; `together` only what both seats may see. Raises `NotYours`."""
        with self._looking(meeting) as (connection, seated):
            if seated.meeting.fixed_at is not None:
                told = answers_told(kept_body(connection, meeting), seated.meeting.fixed_at)
                return told if together else told | comment_begun(connection, meeting, seated.seat)
            said = answers_in(connection, meeting)
            shown, seats = seated.shown(said), SEATS if together else (seated.seat,)
            return {
                field: answer
                for field, answer in said.items()
                if all(may_see_field(seat, field, shown) for seat in seats)
            }

    def save(
        self,
        meeting: str,
        field: str,
        *,
        words: str = "",
        place: str | None = None,
        tab: str,
        base_version: int,
    ) -> Saved:
        """Keep what was said in a field, as `Own.save` does; a date in `both.held_on` and `both.next_on` moves the day.

        Words that were said already, by declining or as a comment, are not begun again. Raises ValueError for what is
        no field to write, `NotYours` for the other's, `Fixed` once the record is confirmed, but for a comment, which
        is `NotYours` until then, `ViewShown` for a view after it was shown, `TooLong`.
        """
        if not is_field(field) or is_sign(field):
            raise ValueError("A meeting has no field of this name to write in.")
        words, tab, place = cleaned(words), cleaned(tab), cleaned(place) if place else place
        with self._changing(meeting, late=may_write_late(field)) as (connection, seated):
            if not may_write_field(seated.seat, field):
                raise NotYours
            row = connection.execute(_ONE, {"the_id": meeting, "the_field": field}).one_or_none()
            before = Answer(*row) if row else None
            revision = seated.meeting.revision
            if before and (before.words, before.place) == (words, place):
                return Saved(before, revision, None)
            if before and is_said_already(
                connection, meeting, seated.seat, before, words=words, base_version=base_version
            ):
                return Saved(before, revision, None)
            if is_view(field) and field.rpartition(".")[2] in shown_now(connection, seated):
                raise ViewShown
            answer = Answer(field, words, place, before.version + 1 if before else 1, now(), tab)
            keep_answer(connection, meeting, answer, is_new=before is None)
            replaced = before if before and before.version != base_version and before.tab != tab else None
            if replaced and replaced.words:
                connection.execute(replaced_meeting_answers.insert(), vars(replaced) | {"meeting": meeting})
            keep_dates_in_line(connection, meeting, answer)
            self._touch(connection, meeting, answer.saved_at)
            return Saved(answer, revision + 1, replaced)

    def replaced(self, meeting: str) -> list[Answer]:
        """Words in the viewer's hand that were written over and not seen yet, oldest first. Raises `NotYours`."""
        with self._looking(meeting) as (connection, seated):
            return _replaced(connection, seated)

    def seen_replaced(self, meeting: str, shown: Iterable[Answer] | None = None) -> None:
        """Forget replaced words in the viewer's hand: those `shown` to them, or all. Raises `NotYours`."""
        with self._store.writing() as connection:
            seated = self._seated(connection, meeting, held=True)
            for answer in _replaced(connection, seated) if shown is None else shown:
                if may_write_field(seated.seat, answer.field):
                    key = {"the_field": answer.field, "the_version": answer.version, "the_tab": answer.tab}
                    connection.execute(_SEEN, {"the_id": meeting} | key)
        self._store.leave_no_trace()


def answers_in(connection: Connection, meeting: str) -> dict[str, Answer]:
    """All that was said in an open meeting, by whichever hand: never to be given out as it is."""
    return {row.field: Answer(*row) for row in connection.execute(_ALL, {"the_id": meeting})}


def shown_now(connection: Connection, seated: Seated) -> frozenset[str]:
    """What is shown in an open meeting, asked without reading anybody's words."""
    rows = connection.execute(_SIGNS, {"the_id": seated.id})
    return seated.shown({row.field: Answer(*row) for row in rows})


def keep_answer(connection: Connection, meeting: str, answer: Answer, *, is_new: bool) -> None:
    """Keep an answer: the first of its field, or the next."""
    if is_new:
        connection.execute(meeting_answers.insert(), vars(answer) | {"meeting": meeting})
    else:
        connection.execute(_NEXT, vars(answer) | {"the_id": meeting, "the_field": answer.field})


def keep_dates_in_line(connection: Connection, meeting: str, answer: Answer) -> None:
    """Let the meeting's own dates follow what was said; a meeting without a day keeps the one it had."""
    column, day = _DATES.get(answer.field), day_of(answer.place)
    if column == "next_on" or (column and day):
        connection.execute(meetings.update().where(meetings.c.id == meeting).values({column: day}))


def _replaced(connection: Connection, seated: Seated) -> list[Answer]:
    """The other's hand is left out even where the field is shown: what they wrote over was never for the viewer."""
    found = (Answer(*row) for row in connection.execute(_REPLACED, {"the_id": seated.id}))
    return [answer for answer in found if may_write_field(seated.seat, answer.field)]
