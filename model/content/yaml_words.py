"""Says in plain English what a YAML parser stumbled over."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import yaml

NOTHING_WRITTEN = ("is empty", "the content of this file")
STARTS_WITH_BRACE = re.compile(r"^\s*(- )?\s*([\w\"']+:\s+)?\{")
OPENED = (
    "while scanning a simple key",
    "while scanning a quoted scalar",
    "while parsing a flow mapping",
    "while parsing a flow sequence",
)
QUOTES, BLOCKS = ("'", '"'), ("|", ">")
ENTRY = re.compile(r"\s*(-\s|[\w\"']+:(\s|$))")
NO_WORDS = re.compile(r"\s*(#|$)|---|\.\.\.")
TAB_INDENT = re.compile(r"^ *\t")

NOT_CLOSED = (
    "the quote opened here is not closed",
    "a closing quote, and quotes inside it doubled or of the other kind",
)
PROBLEMS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "there is a colon here that YAML cannot place",
        "quotes around text that holds a colon, or the same indent as the lines beside it",
    ),
    (
        "could not find expected ':'",
        "this line has no colon after its first words",
        'a key and a colon ("text: ..."), or running text indented under its key',
    ),
    ("while scanning a quoted scalar", *NOT_CLOSED),
    (
        "unknown escape character",
        "a backslash in double quotes stands before a letter it cannot stand before",
        "single quotes around text that holds a backslash",
    ),
    (
        "while parsing a flow",
        "a bracket or brace opened here is not closed, or text begins with one",
        "the closing bracket, or quotes around the whole text",
    ),
    ("while scanning an alias", "text begins with *, which has a meaning of its own here", "quotes around the text"),
    ("while scanning an anchor", "text begins with &, which has a meaning of its own here", "quotes around the text"),
    ("while scanning a tag", "text begins with !, which has a meaning of its own here", "quotes around the text"),
    ("while scanning a directive", "text begins with %, which has a meaning of its own here", "quotes around it"),
    ("while scanning a block scalar", "there is more than | or > on this line", "the text on the lines below"),
    (
        "expected <block end>",
        "this line is not lined up with the lines around it",
        "the same indent as its neighbours, and quotes around text that itself begins with a quote",
    ),
    (
        "expected the node content",
        "something is missing before this",
        "a value, and quotes around text that begins with a sign",
    ),
    ("sequence entries are not allowed", "a dash stands where no list can begin", "the list on its own lines"),
    ("special characters are not allowed", "a hidden control character stands here", "plain text"),
)


def explained(problem: Exception, text: str) -> tuple[int | None, str, str]:
    """The line (from 1), what is wrong and what is expected, for what the parser raised on `text`."""
    lines = text.splitlines()
    line = _line(problem, text)
    written = lines[line - 1] if line and line <= len(lines) else ""
    if TAB_INDENT.match(written):
        return line, "this line is indented with a tab", "spaces"
    if "found character" in str(problem):
        sign = re.search(r"found character '(.+?)'", str(problem))
        shown = "tab" if sign and sign[1] == "\\t" else sign[1] if sign else "sign"
        return line, f"text cannot begin with {shown} here", "quotes around the text"
    if line and (opened := _swallowed(problem, lines) or _opened_before(line, lines, text)):
        return opened
    if STARTS_WITH_BRACE.match(written):
        return line, "text begins with {, which has a meaning of its own here", "quotes around the whole text"
    for sign_of_it, wrong, expected in PROBLEMS:
        if sign_of_it in str(problem):
            return line, wrong, expected
    return line, "this cannot be read as YAML", "keys, colons and an even indent"


def _line(problem: Exception, text: str) -> int | None:
    """The line to look at: where an unclosed thing was opened, otherwise where the parser stopped."""
    if isinstance(problem, yaml.reader.ReaderError):
        return text.count("\n", 0, int(problem.position)) + 1
    if not isinstance(problem, yaml.MarkedYAMLError):
        return None
    if problem.context == "while parsing a flow node" and "stream end" in str(problem.problem):
        return _open_bracket(text)
    opened = problem.context in OPENED and problem.context_mark
    mark = problem.context_mark if opened else problem.problem_mark
    return int(mark.line) + 1 if mark else None


def _open_bracket(text: str) -> int:
    """The line of the last bracket or brace that nothing closes."""
    opened: list[int] = []
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            opened.append(int(token.start_mark.line) + 1)
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
            opened.pop()
    return opened[-1]


def _swallowed(problem: Any, lines: list[str]) -> tuple[int, str, str] | None:
    """What is told where a double quote runs over entries of its own, up to a backslash that stands in one."""
    if getattr(problem, "context", None) != "while scanning a double-quoted scalar":
        return None
    began, ended = (mark.line + 1 for mark in (problem.context_mark, problem.problem_mark))
    return (began, *NOT_CLOSED) if any(map(ENTRY.match, lines[began:ended])) else None


def _opened_before(line: int, lines: list[str], text: str) -> tuple[int, str, str] | None:
    """What is told where a quote, or text under | or >, was opened further up and not closed where it was meant to be.

    Then a quote ends on this line, and text under | or > before a line that is no entry.
    """
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            began, ended = token.start_mark.line + 1, token.end_mark.line + 1
            if ended > line:
                break
            if began == ended or not isinstance(token, yaml.ScalarToken):
                continue
            if token.style in QUOTES and ended == line:
                return began, *NOT_CLOSED
            if token.style in BLOCKS and not (ENTRY.match(after := lines[ended - 1]) or NO_WORDS.match(after)):
                return began, f"the text that begins here ends before line {ended}", "the same indent on all its lines"
    return None
