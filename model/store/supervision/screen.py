"""Whether two people look at one screen of this person's now: while they do, no page shows anything else of theirs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from model.access import NotYours, require_account
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Handle, now
from model.store.supervision.seats import Seats
from model.store.tables.reflection import store_facts
from model.supervision.meeting import ONE_SCREEN

_THIS = store_facts.c.name == bindparam("the_name")
_FACT = select(store_facts.c.value).where(_THIS)
_TAKEN_BACK = store_facts.delete().where(_THIS)


class HeldScreen(Handle[Seats]):
    """The meeting that holds every page of one person, in every tab, until they take the screen back.

    It outlasts the meeting: neither its record nor its end opens what is theirs. Raises `NotYours` for a guest.
    """

    def meeting(self) -> str | None:
        """The id of the meeting that holds the screen, if any."""
        return self._held()[0]

    def since(self, meeting: str) -> datetime | None:
        """Since when, in UTC, this meeting holds the screen; None where it does not, or that was not kept."""
        held, moment = self._held()
        return datetime.fromisoformat(moment) if held == meeting and moment else None

    def hold(self, meeting: str) -> None:
        """From now on only this meeting and its record are shown. One that holds the screen already goes on.

        Raises `NotYours`, for a meeting by share file as well, and `Fixed`.
        """
        key = {"the_name": self._name()}
        with self._context.changing(meeting) as (connection, seated):
            if seated.meeting.mode != ONE_SCREEN:
                raise NotYours
            if connection.scalar(_FACT, key) is None:
                connection.execute(
                    store_facts.insert(), {"name": self._name(), "value": f"{meeting} {now().isoformat()}"}
                )
                note_deletion(connection)

    def take_back(self) -> None:
        """Everything can be opened again."""
        self._name()
        with self._context.store.writing() as connection:
            if let_go_of_screen(connection, self._context.viewer.person):
                note_deletion(connection)

    def _held(self) -> tuple[str | None, str]:
        with self._context.store.reading() as connection:
            kept = connection.scalar(_FACT, {"the_name": self._name()})
        meeting, _, moment = (kept or "").partition(" ")
        return meeting or None, moment

    def _name(self) -> str:
        require_account(self._context.viewer)
        return _fact_of(self._context.viewer.person)


def let_go_of_screen(connection: Connection, person: str) -> bool:
    """Whether a meeting held this person's screen until now."""
    return connection.execute(_TAKEN_BACK, {"the_name": _fact_of(person)}).rowcount > 0


def _fact_of(person: str) -> str:
    return f"screen of {person}"
