"""The page with the first question in it: when it is asked for, and what is sent where that fails."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from threading import Event
from typing import Any

import brotli
import pytest

from model.access import LOCAL, Viewer
from server.files.early_question import page_with
from server.files.front_page import front_page
from server.files.packed_files import Coding
from server.files.question_page import PATIENCE, AskFirst, page_with_question
from server.sign_in.viewer import SignedOut
from tests.server.files.test_compression import fetch, without_the_look
from tests.server.running_server import Running

pytestmark = pytest.mark.slow

BLOCK = '<main id="first-question" hidden></main>\n'
ROOT = '<div id="root"></div>'


class Asked:
    """Whoever is asked for the question; notes what they were asked."""

    def __init__(self, answer: str | None = BLOCK) -> None:
        self.answer = answer
        self.heard: list[tuple[Viewer, Mapping[str, str]]] = []

    def __call__(self, viewer: Viewer, address: Mapping[str, str]) -> str | None:
        self.heard.append((viewer, address))
        return self.answer


def page(
    ask: AskFirst,
    query: str = "draft=abc&screen=1",
    path: str = "/reflect",
    method: str = "GET",
    coding: Coding | None = None,
) -> bytes | None:
    scope: dict[str, Any] = {"method": method, "path": path, "query_string": query.encode(), "headers": []}
    return asyncio.run(page_with_question(ask, scope, coding))


@pytest.mark.parametrize("coding", [None, "br"])
def test_block_stands_before_streamlits_root_and_its_script_after_it_and_all_else_is_as_it_was(
    coding: Coding | None,
) -> None:
    asked = Asked()
    found = page(asked, coding=coding)
    assert found is not None
    text = (brotli.decompress(found) if coding else found).decode()

    assert asked.heard == [(LOCAL, {"draft": "abc", "screen": "1"})]
    assert f"{BLOCK}    {ROOT}\n    <script>" in text
    usual = front_page().decode()
    lines = [line for line in text.splitlines() if line not in usual.splitlines()]
    assert {line.split()[0] for line in lines if line.startswith("    <")} == {"<link"}
    left_out = [line for line in usual.splitlines() if line not in text.splitlines()]
    assert [line.split()[1][:20] for line in left_out] == ['type="module"', 'type="module">import']


def test_streamlits_scripts_are_all_begun_after_the_question() -> None:
    page = page_with("").decode()
    begun = re.findall(r"\[(.*)\]\.map\(name => import", page)[0]
    before = re.findall(r'<script type="module" crossorigin src="([^"]+)"', front_page().decode())
    before += re.findall(r'import\("([^"]+)"\)', front_page().decode())

    assert re.findall('"([^"]+)"', begun) == before
    assert '<script type="module"' not in page
    assert all(f'modulepreload" crossorigin href="{name}"' in page for name in before)


def test_where_streamlits_page_is_another_one_it_is_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    another = front_page().replace(b'id="root"', b'id="streamlit"')
    monkeypatch.setattr("server.files.early_question.front_page", lambda: another)

    assert page_with(BLOCK) == another


@pytest.mark.parametrize(
    ("query", "path", "method"),
    [
        ("", "/reflect", "GET"),
        ("screen=1", "/reflect", "GET"),
        ("draft=", "/reflect", "GET"),
        ("draft=abc", "/profile", "GET"),
        ("draft=abc", "/", "GET"),
        ("draft=abc", "/reflect", "HEAD"),
        ("draft=abc", "/reflect", "POST"),
    ],
)
def test_nobody_is_asked_for_another_page(query: str, path: str, method: str) -> None:
    asked = Asked()
    assert page(asked, query, path, method) is None
    assert asked.heard == []


def test_page_is_as_always_where_there_is_no_question_or_whoever_is_asked_fails() -> None:
    def fails(_viewer: Viewer, _address: Mapping[str, str]) -> str | None:
        raise RuntimeError("words of somebody")

    def is_out(_viewer: Viewer, _address: Mapping[str, str]) -> str | None:
        raise SignedOut

    assert [page(ask) for ask in (Asked(None), fails, is_out)] == [None, None, None]


def test_fault_is_noted_without_what_it_says(caplog: pytest.LogCaptureFixture) -> None:
    def fails(_viewer: Viewer, _address: Mapping[str, str]) -> str | None:
        raise RuntimeError("words of somebody")

    page(fails)

    assert [record.getMessage() for record in caplog.records] == [
        "The first question could not be put into its page: RuntimeError."
    ]


def test_a_store_that_does_not_answer_holds_no_page_up(monkeypatch: pytest.MonkeyPatch) -> None:
    assert PATIENCE <= 1.0
    monkeypatch.setattr("server.files.question_page.PATIENCE", 0.01)
    is_over = Event()

    def waits(_viewer: Viewer, _address: Mapping[str, str]) -> str | None:
        is_over.wait(30)
        return BLOCK

    async def asked() -> bytes | None:
        scope = {"method": "GET", "path": "/reflect", "query_string": b"draft=abc", "headers": []}
        found = await page_with_question(waits, scope, None)
        is_over.set()
        return found

    assert asyncio.run(asked()) is None


def test_a_draft_that_is_not_there_gets_the_page_that_everybody_gets(stand_in: Running) -> None:
    for accept in ("identity", "br"):
        answers = {
            path: fetch(stand_in, path, accept)
            for path in ("/reflect?draft=nothing", "/reflect", "/profile?draft=nothing")
        }
        assert {status for status, _, _ in answers.values()} == {200}
        assert len({body for _, _, body in answers.values()}) == 1
        assert all(headers["cache-control"] == "no-store" for _, headers, _ in answers.values())
    assert without_the_look(fetch(stand_in, "/reflect?draft=nothing", "identity")[2]) == without_the_look(front_page())
