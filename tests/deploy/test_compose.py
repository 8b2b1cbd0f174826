"""The containers of a whole team's set-up: what compose.yaml says is right, and fits what it goes with."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
import yaml
from cryptography.fernet import Fernet

from model.team.deployment.data import about_data
from model.team.deployment.sign_in import about_team
from model.team.deployment.surroundings import about_process
from model.team.settings import SECRET_VARIABLE, Keeping, read_team, team
from tests.deploy.conftest import DEPLOY
from tests.test_docs import settings_read

FOR_TRYING_OUT = {"proxy", "first", "second", "database", "provider"}
APPS = ("first", "second")
_FILLED = re.compile(r"\$\{(\w+):([-?])([^}]*)\}")


@cache
def compose(*, filled: bool = True) -> dict[str, Any]:
    """The file as it is read, with what is to be filled in filled in."""
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    if filled:
        text = _FILLED.sub(lambda found: found[3] if found[2] == "-" else f"made-up-{found[1].lower()}", text)
    whole: dict[str, Any] = yaml.safe_load(text)
    return whole


def services() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = compose()["services"]
    return found


def test_it_is_a_compose_file() -> None:
    checker = pytest.importorskip("compose_spec", reason="compose-spec is not installed, so nobody checked the shape")
    read = checker.PyCompose.from_json(json.dumps(compose()))
    read.validate()

    assert set(read.service_names()) == FOR_TRYING_OUT


def test_every_image_names_a_version() -> None:
    images = {name: service["image"] for name, service in services().items() if "build" not in service}

    assert {name for name, image in images.items() if not re.search(r":v?\d", image)} == set()
    assert set(images) == FOR_TRYING_OUT - set(APPS)


def test_nothing_runs_with_more_rights_than_it_needs() -> None:
    assert [
        name for name, service in services().items() if "no-new-privileges:true" not in service["security_opt"]
    ] == []
    assert [
        name for name, service in services().items() if service.get("privileged") or service.get("user") == "root"
    ] == []
    without = FOR_TRYING_OUT - {"database"}
    assert {name: services()[name]["cap_drop"] for name in without} == {name: ["ALL"] for name in without}
    assert {name: services()[name]["read_only"] for name in without} == dict.fromkeys(without, True)
    assert {name: service["cap_add"] for name, service in services().items() if "cap_add" in service} == {
        "proxy": ["NET_BIND_SERVICE"]
    }


def test_only_the_proxy_is_reached_from_outside_and_from_this_machine_alone_unless_said() -> None:
    ports = {name: service["ports"] for name, service in services().items() if "ports" in service}

    assert ports == {"proxy": ["127.0.0.1:443:443", "127.0.0.1:5556:5556"]}
    assert services()["database"]["networks"] == ["inside"]
    assert compose()["networks"]["inside"] == {"internal": True}


def test_the_processes_share_the_proxys_network_and_each_has_a_port_of_its_own() -> None:
    inside = {name: service["network_mode"] for name, service in services().items() if "network_mode" in service}

    assert inside == dict.fromkeys((*APPS, "provider"), "service:proxy")
    assert [services()[name]["environment"]["PORT"] for name in APPS] == ["8501", "8502"]


def test_every_file_that_is_mounted_is_there() -> None:
    mounted = [volume.split(":")[0] for service in services().values() for volume in service.get("volumes", ())]

    assert [file for file in mounted if file.startswith("./") and not (DEPLOY / file).is_file()] == []
    assert {volume for volume in mounted if not volume.startswith("./")} == set(compose()["volumes"])


def test_what_has_to_be_filled_in_stands_empty_in_the_example() -> None:
    needed = {name for name, how, _ in _FILLED.findall(_text("compose.yaml")) if how == "?"}
    example = dict(
        line.split("=", 1) for line in _text("alongside.env.example").splitlines() if re.match(r"\w+=", line)
    )

    assert {name for name, value in example.items() if not value} == needed


@pytest.mark.parametrize("file", ["compose.yaml", "alongside.env.example", "Dockerfile", "dex.yaml", "team.toml"])
def test_every_setting_named_is_read_by_the_code(file: str) -> None:
    secrets = {SECRET_VARIABLE.format(key.upper()) for key in read_team(DEPLOY / "team.toml").providers}

    assert set(re.findall(r"ALONGSIDE_[A-Z_]*[A-Z]", _text(file))) - settings_read() - secrets == set()


def test_the_example_of_a_teams_settings_can_be_read_and_holds_every_kind_of_thing_that_is_kept() -> None:
    found = read_team(DEPLOY / "team.toml")

    assert (found.address, found.keeping) == ("https://localhost", Keeping())
    written = re.findall(r"^(\w+) = \d+", _text("team.toml").split("[keeping]")[1], re.MULTILINE)
    assert written == list(Keeping.model_fields)


def test_what_the_check_says_of_it_is_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Filled in with long random words, it has one weakness, which is no line to anywhere but this machine."""
    for name, value in services()["first"]["environment"].items():
        monkeypatch.setenv(name, Fernet.generate_key().decode() if name == "ALONGSIDE_KEYS" else value)
    monkeypatch.setenv("ALONGSIDE_TEAM", str(DEPLOY / "team.toml"))
    said = [*about_team(team()), *about_data(len(APPS)), *about_process(10001)]

    assert [(one.kind, one.told.partition(". ")[0]) for one in said] == [
        ("Note", "[keeping] sets no days, so nothing is deleted by age"),
        ("Weak", "Whoever stands between here and the database on database could read along"),
    ]


def test_the_provider_for_trying_out_knows_this_team() -> None:
    provider, found = yaml.safe_load(_text("dex.yaml")), read_team(DEPLOY / "team.toml")
    [client] = provider["staticClients"]

    assert (provider["issuer"], client["id"]) == (
        found.providers["staff"].issuer,
        found.providers["staff"].client_id,
    )
    assert client["redirectURIs"] == [f"{found.address}/sign-in/staff/back"]
    assert "secret" not in client


def _text(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")
