"""What a person prefers, such as the word for who their work is with."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from model.access import require_account
from model.store.database.transactions import Handle, one_at_a_time
from model.store.database.words import cleaned
from model.store.tables.reflection import preferences
from model.store.viewer import ViewerContext

_THIS = (preferences.c.owner == bindparam("the_owner"), preferences.c.key == bindparam("the_key"))
_PREFERRED = select(preferences.c.value).where(*_THIS)
_PREFER_NOW = preferences.update().where(*_THIS).values(value=bindparam("new"))


class OwnPreferences(Handle[ViewerContext]):
    """A viewer's preferences, by key."""

    def get(self, key: str, default: str) -> str:
        """What this person prefers, or `default` where they never said."""
        with self._context.store.reading() as connection:
            found = connection.scalar(_PREFERRED, {"the_owner": self._context.viewer.person, "the_key": key})
            return default if found is None else found

    def prefer(self, key: str, value: str) -> None:
        """Remember a preference. Raises `NotYours` for a guest, and `TooLong`."""
        require_account(self._context.viewer)
        value, owner = cleaned(value), self._context.viewer.person
        named = {"the_owner": owner, "the_key": key}
        with self._context.store.writing() as connection:
            one_at_a_time(connection, f"preferences {owner}")
            if connection.scalar(_PREFERRED, named) is None:
                connection.execute(preferences.insert(), {"owner": owner, "key": key, "value": value})
            else:
                connection.execute(_PREFER_NOW, named | {"new": value})
