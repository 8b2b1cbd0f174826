"""What a page carries opens here alone, for a day, and for nothing else that is sealed."""

from __future__ import annotations

import pytest

from model.store import Store
from model.store.workshop.participants import carried

TEXT = "tea, and “ŵ”"


def test_what_was_sealed_opens_and_tells_nothing_by_itself(store: Store) -> None:
    door = store.participants().carried
    token = door.seal(TEXT)
    assert (door.open(token), TEXT in token, door.seal(TEXT) == token) == (TEXT, False, False)


def test_nothing_else_opens(store: Store) -> None:
    door = store.participants().carried
    token = door.seal(TEXT)
    for other in ("", "x", token[:-6] + "AAAA==", token[::-1], "ŵ", store.accounts().sealed(TEXT)):
        assert door.open(other) is None
    assert store.accounts().unsealed(token) is None


def test_after_a_day_it_opens_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    door = store.participants().carried
    token = door.seal(TEXT)
    monkeypatch.setattr(carried, "CARRIED_FOR", -1)
    assert door.open(token) is None
