"""Holds: while one lasts, nothing of a person's is deleted. Set and ended by a command, and told to that person."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, union

from model.access import OPERATOR, Viewer, is_account, readable_owners, require_operator
from model.phrases import day
from model.store.database.columns import columns_of
from model.store.database.faults import StoreFault
from model.store.database.transactions import Transactions, now, one_at_a_time
from model.store.database.words import cleaned
from model.store.tables.account import accounts
from model.store.tables.card import cards
from model.store.tables.plan import own_plans
from model.store.tables.reflection import preferences, reflections
from model.store.tables.relationship import relationships
from model.store.tables.supervision import supervisions
from model.store.tables.team import holds
from model.store.tables.workshop import rooms
from model.store.trail.chain import note_act
from model.team.hold import Hold
from model.team.trail import Deed

_ALL = select(*columns_of(holds, Hold))
_THIS = holds.c.person == bindparam("the_person")
_ONE = _ALL.where(_THIS)
_OWNED = (
    accounts.c.id,
    *(table.c.owner for table in (reflections, relationships, cards, own_plans, preferences, rooms)),
    supervisions.c.practitioner,
    supervisions.c.supervisor,
)
PEOPLE = union(*(select(column.label("person")) for column in _OWNED)).subquery()
"""Everybody who has an account or keeps anything here."""


class OnHold(StoreFault):
    """What somebody would delete is held."""

    @classmethod
    def since(cls, hold: Hold) -> OnHold:
        """Said to the person whose things are held."""
        return cls(
            f"Since {day(hold.since)} there is a hold on what you keep here. While it lasts, nothing of it can be "
            "deleted, and nothing was changed now. My reflections says why, and who can tell you more."
        )


class CannotHold(StoreFault):
    """There is no such person, or no such hold."""


def hold_of(connection: Connection, person: str) -> Hold | None:
    """The hold on a person's things, which can neither begin nor end until the transaction ends."""
    one_at_a_time(connection, f"hold {person}")
    row = connection.execute(_ONE, {"the_person": person}).mappings().one_or_none()
    return Hold(**row) if row else None


def require_free(connection: Connection, viewer: Viewer) -> None:
    """Raise `OnHold` where the viewer's things are held, in the transaction that would delete any of them."""
    hold = hold_of(connection, viewer.person)
    if hold is not None:
        raise OnHold.since(hold)


class Holds:
    """What one viewer may see and do of holds. Every method raises a `StoreFault` where the database fails."""

    def __init__(self, store: Transactions, viewer: Viewer) -> None:
        self._store = store
        self._viewer = viewer

    def mine(self) -> Hold | None:
        """The hold on the viewer's own things, None where there is none."""
        with self._store.reading() as connection:
            found = connection.execute(_ALL.where(holds.c.person.in_(readable_owners(self._viewer)))).mappings()
            return next((Hold(**row) for row in found), None)

    def all(self) -> list[Hold]:
        """Every hold, the oldest first. Raises `NotYours` but for the operator."""
        require_operator(self._viewer)
        with self._store.reading() as connection:
            rows = connection.execute(_ALL.order_by(holds.c.since, holds.c.person)).mappings()
            return [Hold(**row) for row in rows]

    def begin(self, person: str, reason: str, ordered_by: str) -> Hold:
        """Hold all of a person's things from now on.

        Raises `NotYours` but for the operator, `CannotHold` for nobody known here, or where they are held already,
        ValueError for an empty reason or name, `TooLong`.
        """
        require_operator(self._viewer)
        made = Hold(person, cleaned(reason).strip(), cleaned(ordered_by).strip(), now())
        if not (made.reason and made.ordered_by):
            raise ValueError("A hold needs a reason, and the name of whoever orders it.")
        with self._store.writing() as connection:
            if not is_known(connection, person):
                raise CannotHold(f"Nobody here has the id {person}. Nothing was changed.")
            if hold_of(connection, person) is not None:
                raise CannotHold(f"What {person} keeps is held already. Nothing was changed. End that hold first.")
            connection.execute(holds.insert(), vars(made))
            note_act(connection, person, OPERATOR, Deed("hold", "everything"))
        return made

    def end(self, person: str) -> None:
        """Let a person's things be deleted again. Raises `NotYours` but for the operator, and `CannotHold`."""
        require_operator(self._viewer)
        with self._store.writing() as connection:
            if hold_of(connection, person) is None:
                raise CannotHold(f"What {person} keeps is not held. Nothing was changed.")
            connection.execute(holds.delete().where(_THIS), {"the_person": person})
            note_act(connection, person, OPERATOR, Deed("hold_ended", "everything"))
        self._store.leave_no_trace()


def is_known(connection: Connection, person: str) -> bool:
    """Whether there is a person with this id who looks in here themselves."""
    found = connection.execute(select(PEOPLE.c.person).where(PEOPLE.c.person == person)).first()
    return is_account(person) and found is not None
