"""A person's relationships, under pseudonyms of their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from datetime import date

from sqlalchemy import BindParameter, Connection, bindparam, func, or_, select

from model.access import NotYours, readable_owners, require_account, require_read, require_write
from model.relationship.relationship import Holdings, NameTaken, Relationship
from model.store.database.columns import columns_of
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Handle, new_id, now, one_at_a_time
from model.store.database.words import cleaned
from model.store.tables.card import cards
from model.store.tables.reflection import reflections
from model.store.tables.relationship import relationship_notes, relationships
from model.store.viewer import ViewerContext

_OWNERS: BindParameter[str] = bindparam("owners", expanding=True)
_WITHOUT: BindParameter[str] = bindparam("without", expanding=True)
_ALL = select(*columns_of(relationships, Relationship))
_OF = _ALL.where(relationships.c.owner.in_(_OWNERS))
_THIS = relationships.c.id == bindparam("the_id")
_ONE = _ALL.where(_THIS)
_LAST_SEEN = (
    select(reflections.c.relationship, func.max(reflections.c.happened_on).label("day"))
    .where(reflections.c.owner.in_(_OWNERS), reflections.c.relationship.is_not(None))
    .where(reflections.c.finished_at.is_not(None), reflections.c.flow.not_in(_WITHOUT))
    .group_by(reflections.c.relationship)
)
_REFLECTIONS = select(func.count(), func.count(reflections.c.finished_at)).where(
    reflections.c.relationship == bindparam("the_id")
)
_CARDS = select(func.count()).where(
    or_(
        cards.c.relationship == bindparam("the_id"),
        cards.c.reflection.in_(select(reflections.c.id).where(reflections.c.relationship == bindparam("the_id"))),
    )
)
_NOTES = select(func.count()).where(relationship_notes.c.relationship == bindparam("the_id"))
_MOVE_REFLECTIONS = (
    reflections.update()
    .where(reflections.c.relationship == bindparam("the_id"))
    .values(relationship=bindparam("into"), revision=reflections.c.revision + 1, changed_at=bindparam("the_moment"))
)
_MOVE_CARDS = cards.update().where(cards.c.relationship == bindparam("the_id")).values(relationship=bindparam("into"))
_MOVE_NOTES = (
    relationship_notes.update()
    .where(relationship_notes.c.relationship == bindparam("the_id"))
    .values(relationship=bindparam("into"))
)


class OwnRelationships(Handle[ViewerContext]):
    """A viewer's relationships."""

    def all(self) -> list[Relationship]:
        """Their relationships, by pseudonym; those that are closed among them."""
        with self._context.store.reading() as connection:
            return _relationships_of(connection, readable_owners(self._context.viewer))

    def get(self, relationship: str) -> Relationship:
        """One relationship. Raises `NotYours` where it is not theirs or not there."""
        with self._context.store.reading() as connection:
            found = _relationship(connection, relationship)
            require_read(self._context.viewer, found.owner)
            return found

    def last_seen(self, without: Collection[str] = ()) -> dict[str, date]:
        """The day of the newest finished reflection of each relationship that has one, by its id.

        Reflections of the flows in `without` are left out, such as those that get ready for a meeting.
        """
        asked = {"owners": readable_owners(self._context.viewer), "without": list(without)}
        with self._context.store.reading() as connection:
            found = connection.execute(_LAST_SEEN, asked)
            return {row.relationship: row.day for row in found}

    def holdings(self, relationship: str) -> Holdings:
        """How much belongs to a relationship. Raises `NotYours`."""
        this = {"the_id": relationship}
        with self._context.reading_relationship(relationship) as connection:
            every, finished = connection.execute(_REFLECTIONS, this).one()
            notes, cards_ = (connection.scalar(counted, this) or 0 for counted in (_NOTES, _CARDS))
            return Holdings(finished, every - finished, notes, cards_)

    def name(self, pseudonym: str, reflection: str | None = None) -> Relationship:
        """The relationship under this pseudonym, made if there is none; case and outer spaces do not matter.

        Where it is named for a `reflection`, that has to be there. Raises ValueError for an empty pseudonym, `TooLong`
        for one beyond all measure, `NotYours` for a guest, and for the reflection.
        """
        require_account(self._context.viewer)
        name = _named(pseudonym)
        owner = self._context.viewer.person
        with self._context.store.writing() as connection:
            one_at_a_time(connection, f"relationships {owner}")
            if reflection is not None:
                self._context.hold(connection, reflection)
            if known := _called(connection, owner, name):
                return known
            relationship = Relationship(new_id(), owner, name)
            connection.execute(relationships.insert(), vars(relationship))
            return relationship

    def rename(self, relationship: str, pseudonym: str) -> Relationship:
        """Give a relationship another pseudonym. Raises `NotYours`, `NameTaken`, ValueError for none, `TooLong`."""
        name = _named(pseudonym)
        owner = self._context.viewer.person
        with self._context.store.writing() as connection:
            one_at_a_time(connection, f"relationships {owner}")
            self._mine(connection, relationship)
            known = _called(connection, owner, name)
            if known is not None and known.id != relationship:
                raise NameTaken(name)
            return _changed(connection, relationship, {"pseudonym": name})

    def close(self, relationship: str, day: date) -> Relationship:
        """Say on which day a relationship was closed. Raises `NotYours`."""
        with self._context.store.writing() as connection:
            self._mine(connection, relationship)
            return _changed(connection, relationship, {"closed_on": day})

    def reopen(self, relationship: str) -> Relationship:
        """Take back that a relationship was closed. Raises `NotYours`."""
        with self._context.store.writing() as connection:
            self._mine(connection, relationship)
            return _changed(connection, relationship, {"closed_on": None})

    def merge(self, relationship: str, into: str) -> Relationship:
        """Give all that one relationship has to another one, and delete its name. Raises `NotYours`.

        Merging one into itself changes nothing.
        """
        with self._context.store.writing() as connection:
            one_at_a_time(connection, f"relationships {self._context.viewer.person}")
            self._mine(connection, relationship)
            self._mine(connection, into)
            if relationship == into:
                return _relationship(connection, into)
            _move(connection, relationship, into)
            note_deletion(connection)
            merged = _relationship(connection, into)
        self._context.store.leave_no_trace()
        return merged

    def _mine(self, connection: Connection, relationship: str) -> None:
        """Hold a relationship until the transaction ends. Raises `NotYours`."""
        require_write(self._context.viewer, _relationship(connection, relationship, held=True).owner)


