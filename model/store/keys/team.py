"""What a team's server needs before its data is opened: a key that is fit, and the keys of people that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, select

from model.key_set import KEY_FILE
from model.store.database.cipher import cipher_of
from model.store.database.engine import Database, sqlite_file
from model.store.database.faults import KeyUnfit, OfATeam, PeopleKeysMissing
from model.store.database.tokens import service_cipher
from model.store.keys.people import PeopleKeys, open_people_keys
from model.store.keys.row_tokens import RowTokens
from model.store.tables.reflection import store_facts
from model.team.deployment.keys import why_not_served

PEOPLE = "keys of people"
"""The name of the fact that says which database of people's keys this data was kept with."""

_KEPT_WITH = select(store_facts.c.value).where(store_facts.c.name == PEOPLE)


def require_team_key(home: Path, url: str | None) -> None:
    """Raise `KeyUnfit` where the key that would encrypt is none for a team, before anything is opened."""
    why = why_not_served(home / KEY_FILE, on_server=sqlite_file(home, url) is None)
    if why is not None:
        raise KeyUnfit(why)


def require_no_team(connection: Connection, where: str) -> None:
    """Raise `OfATeam` where the data has keys of people, without which nobody can open it."""
    if connection.scalar(_KEPT_WITH) is not None:
        raise OfATeam.at(where)


def settle_people_keys(
    connection: Connection, home: Path, url: str | None, keys: Sequence[str], *, is_new: bool
) -> PeopleKeys:
    """The keys of the people in this data, which names them from now on. Raises `PeopleKeysMissing` for others."""
    people = open_people_keys(home, url, service_cipher(keys))
    kept_with = connection.scalar(_KEPT_WITH)
    if kept_with is None:
        connection.execute(store_facts.insert(), {"name": PEOPLE, "value": people.id})
    elif kept_with != people.id:
        people.close()
        raise PeopleKeysMissing.at(people.where)
    if is_new:
        people.note_all_placed()
    return people


def serve_rows(database: Database, people: PeopleKeys, keys: Sequence[str]) -> None:
    """Bind all texts of this database to their rows and people."""
    RowTokens(people, service_cipher(keys), cipher_of(database.engine.dialect)).serve(database.engine)
