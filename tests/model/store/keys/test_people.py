"""On a team's server each person's own is under their key, which goes with them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from model.access import OPERATOR, Viewer
from model.account.session import Identity
from model.store import Store, open_store
from model.store.database.faults import CannotConnect, NotInItsPlace, TraceLeft
from model.store.database.rows import Row, put_back, rows_as_kept
from model.store.database.tokens import OutOfPlace
from model.store.keys.people import PeopleKeys
from model.store.tables.account import accounts
from model.store.tables.reflection import answers, reflections
from model.store.tables.relationship import relationships
from model.team.settings import Keeping, Sessions
from tests.model.store.keys.team_data import ANNA, BERT, as_team, key_of, words, written
from tests.model.store.temporary_home import Place, told


def test_two_processes_make_one_key(server: Place) -> None:
    with closing(server.open()) as one, closing(server.open()) as other:
        assert one.people_keys is not None
        assert other.people_keys is not None
        one.people_keys.of("new", make=True)
        sealed = other.people_keys.of("new", make=True).seal(b"text", "place")
        assert key_of(one, "new").open(sealed, "place") == b"text"


def signed_in(store: Store) -> Viewer:
    session = store.accounts().session_of(
        store.accounts().sign_in(Identity("https://login.invalid", "anna", "Anna"), "staff"), Sessions()
    )
    assert session is not None
    return session.viewer


def test_with_a_person_goes_their_key_and_an_older_copy_of_the_data_brings_nothing_back(server: Place) -> None:
    with closing(server.open()) as store:
        anna = signed_in(store)
        written(store, anna, "one")
        written(store, BERT, "two")
        with store.reading() as connection:
            copy = {table: rows_as_kept(connection, table) for table in (accounts, relationships, reflections, answers)}
        copy = {table: [row for row in rows if is_hers(row, anna)] for table, rows in copy.items()}
        store.deletion(anna).everything()
        with pytest.raises(OutOfPlace):
            key_of(store, anna.person)
        with store.writing() as connection:
            for table in (accounts, relationships, reflections):
                put_back(connection, table, copy[table])
        told(NotInItsPlace, lambda: words(store, anna))
    with closing(server.open()) as store:
        assert (words(store, anna), len(words(store, BERT))) == ([], 3)
        with store.reading() as connection:
            assert connection.scalars(select(accounts.c.id)).all() == []


def is_hers(row: Row, anna: Viewer) -> bool:
    return anna.person in (row.get("owner"), row.get("id"))


def test_a_key_goes_at_the_next_start_where_its_database_did_not_answer(
    server: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(server.open()) as store:
        written(store, ANNA, "one")
        with monkeypatch.context() as out_of_reach:
            out_of_reach.setattr(PeopleKeys, "delete", unreachable)
            told(TraceLeft, store.deletion(ANNA).everything)
        assert words(store, ANNA) == []
        key_of(store, ANNA.person)
    with closing(server.open()) as store, pytest.raises(OutOfPlace):
        key_of(store, ANNA.person)


def unreachable(_self: PeopleKeys, _person: str) -> None:
    raise CannotConnect.at("there")


def test_a_rehearsal_of_keeping_leaves_every_key(store: Store) -> None:
    anna = signed_in(store)
    written(store, anna, "one")
    later = date(2036, 1, 1)
    assert store.retention(OPERATOR).rehearse(Keeping(left_accounts=30), later)[0].gone == 1
    store.leave_no_trace()
    key_of(store, anna.person)
    [first, *_] = store.retention(OPERATOR).carry_out(Keeping(left_accounts=30), later)
    assert first.gone == 1
    with pytest.raises(OutOfPlace):
        key_of(store, anna.person)


def test_nothing_of_a_key_is_left_in_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_team(tmp_path, monkeypatch)
    with closing(open_store(tmp_path / "home")) as store:
        written(store, ANNA, "one")
        folder = tmp_path / "home" / "people-keys"
        with closing(sqlite3.connect(folder / "people-keys.db")) as file:
            [(wrapped,)] = file.execute("SELECT wrapped FROM people").fetchall()
        assert any(wrapped.encode() in one.read_bytes() for one in folder.iterdir())
        store.deletion(ANNA).everything()
        assert [one.name for one in folder.iterdir() if wrapped.encode() in one.read_bytes()] == []
