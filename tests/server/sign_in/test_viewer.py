"""Whoever looks: in the run of a page, and when a file is made that a button of it was drawn for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from model.access import LOCAL
from model.account.session import Identity
from model.keys import mark_of
from server.services import close, opened
from server.settings import SESSION
from server.sign_in import viewer as module
from server.sign_in.known import known_sessions
from server.sign_in.viewer import SignedOut, as_whoever_looks, tab_seals, viewer
from tests.model.team.test_settings import A_KEY, SOUND


@pytest.fixture
def mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The mark of a session on a team's server, in whose browser a page is drawn now."""
    settings = tmp_path / "team.toml"
    settings.write_text(SOUND, encoding="utf-8")
    monkeypatch.setenv("ALONGSIDE_TEAM", str(settings))
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ALONGSIDE_KEYS", A_KEY)
    for name in ("ALONGSIDE_DATABASE_URL", "ALONGSIDE_CONTENT"):
        monkeypatch.delenv(name, raising=False)
    close()
    known_sessions.cache_clear()
    mark = mark_of(opened().store.accounts().sign_in(Identity("https://login.example.org", "anna"), "staff"))
    monkeypatch.setattr(module, "st", SimpleNamespace(user={SESSION: mark}))
    yield mark
    known_sessions.cache_clear()
    close()


def whose() -> bytes:
    """A file that says who looks."""
    return viewer().person.encode()


def pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no page is drawn, as where a file is made."""
    monkeypatch.setattr(module, "st", SimpleNamespace(user={}))


def test_a_file_is_made_for_whoever_its_button_was_drawn_for(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here, make = viewer(), as_whoever_looks(whose)
    assert mark
    pressed(monkeypatch)
    assert make() == here.person.encode()
    with pytest.raises(SignedOut):
        viewer()


def test_no_file_is_made_once_the_session_was_ended(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here, make = viewer(), as_whoever_looks(whose)
    opened().store.accounts().sign_out_everywhere(here)
    known = known_sessions()
    assert known is not None
    known._known.pop(mark, None)
    pressed(monkeypatch)
    with pytest.raises(SignedOut):
        make()


def test_on_ones_own_machine_a_file_is_made_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALONGSIDE_TEAM", raising=False)

    assert as_whoever_looks(whose) is whose
    assert whose() == LOCAL.person.encode()


def test_what_seals_the_words_of_a_tab_is_given_to_whoever_is_signed_in_as_long_as_they_are(mark: str) -> None:
    here, given = viewer(), tab_seals()
    opened().store.accounts().sign_out_everywhere(here)
    known = known_sessions()
    assert known is not None
    known._known.pop(mark, None)

    assert given == opened().store.accounts().tab_seals(here)
    assert len(given) == 1
    with pytest.raises(SignedOut):
        tab_seals()


def test_on_ones_own_machine_nothing_seals_what_a_tab_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALONGSIDE_TEAM", raising=False)

    assert tab_seals() == ()
