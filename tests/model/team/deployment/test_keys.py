"""What is said of keys before a start. No key is ever in what is said."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from model.key_set import KEYS_VARIABLE
from model.team.deployment.keys import EXAMPLE_KEYS, FEWEST_DIFFERENT, about_keys, about_people_keys, why_not_served

GOOD = Fernet.generate_key().decode()
REGULAR = urlsafe_b64encode(bytes(range(FEWEST_DIFFERENT - 1)) + bytes(33 - FEWEST_DIFFERENT)).decode()


def said(*keys: str, file: Path, on_server: bool = True) -> list[tuple[str, str]]:
    return [
        (one.kind, one.told.partition(", ")[0].partition(": ")[0])
        for one in about_keys(keys, file, on_server=on_server)
    ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a key file would lie."""
    return tmp_path / "alongside.key"


def test_keys_from_elsewhere_have_nothing_said_of_them(file: Path) -> None:
    assert said(GOOD, Fernet.generate_key().decode(), file=file) == []


def test_no_key_for_a_database_server_is_missing(file: Path) -> None:
    assert said(file=file) == [("Missing", "ALONGSIDE_KEYS is not set")]


def test_a_key_beside_the_database_is_weak(file: Path) -> None:
    assert said(file=file, on_server=False) == [("Weak", "ALONGSIDE_KEYS is not set")]


@pytest.mark.parametrize("on_server", [True, False])
def test_a_key_file_left_in_the_data_folder_is_told(file: Path, on_server: bool) -> None:
    file.write_text("anything", encoding="ascii")

    assert said(GOOD, file=file, on_server=on_server) == [("Weak", f"{file} is there")]


@pytest.mark.parametrize(
    "key", ["", "replace me", GOOD[:-1], GOOD.replace("=", "é")], ids=["none", "words", "too short", "not plain"]
)
def test_what_is_no_key_is_told_by_its_number(file: Path, key: str) -> None:
    assert said(GOOD, key, file=file) == [("Missing", "Key 2 of 2 in ALONGSIDE_KEYS is not a key")]


@pytest.mark.parametrize("key", [*EXAMPLE_KEYS, urlsafe_b64encode(bytes(32)).decode(), REGULAR])
def test_a_key_of_an_example_or_one_that_nobody_drew_is_told(file: Path, key: str) -> None:
    assert said(key, file=file) == [("Weak", "Key 1 of 1 in ALONGSIDE_KEYS is an example")]


def test_a_thousand_keys_that_were_drawn_are_sound(file: Path) -> None:
    assert said(*(Fernet.generate_key().decode() for _ in range(1000)), file=file) == []


@pytest.mark.parametrize("key", ["a-secret-that-is-no-key", *EXAMPLE_KEYS])
def test_no_key_is_shown(file: Path, key: str) -> None:
    assert [key in str(one) for one in about_keys([key], file, on_server=True)] == [False]


def refused(keys: str, file: Path, monkeypatch: pytest.MonkeyPatch, *, on_server: bool = True) -> str | None:
    monkeypatch.setenv(KEYS_VARIABLE, keys)
    return why_not_served(file, on_server=on_server)


@pytest.mark.parametrize("key", ["", "words", EXAMPLE_KEYS[0], REGULAR], ids=["none", "words", "example", "regular"])
@pytest.mark.parametrize("on_server", [True, False])
def test_no_team_is_served_with_a_key_that_is_none_and_is_told_how_to_make_one(
    key: str, on_server: bool, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = refused(key, file, monkeypatch, on_server=on_server) or ""

    assert (told.count("\n"), "python -m model keys new" in told) == (0, True)
    assert not key or key not in told


def test_a_team_is_served_with_a_key_that_was_drawn_also_while_an_example_is_left_behind(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refused(GOOD, file, monkeypatch) is None
    assert refused(f"{GOOD},{EXAMPLE_KEYS[0]}", file, monkeypatch) is None


def test_keys_of_people_beside_the_data_are_noted() -> None:
    data = "postgresql://anna:secret@data/alongside"
    said = [list(about_people_keys(address, data)) for address in ("", data, "postgresql://anna:secret@keys/alongside")]
    assert [[one.kind for one in found] for found in said] == [["Note"], ["Note"], []]
