"""The number of people of whom nothing is shown stands in one place: changed there, every sentence about it changes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shipped import ROOT

pytestmark = pytest.mark.slow

WHERE = {"console", "big screen", "phones", "content", "plans", "packs", "report", "counts"}
ABOUT_IT = re.compile(
    r"(?P<before>(?:fewer than|at least|only when|once|before|get|there are|\bare) )five\b|\bfive(?P<after> or more)\b|"
    r"(?P<up>up to )four\b|(?P<digit>fewer than )5\b",
    re.IGNORECASE,
)
"""Where a sentence speaks of the smallest number shown, which is five. Five places and five minutes are other fives."""


def sentences_at(number: int, home: Path) -> dict[str, list[str]]:
    """Every sentence with a number in it, in a process where nothing is shown of fewer than `number`."""
    command = [sys.executable, "-m", "tests.pages.workshop.every_sentence", str(number)]
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
    surroundings["ALONGSIDE_HOME"] = str(home)
    ran = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[str]] = json.loads(ran.stdout)
    return found


def of_six(sentence: str) -> str:
    """The sentence as it has to be where the number is six."""
    return ABOUT_IT.sub(_raised, sentence)


def _raised(found: re.Match[str]) -> str:
    if found["up"]:
        return f"{found['up']}five"
    if found["digit"]:
        return f"{found['digit']}6"
    return f"{found['before']}six" if found["before"] else f"six{found['after']}"


@pytest.fixture(scope="module")
def five_and_six(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    five, six = (sentences_at(number, tmp_path_factory.mktemp("home")) for number in (5, 6))
    return five, six


def test_everywhere_speaks_of_it(five_and_six: tuple[dict[str, list[str]], dict[str, list[str]]]) -> None:
    five, _ = five_and_six
    assert {where for where, sentences in five.items() if any(map(ABOUT_IT.search, sentences))} == WHERE


@pytest.mark.parametrize("where", sorted(WHERE))
def test_every_sentence_about_it_says_six_and_the_others_stay(
    five_and_six: tuple[dict[str, list[str]], dict[str, list[str]]], where: str
) -> None:
    five, six = five_and_six
    assert sorted(map(of_six, five[where])) == six[where]


def test_other_fives_stay(five_and_six: tuple[dict[str, list[str]], dict[str, list[str]]]) -> None:
    _, six = five_and_six
    assert "Read all five places before you choose one." in six["content"]
    assert [sentence for where in WHERE for sentence in six[where] if "fewer than five" in sentence.lower()] == []
