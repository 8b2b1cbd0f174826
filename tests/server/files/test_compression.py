from __future__ import annotations

import asyncio
import gzip
import http.client
import re
import time
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as some

from server.files.compression import STREAMLIT_PAGE, coding_for, first_files
from server.files.front_page import STYLES, front_page, inline_script_hashes
from server.files.packed_files import BEST, QUICK, Coding, Packing
from tests.server.running_server import PATIENCE, Running

pytestmark = pytest.mark.slow

UNPACK: dict[str | None, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
STATIC = STREAMLIT_PAGE.parent / "static"


def fetch(
    running: Running, path: str, accept: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(running.host, timeout=20)
    connection.request(method, path, headers={"Accept-Encoding": accept, **headers})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, body


def main_script() -> str:
    return next(name for name in first_files() if name.startswith("js/index."))


def without_the_look(page: bytes) -> bytes:
    """A page without the theme in it, which follows the settings of the process that made it."""
    return re.sub(rb"window\.__streamlit = .*", b"", page)


@pytest.mark.parametrize(
    ("accept", "coding"), [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("identity", None)]
)
@pytest.mark.parametrize("kind", ["script", "style", "page", "home"])
def test_shared_text_arrives_unchanged_in_every_coding(
    stand_in: Running, accept: str, coding: str | None, kind: str
) -> None:
    style = next(name for name in first_files() if name.endswith(".css"))
    path, whole = {
        "script": (f"/static/{main_script()}", (STATIC / main_script()).read_bytes()),
        "style": (f"/static/{style}", (STATIC / style).read_bytes()),
        "page": ("/profile", front_page()),
        "home": ("/", front_page(has_boxes=False)),
    }[kind]
    status, headers, body = fetch(stand_in, path, accept)
    assert (status, headers.get("content-encoding")) == (200, coding)
    assert int(headers["content-length"]) == len(body)
    assert without_the_look(UNPACK[coding](body)) == without_the_look(whole)
    if coding:
        assert headers["vary"] == "Accept-Encoding"


def test_packed_files_are_kept_for_ever_and_revalidate(stand_in: Running) -> None:
    path = f"/static/{main_script()}"
    _, headers, _ = fetch(stand_in, path, "br")
    assert headers["cache-control"] == "public, immutable, max-age=31536000"
    again = fetch(stand_in, path, "br", **{"If-None-Match": headers["etag"]})
    assert (again[0], again[2]) == (304, b"")


def test_head_has_the_length_and_no_body(stand_in: Running) -> None:
    for path in (f"/static/{main_script()}", "/profile"):
        whole = fetch(stand_in, path, "br")
        head = fetch(stand_in, path, "br", method="HEAD")
        assert (head[0], head[1]["content-length"], head[2]) == (200, str(len(whole[2])), b"")


@pytest.mark.parametrize("path", ["/static/js/../../index.html", "/static/%2e%2e/index.html", "/static//js/x.js"])
def test_addresses_that_climb_out_are_left_to_streamlit(stand_in: Running, path: str) -> None:
    assert fetch(stand_in, path, "br")[0] in (400, 404, 200)
    assert "content-encoding" not in fetch(stand_in, "/static/%2e%2e/index.html", "br")[1]


def test_answers_of_the_server_itself_are_never_compressed(stand_in: Running) -> None:
    for path in ("/_stcore/host-config", "/probe", "/_stcore/agent/openapi.json"):
        assert "content-encoding" not in fetch(stand_in, path, "gzip, br")[1]


@pytest.mark.parametrize("style", ["Upright", "Italic"])
def test_streamlits_typeface_is_answered_with_ours(stand_in: Running, style: str) -> None:
    theirs = next(file.name for file in (STATIC / "media").glob(f"SourceSansVF-{style}.*"))
    status, headers, _ = fetch(stand_in, f"/static/media/{theirs}", "br")
    assert status == 307
    status, _, font = fetch(stand_in, headers["location"], "br")
    assert (status, font[:4]) == (200, b"wOF2")


def test_our_page_says_its_name_and_loads_no_foreign_typeface() -> None:
    page = front_page().decode()
    original = STREAMLIT_PAGE.read_text()
    assert "<title>Alongside</title>" in page
    for gone in ("SourceSans", "service-desc", "agents"):
        assert gone in original, f"Streamlit's page no longer has {gone}: server/files/front_page.py can forget it"
        assert gone not in page
    assert len(re.findall(r"<script[^>]*>[^<]", page)) == len(inline_script_hashes(front_page())) == 4


def test_our_page_says_where_the_server_is_and_what_it_looks_like_before_any_script_runs() -> None:
    page = front_page().decode()
    told = page.index("window.__streamlit = {BACKEND_BASE_URL")
    assert told < page.index('<script type="module"') < page.index('rel="stylesheet"')
    assert page.index("Atkinson Hyperlegible Next") > told
    assert STYLES.read_text(encoding="utf-8") in page[page.index("<body>") :]


def test_our_page_names_every_script_a_button_is_drawn_with_once() -> None:
    named = re.findall(r'(?:src|href)="\./static/js/([^"]+)"', front_page().decode())
    assert len(named) == len(set(named))
    assert len(first_files()) == len(set(first_files()))
    for start in ("Button.", "Html.", "PageLink.", "BidiComponent."):
        assert len([name for name in named if name.startswith(start)]) == 1, f"Streamlit has no script {start} any more"


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("", None),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.0,gzip;q=0", None),
        ("GZIP, BR", "br"),
        ("brotli", None),
        ("*", None),
    ],
)
def test_coding_is_one_that_was_offered(accept: str, coding: str | None) -> None:
    assert coding_for(accept) == coding


