"""Devices for the tests in one Chromium: each is wiped after its test and lent again, so it starts warm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tools.chromium import FLAGS

ONE_PROCESS = "--process-per-site"
"""The tabs of a device share a process, which keeps Streamlit's scripts compiled from one to the next."""

PATIENCE = 30_000
"""Milliseconds that any one condition may take on a busy machine; where it holds, nobody waits for them."""

Device = Callable[..., BrowserContext]
"""Makes a device of its own: `device(width=390, dark=True, touch=True)`."""

Kind = tuple[int, bool, bool]
"""Width, whether it is dark, whether it is touched."""


def launched(playwright: Playwright, chromium: str) -> Browser:
    """Chromium as all tests use it."""
    expect.set_options(timeout=PATIENCE)
    return playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, ONE_PROCESS])


class Devices:
    """The devices of one browser by width, theme and touch. Those that are lent at one time share nothing."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: defaultdict[Kind, list[BrowserContext]] = defaultdict(list)

    @contextmanager
    def lent(self) -> Iterator[Device]:
        """Lend devices until the block ends."""
        lent: list[tuple[Kind, BrowserContext]] = []

        def device(width: int = 1280, *, dark: bool = False, touch: bool = False) -> BrowserContext:
            kind = (width, dark, touch)
            lent.append((kind, self._free[kind].pop() if self._free[kind] else self._new(*kind)))
            return lent[-1][1]

        yield device
        for kind, context in lent:
            wipe(context)
            self._free[kind].append(context)

    def _new(self, width: int, dark: bool, touch: bool) -> BrowserContext:
        context = self._browser.new_context(
            viewport={"width": width, "height": 844 if width < 800 else 900},
            color_scheme="dark" if dark else "light",
            has_touch=touch,
            timezone_id="Europe/Dublin",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script = _stays_for_good  # type: ignore[method-assign]
        _keep_process(context.new_page())
        return context


def _keep_process(page: Page) -> None:
    """A tab that stays open on an empty page of this machine's site, so that the site's process outlives the others."""
    page.route("**", lambda route: route.fulfill(body=""))
    page.goto("http://127.0.0.1:1/")


def _stays_for_good(*_: object, **__: object) -> NoReturn:
    """What a device says to a script for all its tabs: no wiping takes it out, and whoever has it next would run it."""
    raise TypeError("A device is lent again and keeps such a script. Give it to one tab: page.add_init_script(...)")


def wipe(context: BrowserContext) -> None:
    """Close all tabs, and forget all that pages stored; only what they fetched stays in the browser's cache."""
    keeper, *tabs = context.pages
    for tab in tabs:
        tab.close()
    context.set_offline(False)
    context.clear_cookies()
    line = context.new_cdp_session(keeper)
    line.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    line.detach()
