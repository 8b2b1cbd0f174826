"""Showing the two views to both, and the practitioner's mirror to the supervisor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from model.access import MIRROR, PRACTITIONER, SUPERVISOR, NotYours
from model.answers import Answer, Answers
from model.content.published import ELEMENTS
from model.store.database.transactions import Handle, now
from model.store.supervision.rows.answers import answers_in, keep_answer, shown_now
from model.store.supervision.rows.brought import bring_placed_here, brought_to, forget_placed_here
from model.store.supervision.rows.documents import kept_body, shown_of
from model.store.supervision.rows.open_record import count_change
from model.store.supervision.seats import Seats
from model.supervision.brought import Brought, elements_of
from model.supervision.fields import has_view, placed_here


class Shown(Handle[Seats]):
    """What is unseen until one of the two shows it."""

    def of(self, meeting: str) -> frozenset[str]:
        """The elements whose two views are shown, and "mirror" once that is. Raises `NotYours`."""
        with self._context.reading(meeting) as (connection, seated):
            if seated.meeting.is_open:
                return shown_now(connection, meeting, with_two_views=seated.has_two_views)
            return shown_of(kept_body(connection, meeting))

    def show_views(self, meeting: str) -> None:
        """Show both views of every element a place was brought for or given here, or that the supervisor spoke of.

        What the practitioner gave in the meeting is brought from then on. An element the supervisor left empty stays
        open. Raises `NotYours` for the practitioner, and `Fixed`.
        """
        with self._context.changing(meeting) as (connection, seated):
            if seated.seat != SUPERVISOR:
                raise NotYours
            said = answers_in(connection, meeting)
            waiting = _viewed(brought_to(connection, meeting), said) - seated.shown(said)
            if waiting:
                bring_placed_here(connection, meeting, said, now())
                forget_placed_here(connection, meeting, said)
                _say(connection, meeting, said, {f"supervisor.shown.{element}": "yes" for element in sorted(waiting)})

    def show_mirror(self, meeting: str) -> None:
        """Show the mirror to the supervisor. Raises `NotYours` for the supervisor, and `Fixed`."""
        with self._context.changing(meeting) as (connection, seated):
            if seated.seat != PRACTITIONER:
                raise NotYours
            said = answers_in(connection, meeting)
            if MIRROR not in seated.shown(said):
                _say(connection, meeting, said, {"practitioner.shown.mirror": "yes"})


def _viewed(brought: Sequence[Brought], said: Answers) -> set[str]:
    """The elements a place was brought for or given here, and those the supervisor said something of."""
    of_supervisor = {element for element in ELEMENTS if has_view(element, said)}
    return of_supervisor | placed_here(said).keys() | {one for one in elements_of(brought) if one in ELEMENTS}


def _say(connection: Connection, meeting: str, said: Answers, signs: Mapping[str, str]) -> None:
    moment = now()
    for field, place in signs.items():
        before = said.get(field)
        words, version = (before.words, before.version + 1) if before else ("", 1)
        keep_answer(connection, meeting, Answer(field, words, place, version, moment, ""), is_new=before is None)
    count_change(connection, meeting)
