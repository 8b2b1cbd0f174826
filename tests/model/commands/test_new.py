"""`python -m model new`: skeletons that pass the checker, in a folder where nothing is overwritten."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.__main__ import main
from model.commands.new import KINDS, SKELETONS, skeleton
from model.content import load_content
from model.content.yaml_lines import read_file
from tests.shipped import SHIPPED

pytestmark = pytest.mark.slow

EVERY_KIND = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ALONGSIDE_CONTENT", raising=False)


@cache
def as_shipped():
    return load_content(SHIPPED)


def listed(kind, content):
    if kind == "setting":
        return sorted(content.work_settings, key=lambda one: one.key == "our_own_first")
    return getattr(getattr(content, KINDS[kind].file), KINDS[kind].listed)


def file_of(kind, key):
    return f"{KINDS[kind].name_of(key)}.yaml"


@EVERY_KIND
def test_skeleton_passes_the_checker_and_adds_one_thing(kind, tmp_path, capsys):
    assert main(["new", kind, "Our own: first"]) == 0
    path = f"our-content/en/{file_of(kind, 'our_own_first')}"
    said = f"{path}: a {kind} to fill in; then: python -m model check --overlay our-content\n"
    assert capsys.readouterr().out == said
    content = load_content(SHIPPED, tmp_path / "our-content")
    assert [(one.key, one.name) for one in listed(kind, content)][-1] == ("our_own_first", "Our own: first")
    assert len(listed(kind, content)) == len(listed(kind, as_shipped())) + 1


def test_all_of_them_lie_in_one_folder(tmp_path, capsys):
    assert [main(["new", kind, "Ours", "--to", "ours"]) for kind in KINDS] == [0] * len(KINDS)
    capsys.readouterr()
    assert main(["check", "--overlay", "ours"]) == 0
    there = {path.relative_to(tmp_path / "ours" / "en").as_posix() for path in (tmp_path / "ours").rglob("*.yaml")}
    assert there == {file_of(kind, "ours") for kind in KINDS}


@EVERY_KIND
def test_file_that_is_there_stays_as_it_is(kind, capsys):
    path = Path("our-content") / "en" / file_of(kind, "ours")
    path.parent.mkdir(parents=True)
    path.write_text("# mine\n", encoding="utf-8")
    assert main(["new", kind, "Ours"]) == 2
    listed_under = KINDS[kind].listed
    what = f"what is under {listed_under}: into your file" if listed_under else "the file to its place"
    cure = f"name another folder with --to, then move {what}"
    assert capsys.readouterr().err == f"{path.as_posix()} is there already and stays as it is; {cure}\n"
    assert path.read_text(encoding="utf-8") == "# mine\n"


def test_unknown_kind_names_the_nearest(capsys):
    assert main(["new", "lense", "Ours"]) == 2
    *others, last = KINDS
    told = f'there is no skeleton for "lense"; expected {", ".join(others)} or {last}; nearest: lens'
    assert capsys.readouterr().err == f"{told}\n"


def test_name_of_a_shipped_thing_is_refused(capsys):
    assert main(["new", "workshop", "Care and control"]) == 2
    assert capsys.readouterr().err == (
        'there is a workshop with the key "care_and_control" already; expected another name\n'
    )
    assert not Path("our-content").exists()


@pytest.mark.parametrize("name", ["", "...", "\u2019", "42"])
def test_name_that_makes_no_key_is_refused(name, capsys):
    assert main(["new", "lens", name]) == 2
    assert "makes no key; expected a name with a letter" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("For {them}", "lenses[8].name: unknown placeholder {them}; expected {person}"),
        ("x" * 91, "lenses[8].name: is 91 characters long; expected at most 90"),
        ("The offender", 'lenses[8].name: "offender" labels or blames; expected what the person does'),
    ],
)
def test_name_that_the_checker_refuses_writes_nothing(name, why, capsys):
    assert main(["new", "lens", name]) == 1
    said = capsys.readouterr().out.splitlines()
    assert (said[0].endswith("does not do as a name. Nothing was written."), said[1].startswith(why)) == (True, True)
    assert not Path("our-content").exists()


def test_folder_that_cannot_be_made_is_one_line(capsys):
    Path("taken").write_text("", encoding="utf-8")
    assert main(["new", "lens", "Ours", "--to", "taken"]) == 2
    assert capsys.readouterr().err == "taken/en/lenses.yaml cannot be written (Not a directory)\n"


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=90))
def test_any_name_comes_back_as_it_was_given(tmp_path_factory, name):
    path = tmp_path_factory.mktemp("named") / "lenses.yaml"
    path.write_text(skeleton("lens", "ours", name), encoding="utf-8")
    node, faults = read_file(path)
    assert faults == []
    assert node.values["lenses"].items[0].values["name"].value == name


def test_every_skeleton_has_its_kind_and_explains_itself():
    assert {path.stem for path in SKELETONS.iterdir()} == set(KINDS)
    assert all(path.read_text(encoding="utf-8").count("# ") >= 3 for path in SKELETONS.iterdir())
