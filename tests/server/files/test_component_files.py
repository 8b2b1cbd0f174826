"""Our components' files, as a browser gets them: there from the start, kept for good, and new after an update."""

from __future__ import annotations

import http.client
import re

import brotli
import pytest

from server.files.component_files import FOLDER, component_file, kept_place, known_place
from tests.server.running_server import Running

FOR_GOOD = "public, immutable, max-age=31536000"
NAMES = sorted(path.name for path in FOLDER.glob("*.*"))


def kept_as(path: str) -> str | None:
    """How an answer for this path may be kept; None where there is none."""
    answer = component_file(path, None)
    return answer.headers.get("cache-control") if answer else None


def got(running: Running, path: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection(running.host, timeout=20)
    connection.request("GET", path, headers={"Accept-Encoding": "br"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, response.headers, body


@pytest.mark.slow
def test_a_file_is_there_before_any_page_has_drawn_a_component_and_is_kept_for_good(stand_in: Running) -> None:
    status, headers, body = got(stand_in, f"{kept_place()}tab.js")

    assert (status, headers["cache-control"], headers["content-encoding"]) == (200, FOR_GOOD, "br")
    assert "javascript" in headers["content-type"]
    assert brotli.decompress(body) == (FOLDER / "tab.js").read_bytes()


@pytest.mark.slow
def test_where_streamlit_looks_a_line_leads_on_and_is_not_kept(stand_in: Running) -> None:
    status, headers, body = got(stand_in, known_place("sign_out"))

    assert (status, headers["cache-control"]) == (200, "no-store")
    assert "javascript" in headers["content-type"]
    assert body.decode() == f'export {{ default }} from "../../..{kept_place()}sign_out.js"\n'


@pytest.mark.parametrize("name", NAMES)
def test_every_file_has_the_one_place(name: str) -> None:
    assert kept_as(f"{kept_place()}{name}") == FOR_GOOD


def test_a_page_from_before_an_update_gets_what_there_is_now_and_does_not_keep_it() -> None:
    before = re.sub("[0-9a-f]{16}", "0" * 16, kept_place())

    answer = component_file(f"{before}tab.js", None)

    assert answer
    assert answer.body == (FOLDER / "tab.js").read_bytes()
    assert kept_as(f"{before}tab.js") == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/static/components/0/",
        "/static/components/0/other.js",
        "/static/components/../component.py",
        "/static/js/tab.js",
        "/elsewhere/tab.js",
        "/_stcore/bidi-components/alongside_tab.other/tab.js",
        "/_stcore/bidi-components/alongside_other.other/other.js",
        "/_stcore/bidi-components/alongside_typing_box.typing_box/tab.js",
    ],
)
def test_what_is_none_of_them_is_left_to_others(path: str) -> None:
    assert component_file(path, None) is None
