"""`python -m model` as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.__main__ import _file_schema

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
EXPECTED = "check, schema, new, report, backup, restore, move, keys, keep, hold or trail"
FAULT = "en/about.yaml:2: lead: is empty; expected text\n"
WELL = "20 files, 12 elements, 84 prompts, 1 sources: all well\n"


def run(*arguments, cwd, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "model", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | environment,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.usefixtures("good")
def test_clean_folder_ends_well(tmp_path):
    assert run("check", "en", cwd=tmp_path) == (0, f"en: {WELL}", "")


def test_faults_are_printed_and_end_with_1(good, tmp_path):
    good.write("about", lead="")
    assert run("check", "en", cwd=tmp_path) == (1, FAULT, "")


def test_folder_of_language_folders_checks_each(good, tmp_path):
    good.folder.rename(tmp_path / "content")
    (tmp_path / "all").mkdir()
    (tmp_path / "content").rename(tmp_path / "all" / "en")
    assert run("check", "all", cwd=tmp_path) == (0, f"all/en: {WELL}", "")


def test_overlay_is_laid_over_and_named(good, tmp_path):
    good.overlay("about", "lead: Ours.\n")
    assert run("check", "en", "--overlay", "own", cwd=tmp_path) == (0, f"en with own: {WELL}", "")


def test_overlay_of_the_environment_is_laid_over_the_shipped_content(good, tmp_path):
    good.overlay("about", "lead: ''\n")
    status, printed, _ = run("check", cwd=tmp_path, ALONGSIDE_CONTENT="own")
    assert (status, "own/en/about.yaml:1: lead: is empty; expected text" in printed.splitlines()) == (1, True)


def test_no_such_folder_is_one_line(tmp_path):
    assert run("check", "nowhere", cwd=tmp_path) == (2, "", "nowhere: there is no such folder\n")


def test_folder_without_content_is_one_line(tmp_path):
    assert run("check", tmp_path, cwd=tmp_path) == (
        2,
        "",
        (
            f"{tmp_path}: there are no content files here "
            "(settings.yaml, model.yaml, scale.yaml, flows.yaml, hints.yaml, evidence.yaml, about.yaml, "
            "supervision.yaml, lenses.yaml, workshops.yaml, vignettes.yaml, phone.yaml, dilemmas.yaml, door.yaml, "
            "conditions.yaml, discussions.yaml, frameworks.yaml, relationship.yaml, take_away.yaml, card.yaml)\n"
        ),
    )


def test_unknown_command_is_one_line(tmp_path):
    told = f'unknown command "chekc"; expected {EXPECTED}; nearest: check\n'
    assert run("chekc", cwd=tmp_path) == (2, "", told)


def test_no_command_is_one_line(tmp_path):
    assert run(cwd=tmp_path) == (2, "", f"no command given; expected {EXPECTED}\n")


def test_unknown_option_is_one_line(tmp_path):
    told = "unrecognized arguments: --loud; for help: python -m model --help\n"
    assert run("check", "--loud", cwd=tmp_path) == (2, "", told)


def test_reader_that_stops_early_gets_no_traceback():
    running = subprocess.Popen(
        [sys.executable, "-m", "model", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    with running:
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == (b"", 1)


def test_schema_of_one_file_is_json_schema(tmp_path):
    status, printed, _ = run("schema", "settings.yaml", cwd=tmp_path)
    assert (status, json.loads(printed)["title"]) == (0, "SettingsFile")


@pytest.mark.parametrize("named", ["setting", "settings/custody.yaml", "content/en/settings/custody"])
def test_schema_of_a_setting_is_that_of_every_file_in_their_folder(named):
    assert _file_schema(named)["title"] == "Setting"


def test_schema_of_all_files_has_a_definition_for_each(tmp_path):
    status, printed, _ = run("schema", cwd=tmp_path)
    names = [
        "settings",
        "model",
        "scale",
        "flows",
        "hints",
        "evidence",
        "about",
        "supervision",
        "lenses",
        "workshops",
        "vignettes",
        "phone",
        "dilemmas",
        "door",
        "conditions",
        "discussions",
        "frameworks",
        "relationship",
        "take_away",
        "card",
        "setting",
    ]
    assert (status, list(json.loads(printed)["$defs"])[: len(names)]) == (0, names)


def test_schema_of_an_unknown_file_names_the_nearest(tmp_path):
    assert run("schema", "modle", cwd=tmp_path) == (
        2,
        "",
        (
            '"modle" is not a content file; expected settings, model, scale, flows, hints, evidence, about, '
            "supervision, lenses, workshops, vignettes, phone, dilemmas, door, conditions, discussions, frameworks, "
            "relationship, take_away, card or setting; "
            "nearest: model\n"
        ),
    )
