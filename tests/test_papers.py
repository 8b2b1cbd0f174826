"""The papers for those who answer for data: what they say of settings, tests and reading grades is so."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from model.__main__ import COMMANDS, SHIPPED
from model.content import load_content
from model.content.checks.readability import reading
from model.team.settings import Keeping
from tests.test_docs import TEXTS

ROOT = Path(__file__).resolve().parent.parent
THREATS = TEXTS["docs/threat-model.md"]
LEAFLET = TEXTS["docs/leaflet.md"]
PROTECTION = TEXTS["docs/data-protection.md"]
ONE_PAGE = 550
"""Words that fit on a page of A4 with letters of 11 points."""

STRIDE = set("STRIDE")
COVERED_BY = re.compile(r"(tests/[\w/]+\.py)::(test_\w+)")


def rows() -> list[list[str]]:
    """Each threat as its cells: its number, its letter, what it is, what stands against it, its tests."""
    found = re.findall(r"^\| ([A-Z]\d+ \|.*) \|$", THREATS, re.MULTILINE)
    return [[cell.strip() for cell in row.split("|")] for row in found]


@cache
def named_in(file: str) -> set[str]:
    path = ROOT / file
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module(body=[], type_ignores=[])
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def open_ones() -> Iterator[str]:
    for line in THREATS.split("\n## Open\n")[1].splitlines():
        if found := re.match(r"((?:[A-Z]\d+(?:, )?)+):", line):
            yield from found[1].split(", ")


@pytest.mark.parametrize("page", [page for page, text in TEXTS.items() if COVERED_BY.search(text)])
def test_every_test_that_a_page_names_is_there(page: str) -> None:
    named = COVERED_BY.findall(TEXTS[page])

    assert [f"{file}::{test}" for file, test in named if test not in named_in(file)] == []


def test_a_test_that_is_not_there_would_be_found() -> None:
    assert "test_that_nobody_wrote" not in named_in("tests/test_papers.py")
    assert named_in("tests/nowhere.py") == set()


def test_every_threat_has_a_test_or_is_open_and_listed_as_such() -> None:
    tests = {number: cells[-1] for number, *cells in rows()}
    covered = {number for number, cell in tests.items() if COVERED_BY.search(cell)}
    is_open = {number for number, cell in tests.items() if cell == "open"}

    assert (covered | is_open, covered & is_open) == (set(tests), set())
    assert sorted(open_ones()) == sorted(is_open)


def test_threats_are_numbered_without_gaps_and_each_part_thinks_of_more_than_one_kind() -> None:
    parts: dict[str, list[tuple[int, str]]] = {}
    for number, letter, *_ in rows():
        parts.setdefault(number[0], []).append((int(number[1:]), letter))

    assert {part: [one for one, _ in found] for part, found in parts.items()} == {
        part: list(range(1, len(found) + 1)) for part, found in parts.items()
    }
    letters = {part: {letter for _, letter in found} for part, found in parts.items()}
    assert {part: found for part, found in letters.items() if not found <= STRIDE or len(found) < 3} == {}
    assert set.union(*letters.values()) == STRIDE


def test_the_retention_table_is_that_of_the_settings() -> None:
    table = re.findall(r"^\| `(\w+)` \| .* \| .* \| (\d+) \| ", PROTECTION, re.MULTILINE)

    assert [(name, int(usual)) for name, usual in table] == [
        (name, field.default) for name, field in Keeping.model_fields.items()
    ]


def test_the_assessment_has_the_seven_steps_in_their_order() -> None:
    assert re.findall(r"^## Step (\d): (.*)$", PROTECTION, re.MULTILINE) == [
        ("1", "identify the need"),
        ("2", "describe the processing"),
        ("3", "consider consultation"),
        ("4", "assess necessity and proportionality"),
        ("5", "identify and assess risks"),
        ("6", "identify measures to reduce the risks"),
        ("7", "sign off and record outcomes"),
    ]


def test_every_risk_has_its_measure() -> None:
    assessed, met = (
        re.findall(r"^\| (\d+) \| ", PROTECTION.split(f"\n## Step {step}")[1].split("\n## ")[0], re.MULTILINE)
        for step in (5, 6)
    )

    assert assessed == met == [str(number) for number in range(1, len(assessed) + 1)]


def test_every_source_is_named_where_it_is_used_and_has_an_address() -> None:
    text, _, sources = PROTECTION.partition("\n## Sources\n")
    listed = re.split(r"^\d+\. ", sources, flags=re.MULTILINE)[1:]

    assert set(re.findall(r"\[\[(\d+)\]\]\(#sources\)", text)) == {str(one) for one in range(1, len(listed) + 1)}
    assert [source for source in listed if not re.search(r"<https?://\S+>", source)] == []


def test_the_leaflet_is_one_page_and_reads_as_easily_as_the_guide_has_to() -> None:
    limit = load_content(SHIPPED).settings.reading_grade
    spoken = [re.sub(r"[*#\[\]]|^- ", "", part, flags=re.MULTILINE) for part in LEAFLET.split("\n\n")]

    assert {part: reading(part).grade for part in spoken if reading(part).grade > limit} == {}
    assert len(LEAFLET.split()) <= ONE_PAGE


@pytest.mark.parametrize("page", TEXTS)
def test_every_command_of_the_model_that_a_page_names_is_one(page: str) -> None:
    named = set(re.findall(r"python -m model ([a-z]+)", TEXTS[page]))

    assert named - set(COMMANDS) == set()
