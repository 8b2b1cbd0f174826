"""Takes the README's pictures: the pages at two widths and in both themes. Everything in them is invented.

`python3 do.py pictures` writes them to docs/pictures/.
"""

from __future__ import annotations

from contextlib import closing
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from bench.servers import ROOT, alongside
from model.access import LOCAL
from model.content import load_content
from model.store import open_store
from tools.chromium import FLAGS, found_chromium
from tools.pictures.meeting import seed_meeting
from tools.pictures.reflections import seed_reflections
from tools.pictures.workshop import Joined, seed_workshop

WHERE = ROOT / "docs" / "pictures"
WIDTHS = {"laptop": (1280, 860), "phone": (390, 844)}
SCHEMES = ("light", "dark")
TALLEST = 2600


def main() -> None:
    """Seed, start, walk, and save the pictures."""
    chromium = found_chromium()
    if chromium is None:
        raise SystemExit("Pictures need Chromium; none was found.")
    with TemporaryDirectory() as folder:
        pages, joined = _seed(Path(folder))
        with alongside(Path(folder)) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
            cookie = {"name": f"alongside_{joined.code}", "value": joined.token, "url": f"{server.address}/join"}
            for device, scheme in product(WIDTHS, SCHEMES):
                context = browser.new_context(color_scheme=scheme, locale="en-IE")
                context.add_cookies([cookie])
                page = context.new_page()
                for name, path in pages.items():
                    _take(page, server.address + path, WHERE / f"{name}-{device}-{scheme}.png", *WIDTHS[device])
                context.close()
                with closing(open_store(Path(folder))) as store:
                    store.supervision(LOCAL).screen.take_back()
            browser.close()


def _seed(home: Path) -> tuple[dict[str, str], Joined]:
    """Fill the store: the address of each picture's page, and the phone that has joined."""
    content = load_content(ROOT / "content" / "en").spoken("young_person")
    with closing(open_store(home)) as store:
        finished, draft = seed_reflections(store, content)
        meeting = seed_meeting(store, content, finished)
        joined = seed_workshop(store, content)
    pages = {
        "home": "/",
        "reflect": f"/reflect?draft={draft}",
        "profile": f"/profile?draft={finished}",
        "reflections": "/reflections",
        "model": "/model",
        "take": f"/take?draft={finished}",
        "room": f"/room?room={joined.room}",
        "screen": f"/screen?room={joined.room}",
        "joined": f"/join/{joined.code}",
        "meeting": f"/meeting?meeting={meeting}",  # last: it covers every other page
    }
    return pages, joined


def _take(page: Page, address: str, file: Path, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    page.get_by_role("heading", level=1).first.wait_for()
    if (way_in := page.get_by_role("button", name="Go into the meeting")).count():
        way_in.click()
    page.wait_for_timeout(1200)
    whole = page.evaluate("(document.querySelector('[data-testid=stMain]') ?? document.documentElement).scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(whole, height), TALLEST)})
    page.wait_for_timeout(1200)
    page.screenshot(path=file)


if __name__ == "__main__":
    main()
