"""The authoring guide quotes only what is really there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from model.__main__ import main
from model.content import load_content
from model.content.schema import FILES, PLACEHOLDERS

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "content-authoring.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"^(?:`)?python -m model ([^`\n]*)", GUIDE, re.MULTILINE)))


def test_commands_are_found_in_the_guide():
    assert COMMANDS == [
        "check", "check content --overlay our-content", "check my-folder", "schema", "schema model > model.schema.json",
    ]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_quoted_command_is_understood(good, tmp_path, capsys, command):
    (tmp_path / "content").mkdir()
    good.folder.rename(tmp_path / "content" / "en")
    (tmp_path / "my-folder").symlink_to("content")
    (tmp_path / "our-content" / "en").mkdir(parents=True)
    (tmp_path / "our-content" / "en" / "settings.yaml").write_text(_block("procedure:"), encoding="utf-8")
    words = shlex.split(command.split(" > ")[0])
    assert (main(words) in ((0, 1) if words == ["check"] else (0,)), capsys.readouterr().err) == (True, "")


def test_quoted_overlay_does_what_the_guide_says(good):
    content = load_content(good.folder, good.overlay("settings", _block("procedure:")))
    assert [place.key for place in content.settings.settings] == ["office", "barge"]
    assert content.settings.procedure.link == "tel:+3531234567"


def test_quoted_fault_is_what_the_checker_says(good):
    good.replace("model", "text: Question 2?", "txet: Question 2?")
    line = good.line("model", "txet")
    quoted = re.search(r"^content/en/model.yaml:42: (.*)$", GUIDE, re.MULTILINE)[1]
    assert good.faults()[1] == f"en/model.yaml:{line}: {quoted}"


def test_guide_names_every_file_and_placeholder():
    named = set(re.findall(r"^\| `(\w+)\.yaml`", GUIDE, re.MULTILINE))
    assert (named, [name for name in PLACEHOLDERS if f"`{{{name}}}`" not in GUIDE]) == (set(FILES), [])


def test_quoted_yaml_can_be_read():
    for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL):
        yaml.safe_load(block)


def _block(start):
    """The quoted YAML that begins so."""
    return next(block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if block.startswith(start))
