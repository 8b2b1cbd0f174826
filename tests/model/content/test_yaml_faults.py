"""Faults in the writing of a file and in the folder: each one readable line, and never a traceback."""

from __future__ import annotations

import os

import pytest

from model.content.yaml_lines import read_file

WRITTEN = {
    "second colon": (
        "a: b: c",
        (
            "1: there is a colon here that YAML cannot place; "
            "expected quotes around text that holds a colon, or the same indent as the lines beside it"
        ),
    ),
    "open quote": (
        "a: 1\nb: 'x\n",
        (
            "2: the quote opened here is not closed; "
            "expected a closing quote, and quotes inside it doubled or of the other kind"
        ),
    ),
    "open bracket": (
        "a: [1,\nb",
        (
            "1: a bracket or brace opened here is not closed, or text begins with one; "
            "expected the closing bracket, or quotes around the whole text"
        ),
    ),
    "bare brace": (
        "a: {person} said",
        ("1: text begins with {, which has a meaning of its own here; expected quotes around the whole text"),
    ),
    "tab": ("a:\n\tb: 1", "2: this line is indented with a tab; expected spaces"),
    "at sign": ("a: @home", "1: text cannot begin with @ here; expected quotes around the text"),
    "backslash": (
        'a: "\\d"',
        (
            "1: a backslash in double quotes stands before a letter it cannot stand before; "
            "expected single quotes around text that holds a backslash"
        ),
    ),
    "indent": (
        "a:\n  - b\n c: d",
        (
            "3: this line is not lined up with the lines around it; "
            "expected the same indent as its neighbours, and quotes around text that itself begins with a quote"
        ),
    ),
    "control character": ("a: x\x07", "1: a hidden control character stands here; expected plain text"),
    "twice": ("a: 1\nb: 2\na: 3", '3: "a" is written twice, first on line 1; expected it once'),
    "anchor": (
        "a: &x b",
        (
            "1: a: anchors and aliases (& and *) are not used here; "
            "expected the text written out, in quotes if it begins with & or *"
        ),
    ),
    "merge key": ("<<: {a: 1}", '1: merge keys ("<<") are not used here; expected the keys written out'),
    "tag": (
        "a: !!python/object:os.system x",
        ("1: a: tags (! and a word) are not used here; expected quotes around text that begins with !"),
    ),
    "list as a key": ("? [a]\n: b", "1: a key here is not a plain word; expected a plain word before the colon"),
    "two documents": ("a: 1\n---\nb: 2", "2: a second document begins here (---); expected one document in a file"),
    "depth": ("[" * 100_000, "1: is nested too deeply to be content; expected at most 40 levels"),
    "nothing": ("", " is empty; expected the content of this file"),
    "a comment only": ("# later\n", " is empty; expected the content of this file"),
}


@pytest.mark.parametrize(("text", "told"), WRITTEN.values(), ids=WRITTEN.keys())
def test_fault_in_the_writing_is_told_in_one_line(tmp_path, monkeypatch, text, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert [str(fault) for fault in read_file(tmp_path / "a.yaml")[1]] == [f"a.yaml:{told}"]


def test_file_that_is_not_utf8_names_the_line(good):
    good.path("about").write_bytes(b"title: About\nlead: caf\xe9\n")
    assert good.faults() == ["en/about.yaml:2: a character here is not UTF-8; expected the file saved as UTF-8 text"]


def test_file_with_a_byte_order_mark_is_read(good):
    good.path("about").write_bytes(b"\xef\xbb\xbf" + good.path("about").read_bytes())
    assert good.faults() == []


def test_words_that_other_yaml_readers_take_for_yes_stay_words(good):
    good.replace("about", "lead: What this is.", "lead: on")
    assert good.faults() == []


def test_missing_file_is_told(good):
    good.path("hints").unlink()
    assert good.faults() == ["en/hints.yaml: this file is missing; expected it in every language folder"]


def test_unknown_file_names_the_nearest(good):
    (good.folder / "flow.yaml").write_text("a: 1", encoding="utf-8")
    assert good.faults() == [
        (
            "en/flow.yaml: no part of the guide reads this file; expected settings.yaml, model.yaml, scale.yaml, "
            "flows.yaml, hints.yaml, evidence.yaml, about.yaml, supervision.yaml, lenses.yaml, "
            "workshops.yaml, vignettes.yaml, phone.yaml, dilemmas.yaml, door.yaml, "
            "conditions.yaml, discussions.yaml, frameworks.yaml, relationship.yaml, "
            "take_away.yaml or card.yaml; nearest: flows.yaml"
        )
    ]


def test_folder_in_place_of_a_file_is_told(good):
    good.path("hints").unlink()
    good.path("hints").mkdir()
    assert good.faults() == ["en/hints.yaml: cannot be opened (Is a directory); expected a file that may be read"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes or devices among its files")
def test_pipe_or_device_in_place_of_a_file_is_told_and_not_waited_for(good):
    good.path("hints").unlink()
    os.mkfifo(good.path("hints"))
    good.path("flows").unlink()
    good.path("flows").symlink_to("/dev/zero")
    told = "is a pipe or a device, not a file; expected a file that may be read"
    assert good.faults() == [f"en/flows.yaml: {told}", f"en/hints.yaml: {told}"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_pipe_laid_over_a_file_is_told_and_not_waited_for(good):
    own = good.overlay("about", "")
    (own / "en" / "about.yaml").unlink()
    os.mkfifo(own / "en" / "about.yaml")
    told = "is a pipe or a device, not a file; expected a file that may be read"
    assert good.faults(own) == [f"own/en/about.yaml: {told}"]


def test_empty_folder_tells_every_missing_file(good):
    for name in good.files:
        good.path(name).unlink()
    names = sorted(good.files)
    assert good.faults() == [
        f"en/{name}.yaml: this file is missing; expected it in every language folder" for name in names
    ]
