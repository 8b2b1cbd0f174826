"""Inviting somebody who signs in here to supervision, by four words: both have to want it.

Wrong, old and answered words, and one's own, are all the same here: there is no invitation.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from model.access import NotYours, Seat, readable_owners, require_account, require_invited
from model.keys import new_key
from model.store.database.columns import columns_of, named
from model.store.database.transactions import Handle, new_id, now
from model.store.key_marks import key_mark
from model.store.lapsed import drop_lapsed
from model.store.supervision.rows.invitations import begin_as_invited
from model.store.supervision.seats import Seats
from model.store.supervision.supervisions import as_name
from model.store.tables.two_accounts import invitations
from model.supervision.invitation import LASTS, Invitation
from model.supervision.meeting import Supervision

_COLUMNS = columns_of(invitations, Invitation)


class Invitations(Handle[Seats]):
    """What a viewer invites to, and answering what somebody told them."""

    def invite(self, practitioner_name: str, supervisor_name: str, seat: Seat, key_words: Sequence[str]) -> Invitation:
        """Invite somebody into the seat across from `seat`, the viewer's, with four of these words.

        Raises `NotYours` for who does not sign in, ValueError for an empty name, `TooLong`.
        """
        person = self._context.viewer.person
        require_account(self._context.viewer)
        names = as_name(practitioner_name), as_name(supervisor_name)
        made = Invitation(new_id(), seat, *names, now() + LASTS, new_key(key_words))
        with self._context.store.writing() as connection:
            drop_lapsed(connection)
            connection.execute(
                invitations.insert(), vars(made) | {"owner": person, "mark": key_mark(connection, made.code)}
            )
        return made

    def mine(self) -> list[Invitation]:
        """Those of the viewer that nobody has answered yet, newest last."""
        owners = invitations.c.owner.in_(readable_owners(self._context.viewer))
        query = select(*_COLUMNS).where(owners, _still_open()).order_by(invitations.c.until)
        with self._context.store.reading() as connection:
            return [_invitation(row) for row in connection.execute(query).mappings()]

    def withdraw(self, invitation: str) -> None:
        """Take an invitation of the viewer's back. Raises `NotYours`."""
        mine = invitations.c.owner == self._context.viewer.person
        with self._context.store.writing() as connection:
            if not connection.execute(invitations.delete().where(invitations.c.id == invitation, mine)).rowcount:
                raise NotYours

    def look(self, code: str) -> Invitation:
        """The invitation with these words, for who was told them. Raises `NotYours` where there is none."""
        with self._context.store.reading() as connection:
            return self._told(connection, code)[0]

    def accept(self, code: str) -> Supervision:
        """Accept it: from now on the two meet here. Raises `NotYours` where there is none."""
        with self._context.store.writing() as connection:
            found, inviter = self._told(connection, code)
            _answered(connection, found)
            return begin_as_invited(connection, found, inviter, self._context.viewer)

    def decline(self, code: str) -> None:
        """Say no to it: nothing of it is kept. Raises `NotYours` where there is none."""
        with self._context.store.writing() as connection:
            _answered(connection, self._told(connection, code)[0])

    def _told(self, connection: Connection, code: str) -> tuple[Invitation, str]:
        query = select(*_COLUMNS, invitations.c.owner).where(
            invitations.c.mark == key_mark(connection, code), _still_open()
        )
        row = connection.execute(query).mappings().one_or_none()
        require_invited(self._context.viewer, row["owner"] if row else None)
        assert row is not None  # noqa: S101  else it would have been refused
        return _invitation(row), row["owner"]


def _invitation(row: RowMapping) -> Invitation:
    return Invitation(**named(row, _COLUMNS))


def _still_open() -> ColumnElement[bool]:
    return invitations.c.until > now()


def _answered(connection: Connection, found: Invitation) -> None:
    """Of two who answer at once, one does. Raises `NotYours` for the other."""
    if not connection.execute(invitations.delete().where(invitations.c.id == found.id)).rowcount:
        raise NotYours
