"""The first question of a reflection on a slow phone, behind a team's sign-in: how long until it can be answered.

The same phone and the same stock page as in `bench.slow_phone`, in turns. A first visit begins when the provider sends
a browser back that kept nothing; a second one when the address is opened again, by somebody who is still signed in.

The box counts once it is seen and the tab keeps what is typed in it. Words are typed at once then, wherever the focus
goes meanwhile, and have to be found in the store.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from types import ModuleType
from urllib.error import URLError
from urllib.request import urlopen

from cryptography.fernet import Fernet
from playwright.async_api import BrowserContext, Page, Request, async_playwright
from sqlalchemy import select

from bench.chromium import chromium
from bench.people import begin
from bench.servers import PATIENCE, ROOT, alongside_of_a_team, free_port, new_home, stock_pages
from bench.slow_phone import PATIENCE_MS, SCREEN, SETTLE_MS, TIMES, VISITS, notice, noticed, slow_down, spread
from bench.table import Row
from model.access import Viewer
from model.store import OwnStore, Store
from model.store.store import opened
from model.store.tables.account import accounts
from tools.chromium import FLAGS

LIMIT = 0.5
QUESTION = "in one line"
BOX = "textarea:not(#first-question:not([data-keeps]) textarea)"
"""A box to type in; the one in the HTML page itself as soon as the tab keeps what is typed there."""

FIELD = "headline"
WORDS = "He spoke about his sister for the first time"
SECRET = "s" * 40
BACK = "/sign-in/staff/back"

_SETTINGS = """
address = "{address}"

[providers.staff]
name = "your work account"
issuer = "{issuer}"
client_id = "alongside"
"""


@dataclass(frozen=True)
class Way:
    """An address that leads to the first question; and where somebody has to sign in for it, what is kept there."""

    address: str
    kept: Kept | None = None


class Kept:
    """What the store has of the question of one draft."""

    def __init__(self, own: OwnStore, draft: str) -> None:
        self._own, self.draft = own, draft
        self.asked = self.missed = 0

    def clear(self) -> None:
        """Have nothing there, as before the first visit."""
        before = self._own.answers.of(self.draft).get(FIELD)
        if before:
            self._own.answers.save(self.draft, FIELD, words="", tab="bench", base_version=before.version)

    async def has(self, words: str) -> None:
        """Count whether these very words come to be kept."""
        end = time.monotonic() + PATIENCE
        while (found := self._own.answers.of(self.draft).get(FIELD)) is None or found.words != words:
            if time.monotonic() > end:
                self.missed += 1
                break
            await asyncio.sleep(0.1)
        self.asked += 1


def measure() -> list[Row]:
    """A row for each visit, on the medians of the rounds, and one for the words that were typed."""
    took, kept = asyncio.run(_measured())
    return [
        *_rows(took),
        Row(
            "visits whose words, typed as soon as the question stood there, were not found saved",
            kept.missed,
            0,
            f"{kept.missed} of {kept.asked}",
            unit="visits",
        ),
    ]


def _rows(took: dict[tuple[str, str], list[float]]) -> list[Row]:
    return [
        Row(
            f"the first question behind sign-in on a slow phone, {visit} visit, to stock Streamlit without sign-in",
            median(took["ours", visit]) / median(took["stock", visit]),
            LIMIT,
            f"{spread(took['ours', visit])} to {spread(took['stock', visit])}",
        )
        for visit in VISITS
    ]


async def _measured() -> tuple[dict[tuple[str, str], list[float]], Kept]:
    port, key = free_port(), Fernet.generate_key().decode()
    ours = f"http://127.0.0.1:{port}"
    took: dict[tuple[str, str], list[float]] = {}
    with (
        new_home() as home,
        _provider(home.parent, ours) as settings,
        alongside_of_a_team(home, port, settings, SECRET, key),
        stock_pages(home) as stock,
    ):
        await _make_account(ours)
        with closing(opened(home, None, (key,), is_team=True)) as store:
            kept = _a_draft(store)
            ways = {
                "ours": Way(f"{ours}/reflect?draft={kept.draft}", kept),
                "stock": Way(f"{stock.address}/?draft={kept.draft}"),
            }
            for _ in range(TIMES):
                for whose, way in ways.items():
                    for visit, seconds in zip(VISITS, await _two_visits(way), strict=True):
                        took.setdefault((whose, visit), []).append(seconds)
    return took, kept


async def _make_account(ours: str) -> None:
    """Sign somebody in once: then they have an account."""
    async with _new_phone() as phone:
        page = await phone.new_page()
        await page.goto(ours)
        await _sign_in(page)
        await page.get_by_role("link", name="Account", exact=True).wait_for(timeout=PATIENCE_MS)


def _a_draft(store: Store) -> Kept:
    """A draft of theirs."""
    with store.reading() as connection:
        who = Viewer(connection.scalars(select(accounts.c.id)).one())
    own = store.of(who)
    return Kept(own, begin(own, "five_minutes", "meeting")[0])


async def _two_visits(way: Way) -> list[float]:
    """Seconds to the first question of a new phone's two visits."""
    async with _new_phone() as phone:
        return [await _first_visit(phone, way), await _second_visit(phone, way)]