def give_to_namesake(connection: Connection, owner: str, relationship: str) -> None:
    """Where another of the owner's has the name of one that was put back, give that one all, and delete this name."""
    one_at_a_time(connection, f"relationships {owner}")
    for other in namesakes(connection, owner, _relationship(connection, relationship).pseudonym):
        if other.id != relationship:
            _move(connection, relationship, other.id)
            return


def namesakes(connection: Connection, owner: str, name: str) -> list[Relationship]:
    """The owner's relationships of this name, which is one unless another was just put back."""
    return [one for one in _relationships_of(connection, (owner,)) if _same(one.pseudonym) == _same(name)]


def _move(connection: Connection, relationship: str, into: str) -> None:
    moved = {"the_id": relationship, "into": into}
    connection.execute(_MOVE_REFLECTIONS, moved | {"the_moment": now()})
    connection.execute(_MOVE_NOTES, moved)
    connection.execute(_MOVE_CARDS, moved)
    connection.execute(relationships.delete().where(_THIS), {"the_id": relationship})


def _relationships_of(connection: Connection, owners: tuple[str, ...]) -> list[Relationship]:
    found = [Relationship(**row) for row in connection.execute(_OF, {"owners": owners}).mappings()]
    return sorted(found, key=lambda one: (_same(one.pseudonym), one.id))


def _relationship(connection: Connection, relationship: str, *, held: bool = False) -> Relationship:
    query = _ONE.with_for_update() if held else _ONE
    row = connection.execute(query, {"the_id": relationship}).mappings().one_or_none()
    if row is None:
        raise NotYours
    return Relationship(**row)


def _changed(connection: Connection, relationship: str, news: dict[str, str | date | None]) -> Relationship:
    connection.execute(relationships.update().where(relationships.c.id == relationship), news)
    return _relationship(connection, relationship)


def _called(connection: Connection, owner: str, name: str) -> Relationship | None:
    return next(iter(namesakes(connection, owner, name)), None)


def _named(pseudonym: str) -> str:
    name = " ".join(cleaned(pseudonym).split())
    if not name:
        raise ValueError("A pseudonym needs at least one letter.")
    return name


def _same(pseudonym: str) -> str:
    return unicodedata.normalize("NFC", pseudonym).casefold()
