"""`python -m model check --deploy`, as somebody runs it before people come in."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import make_url, text

from model.__main__ import main
from model.access import Viewer
from model.commands import database_server
from model.commands.database_server import MOST_APART, about_server
from model.commands.deploy import remarks_on
from model.home import make_private
from model.store import open_store
from model.store.keys.without_key import told_without_key
from model.team.settings import read_team

SETTINGS = """
address = "https://alongside.youthwork.ie"
[providers.staff]
name = "your work account"
issuer = "https://login.youthwork.ie/realms/team"
client_id = "alongside"
[keeping]
drafts = 90
"""
SECRET = "a-secret-of-the-provider-1f0c"
PASSWORD = "pass-w0rd-of-the-database-77"
KEY = Fernet.generate_key().decode()
UNREACHABLE = f"postgresql+psycopg://alongside:{PASSWORD}@127.0.0.1:1/alongside"


@pytest.fixture(autouse=True)
def well_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A server that is set up well, but for its database, which nobody answers at; the file of the team's settings."""
    for name in os.environ:
        if name.startswith("ALONGSIDE_") or name == "FORWARDED_ALLOW_IPS":
            monkeypatch.delenv(name)
    make_private(tmp_path / "home")
    file = tmp_path / "team.toml"
    file.write_text(SETTINGS, encoding="utf-8")
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ALONGSIDE_TEAM", str(file))
    monkeypatch.setenv("ALONGSIDE_SECRET_STAFF", SECRET)
    monkeypatch.setenv("ALONGSIDE_KEYS", KEY)
    monkeypatch.setenv("ALONGSIDE_PEOPLE_KEYS_URL", f"sqlite:///{tmp_path}/people/keys.db")
    monkeypatch.setenv("ALONGSIDE_DATABASE_URL", UNREACHABLE)
    return file


def remarks(processes: int = 2) -> list[str]:
    return [str(one) for one in remarks_on(processes, user=1000)]


@pytest.fixture
def owned(postgresql: Callable[[], str]) -> str:
    """The address of an empty database that its own role owns, with a password."""
    url = make_url(postgresql())
    role = f"owner_of_{url.database}"
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{PASSWORD}'".encode())
        connection.execute(f"ALTER DATABASE {url.database} OWNER TO {role}".encode())
    return url.set(username=role, password=PASSWORD).render_as_string(hide_password=False)


def test_a_team_that_is_set_up_well_has_nothing_to_put_right(
    owned: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ALONGSIDE_DATABASE_URL", owned)
    before = remarks()
    open_store(tmp_path / "home", owned).close()

    assert (before, remarks()) == ([], [])


def test_a_key_that_does_not_fit_what_is_kept_is_told(
    owned: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ALONGSIDE_DATABASE_URL", owned)
    open_store(tmp_path / "home", owned).close()
    monkeypatch.setenv("ALONGSIDE_KEYS", Fernet.generate_key().decode())

    assert [one.partition(" in the database ")[0] for one in remarks()] == ["Missing: The key does not fit the data"]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_keys_of_people_that_are_older_than_the_data_are_told_without_anybodys_id(
    kind: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = request.getfixturevalue("owned") if kind == "postgresql" else None
    monkeypatch.setenv("ALONGSIDE_DATABASE_URL", url or "")
    open_store(tmp_path / "home", url).close()
    keys, copied = tmp_path / "people" / "keys.db", tmp_path / "copied"
    shutil.copy(keys, copied)
    with closing(open_store(tmp_path / "home", url)) as store:
        store.of(Viewer("5f0c")).relationships.name("Wren")
    before = remarks()
    shutil.copy(copied, keys)

    assert remarks() == [*before, f"Missing: {told_without_key(1)}"]
    assert [told for told in remarks() if "5f0c" in told or "Wren" in told] == []


def test_a_database_of_another_version_is_told(owned: str, tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "home", owned)) as store, store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    earlier = about_server(tmp_path / "home", make_url(owned), ())
    with psycopg.connect(owned.replace("+psycopg", ""), autocommit=True) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    newer = about_server(tmp_path / "home", make_url(owned), ())

    assert [(one.kind, one.told.partition(", and ")[0].rpartition(" is ")[2]) for one in earlier] == [
        ("Note", "of an earlier version")
    ]
    assert [(one.kind, one.told.partition(". ")[0].rpartition(" was ")[2]) for one in newer] == [
        ("Missing", "made by a newer version of Alongside")
    ]


def test_an_account_that_may_do_everything_is_told(postgresql: Callable[[], str], tmp_path: Path) -> None:
    [one] = about_server(tmp_path / "home", make_url(postgresql()), ())

    assert (one.kind, "may do everything there" in one.told) == ("Weak", True)


def test_clocks_that_differ_are_told(owned: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(database_server, "_THERE", text(f"SELECT now() - interval '{MOST_APART * 2} seconds'"))
    [one] = about_server(tmp_path / "home", make_url(owned), ())

    assert (one.kind, one.told.startswith("The clock here and that of the database ")) == ("Weak", True)


def test_a_database_that_does_not_answer_is_told_and_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    ended = main(["check", "--deploy", "--processes", "2"])
    lines = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("Weak: This runs as root.")]

    assert ended == 1
    assert [line.partition(". ")[0] for line in lines[:-1]] == [
        "Missing: Alongside cannot reach the database alongside on 127.0.0.1"
    ]


def test_notes_alone_end_with_0(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("ALONGSIDE_DATABASE_URL")
    if os.name == "posix":
        monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert main(["check", "--deploy"]) == 0
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == [
        "Note",
        "Nothing to put right.",
    ]


def test_faulty_settings_are_one_line_and_the_rest_is_looked_at_all_the_same(
    well_set: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    well_set.write_text(f'{SETTINGS}\nclient_secret = "{SECRET}"\n', encoding="utf-8")
    monkeypatch.delenv("ALONGSIDE_KEYS")

    assert [one.partition(": ")[2].partition(", ")[0].partition(": ")[0] for one in remarks()][:2] == [
        str(well_set),
        "ALONGSIDE_KEYS is not set",
    ]


def test_nothing_that_is_secret_is_ever_printed(
    well_set: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each fault there is, with secrets of every kind around it."""
    file = tmp_path / "secret"
    file.write_text(SECRET, encoding="utf-8")
    file.chmod(0o644)
    well_set.chmod(0o666)
    with_file = SETTINGS.replace('client_id = "alongside"', f'client_id = "alongside"\nclient_secret_file = "{file}"')
    told: list[str] = []
    for settings in (SETTINGS, with_file, f'client_secret = "{SECRET}"\n{SETTINGS}', f"{SETTINGS}\n{SECRET}"):
        well_set.write_text(settings, encoding="utf-8")
        for url in ("", UNREACHABLE, f"nonsense:{PASSWORD}", UNREACHABLE.replace("postgresql+psycopg", "mysql")):
            for keys in ("", KEY, f"{KEY[:-2]}", f"{KEY},{KEY[:9]}"):
                monkeypatch.setenv("ALONGSIDE_DATABASE_URL", url)
                monkeypatch.setenv("ALONGSIDE_KEYS", keys)
                read_team.cache_clear()
                told += remarks()
    everything = "\n".join(told)

    assert len(set(told)) > 8
    assert [part for part in (SECRET, PASSWORD, KEY[:9]) if part in everything] == []


@pytest.mark.parametrize("arguments", [["folder"], ["--overlay", "folder"], ["--processes", "0"]])
def test_what_does_not_go_with_it_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--deploy", *arguments]) == 2
    assert (capsys.readouterr().err.count("\n"), sys.exc_info()[0]) == (1, None)
