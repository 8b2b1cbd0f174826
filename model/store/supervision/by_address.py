"""Inviting somebody to supervision by the address they sign in with: both have to want it, and only a yes is told.

An address is compared with what providers said of those who look, when they look. So whoever invites learns nothing of
it: whether anybody has it, whether they have seen the invitation, or that they declined it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from model.access import NotYours, Seat, readable_owners, require_account, require_addressed, require_read
from model.mail_address import mail_address
from model.phrases import in_words
from model.store.database.columns import columns_of, named
from model.store.database.transactions import Handle, new_id, now, one_at_a_time
from model.store.key_marks import address_mark
from model.store.lapsed import drop_lapsed
from model.store.supervision.rows.invitations import begin_as_invited
from model.store.supervision.seats import Seats
from model.store.supervision.supervisions import as_name
from model.store.tables.account import accounts
from model.store.tables.two_accounts import address_invitations as invitations
from model.store.tries import Allowed, NoneLeft, Try, take_try
from model.supervision.invitation import LASTS, MOST_OPEN, AddressInvitation
from model.supervision.meeting import Supervision
from model.supervision.refusals import CannotInvite

OF_ONE_PERSON = Allowed("invitation by address", 10, 86_400 / 10)
"""Ten at once, and ten a day after that."""

TO_ONE_ADDRESS = Allowed("invitation to this address", 3, LASTS.total_seconds())
"""By one person, so that nobody who says no is asked without end; a mistyped name can be put right."""

NO_ADDRESS = "That is not an e-mail address. Write it as they sign in with it, such as ann@example.org."
NONE_OF_YOURS = (
    "Your own sign-in tells no address that it has checked, so nobody could see who asks them. Use four words."
)
ONES_OWN = "That is the address you sign in with yourself. Write theirs."
TWICE = "You have invited this address already. Take that invitation back first, if something in it is wrong."
TOO_MANY = f"{in_words(MOST_OPEN).capitalize()} invitations of yours wait already. Take one back, or use four words."
TOO_OFTEN = "You have invited people often lately. Use four words, or try again in a few days."

_COLUMNS = columns_of(invitations, AddressInvitation)
_COLUMNS_TOLD = (*(one for one in _COLUMNS if one.name != "address"), invitations.c.owner, invitations.c.mark)
_OF_INVITER = accounts.c.address.label("of_inviter")


class InvitationsByAddress(Handle[Seats]):
    """What a viewer invites to, and answering what came to the address that their provider says is theirs."""

    def invite(self, practitioner_name: str, supervisor_name: str, seat: Seat, address: str) -> AddressInvitation:
        """Invite whoever signs in with an address into the seat across from `seat`, the viewer's.

        Raises `NotYours` for who does not sign in, `CannotInvite`, ValueError for an empty name, `TooLong`.
        """
        viewer = self._context.viewer
        require_account(viewer)
        names, to = (as_name(practitioner_name), as_name(supervisor_name)), _form(address)
        made = AddressInvitation(new_id(), seat, *names, now() + LASTS, to)
        with self._context.store.writing() as connection:
            one_at_a_time(connection, f"invitations by address {viewer.person}")
            drop_lapsed(connection)
            account = self._account(connection)
            require_read(viewer, account["id"] if account else None)
            _require_fit(to, self._own_address(connection), self._mine(connection))
            mark = address_mark(connection, to)
            self._take_tries(connection, mark)
            connection.execute(invitations.insert(), vars(made) | {"owner": viewer.person, "mark": mark})
        return made

    def mine(self) -> list[AddressInvitation]:
        """Those of the viewer that nobody has accepted, newest last; a declined one is among them until it is over."""
        with self._context.store.reading() as connection:
            return self._mine(connection)

    def own_address(self) -> str:
        """The viewer's own address, as those whom they invite see it; "" where their provider has checked none."""
        with self._context.store.reading() as connection:
            return self._own_address(connection)

    def to_me(self) -> list[AddressInvitation]:
        """Those that wait for the viewer's answer, by the address that their provider said is theirs, oldest first."""
        with self._context.store.reading() as connection:
            own = self._own_mark(connection)
            if own is None:
                return []
            others = invitations.c.owner != self._context.viewer.person
            query = _told().where(invitations.c.mark == own, others).order_by(invitations.c.until)
            rows = connection.execute(query).mappings().all()
        return [_told_of(row) for row in rows if _form(row["of_inviter"])]

    def withdraw(self, invitation: str) -> None:
        """Take an invitation of the viewer's back. Raises `NotYours`."""
        mine = invitations.c.owner == self._context.viewer.person
        with self._context.store.writing() as connection:
            if not connection.execute(invitations.delete().where(invitations.c.id == invitation, mine)).rowcount:
                raise NotYours

    def accept(self, invitation: str) -> Supervision:
        """Accept one: from now on the two meet here. Raises `NotYours` where it is not to the viewer, or over."""
        with self._context.store.writing() as connection:
            row, own = self._require_to_me(connection, invitation)
            if not connection.execute(invitations.delete().where(*_this(invitation, own))).rowcount:
                raise NotYours  # answered or taken back at the same moment
            return begin_as_invited(connection, _told_of(row), row["owner"], self._context.viewer)

    def decline(self, invitation: str) -> None:
        """Say no to one: nobody finds it any more, and its inviter is not told. Raises `NotYours` as `accept` does."""
        with self._context.store.writing() as connection:
            _, own = self._require_to_me(connection, invitation)
            if not connection.execute(invitations.update().where(*_this(invitation, own)).values(mark=None)).rowcount:
                raise NotYours  # as above

    def _require_to_me(self, connection: Connection, invitation: str) -> tuple[RowMapping, str]:
        """An invitation to the viewer, and the mark it is found by. Raises `NotYours`."""
        own = self._own_mark(connection)
        row = connection.execute(_told().where(invitations.c.id == invitation)).mappings().one_or_none()
        inviter = row["owner"] if row and _form(row["of_inviter"]) else None
        require_addressed(self._context.viewer, inviter, to=row["mark"] if row else None, own=own)
        assert row is not None and own is not None  # noqa: S101, PT018  else it would have been refused
        return row, own

    def _mine(self, connection: Connection) -> list[AddressInvitation]:
        owners = invitations.c.owner.in_(readable_owners(self._context.viewer))
        query = select(*_COLUMNS).where(owners, _still_open()).order_by(invitations.c.until)
        return [AddressInvitation(**named(row, _COLUMNS)) for row in connection.execute(query).mappings()]

    def _take_tries(self, connection: Connection, mark: str) -> None:
        person, moment = self._context.viewer.person, now().timestamp()
        try:
            take_try(connection, Try(OF_ONE_PERSON, person, moment))
            take_try(connection, Try(TO_ONE_ADDRESS, f"{person} {mark}", moment))
        except NoneLeft:
            raise CannotInvite(TOO_OFTEN) from None

    def _account(self, connection: Connection) -> RowMapping | None:
        query = select(accounts.c.id, accounts.c.address).where(accounts.c.id == self._context.viewer.person)
        return connection.execute(query).mappings().one_or_none()

    def _own_address(self, connection: Connection) -> str:
        account = self._account(connection)
        return _form(account["address"]) if account else ""

    def _own_mark(self, connection: Connection) -> str | None:
        address = self._own_address(connection)
        return address_mark(connection, address) if address else None


