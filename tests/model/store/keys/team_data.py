"""What people wrote on a team's server, for the tests of what it is kept under."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, Text, select, type_coerce, update

from model.access import Viewer
from model.key_set import KEYS_VARIABLE, PEOPLE_KEYS_VARIABLE
from model.store import Store
from model.store.database.cipher import AS_KEPT
from model.store.database.tokens import PlaceCipher
from model.team.settings import TEAM_VARIABLE
from tests.model.store.temporary_home import DAY
from tests.model.team.test_settings import A_KEY

A = {"field": "a.what"}
ANNA, BERT = Viewer("5f0c"), Viewer("77aa")


def as_team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TEAM_VARIABLE, str(tmp_path / "team.toml"))
    monkeypatch.setenv(KEYS_VARIABLE, A_KEY)
    monkeypatch.delenv(PEOPLE_KEYS_VARIABLE, raising=False)


def written(store: Store, viewer: Viewer, word: str) -> str:
    """A reflection of somebody's with two answers, of a relationship; its id."""
    own = store.of(viewer)
    whose = own.relationships.name(f"Jay {word}").id
    made = own.reflections.start("f", "v", "en", DAY, headline=f"headline {word}", relationship=whose).id
    for field in ("a.what", "b.what"):
        own.answers.save(made, field, words=f"{field} {word}", tab="one", base_version=0)
    return made


def words(store: Store, viewer: Viewer) -> list[str]:
    own = store.of(viewer)
    return [
        text
        for one in own.reflections.all()
        for text in (one.headline, *(answer.words for answer in own.answers.of(one.id).values()))
    ]


def token(store: Store, table: Table, column: str, **key: str) -> str:
    with store.reading() as connection:
        query = select(type_coerce(table.c[column], Text)).where(*(table.c[name] == of for name, of in key.items()))
        return str(connection.scalar(query))


def put(store: Store, table: Table, values: dict[str, Any], **key: str) -> None:
    """Write to a row past all that seals, as somebody does who may write to the database."""
    plain = {name: type_coerce(value, Text) for name, value in values.items()}
    query = update(table).where(*(table.c[name] == of for name, of in key.items())).values(plain)
    with store.writing() as connection:
        connection.execute(query.execution_options(**{AS_KEPT: True}))


def key_of(store: Store, person: str) -> PlaceCipher:
    assert store.people_keys is not None
    store.people_keys._known.clear()
    return store.people_keys.of(person)
