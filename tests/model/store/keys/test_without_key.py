"""Keys of people that are older than the data are noticed, by how many people have words that nothing opens."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from model.access import Viewer
from model.account.session import Identity
from model.key_set import KEYS_VARIABLE, PEOPLE_KEYS_VARIABLE
from model.store.keys.people import FOLDER, SCHEMA
from model.store.keys.rotate import rotate
from model.store.keys.without_key import look_for_people_without_key, told_without_key
from tests.model.store.keys.team_data import ANNA, BERT, as_team, written
from tests.model.store.temporary_home import Place
from tests.model.team.test_settings import A_KEY

CLEO = Viewer("93be")


def older(place: Place, copied: Path, *, is_copy: bool) -> None:
    """Copy the keys of people as they are now, or put the copy back: the database with the data stays as it is."""
    folder = place.home / FOLDER
    if place.url is None:
        shutil.copytree(*((folder, copied) if is_copy else (copied, folder)), dirs_exist_ok=True)
        return
    one, other = (SCHEMA, "older") if is_copy else ("older", SCHEMA)
    url = make_url(place.url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA IF NOT EXISTS older")
        for table in ("people", "facts"):
            connection.execute(f"DROP TABLE IF EXISTS {other}.{table}")
            connection.execute(f"CREATE TABLE {other}.{table} AS TABLE {one}.{table}")


@pytest.fixture
def put_back(server: Place, tmp_path: Path) -> Callable[[], None]:
    """Anna wrote, and then the keys of people were copied; puts that copy back."""
    with closing(server.open()) as store:
        written(store, ANNA, "one")
    older(server, tmp_path / "copied", is_copy=True)
    return lambda: older(server, tmp_path / "copied", is_copy=False)


def noticed(server: Place) -> tuple[int, int]:
    """How many are noticed from outside, and by a start."""
    before = look_for_people_without_key(server.home, server.url)
    with closing(server.open()) as store:
        return before, store.without_key


def test_whoever_came_after_the_keys_were_copied_is_noticed(server: Place, put_back: Callable[[], None]) -> None:
    with closing(server.open()) as store:
        written(store, BERT, "two")
        store.accounts().sign_in(Identity("https://login.example.org", "c3", "Cleo Ash"), "staff")
        written(store, ANNA, "three")
    assert noticed(server) == (0, 0)
    put_back()
    assert noticed(server) == (2, 2)


def test_whoever_was_deleted_is_not(server: Place, put_back: Callable[[], None]) -> None:
    with closing(server.open()) as store:
        for who in (BERT, CLEO):
            written(store, who, "two")
        store.deletion(BERT).everything()
    assert noticed(server) == (0, 0)
    put_back()
    assert noticed(server) == (1, 1)


def test_a_deletion_that_an_older_copy_of_the_data_does_not_know_is_carried_out_again_and_not_noticed(
    server: Place,
) -> None:
    with closing(server.open()) as store:
        written(store, BERT, "two")
        assert store.people_keys is not None
        store.people_keys.delete(BERT.person)
    assert noticed(server) == (0, 0)
    with closing(server.open()) as store:
        assert store.of(BERT).everything.rows()["reflections"] == []


def test_who_only_has_a_seat_or_a_room_has_no_words_of_their_own(server: Place) -> None:
    with closing(server.open()) as store:
        store.supervision(BERT).supervisions.begin("Bert", "Cleo")
    assert noticed(server) == (0, 0)


def test_what_was_kept_before_there_were_such_keys_is_not_noticed_until_it_is_under_them(
    new_place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEYS_VARIABLE, A_KEY)
    with closing(new_place.open()) as store:
        written(store, ANNA, "one")
    assert look_for_people_without_key(new_place.home, new_place.url) == 0
    as_team(tmp_path, monkeypatch)
    assert noticed(new_place) == (0, 0)
    with closing(new_place.open()) as store:
        rotate(store)
    assert noticed(new_place) == (0, 0)


def test_all_are_noticed_where_there_are_no_keys_of_people_at_all(
    server: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(server.open()) as store:
        for who in (ANNA, BERT):
            written(store, who, "one")
    monkeypatch.setenv(PEOPLE_KEYS_VARIABLE, f"sqlite:///{tmp_path}/elsewhere/keys.db")
    assert look_for_people_without_key(server.home, server.url) == 2
    assert not (tmp_path / "elsewhere").exists()


def test_where_nothing_is_kept_nobody_is_noticed_and_nothing_is_made(new_place: Place) -> None:
    assert look_for_people_without_key(new_place.home, new_place.url) == 0
    assert not new_place.home.exists()


def test_it_is_said_in_one_line_with_how_many_and_what_to_do() -> None:
    assert told_without_key(1).startswith("1 person has words")
    assert told_without_key(12).startswith("12 people have words")
    assert "\n" not in told_without_key(12)
