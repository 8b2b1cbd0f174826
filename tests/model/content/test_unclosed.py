"""What was opened and never closed is told on the line where it was opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from model.content.yaml_lines import read_file
from tests.shipped import SHIPPED

QUOTE = "the quote opened here is not closed"
BRACKET = "a bracket or brace opened here is not closed, or text begins with one"
BRACE = "text begins with {, which has a meaning of its own here"
NO_COLON = "this line has no colon after its first words"
Faults = Callable[[str], list[tuple[int | None, str]]]


@pytest.fixture
def faults(tmp_path: Path) -> Faults:
    """The line and the wrong of each fault in a text."""

    def found(text: str) -> list[tuple[int | None, str]]:
        (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
        return [(fault.line, fault.wrong) for fault in read_file(tmp_path / "a.yaml")[1]]

    return found


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ('a: 1\nb: "two\nc: 3\nd: 4\n', 2, QUOTE),
        ('a: 1\nb: "two\nc: "three"\nd: 4\n', 2, QUOTE),
        ('a: 1\nb: "two\nc: 3\n\nd: "four"\ne: 5\n', 2, QUOTE),
        ("a: 1\nb: 'two\nc: it's three\nd: 4\n", 2, QUOTE),
        ('a:\n  - b: "two\n    more\n  - b: "three"\n  - b: "four"\n', 2, QUOTE),
        ("a: \"one\nb: two\nc: '\\d'\n", 1, QUOTE),
        ('a: [x, "y, z]\nb: 1\nc: 2\n', 1, QUOTE),
        (
            'a: "one\n  two \\d"\nb: 1\n',
            2,
            "a backslash in double quotes stands before a letter it cannot stand before",
        ),
        ("a: 1\nb: [two, three\nc: 4\nd: 5\n", 2, BRACKET),
        ("a: 1\nb: [\n  two,\n  three,\n", 2, BRACKET),
        ("a: 1\nb: [\n  [two, 2],\n  [three, [4],\n", 4, BRACKET),
        ("a: 1\nb: {two: 2,\n  three: 3\nc: 4\n", 2, BRACE),
        ("a: 1\nb: >-\n  one\ntwo\n", 2, "the text that begins here ends before line 4"),
        ("a:\n  - b: |\n      one\n    two\n    c: 3\n", 2, "the text that begins here ends before line 4"),
        ("a: |\n  one\n{person} said\nb: 1\n", 1, "the text that begins here ends before line 3"),
        ("a: |\n  one: two\nthree: four: five\n", 3, "there is a colon here that YAML cannot place"),
        ("a: 1\ntwo words\n\n\n# the end\n", 2, NO_COLON),
    ],
)
def test_line_is_that_of_the_opening(faults: Faults, text: str, line: int, wrong: str) -> None:
    assert faults(text) == [(line, wrong)]


def closings(text: str) -> Iterator[tuple[int, int]]:
    """For each quote in a file: the line it is opened on, and where it is closed."""
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken) and token.style in {"'", '"'}:
            yield token.start_mark.line + 1, token.end_mark.index - 1


@pytest.mark.parametrize("name", ["evidence", "model", "settings", "supervision"])
def test_any_quote_left_open_in_what_is_shipped_is_told_where_it_was_opened(faults: Faults, name: str) -> None:
    text = (SHIPPED / f"{name}.yaml").read_text(encoding="utf-8")
    quotes = list(closings(text))
    assert quotes
    assert [line for line, at in quotes[::4] if faults(text[:at] + text[at + 1 :])[0][0] != line] == []
