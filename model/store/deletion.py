"""Deleting for good what is a person's own, in every room of the store at once."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, exists, or_, select

from model.access import NotYours, Viewer, require_write
from model.store.card.device import let_go_of_device
from model.store.card.rows import card_by_id
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Transactions
from model.store.just_deleted import JustDeleted
from model.store.supervision.brought import take_out_card, tell_of_deletion
from model.store.supervision.screen import let_go_of_screen
from model.store.supervision.supervisions import leave_all
from model.store.tables.card import cards
from model.store.tables.plan import own_plans
from model.store.tables.reflection import preferences, reflections
from model.store.tables.relationship import relationships
from model.store.tables.supervision import supervisions
from model.store.tables.two_accounts import invitations
from model.store.tables.workshop import rooms
from model.store.taken_back import take_back
from model.store.undo import Undoable, about_to_be_deleted, put_all_back
from model.store.workshop.end import forget_all

_THIS = reflections.c.id == bindparam("the_id")
_OWNER = select(reflections.c.owner).where(_THIS)
_HELD_OWNER = _OWNER.with_for_update()
_OF_RELATIONSHIP = reflections.c.relationship == bindparam("the_id")
_RELATED = select(reflections.c.id).where(_OF_RELATIONSHIP).order_by(reflections.c.id)
_CARDS = select(cards.c.id).where(cards.c.relationship == bindparam("the_id")).order_by(cards.c.id)
_RELATIONSHIP = relationships.c.id == bindparam("the_id")
_HELD_RELATIONSHIP = select(relationships.c.owner).where(_RELATIONSHIP).with_for_update()


class Deletion:
    """What one viewer may delete. Every method raises a `StoreFault` where the database fails."""

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
            taken_back = tell_of_deletion(connection, reflection)
            require_write(self._viewer, connection.scalar(_HELD_OWNER, this))
            if tab is not None:
                held = (reflections, reflections.c.id == reflection)
                deleted = about_to_be_deleted(connection, [held], tab, [taken_back])
                self._just_deleted.note(connection, deleted)
            connection.execute(reflections.delete().where(_THIS), this)
            note_deletion(connection)
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
            related = connection.scalars(_RELATED, this).all()
            taken_back = [tell_of_deletion(connection, reflection) for reflection in related]
            for card in connection.scalars(_CARDS, this).all():
                take_out_card(connection, card)
            if tab is not None:
                of_it = reflections.c.relationship == relationship
                held = [(relationships, relationships.c.id == relationship), (reflections, of_it)]
                deleted = about_to_be_deleted(connection, held, tab, taken_back)
                self._just_deleted.note(connection, deleted)
            connection.execute(reflections.delete().where(_OF_RELATIONSHIP), this)
            connection.execute(relationships.delete().where(_RELATIONSHIP), this)
            note_deletion(connection)
        if deleted is not None:
            self._just_deleted.hold(deleted)
        self._store.leave_no_trace()

    def card(self, card: str) -> None:
        """Delete a card for good, and what was brought of it to open meetings. Raises `NotYours`."""
        with self._store.writing() as connection:
            require_write(self._viewer, card_by_id(connection, card, held=True).owner)
            take_out_card(connection, card)
            connection.execute(cards.delete().where(cards.c.id == card))
            note_deletion(connection)
        self._store.leave_no_trace()

    def taken_back(self, card: str) -> None:
        """Take a card back for somebody who asks for it: only that it was taken back is left. Raises `NotYours`."""
        with self._store.writing() as connection:
            found = card_by_id(connection, card, held=True)
            require_write(self._viewer, found.owner)
            if not found.is_answered:
                raise NotYours
            take_back(connection, card)
        self._store.leave_no_trace()

    def undoable(self, tab: str) -> list[Undoable]:
        """What was deleted in this tab and can still be put back, the last one first; without its words."""
        return [deleted.told for deleted in self._just_deleted.of(self._viewer.person, tab)]

    def undo(self, id_: str, tab: str) -> bool:
        """Put back what was deleted as it was; whether what was brought of it is in its open meetings again too.

        Raises `NotYours` where that cannot be done any more: its time is over, or everything was deleted meanwhile.
        """
        with self._just_deleted.taken(self._viewer.person, tab, id_) as (connection, deleted):
            return put_all_back(connection, deleted)

    def forget(self, id_: str, tab: str) -> None:
        """Let go of what could be undone, at once. Raises `NotYours`."""
        with self._just_deleted.taken(self._viewer.person, tab, id_):
            pass

    def everything(self) -> None:
        """Delete all this person ever kept, for good.

        Records they confirmed with another account stay with that person, who signed them as well.
        """
        with self._store.writing() as connection:
            self._just_deleted.note_everything(connection, self._viewer.person)
            leave_all(connection, self._viewer.person)
            forget_all(connection, self._viewer.person)
            let_go_of_screen(connection, self._viewer.person)
            let_go_of_device(connection, self._viewer.person)
            gone = sum(
                connection.execute(table.delete().where(table.c.owner == self._viewer.person)).rowcount
                for table in (reflections, relationships, preferences, own_plans, invitations)
            )
            note_deletion(connection, of_everything=gone > 0)
            self._just_deleted.note_everything(connection, self._viewer.person)
            is_alone = not _anything_left(connection)
        self._just_deleted.drop(self._viewer.person)
        self._store.leave_no_trace(rewrite=is_alone)


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
