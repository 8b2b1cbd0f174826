"""Takes the README's pictures again: a made-up month of reflections, at two widths and in both themes.

`python3 do.py pictures` writes them to docs/pictures/. Everything in them is invented.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from docs.pictures_meeting import seed_meeting
from docs.pictures_workshop import seed_workshop
from model.access import LOCAL
from model.content import load_content
from model.store import OwnStore, open_store

ROOT = Path(__file__).resolve().parent.parent
WHERE = ROOT / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CALM = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
WIDTHS = {"laptop": (1280, 860), "phone": (390, 844)}
TALLEST = 2600
PLACES = {
    "safety": "3", "trust": "2", "time": "3", "support": "4", "young_person_centred": "2", "fully_committed": "4",
    "empathy": "3", "connections": "not_in_play", "flexible": "3", "use_of_self": "not_sure", "honest_challenge": "2",
    "hope_agency": "3",
}  # fmt: skip
EARLIER = {
    **PLACES,
    "safety": "2",
    "trust": "1",
    "time": "2",
    "support": "3",
    "flexible": "4",
    "hope_agency": "not_sure",
}
STORY = {
    "safety.what": "They stood by the door with the coat on. I left it open. Ten minutes in, the coat came off.",
    "trust.what": "I said I would ring about the bus pass and I had. They checked twice that I meant it.",
    "trust.voice": "She rang when she said. See what happens next week.",
}


def main() -> int:
    """Seed, start, walk, and save the pictures."""
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        print("Pictures need Chromium; none was found.", file=sys.stderr)
        return 2
    WHERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        finished, draft, meeting, (room, code, token) = _seed(Path(folder))
        with _running(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(CALM))
            pages = {
                "home": "/",
                "reflect": f"/reflect?draft={draft}",
                "profile": f"/profile?draft={finished}",
                "reflections": "/reflections",
                "model": "/model",
                "take": f"/take?draft={finished}",
                "meeting": f"/meeting?meeting={meeting}",
                "room": f"/room?room={room}",
                "screen": f"/screen?room={room}",
                "joined": f"/join/{code}",
            }
            for device, (width, height) in WIDTHS.items():
                for scheme in ("light", "dark"):
                    context = browser.new_context(
                        viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-IE"
                    )
                    context.add_cookies([{"name": f"alongside_{code}", "value": token, "url": f"{address}/join"}])
                    page = context.new_page()
                    for name, path in pages.items():
                        _take(page, address + path, WHERE / f"{name}-{device}-{scheme}.png", width, height)
                    context.close()
            browser.close()
    return 0


def _seed(home: Path) -> tuple[str, str, str, tuple[str, str, str]]:
    content = load_content(ROOT / "content" / "en").spoken("young_person")
    store = open_store(home)
    own = store.of(LOCAL)
    today = datetime.now(UTC).date()
    kinds = [kind.key for kind in content.settings.session_kinds]
    for week, places in ((4, EARLIER), (2, EARLIER), (0, PLACES)):
        finished = _reflect(own, content.version, today - timedelta(days=7 * week), kinds[week % len(kinds)], places)
    step, due = "Say the limits first, then ask where they want to sit", today - timedelta(days=1)
    own.answers.save(finished, "next_1", words=step, tab="made up", base_version=0)
    own.answers.save(finished, "next_1_due", place=due.isoformat(), tab="made up", base_version=0)
    draft = own.reflections.start(
        flow="full_walk",
        content_version=content.version,
        language="en",
        happened_on=today,
        session_kind=kinds[1],
        step="trust",
    )
    for field in ("safety.what", "trust.what"):
        own.answers.save(draft.id, field, words=STORY[field], tab="made up", base_version=0)
    for field in ("safety", "trust"):
        own.answers.save(draft.id, f"{field}.place", place=PLACES[field], tab="made up", base_version=0)
    meeting = seed_meeting(store, content, finished)
    workshop = seed_workshop(store, content)
    store.close()
    return finished, draft.id, meeting, workshop


def _reflect(own: OwnStore, version: str, when: date, kind: str, places: dict[str, str]) -> str:
    reflection = own.reflections.start(
        flow="full_walk",
        content_version=version,
        language="en",
        happened_on=when,
        session_kind=kind,
        headline="A planned session that turned into a walk",
        step="finish",
    )
    for element, place in places.items():
        own.answers.save(reflection.id, f"{element}.place", place=place, tab="made up", base_version=0)
    for field, words in STORY.items():
        own.answers.save(reflection.id, field, words=words, tab="made up", base_version=0)
    own.answers.save(reflection.id, "picks", place="trust,honest_challenge", tab="made up", base_version=0)
    own.reflections.finish(reflection.id)
    return reflection.id


@contextmanager
def _running(home: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {**os.environ, "ALONGSIDE_HOME": str(home)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_healthy(address)
        yield address
    finally:
        server.terminate()
        server.wait(60)


def _wait_until_healthy(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)  # noqa: S310  our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The server did not start.")


def _take(page: Page, address: str, file: Path, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    page.get_by_role("heading", level=1).first.wait_for()
    page.wait_for_timeout(1200)
    whole = page.evaluate("(document.querySelector('[data-testid=stMain]') ?? document.documentElement).scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(whole, height), TALLEST)})
    page.wait_for_timeout(1200)
    page.screenshot(path=file)


if __name__ == "__main__":
    sys.exit(main())
