"""What a person prefers, such as the word for who their work is with."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from model.store.database.transactions import one_at_a_time
from model.store.database.words import cleaned
from model.store.reflection.viewer import ViewerContext
from model.store.tables.reflection import preferences

_THIS = (preferences.c.owner == bindparam("the_owner"), preferences.c.key == bindparam("the_key"))
_PREFERRED = select(preferences.c.value).where(*_THIS)
_PREFER_NOW = preferences.update().where(*_THIS).values(value=bindparam("new"))


class OwnPreferences:
    """A viewer's preferences, by key."""

    def __init__(self, context: ViewerContext) -> None:
        self._store = context.store
        self._owner = context.viewer.person

    def get(self, key: str, default: str) -> str:
        """What this person prefers, or `default` where they never said."""
        with self._store.reading() as connection:
            found = connection.scalar(_PREFERRED, {"the_owner": self._owner, "the_key": key})
            return default if found is None else found

    def prefer(self, key: str, value: str) -> None:
        """Remember a preference. Raises `TooLong`."""
        value, named = cleaned(value), {"the_owner": self._owner, "the_key": key}
        with self._store.writing() as connection:
            one_at_a_time(connection, f"preferences {self._owner}")
            if connection.scalar(_PREFERRED, named) is None:
                connection.execute(preferences.insert(), {"owner": self._owner, "key": key, "value": value})
            else:
                connection.execute(_PREFER_NOW, named | {"new": value})
