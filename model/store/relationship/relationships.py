"""A person's relationships, under pseudonyms of their own."""

from __future__ import annotations

import unicodedata

from sqlalchemy import BindParameter, Connection, bindparam, select

from model.access import readable_owners
from model.relationship.relationship import Relationship
from model.store.database.columns import columns_of
from model.store.database.transactions import Handle, new_id, one_at_a_time
from model.store.database.words import cleaned
from model.store.tables.relationship import relationships
from model.store.viewer import ViewerContext

_OWNERS: BindParameter[str] = bindparam("owners", expanding=True)
_OF = select(*columns_of(relationships, Relationship)).where(relationships.c.owner.in_(_OWNERS))


class OwnRelationships(Handle[ViewerContext]):
    """A viewer's relationships."""

    def all(self) -> list[Relationship]:
        """Their relationships, by pseudonym."""
        with self._context.store.reading() as connection:
            return _relationships_of(connection, readable_owners(self._context.viewer))

    def name(self, pseudonym: str, reflection: str | None = None) -> Relationship:
        """The relationship under this pseudonym, made if there is none; case and outer spaces do not matter.

        Where it is named for a `reflection`, that has to be there. Raises ValueError for an empty pseudonym, `TooLong`
        for one beyond all measure, `NotYours` for the reflection.
        """
        name = " ".join(cleaned(pseudonym).split())
        if not name:
            raise ValueError("A pseudonym needs at least one letter.")
        owner = self._context.viewer.person
        with self._context.store.writing() as connection:
            if reflection is not None:
                self._context.hold(connection, reflection)
            one_at_a_time(connection, f"relationships {owner}")
            for known in _relationships_of(connection, (owner,)):
                if _same(known.pseudonym) == _same(name):
                    return known
            relationship = Relationship(new_id(), owner, name)
            connection.execute(relationships.insert(), vars(relationship))
            return relationship


def _relationships_of(connection: Connection, owners: tuple[str, ...]) -> list[Relationship]:
    found = [Relationship(**row) for row in connection.execute(_OF, {"owners": owners}).mappings()]
    return sorted(found, key=lambda one: (_same(one.pseudonym), one.id))


def _same(pseudonym: str) -> str:
    return unicodedata.normalize("NFC", pseudonym).casefold()
