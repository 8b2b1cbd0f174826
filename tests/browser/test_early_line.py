"""The line to the server, opened by the page itself while Streamlit's scripts are on their way, and what it carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.browser.server import Served
from tests.devices import Device

MAIN_SCRIPT = "**/static/js/index.*.js"
FIRST_LINE = """
const Known = WebSocket
WebSocket = class extends Known {
  constructor(...at) {
    super(...at)
    window.first ??= this
  }
}
"""
BREAK_IT = "() => new Promise(done => { first.addEventListener('close', () => done()); first.close() })"


class Heard:
    """The lines of a page, and what went over them."""

    def __init__(self, page: Page) -> None:
        self.lines: list[WebSocket] = []
        self.asked: list[BackMsg] = []
        self.came = 0
        page.on("websocket", self._hear)

    def _hear(self, line: WebSocket) -> None:
        self.lines.append(line)
        line.on("framesent", self._sent)
        line.on("framereceived", self._received)

    def _sent(self, message: str | bytes) -> None:
        assert isinstance(message, bytes)
        said = BackMsg.FromString(message)
        if not said.rerun_script.fragment_id:
            self.asked.append(said)

    def _received(self, _message: str | bytes) -> None:
        self.came += 1


@contextmanager
def scripts_held_up(page: Page) -> Iterator[None]:
    """Until the block ends, Streamlit's main script does not come."""
    held: list[Route] = []
    page.route(MAIN_SCRIPT, lambda route: held.append(route))  # noqa: PLW0108  Playwright marks what it calls
    yield
    for route in held:
        route.continue_()


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Let the page go on until it is so."""
    while not is_so():
        page.wait_for_timeout(20)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/", "Alongside"),
        ("/reflect", "Think about a meeting"),
        ("/reflect?draft=a%20b&c=ä#d", "There is no reflection"),
    ],
)
def test_page_is_asked_for_once_over_one_line(
    device: Device, served: Served, address: str, heading: str, *, dark: bool
) -> None:
    page = device(390, dark=dark).new_page()
    heard = Heard(page)
    page.goto(served.address + address)
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()

    assert (len(heard.lines), len(heard.asked)) == (1, 1)


def test_answer_comes_while_the_scripts_are_on_their_way_and_is_drawn_once_they_are_there(
    page: Page, served: Served
) -> None:
    heard = Heard(page)
    with scripts_held_up(page):
        page.goto(f"{served.address}/reflect", wait_until="commit")
        wait_until(page, lambda: heard.came > 0)
        assert [asked.rerun_script.page_name for asked in heard.asked] == ["reflect"]
    expect(page.get_by_role("heading", name="Think about a meeting")).to_be_visible()
    expect(page.get_by_role("button", name="Begin five minutes")).to_be_visible()

    assert (len(heard.lines), len(heard.asked)) == (1, 1)


def test_line_that_broke_meanwhile_is_opened_anew(page: Page, served: Served) -> None:
    page.add_init_script(FIRST_LINE)
    heard = Heard(page)
    with scripts_held_up(page):
        page.goto(f"{served.address}/reflect", wait_until="commit")
        wait_until(page, lambda: heard.came > 0)
        page.evaluate(BREAK_IT)
    expect(page.get_by_role("heading", name="Think about a meeting")).to_be_visible()

    assert (len(heard.lines), len(heard.asked)) == (2, 2)


def test_what_streamlit_asks_for_instead_goes_over_the_same_line(page: Page, served: Served) -> None:
    page.add_init_script(
        "let asked = 0; Object.defineProperty(Navigator.prototype, 'language', { get: () => (asked++ ? 'de' : 'fr') })"
    )
    heard = Heard(page)
    page.goto(f"{served.address}/reflect")
    expect(page.get_by_role("heading", name="Think about a meeting")).to_be_visible()

    assert [asked.rerun_script.context_info.locale for asked in heard.asked] == ["fr", "de"]
    assert len(heard.lines) == 1


def test_page_comes_where_a_browser_forbids_storage(page: Page, served: Served) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden') } })")
    heard = Heard(page)
    page.goto(f"{served.address}/reflect")
    expect(page.get_by_role("heading", name="Think about a meeting")).to_be_visible()

    assert (len(heard.lines), len(heard.asked)) == (1, 1)
