from __future__ import annotations

import http.client

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from server.headers import ON_SHARED_FILES, security_headers
from tests.server.running_server import Running

pytestmark = pytest.mark.slow


def answer(running: Running, path: str, **headers: str) -> tuple[int, dict[str, str]]:
    connection = http.client.HTTPConnection(running.host, timeout=10)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}


@pytest.mark.parametrize(
    "path", ["/", "/profile?draft=abc", "/health", "/_stcore/health", "/_stcore/host-config", "/media/nothing.pdf"]
)
def test_pages_carry_every_header_and_are_never_stored(stand_in: Running, path: str) -> None:
    _, headers = answer(stand_in, path)
    expected = {name.lower(): value for name, value in security_headers().items()} | {"cache-control": "no-store"}
    assert {name: headers.get(name) for name in expected} == expected


@pytest.mark.parametrize("path", ["/static/nothing.js", "/app/static/nothing.woff2"])
def test_missing_shared_files_are_not_remembered(stand_in: Running, path: str) -> None:
    _, headers = answer(stand_in, path)
    assert {name: headers[name.lower()] for name in ON_SHARED_FILES} == ON_SHARED_FILES
    assert headers["cache-control"] in ("no-store", "no-cache")


@pytest.mark.parametrize(
    ("host", "status"), [("localhost", 200), ("127.0.0.1", 200), ("alongside.evil.example", 400), ("", 400)]
)
def test_only_this_machines_names_are_answered(stand_in: Running, host: str, status: int) -> None:
    assert answer(stand_in, "/", Host=host)[0] == status


def told(message: ConsoleMessage) -> str:
    return f"{message.text} {message.location['url']}"


@pytest.mark.browser
def test_nothing_breaks_the_policy_on_a_page_with_chart_and_component(stand_in: Running, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(told(message)) if message.type == "error" else None)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.blockedURI))"
    )
    page.goto(f"{stand_in.address}/profile")
    expect(page.get_by_role("button", name="component ran")).to_be_visible(timeout=20_000)
    expect(page.locator(".js-plotly-plot .scatterlayer path").first).to_be_attached(timeout=20_000)
    page.wait_for_load_state("networkidle")
    # a page opened by its address makes Streamlit look for the server beside it first: a 404 that it expects
    assert [complaint for complaint in complaints if "/profile/_stcore/" not in complaint] == []


@pytest.mark.browser
def test_no_other_site_may_frame_it(stand_in: Running, page: Page) -> None:
    page.set_content(f"<iframe src='{stand_in.address}/' id='framed'></iframe>")
    page.wait_for_timeout(1500)
    framed = page.frames[-1]
    assert framed.locator("#root").count() == 0


@pytest.mark.parametrize(
    ("origin", "opened"),
    [
        ("http://{host}", True),
        ("http://elsewhere.example", False),
        ("null", False),
        ("http://[", False),
        ("http://{host}]", False),
    ],
)
def test_websocket_is_opened_to_our_own_pages_only(stand_in: Running, origin: str, opened: bool) -> None:
    connection = http.client.HTTPConnection(stand_in.host, timeout=10)
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Origin": origin.format(host=stand_in.host),
    }
    connection.request("GET", "/_stcore/stream", headers=handshake)
    status = connection.getresponse().status
    connection.close()
    assert status == (101 if opened else 403)
    assert "checkip" not in stand_in.log.read_text()