async def _first_visit(phone: BrowserContext, way: Way) -> float:
    page = await phone.new_page()
    if not way.kept:
        return await _until_question(page, way, lambda: page.goto(way.address, wait_until="commit"))
    await page.goto(way.address)
    return await _until_question(page, way, lambda: _sign_in(page))


async def _second_visit(phone: BrowserContext, way: Way) -> float:
    page = await phone.new_page()
    return await _until_question(page, way, lambda: page.goto(way.address, wait_until="commit"))


async def _until_question(page: Page, way: Way, go: Callable[[], Awaitable[object]]) -> float:
    """Seconds from the first request to where the way leads, or from the provider back to it, to the question."""
    begun: list[float] = []

    def hear(request: Request) -> None:
        if not begun and request.is_navigation_request() and (BACK in request.url or request.url == way.address):
            begun.append(time.time())

    if way.kept:
        way.kept.clear()
    await slow_down(page)
    await notice(page, BOX, QUESTION)
    page.on("request", hear)
    await go()
    there = await noticed(page)
    if way.kept:
        await page.locator(BOX).locator("visible=true").first.click()
        await page.keyboard.type(WORDS)
        await way.kept.has(WORDS)
    await page.wait_for_timeout(SETTLE_MS)
    await page.close()
    return there - begun[0]


async def _sign_in(page: Page) -> None:
    await page.get_by_role("link", name="Sign in with your work account").click(timeout=PATIENCE_MS)
    await page.get_by_label("Login").fill("ann")
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("textbox", name="Password").fill(_of_provider().PASSWORD)
    await page.get_by_role("button", name="Sign in").click(no_wait_after=True)


@asynccontextmanager
async def _new_phone() -> AsyncIterator[BrowserContext]:
    with TemporaryDirectory() as kept:
        async with async_playwright() as playwright:
            phone = await playwright.chromium.launch_persistent_context(
                kept, executable_path=chromium(), args=list(FLAGS), viewport=SCREEN
            )
            phone.set_default_timeout(PATIENCE_MS)
            try:
                yield phone
            finally:
                await phone.close()


@contextmanager
def _provider(folder: Path, ours: str) -> Iterator[Path]:
    """A real provider that knows somebody, and the settings of a team that signs in with it."""
    port = free_port()
    issuer = f"http://127.0.0.1:{port}"
    settings = folder / "team.toml"
    settings.write_text(_SETTINGS.format(address=ours, issuer=issuer), encoding="utf-8")
    command = [sys.executable, "-m", _of_provider().__name__, str(port), SECRET, ours]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"{issuer}/.well-known/openid-configuration")
        yield settings
    finally:
        process.kill()
        process.wait(PATIENCE)


def _of_provider() -> ModuleType:
    """The provider that the tests sign in with: no other row needs what it imports."""
    return import_module("tests.server.sign_in.provider")


def _wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise SystemExit("The provider to sign in with did not start.")
