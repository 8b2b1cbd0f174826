"""The units for systemd: systemd itself finds them sound, and as closed as they are meant to be."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from model.__main__ import COMMANDS
from tests.deploy.conftest import DEPLOY

UNITS = DEPLOY / "systemd"
SERVICES = ("alongside@.service", "alongside-keep.service")
INSTALLED = "/opt/alongside"
MOST_EXPOSED = 20
"""Of 100, as `systemd-analyze security` counts."""


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """A folder with the units as they would be with Alongside installed: their Python and their folder are there."""
    for path in UNITS.iterdir():
        text = path.read_text(encoding="utf-8")
        text = text.replace(f"{INSTALLED}/.venv/bin/python", sys.executable).replace(INSTALLED, str(DEPLOY.parent))
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    return tmp_path


def test_systemd_finds_nothing_wrong(program: Callable[[str, str], str], units: Path) -> None:
    analyze = program("systemd-analyze", "systemd from Debian")
    names = ["alongside@8501.service", "alongside-keep.service", "alongside-keep.timer"]
    done = subprocess.run(
        [analyze, "verify", "--man=no", *(str(units / name) for name in names)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stderr, done.returncode) == ("", 0)


@pytest.mark.parametrize("name", SERVICES)
def test_a_unit_is_closed(program: Callable[[str, str], str], units: Path, name: str) -> None:
    analyze = program("systemd-analyze", "systemd from Debian")
    done = subprocess.run(
        [analyze, "security", "--offline=yes", f"--threshold={MOST_EXPOSED}", "--no-pager", str(units / name)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-200:]


def test_both_services_are_closed_alike() -> None:
    closed = [
        re.findall(
            r"^(?:(?:Protect|Private|Restrict|System|Capab|Ambient|NoNew|Lock|Remove|Keyring|UMask|Proc).*)$",
            text,
            re.MULTILINE,
        )
        for text in ((UNITS / name).read_text(encoding="utf-8") for name in SERVICES)
    ]

    assert closed[0] == closed[1]
    assert len(closed[0]) > 20


def test_every_command_that_a_unit_runs_is_one() -> None:
    run = {
        name
        for path in UNITS.iterdir()
        for name in re.findall(r"^ExecStart=.* -m model (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert run == {"keep"} & set(COMMANDS)