def _require_fit(to: str, own: str, waiting: list[AddressInvitation]) -> None:
    """Raise `CannotInvite` where the one who invites cannot, or not this address."""
    faults = {
        NO_ADDRESS: not to,
        NONE_OF_YOURS: not own,
        ONES_OWN: to == own,
        TWICE: any(one.address == to for one in waiting),
        TOO_MANY: len(waiting) >= MOST_OPEN,
    }
    for fault, is_so in faults.items():
        if is_so:
            raise CannotInvite(fault)


def _form(address: str) -> str:
    """The form of an address; "" where it is none."""
    try:
        return mail_address(address)
    except ValueError:
        return ""


def _told() -> Any:
    query = select(*_COLUMNS_TOLD, accounts.c.id.label("inviter"), _OF_INVITER)
    return query.join(accounts, accounts.c.id == invitations.c.owner).where(_still_open())


def _told_of(row: RowMapping) -> AddressInvitation:
    """An invitation as the invited see it: with the inviter's address."""
    columns = [one for one in _COLUMNS if one.name != "address"]
    return AddressInvitation(**named(row, columns), address=_form(row["of_inviter"]))


def _this(invitation: str, mark: str) -> tuple[ColumnElement[bool], ...]:
    return invitations.c.id == invitation, invitations.c.mark == mark, _still_open()


def _still_open() -> ColumnElement[bool]:
    return invitations.c.until > now()
