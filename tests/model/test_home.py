"""The private folder: where it is, whose it is, and that nothing in it is opened through a link."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from model.access import Viewer
from model.home import NotPrivate, home, make_private, read_privately, write_privately
from model.store import open_store
from model.store.database.faults import CannotWrite
from server.files.packed_files import Packing
from tests.model.store.temporary_home import DAY, told

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither owners nor modes of this kind")


@pytest.mark.parametrize(
    ("platform", "variable", "value", "expected"),
    [
        ("linux", "XDG_DATA_HOME", "/data", "/data/alongside"),
        ("linux", "XDG_DATA_HOME", "", "/people/me/.local/share/alongside"),
        ("darwin", "XDG_DATA_HOME", "/data", "/people/me/Library/Application Support/Alongside"),
        ("win32", "LOCALAPPDATA", "/local", "/local/Alongside"),
        ("win32", "LOCALAPPDATA", "", "/people/me/AppData/Local/Alongside"),
    ],
)
def test_private_folder_is_the_usual_place_of_the_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, value: str, expected: str
) -> None:
    monkeypatch.delenv("ALONGSIDE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/people/me"))
    monkeypatch.setenv(variable, value)
    assert home() == Path(expected)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders private by its own means")
def test_private_folders_are_for_this_user_alone(tmp_path: Path) -> None:
    make_private(tmp_path / "a" / "b" / "c")
    assert [(tmp_path / part).stat().st_mode & 0o777 for part in ("a", "a/b", "a/b/c")] == [0o700] * 3


@posix
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o722])
def test_a_home_that_others_can_write_to_is_refused_in_one_line(tmp_path: Path, mode: int) -> None:
    place = tmp_path / "home"
    place.mkdir()
    place.chmod(mode)
    message = told(CannotWrite, lambda: open_store(place))
    assert message.startswith(f"Nothing private is kept in {place}, as it can be written to by other accounts.")
    assert list(place.iterdir()) == []
    place.chmod(0o755)
    open_store(place).close()


@posix
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_what_belongs_to_another_account_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "home"
    open_store(place).close()
    for belongs in (place, place / "alongside.key", place / "alongside.db"):
        os.chown(belongs, 12345, 12345)
        assert "belongs to another account" in told(CannotWrite, lambda: open_store(place))
        os.chown(belongs, 0, 0)
    open_store(place).close()


def test_the_home_may_be_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir(mode=0o700)
    (tmp_path / "home").symlink_to("disk")
    open_store(tmp_path / "home").close()
    assert sorted(path.name for path in (tmp_path / "disk").iterdir()) == ["alongside.db", "alongside.key"]


def link(place: Path, target: Path, kind: str) -> None:
    if kind == "symbolic":
        place.symlink_to(target)
    else:
        os.link(target, place)


@pytest.mark.parametrize("kind", ["symbolic", "hard"])
@pytest.mark.parametrize("name", ["alongside.db", "alongside.db-wal", "alongside.db-shm", "alongside.key"])
def test_key_and_database_are_not_opened_through_links(tmp_path: Path, name: str, kind: str) -> None:
    place, victim = tmp_path / "home", tmp_path / "victim"
    place.mkdir(mode=0o700)
    victim.write_bytes(b"")
    victim.chmod(0o644)
    link(place / name, victim, kind)
    assert name in told(CannotWrite, lambda: open_store(place))
    assert (victim.read_bytes(), stat.S_IMODE(victim.stat().st_mode)) == (b"", 0o644)


@pytest.mark.parametrize("name", ["alongside.db", "alongside.key"])
def test_a_link_to_nowhere_is_not_followed_either(tmp_path: Path, name: str) -> None:
    place = tmp_path / "home"
    place.mkdir(mode=0o700)
    (place / name).symlink_to(tmp_path / "victim")
    told(CannotWrite, lambda: open_store(place))
    assert not (tmp_path / "victim").exists()


@pytest.mark.parametrize("kind", ["symbolic", "hard"])
def test_an_unfinished_key_that_is_a_link_overwrites_nothing(tmp_path: Path, kind: str) -> None:
    place, victim = tmp_path / "home", tmp_path / "victim"
    place.mkdir(mode=0o700)
    victim.write_bytes(b"holiday pictures")
    for name in ("alongside.key.new", f"alongside.key.{os.getpid()}.new"):
        link(place / name, victim, kind)
    with closing(open_store(place)) as store:
        store.of(Viewer("anna")).reflections.start("f", "v", "en", DAY)
    assert victim.read_bytes() == b"holiday pictures"


@pytest.mark.slow
@posix
@pytest.mark.parametrize("name", ["alongside.db", "alongside.key"])
def test_a_pipe_does_not_hang_the_start(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name, 0o600)
    script = "import sys; from pathlib import Path; from model.store import open_store; open_store(Path(sys.argv[1]))"
    ran = subprocess.run(
        [sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=False, timeout=30
    )
    assert "no ordinary file" in ran.stderr.splitlines()[-1]


def test_a_key_beside_a_server_is_looked_at_as_carefully(tmp_path: Path) -> None:
    (tmp_path / "alongside.key").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotPrivate):
        read_privately(tmp_path / "alongside.key")
    with pytest.raises(NotPrivate):
        write_privately(tmp_path / "alongside.key", b"key")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A file that is worth packing."""
    path = tmp_path / "a.js"
    path.write_bytes(b"let a = 1;" * 100)
    return path


def test_packed_files_do_not_reach_through_a_link(tmp_path: Path, script: Path) -> None:
    victim = tmp_path / "victim"
    (victim / "streamlit-1.0").mkdir(parents=True)
    make_private(tmp_path / "home")
    (tmp_path / "home" / "cache").symlink_to(victim)
    packing = Packing({"a.js": script}, tmp_path / "home" / "cache" / "streamlit-2.0")
    packing.prepare([])
    assert [path.name for path in victim.iterdir()] == ["streamlit-1.0"]


def test_packed_files_overwrite_nothing_through_a_link(tmp_path: Path, script: Path) -> None:
    victim, folder = tmp_path / "victim", tmp_path / "home" / "cache" / "streamlit-2.0"
    victim.write_bytes(b"holiday pictures")
    make_private(folder)
    (folder / "a.js.br").symlink_to(victim)
    packing = Packing({"a.js": script}, folder)
    assert packing._kept("a.js", "br", script.read_bytes()) is None
    shutil.rmtree(folder)
    packing.prepare(["a.js"])
    assert victim.read_bytes() == b"holiday pictures"
