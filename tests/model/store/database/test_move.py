"""Moving everything to another database: all of it comes, or nobody takes what has come for all of it."""

from __future__ import annotations

import gzip
import itertools
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from model.__main__ import main
from model.access import Viewer
from model.key_set import KEYS_VARIABLE
from model.store import Store
from model.store.database import move as moving
from model.store.database.columns import metadata
from model.store.database.faults import Busy, CannotConnect, CannotMove, HalfMoved, KeyDoesNotFit, KeyMissing
from model.store.database.move import Side, move
from tests.model.store.temporary_home import DAY, Place, told

pytestmark = pytest.mark.slow

MADE = Path(__file__).parents[3] / "data" / "made_before_the_move"


def silent(_done: int, _of: int) -> None:
    """Nobody watches."""


@pytest.fixture
def laptop(tmp_path: Path) -> Place:
    """A folder with reflections, a relationship, meetings, records and rooms in it."""
    home = tmp_path / "laptop"
    home.mkdir(mode=0o700)
    (home / "alongside.db").write_bytes(gzip.decompress((MADE / "alongside.db.gz").read_bytes()))
    shutil.copy(MADE / "alongside.key", home)
    for file in home.iterdir():
        file.chmod(0o600)
    return Place(home, None)


@pytest.fixture
def server(new_place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """An empty place with a key of its own."""
    monkeypatch.setenv(KEYS_VARIABLE, Fernet.generate_key().decode())
    return new_place


def side(place: Place) -> Side:
    return Side(place.home, place.url)


def held(store: Store) -> dict[str, list[Any]]:
    """All tables as they are read, whatever key their words were kept with."""
    with store.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name != "store_facts"
        }


def held_in(place: Place) -> dict[str, list[Any]]:
    keys = Side(place.home, place.url).keys()
    with closing(moving.opened(place.home, place.url, keys)) as store:
        return held(store)


def stopping_after(batches: int) -> Callable[[int, int], None]:
    counted = itertools.count(1)

    def stop(_done: int, _of: int) -> None:
        if next(counted) == batches:
            raise KeyboardInterrupt

    return stop


def test_everything_comes_and_is_read_with_the_other_key_alone(laptop: Place, server: Place) -> None:
    before = held_in(laptop)
    moved = move(side(laptop), side(server), silent)
    assert moved == sum(map(len, before.values())) > 100
    assert held_in(laptop) == before
    with closing(server.open()) as store:
        assert held(store) == before


@pytest.mark.parametrize("batches", [1, 7, 20])
def test_a_move_that_was_stopped_is_not_taken_for_whole_and_goes_on(
    laptop: Place, server: Place, batches: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "BATCH", 3)
    with pytest.raises(KeyboardInterrupt):
        move(side(laptop), side(server), stopping_after(batches))
    come = held_in(server)
    assert 0 < sum(map(len, come.values())) <= 3 * batches
    assert "python -m model move" in told(HalfMoved, server.open)
    assert held_in(server) == come
    move(side(laptop), side(server), silent)
    with closing(server.open()) as store:
        assert held(store) == held_in(laptop)


def test_what_was_changed_between_two_tries_is_noticed_and_moved_anew(
    laptop: Place, server: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "BATCH", 3)
    with pytest.raises(KeyboardInterrupt):
        move(side(laptop), side(server), stopping_after(20))
    monkeypatch.setattr(moving, "BATCH", 200)
    with closing(moving.opened(laptop.home, None, side(laptop).keys())) as store:
        own = store.of(Viewer("local"))
        store.deletion(Viewer("local")).reflection(own.reflections.all()[0].id)
        own.reflections.start("f", "v", "en", DAY, headline="written meanwhile")
    assert "--anew" in told(CannotMove, lambda: move(side(laptop), side(server), silent))
    told(HalfMoved, server.open)
    move(side(laptop), side(server), silent, anew=True)
    with closing(server.open()) as store:
        assert held(store) == held_in(laptop)


def test_what_is_there_already_stays_as_it_is(laptop: Place, server: Place) -> None:
    with closing(server.open()) as store:
        store.of(Viewer("bert")).reflections.start("f", "v", "en", DAY, headline="somebody else's")
    before = held_in(server)
    for anew in (False, True):
        assert "empty" in told(CannotMove, lambda anew=anew: move(side(laptop), side(server), silent, anew=anew))
    with closing(server.open()) as store:
        assert held(store) == before


def test_a_server_can_be_moved_to_a_folder(laptop: Place, server: Place, tmp_path: Path) -> None:
    move(side(laptop), side(server), silent)
    folder = Place(tmp_path / "folder", None)
    move(side(server), side(folder), silent)
    with closing(folder.open()) as store:
        assert held(store) == held_in(laptop)


def test_nobody_writes_to_what_is_being_moved(laptop: Place, server: Place, tmp_path: Path) -> None:
    move(side(laptop), side(server), silent)
    refused: list[str] = []
    with closing(server.open()) as other:
        own = other.of(Viewer("bert"))

        def write(_done: int, _of: int) -> None:
            if not refused:
                refused.append(told(Busy, lambda: own.reflections.start("f", "v", "en", DAY, headline="meanwhile")))

        move(side(server), Side(tmp_path / "other", None), write)
        assert len(refused) == 1
        assert held(other) == held_in(laptop)


def test_the_same_place_twice_is_told(laptop: Place) -> None:
    assert "same place" in told(CannotMove, lambda: move(side(laptop), side(laptop), silent))


def test_a_folder_without_its_key_is_told(laptop: Place, tmp_path: Path) -> None:
    (laptop.home / "alongside.key").unlink()
    told(KeyMissing, lambda: move(side(laptop), Side(tmp_path / "other", None), silent))
    assert not (tmp_path / "other").exists()


def test_a_key_that_does_not_fit_is_told(laptop: Place, tmp_path: Path) -> None:
    (laptop.home / "alongside.key").write_bytes(Fernet.generate_key())
    told(KeyDoesNotFit, lambda: move(side(laptop), Side(tmp_path / "other", None), silent))


def test_the_command_moves_and_says_what_came_of_it(
    laptop: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["move", "--from", str(laptop.home), "--to", str(tmp_path / "new")]
    rows = sum(map(len, held_in(laptop).values()))
    assert main(command) == 0
    assert capsys.readouterr().out == f"{rows} rows moved, and compared one by one; the old ones are where they were\n"
    assert main(command) == 1
    assert capsys.readouterr().err.startswith("There is data in the folder")


def test_the_address_need_not_stand_in_the_command(
    laptop: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "server"))
    monkeypatch.setenv("ALONGSIDE_DATABASE_URL", "postgresql://anna:secret@127.0.0.1:1/alongside")
    assert main(["move", "--from", str(laptop.home)]) == 1
    said = capsys.readouterr().err
    assert said == CannotConnect.at("the database alongside on 127.0.0.1").message + "\n"
