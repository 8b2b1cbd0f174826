"""Encrypting everything with another key on a team's server, and what it binds to its rows for good."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from model.key_set import KEYS_VARIABLE
from model.store.database.faults import NotInItsPlace
from model.store.keys.rotate import rotate
from model.store.tables.reflection import answers
from tests.model.store.keys.team_data import ANNA, A, as_team, put, token, words, written
from tests.model.store.temporary_home import Place, told
from tests.model.team.test_settings import A_KEY


def test_what_was_kept_before_is_read_and_brought_under_its_persons_key_and_then_opens_nowhere_else(
    new_place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEYS_VARIABLE, A_KEY)
    with closing(new_place.open()) as store:
        hers = written(store, ANNA, "one")
        store.supervision(ANNA).supervisions.begin("Anna", "Bert")
        of_before = token(store, answers, "words", **A, reflection=hers)
    as_team(tmp_path, monkeypatch)
    with closing(new_place.open()) as store:
        assert words(store, ANNA) == ["headline one", "a.what one", "b.what one"]
        store.of(ANNA).answers.save(hers, "b.what", words="b.what one", tab="one", base_version=1)
        rotate(store)
        kept = token(store, answers, "words", **A, reflection=hers)
        assert words(store, ANNA) == ["headline one", "a.what one", "b.what one"]
        rotate(store)
        assert token(store, answers, "words", **A, reflection=hers) == kept
        put(store, answers, {"words": of_before}, field="b.what", reflection=hers)
        told(NotInItsPlace, lambda: words(store, ANNA))


def test_the_service_has_another_key_and_nothing_of_the_old_one_is_left(
    server: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = Fernet.generate_key().decode()
    with closing(server.open()) as store:
        written(store, ANNA, "one")
        store.supervision(ANNA).supervisions.begin("Anna", "Bert")
    monkeypatch.setenv(KEYS_VARIABLE, f"{new},{A_KEY}")
    with closing(server.open()) as store:
        with pytest.raises(KeyboardInterrupt):
            rotate(store, killed)
        told_of: list[tuple[int, int]] = []
        rotate(store, lambda done, of: told_of.append((done, of)))
        assert told_of[-1][0] == told_of[-1][1]
        assert told_of == sorted(told_of)
    monkeypatch.setenv(KEYS_VARIABLE, new)
    with closing(server.open()) as store:
        assert words(store, ANNA) == ["headline one", "a.what one", "b.what one"]
        assert [one.practitioner_name for one in store.supervision(ANNA).supervisions.all()] == ["Anna"]


def killed(done: int, _of: int) -> None:
    if done > 3:
        raise KeyboardInterrupt
