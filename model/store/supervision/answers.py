"""What is said in a meeting, saved as it is typed and tapped, each in the fields they may write."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from model.access import SEATS, NotYours, may_see_field, may_write_field, may_write_late
from model.answers import Answer, Saved
from model.store.database.transactions import Handle, now
from model.store.database.words import cleaned
from model.store.supervision.rows.answers import answer_in, answers_in, keep_answer, keep_dates_in_line, shown_now
from model.store.supervision.rows.brought import bring_placed_here
from model.store.supervision.rows.documents import answers_of, kept_body
from model.store.supervision.rows.open_record import count_change
from model.store.supervision.rows.overwritten import forget_overwritten, keep_overwritten, overwritten_in
from model.store.supervision.rows.unsaid import is_said_already, unsaid_comment
from model.store.supervision.seats import Seated, Seats
from model.supervision.fields import is_field, is_placed_here, is_sign, is_view
from model.supervision.refusals import ViewShown


class MeetingAnswers(Handle[Seats]):
    """The fields of a meeting, and the words that one tab wrote over another's."""

    def of(self, meeting: str, *, together: bool = False) -> dict[str, Answer]:
        """What the viewer may see now, by field; `together` only what both seats may see. Raises `NotYours`."""
        with self._context.reading(meeting) as (connection, seated):
            if seated.meeting.fixed_at is not None:
                kept = answers_of(kept_body(connection, meeting), seated.meeting.fixed_at)
                return kept if together else kept | unsaid_comment(connection, meeting, seated.seat)
            said = answers_in(connection, meeting)
            shown, seats = seated.shown(said), SEATS if together else (seated.seat,)
            return {
                field: answer
                for field, answer in said.items()
                if all(may_see_field(seat, field, shown) for seat in seats)
            }

    def save(
        self, meeting: str, field: str, *, words: str = "", place: str | None = None, tab: str, base_version: int
    ) -> Saved:
        """Keep what was said in a field, as in a reflection; a date in `both.held_on` or `both.next_on` moves the day.

        Words that were said already, by declining or as a comment, are not kept again. Raises ValueError for what is
        no field to write, `NotYours` for the other's and for a place given here where both sit at its giver's machine,
        `Fixed` once the record is confirmed, but for a comment, which is `NotYours` until then, `ViewShown` for a view
        after it was shown, `TooLong`.
        """
        if not is_field(field) or is_sign(field):
            raise ValueError("A meeting has no field of this name to write in.")
        words, tab, place = cleaned(words), cleaned(tab), cleaned(place) if place else place
        with self._context.changing(meeting, late=may_write_late(field)) as (connection, seated):
            if not may_write_field(seated.seat, field) or (is_placed_here(field) and not seated.has_places_here):
                raise NotYours
            before = answer_in(connection, meeting, field)
            revision = seated.meeting.revision
            if before and (
                (before.words, before.place) == (words, place)
                or is_said_already(connection, meeting, seated.seat, before, words=words, base_version=base_version)
            ):
                return Saved(before, revision, None)
            if is_view(field) and field.rpartition(".")[2] in shown_now(
                connection, meeting, with_two_views=seated.has_two_views
            ):
                raise ViewShown
            answer = Answer(field, words, place, before.version + 1 if before else 1, now(), tab)
            keep_answer(connection, meeting, answer, is_new=before is None)
            replaced = before if before and before.version != base_version and before.tab != tab else None
            if replaced and replaced.words:
                keep_overwritten(connection, meeting, [replaced])
            keep_dates_in_line(connection, meeting, answer)
            if is_placed_here(field) and not seated.is_hosted:
                bring_placed_here(connection, meeting, answers_in(connection, meeting), answer.saved_at)
            count_change(connection, meeting, answer.saved_at)
            return Saved(answer, revision + 1, replaced)

    def replaced(self, meeting: str) -> list[Answer]:
        """Words the viewer may write that were written over and not seen yet, oldest first. Raises `NotYours`."""
        with self._context.reading(meeting) as (connection, seated):
            return _replaced(connection, seated)

    def seen_replaced(self, meeting: str, shown: Iterable[Answer] | None = None) -> None:
        """Forget replaced words the viewer may write: those `shown` to them, or all. Raises `NotYours`."""
        with self._context.store.writing() as connection:
            seated = self._context.seated(connection, meeting, held=True)
            for answer in _replaced(connection, seated) if shown is None else shown:
                if may_write_field(seated.seat, answer.field):
                    forget_overwritten(connection, meeting, answer)
        self._context.store.leave_no_trace()


def _replaced(connection: Connection, seated: Seated) -> list[Answer]:
    """The other's are left out even where the field is shown: what they wrote over was never for the viewer."""
    found = overwritten_in(connection, seated.id)
    return [answer for answer in found if may_write_field(seated.seat, answer.field)]
