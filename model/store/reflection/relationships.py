"""A person's relationships, under pseudonyms of their own, and their preferences."""

from __future__ import annotations

import unicodedata

from sqlalchemy import BindParameter, Connection, bindparam, select

from model.access import readable_owners
from model.reflection.reflection import Relationship
from model.store.database.transactions import new_id, one_at_a_time
from model.store.database.words import cleaned
from model.store.reflection.viewer import Part
from model.store.tables.reflection import preferences, relationships

_OWNERS: BindParameter[str] = bindparam("owners", expanding=True)
_RELATIONSHIPS = select(*relationships.c).where(relationships.c.owner.in_(_OWNERS))
_PREFERENCE = (preferences.c.owner == bindparam("the_owner"), preferences.c.key == bindparam("the_key"))
_PREFERRED = select(preferences.c.value).where(*_PREFERENCE)
_PREFER_NOW = preferences.update().where(*_PREFERENCE).values(value=bindparam("new"))


class OwnSettings(Part):
    """Relationships and preferences."""

    def relationships(self) -> list[Relationship]:
        """Their relationships, by pseudonym."""
        with self._store.reading() as connection:
            return _relationships_of(connection, readable_owners(self._viewer))

    def name_relationship(self, pseudonym: str) -> Relationship:
        """The relationship under this pseudonym, made if there is none; case and outer spaces do not matter.

        Raises ValueError for an empty pseudonym, `TooLong` for one beyond all measure.
        """
        name = " ".join(cleaned(pseudonym).split())
        if not name:
            raise ValueError("A pseudonym needs at least one letter.")
        owner = self._viewer.person
        with self._store.writing() as connection:
            one_at_a_time(connection, f"relationships {owner}")
            for known in _relationships_of(connection, (owner,)):
                if _same(known.pseudonym) == _same(name):
                    return known
            relationship = Relationship(new_id(), owner, name)
            connection.execute(relationships.insert(), vars(relationship))
            return relationship

    def preference(self, key: str, default: str) -> str:
        """What this person prefers, or `default` where they never said."""
        with self._store.reading() as connection:
            found = connection.scalar(_PREFERRED, {"the_owner": self._viewer.person, "the_key": key})
            return default if found is None else found

    def prefer(self, key: str, value: str) -> None:
        """Remember a preference."""
        owner, value = self._viewer.person, cleaned(value)
        with self._store.writing() as connection:
            one_at_a_time(connection, f"preferences {owner}")
            named = {"the_owner": owner, "the_key": key}
            if connection.scalar(_PREFERRED, named) is None:
                connection.execute(preferences.insert(), {"owner": owner, "key": key, "value": value})
            else:
                connection.execute(_PREFER_NOW, named | {"new": value})


def _relationships_of(connection: Connection, owners: tuple[str, ...]) -> list[Relationship]:
    rows = connection.execute(_RELATIONSHIPS, {"owners": owners})
    return sorted((Relationship(*row) for row in rows), key=lambda one: (_same(one.pseudonym), one.id))


def _same(pseudonym: str) -> str:
    return unicodedata.normalize("NFC", pseudonym).casefold()
