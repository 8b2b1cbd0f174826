from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from model.team.deployment.keys import EXAMPLE_KEYS
from server.settings import DEVELOPING, LASTING, lasting_settings
from tests.model.team.test_settings import SOUND
from tests.server.running_server import PATIENCE, ROOT, Running, Start

pytestmark = pytest.mark.slow

MUST_BE = {
    "server.fileWatcherType": "none",
    "server.enableXsrfProtection": True,
    "server.enableAgentApi": False,
    "server.enableStaticServing": False,
    "server.disconnectedSessionTTL": 1800,
    "runner.postScriptGC": False,
    "runner.fastReruns": False,
    "runner.magicEnabled": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "browser.gatherUsageStats": False,
    "logger.enableRich": False,
}


def probed(running: Running) -> dict[str, Any]:
    with urlopen(f"{running.address}/probe") as answer:
        found: dict[str, Any] = json.load(answer)
    return found


@pytest.mark.parametrize("way", ["streamlit", "uvicorn"])
def test_settings_hold_in_the_running_server_from_another_folder(start: Start, way: str) -> None:
    settings = probed(start(ROOT, way, ALONGSIDE_TEST="1"))["settings"]
    assert {name: settings[name] for name in LASTING} == MUST_BE
    assert settings["server.allowedHosts"] == ["localhost", "127.0.0.1"]
    assert settings["theme.font"].startswith("Atkinson")


def test_lasting_settings_win_over_a_config_in_the_working_folder(start: Start, tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text("[runner]\npostScriptGC = true\nfastReruns = true\n")
    settings = probed(start(ROOT, "uvicorn", cwd=tmp_path, ALONGSIDE_TEST="1"))["settings"]
    assert {name: settings[name] for name in LASTING} == MUST_BE


def test_lasting_settings_win_over_environment_variables(start: Start) -> None:
    variables = {"STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "full", "STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
    settings = probed(start(ROOT, "streamlit", ALONGSIDE_TEST="1", **variables))["settings"]
    assert {name: settings[name] for name in LASTING} == MUST_BE


def test_developing_relaxes_only_what_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_DEV", "1")
    assert dict(lasting_settings()) == MUST_BE | DEVELOPING


def test_start_up_is_frozen_out_of_collection(stand_in: Running) -> None:
    end = time.monotonic() + PATIENCE
    while not probed(stand_in)["frozen"] and time.monotonic() < end:
        time.sleep(0.1)
    assert probed(stand_in)["frozen"] > 50_000


def test_probe_is_absent_outside_tests(start: Start) -> None:
    running = start(ROOT, "streamlit")
    with urlopen(f"{running.address}/probe") as answer:
        assert answer.headers["Content-Type"].startswith("text/html"), "any unknown address gets the page"


@pytest.mark.parametrize("way", [("streamlit", "run", "app.py", "--server.port", "1"), ("uvicorn", "app:app")])
def test_no_team_is_served_with_an_example_of_a_key(way: tuple[str, ...], tmp_path: Path) -> None:
    settings = tmp_path / "team.toml"
    settings.write_text(SOUND, encoding="utf-8")
    given = {"ALONGSIDE_HOME": str(tmp_path / "home"), "ALONGSIDE_TEAM": str(settings)}
    environment = os.environ | given | {"ALONGSIDE_KEYS": EXAMPLE_KEYS[0]}
    command = [sys.executable, "-m", *way]
    ended = subprocess.run(
        command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE
    )

    assert ended.returncode != 0
    told = [line for line in ended.stderr.splitlines() if "python -m model keys new" in line]
    assert len(told) == 1
    assert told[0].startswith(
        "Alongside does not serve a team like this. The first key in ALONGSIDE_KEYS is an example"
    )
    assert (tmp_path / "home").exists() is False
