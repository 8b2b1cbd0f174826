from __future__ import annotations

import http.client
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from model.store import open_store
from model.store.keys.people import FOLDER
from model.store.keys.without_key import told_without_key
from server.services import close, services
from tests.model.store.keys.team_data import ANNA, as_team, written
from tests.server.running_server import ROOT, Start

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def own_services(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in ("ALONGSIDE_CONTENT", "ALONGSIDE_DATABASE_URL", "ALONGSIDE_KEYS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))
    close()
    yield
    close()


@pytest.fixture
def broken_content(tmp_path: Path) -> Path:
    overlay = tmp_path / "own"
    (overlay / "en").mkdir(parents=True)
    (overlay / "en" / "scale.yaml").write_text("questionn: How was it?\n")
    return overlay


def status(address: str, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(address, timeout=20)
    connection.request("GET", path)
    response = connection.getresponse()
    found = response.status, response.read()
    connection.close()
    return found


def test_services_open_content_and_store_once() -> None:
    opened = services()
    assert opened.faults == []
    assert opened.well()
    assert services() is opened


def test_faulty_content_is_told_and_the_store_still_opens(
    monkeypatch: pytest.MonkeyPatch, broken_content: Path
) -> None:
    monkeypatch.setenv("ALONGSIDE_CONTENT", str(broken_content))
    opened = services()
    assert (opened.content, opened.store is None, opened.well()) == (None, False, False)
    assert "en/scale.yaml:1" in opened.faults[1]


def test_store_that_cannot_be_opened_is_told_and_the_content_still_opens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "file" / "home"))
    opened = services()
    assert (opened.content is None, opened.store, opened.well()) == (False, None, False)
    assert len(opened.faults) == 2


def test_people_without_a_key_are_one_line_in_the_log_and_the_store_opens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    as_team(tmp_path, monkeypatch)
    folder = tmp_path / "home" / FOLDER
    open_store(tmp_path / "home").close()
    shutil.copytree(folder, tmp_path / "copied")
    with closing(open_store(tmp_path / "home")) as store:
        written(store, ANNA, "one")
    shutil.copytree(tmp_path / "copied", folder, dirs_exist_ok=True)

    assert services().well()
    assert [one.getMessage() for one in caplog.records if one.name == "alongside"] == [told_without_key(1)]


def test_store_that_another_program_held_opens_once_that_lets_go(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("server.services.AGAIN", 0.0)
    open_store(tmp_path / "home").close()
    with closing(sqlite3.connect(tmp_path / "home" / "alongside.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        faults = services().faults
    assert faults[1].startswith(f"Another program holds the data in the folder {tmp_path / 'home'}")
    assert services().well()


def test_a_database_whose_shape_was_changed_meanwhile_is_not_well(tmp_path: Path) -> None:
    assert services().well()
    with closing(sqlite3.connect(tmp_path / "home" / "alongside.db", isolation_level=None)) as other:
        other.execute("UPDATE alembic_version SET version_num = 'later'")
    assert not services().well()


def test_a_process_that_cannot_do_its_work_lives_and_is_not_ready_and_the_log_says_why(
    start: Start, broken_content: Path
) -> None:
    running = start(ROOT, "uvicorn", ALONGSIDE_CONTENT=str(broken_content))
    assert [status(running.host, path) for path in ("/health", "/ready")] == [(200, b"well"), (503, b"not ready")]
    assert "en/scale.yaml:1" in running.log.read_text()


def test_a_process_where_all_is_open_is_ready(start: Start) -> None:
    host = start(ROOT, "streamlit").host
    assert [status(host, path) for path in ("/health", "/ready")] == [(200, b"well"), (200, b"ready")]