@given(some.text())
def test_coding_never_fails_on_strange_headers(accept: str) -> None:
    assert coding_for(accept) in ("br", "gzip", None)


@given(some.binary(max_size=3000), some.sampled_from(["br", "gzip"]))
def test_packing_gives_back_what_went_in(plain: bytes, coding: Coding) -> None:
    assert UNPACK[coding](QUICK[coding](plain)) == UNPACK[coding](BEST[coding](plain)) == plain


def packed(packing: Packing, name: str) -> bytes:
    return asyncio.run(packing.packed(name, "br"))


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    file = tmp_path / "a.js"
    file.write_bytes(b"let place = 'safe';\n" * 500)
    return file


def test_good_copy_follows_the_quick_one_and_outlives_the_process(script: Path, tmp_path: Path) -> None:
    cache = tmp_path / "home" / "cache" / "streamlit-1"
    assert brotli.decompress(packed(Packing({"js/a.js": script}, cache), "js/a.js")) == script.read_bytes()
    wait_until((cache / "js-a.js.br").exists)
    assert packed(Packing({"js/a.js": script}, cache), "js/a.js") == BEST["br"](script.read_bytes())
    assert [folder.stat().st_mode & 0o777 for folder in (cache, cache.parent, cache.parent.parent)] == [0o700] * 3
    assert [file.name for file in cache.iterdir()] == ["js-a.js.br"]


@pytest.mark.parametrize("damage", [b"", b"not brotli", BEST["br"](b"another file")])
def test_damaged_copy_is_not_served(script: Path, tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "js-a.js.br").write_bytes(damage)
    assert brotli.decompress(packed(Packing({"js/a.js": script}, tmp_path), "js/a.js")) == script.read_bytes()


def test_cache_that_cannot_be_written_only_costs_memory(script: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    packing = Packing({"js/a.js": script}, tmp_path / "file" / "cache")
    assert brotli.decompress(packed(packing, "js/a.js")) == script.read_bytes()
    wait_until(lambda: packed(packing, "js/a.js") == BEST["br"](script.read_bytes()))


def test_copies_of_other_versions_are_forgotten(script: Path, tmp_path: Path) -> None:
    old = tmp_path / "cache" / "streamlit-1.0"
    old.mkdir(parents=True)
    (old / "js-a.js.br").write_bytes(b"old")
    Packing({"js/a.js": script}, tmp_path / "cache" / "streamlit-2.0").prepare(["js/a.js"])
    wait_until((tmp_path / "cache" / "streamlit-2.0" / "js-a.js.br").exists)
    assert [folder.name for folder in (tmp_path / "cache").iterdir()] == ["streamlit-2.0"]
