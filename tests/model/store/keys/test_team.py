"""With what a team's data is opened, and what it is encrypted with when it moves in or out."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from model.access import LOCAL
from model.key_set import PEOPLE_KEYS_VARIABLE
from model.store.database.faults import CannotConnect, OfATeam, PeopleKeysMissing
from model.store.database.move import Side, move
from model.team.settings import TEAM_VARIABLE
from tests.model.store.keys.team_data import as_team, key_of, words, written
from tests.model.store.temporary_home import Place, told


def test_a_teams_data_is_opened_neither_without_its_settings_nor_with_other_keys_of_people(
    server: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.open().close()
    monkeypatch.delenv(TEAM_VARIABLE)
    assert "ALONGSIDE_TEAM" in told(OfATeam, server.open)
    as_team(tmp_path, monkeypatch)
    monkeypatch.setenv(PEOPLE_KEYS_VARIABLE, f"sqlite:///{tmp_path}/elsewhere/keys.db")
    assert "ALONGSIDE_PEOPLE_KEYS_URL" in told(PeopleKeysMissing, server.open)
    monkeypatch.setenv(PEOPLE_KEYS_VARIABLE, "nowhere")
    assert told(CannotConnect, server.open).startswith("ALONGSIDE_PEOPLE_KEYS_URL is not an address")


def test_a_move_encrypts_with_the_keys_of_where_it_goes(server: Place, tmp_path: Path) -> None:
    laptop, back = Side(tmp_path / "laptop", None), Side(tmp_path / "back", None)
    team = Side(server.home, server.url, is_team=True)
    with closing(laptop.opened()) as store:
        written(store, LOCAL, "one")
    move(laptop, team, lambda _done, _of: None)
    with closing(server.open()) as store:
        assert words(store, LOCAL) == ["headline one", "a.what one", "b.what one"]
        key_of(store, LOCAL.person)
    move(team, back, lambda _done, _of: None)
    with closing(back.opened()) as store:
        assert words(store, LOCAL) == ["headline one", "a.what one", "b.what one"]
    assert sorted(one.name for one in back.home.iterdir()) == ["alongside.db"]
