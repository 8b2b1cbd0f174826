"""Deleting for good what is a person's own, in every room of the store at once."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, exists, or_, select

from model.access import NotYours, Viewer, require_account, require_write
from model.store.card.device import let_go_of_device
from model.store.card.rows import card_by_id
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Transactions
from model.store.holds import PEOPLE, require_free
from model.store.just_deleted import JustDeleted
from model.store.keys.gone import note_key_goes
from model.store.keys.people import PeopleKeys
from model.store.supervision.brought import take_out_card, tell_of_deletion
from model.store.supervision.screen import let_go_of_screen
from model.store.supervision.supervisions import leave_all
from model.store.tables.account import accounts
from model.store.tables.card import cards
from model.store.tables.plan import own_plans
from model.store.tables.reflection import preferences, reflections
from model.store.tables.relationship import relationships
from model.store.tables.supervision import supervisions
from model.store.tables.two_accounts import address_invitations, invitations
from model.store.tables.workshop import rooms
from model.store.taken_back import take_back
from model.store.trail.chain import note_act
from model.store.undo import Rows, Undoable, about_to_be_deleted, put_all_back
from model.store.workshop.end import forget_all
from model.team.trail import Deed, Kind

_THIS = reflections.c.id == bindparam("the_id")
_OWNER = select(reflections.c.owner).where(_THIS)
_HELD_OWNER = _OWNER.with_for_update()
_OF_RELATIONSHIP = reflections.c.relationship == bindparam("the_id")
_RELATED = select(reflections.c.id).where(_OF_RELATIONSHIP).order_by(reflections.c.id)
_CARDS = select(cards.c.id).where(cards.c.relationship == bindparam("the_id")).order_by(cards.c.id)
_RELATIONSHIP = relationships.c.id == bindparam("the_id")
_HELD_RELATIONSHIP = select(relationships.c.owner).where(_RELATIONSHIP).with_for_update()


class Deletion:
    """What one viewer may delete, and where they have a trail, their own word of it there.

    Every method raises a `StoreFault` where the database fails, and all but `taken_back`, `forget` and `undo` raise
    `OnHold` where the viewer's things are held. What somebody said on a card goes when they ask for it, held or not.
    """

    def __init__(self, store: Transactions, viewer: Viewer, just_deleted: JustDeleted) -> None:
        self._store = store
        self._viewer = viewer
        self._just_deleted = just_deleted

    def reflection(self, reflection: str, *, tab: str | None = None) -> None:
        """Delete a reflection with all that belongs to it; open meetings lose it too. Raises `NotYours`.

        It leaves the database for good. Where a `tab` is told, it can be undone there for `SECONDS`.
        """
        this, deleted = {"the_id": reflection}, None
        with self._store.writing() as connection:
            require_write(self._viewer, connection.scalar(_OWNER, this))
            require_free(connection, self._viewer)
            taken_back = tell_of_deletion(connection, reflection)
            require_write(self._viewer, connection.scalar(_HELD_OWNER, this))
            if tab is not None:
                held = (reflections, reflections.c.id == reflection)
                deleted = about_to_be_deleted(connection, [held], tab, [taken_back])
                self._just_deleted.note(connection, deleted)
            connection.execute(reflections.delete().where(_THIS), this)
            self._note(connection, "reflection", reflection)
        if deleted is not None:
            self._just_deleted.hold(deleted)
        self._store.leave_no_trace()

    def relationship(self, relationship: str, *, tab: str | None = None) -> None:
        """Delete a relationship with its reflections, drafts too, and its notes. Raises `NotYours`.

        Open meetings lose what was brought of them. It can be undone as deleting a reflection can.
        """
        this, deleted = {"the_id": relationship}, None
        with self._store.writing() as connection:
            require_write(self._viewer, connection.scalar(_HELD_RELATIONSHIP, this))
            require_free(connection, self._viewer)
            taken_back = take_out_relationship(connection, relationship)
            if tab is not None:
                of_it = reflections.c.relationship == relationship
                held = [(relationships, relationships.c.id == relationship), (reflections, of_it)]
                deleted = about_to_be_deleted(connection, held, tab, taken_back)
                self._just_deleted.note(connection, deleted)
            drop_relationship(connection, relationship)
            self._note(connection, "relationship", relationship)
        if deleted is not None:
            self._just_deleted.hold(deleted)
        self._store.leave_no_trace()

    def card(self, card: str) -> None:
        """Delete a card for good, and what was brought of it to open meetings. Raises `NotYours`."""
        with self._store.writing() as connection:
            require_write(self._viewer, card_by_id(connection, card, held=True).owner)
            require_free(connection, self._viewer)
            take_out_card(connection, card)
            connection.execute(cards.delete().where(cards.c.id == card))
            self._note(connection, "card", card)
        self._store.leave_no_trace()

    def taken_back(self, card: str) -> None:
        """Take a card back for somebody who asks for it: only that it was taken back is left. Raises `NotYours`."""
        with self._store.writing() as connection:
            found = card_by_id(connection, card, held=True)
            require_write(self._viewer, found.owner)
            if not found.is_answered:
                raise NotYours
            take_back(connection, card)
            note_act(connection, self._viewer.person, self._viewer, Deed("deleted", "card", card))
        self._store.leave_no_trace()

    def undoable(self, tab: str) -> list[Undoable]:
        """What was deleted in this tab and can still be put back, the last one first; without its words."""
        return [deleted.told for deleted in self._just_deleted.of(self._viewer.person, tab)]

    def undo(self, id_: str, tab: str) -> bool:
        """Put back what was deleted as it was; whether what was brought of it is in its open meetings again too.

        Raises `NotYours` where that cannot be done any more: its time is over, or everything was deleted meanwhile.
        """
        with self._just_deleted.taken(self._viewer.person, tab, id_) as (connection, deleted):
            is_all_back = put_all_back(connection, deleted)
            kind: Kind = "relationship" if deleted.is_relationship else "reflection"
            note_act(connection, self._viewer.person, self._viewer, Deed("put_back", kind, id_))
            return is_all_back

    def forget(self, id_: str, tab: str) -> None:
        """Let go of what could be undone, at once. Raises `NotYours`."""
        with self._just_deleted.taken(self._viewer.person, tab, id_):
            pass

    def everything(self) -> None:
        """Delete all this person ever kept, for good, and their account: they are signed out everywhere.

        Records they confirmed with another account stay with that person, who signed them as well. Raises `NotYours`
        for a guest.
        """
        require_account(self._viewer)
        with self._store.writing() as connection:
            require_free(connection, self._viewer)
            self._just_deleted.note_everything(connection, self._viewer.person)
            is_alone = drop_everything(connection, self._viewer.person)
            self._just_deleted.note_everything(connection, self._viewer.person)
            note_act(connection, self._viewer.person, self._viewer, Deed("deleted", "everything"))
        self._just_deleted.drop(self._viewer.person)
        self._store.leave_no_trace(rewrite=is_alone)

    def _note(self, connection: Connection, kind: Kind, thing: str) -> None:
        note_deletion(connection)
        note_act(connection, self._viewer.person, self._viewer, Deed("deleted", kind, thing))


def take_out_relationship(connection: Connection, relationship: str) -> Sequence[Rows]:
    """Take all that was brought of a relationship out of open meetings; the rows of each of its reflections."""
    this = {"the_id": relationship}
    taken = [tell_of_deletion(connection, one) for one in connection.scalars(_RELATED, this).all()]
    for card in connection.scalars(_CARDS, this).all():
        take_out_card(connection, card)
    return taken


def drop_relationship(connection: Connection, relationship: str) -> None:
    """Delete a relationship that is taken out of meetings, with its reflections."""
    connection.execute(reflections.delete().where(_OF_RELATIONSHIP), {"the_id": relationship})
    connection.execute(relationships.delete().where(_RELATIONSHIP), {"the_id": relationship})


def drop_everything(connection: Connection, person: str) -> bool:
    """Delete all a person ever kept, and their account with its sessions; whether nobody keeps anything any more."""
    leave_all(connection, person)
    forget_all(connection, person)
    let_go_of_screen(connection, person)
    let_go_of_device(connection, person)
    gone = sum(
        connection.execute(table.delete().where(table.c.owner == person)).rowcount
        for table in (reflections, relationships, preferences, own_plans, invitations, address_invitations)
    )
    connection.execute(accounts.delete().where(accounts.c.id == person))
    note_deletion(connection, of_everything=gone > 0)
    note_key_goes(connection, person)
    return not _anything_left(connection)


def drop_whose_key_is_gone(connection: Connection, people: PeopleKeys) -> None:
    """Delete again what an older copy of the data brought back of people whose key was deleted with all they kept."""
    gone = people.gone()
    if gone:
        for person in gone & set(connection.scalars(select(PEOPLE.c.person))):
            drop_everything(connection, person)


def _anything_left(connection: Connection) -> bool:
    keys = (
        reflections.c.id,
        relationships.c.id,
        preferences.c.owner,
        own_plans.c.id,
        supervisions.c.id,
        rooms.c.id,
    )
    return bool(connection.scalar(select(or_(*(exists(select(key)) for key in keys)))))
