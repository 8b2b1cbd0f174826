"""The plain page that is shown when the guide cannot start: what is wrong and what to do, and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.access import LOCAL
from model.store import open_store
from server.services import close
from tests.pages.conftest import A_DAY, Visit
from tests.pages.page_reader import titles, trouble, whole

CANNOT_START = ["Alongside cannot start yet"]


def test_broken_content_shows_every_fault_with_its_place(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overlay = tmp_path / "ours" / "en"
    overlay.mkdir(parents=True)
    (overlay / "settings.yaml").write_text("reading_grade: high\nnothing_like_it: 1\n", encoding="utf-8")
    monkeypatch.setenv("ALONGSIDE_CONTENT", str(tmp_path / "ours"))
    at = visit()
    (code,) = at.code
    lines = code.value.splitlines()
    assert (titles(at), trouble(at), whole(at).count("Traceback")) == (CANNOT_START, [], 0)
    assert lines[0] == "The guide's content has faults. Put these lines right, then start again."
    assert [line.split("settings.yaml:")[1].split(" ")[0] for line in lines[1:]] == ["1:", "2:"]


def test_data_folder_that_is_a_file_shows_the_plain_page(visit: Visit, home: Path) -> None:
    home.write_text("not a folder")
    at = visit()
    assert (titles(at), trouble(at), whole(at).count("Traceback")) == (CANNOT_START, [], 0)
    assert (at.code[0].value.count(str(home)), home.read_text()) == (1, "not a folder")


def test_corrupted_database_shows_the_plain_page_and_is_left_as_it_is(visit: Visit, home: Path) -> None:
    store = open_store(home)
    store.of(LOCAL).reflections.start("five_minutes", "v1", "en", A_DAY)
    store.close()
    (home / "alongside.db").write_bytes(b"This is no database. " * 1000)
    at = visit()
    assert (titles(at), trouble(at)) == (CANNOT_START, [])
    close()
    assert (home / "alongside.db").read_bytes() == b"This is no database. " * 1000


def test_missing_key_shows_the_plain_page(visit: Visit, home: Path) -> None:
    store = open_store(home)
    store.of(LOCAL).relationships.name("Kestrel")
    store.close()
    (home / "alongside.key").unlink()
    at = visit()
    assert (titles(at), trouble(at), whole(at).count("Kestrel")) == (CANNOT_START, [], 0)
