"""What is said of files that others on the machine could read or change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from model.team.deployment.files import about_files

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no modes of this kind")


def said(**paths: Path) -> list[str]:
    """What is said where each of these is the only one of its kind."""
    kinds = {kind: [paths[kind]] if kind in paths else [] for kind in ("private", "secrets", "trusted")}
    return [str(one) for one in about_files(**kinds)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file."""
    made = tmp_path / "file"
    made.touch()
    return made


@pytest.mark.parametrize(
    ("mode", "is_told"), [(0o600, False), (0o400, False), (0o640, True), (0o604, True), (0o620, True)]
)
def test_a_private_file_is_for_its_owner_alone(path: Path, mode: int, is_told: bool) -> None:
    path.chmod(mode)

    told = f"Weak: {path} is open to other accounts of this machine. Close it to them: chmod 600 {path}"
    assert said(private=path) == [told] * is_told


@pytest.mark.parametrize(("mode", "is_told"), [(0o700, False), (0o750, True), (0o701, True)])
def test_a_private_folder_is_for_its_owner_alone(tmp_path: Path, mode: int, is_told: bool) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(mode)

    told = f"Weak: {folder} is open to other accounts of this machine. Close it to them: chmod 700 {folder}"
    assert said(private=folder) == [told] * is_told


@pytest.mark.parametrize(("mode", "is_told"), [(0o600, False), (0o640, False), (0o644, True)])
def test_a_secret_may_be_read_by_a_group_and_not_by_all(path: Path, mode: int, is_told: bool) -> None:
    path.chmod(mode)

    told = f"Weak: {path} holds a secret, and every account can read it. Close it: chmod o= {path}"
    assert said(secrets=path) == [told] * is_told


@pytest.mark.parametrize(("mode", "is_told"), [(0o644, False), (0o664, False), (0o666, True)])
def test_settings_may_be_read_by_all_and_not_changed_by_all(path: Path, mode: int, is_told: bool) -> None:
    path.chmod(mode)

    told = f"Weak: {path} can be changed by every account of this machine. Close it: chmod o-w {path}"
    assert said(trusted=path) == [told] * is_told


def test_nothing_is_said_of_what_is_not_there(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"

    assert said(private=nowhere, secrets=nowhere, trusted=nowhere) == []
