"""Bringing a large file of everything back, in a browser."""

from __future__ import annotations

import random
import string
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from model.access import LOCAL
from model.own_file import MOST_FILE_BYTES, written
from model.share_file.seal import MOST_BYTES as MOST_OF_SHARE_FILES
from model.store import OwnStore, open_store
from tests.browser.reflection.walk import at_rest, go, press, unfold
from tests.browser.server import A_DAY, Served, wait_until

REFLECTIONS, WORDS = 64, 190_000


def large_file(folder: Path) -> Path:
    """A file of everything with words that hardly pack, above what a share file may have."""
    store, dice = open_store(folder / "other"), random.Random(7)
    own = store.of(LOCAL)
    for _ in range(REFLECTIONS):
        draft = own.reflections.start("five_minutes", "v", "en", A_DAY).id
        words = "".join(dice.choices(string.ascii_letters + string.digits, k=WORDS))
        own.answers.save(draft, "safety.what", words=words, place=None, tab="a", base_version=0)
    made = folder / "alongside-everything.zip"
    made.write_bytes(written(own.everything.rows()))
    store.close()
    return made


def field(page: Page) -> Locator:
    return page.get_by_label("The file you saved with")


def test_file_above_the_limit_of_share_files_comes_back_whole(
    page: Page, served: Served, own: OwnStore, tmp_path: Path
) -> None:
    file = large_file(tmp_path)
    assert MOST_OF_SHARE_FILES < file.stat().st_size < MOST_FILE_BYTES
    sent: list[int] = []
    page.on("websocket", lambda line: line.on("framesent", lambda frame: sent.append(len(frame))))
    go(page, f"{served.address}/reflections", "My reflections")
    unfold(page, "Bring back a file of everything")
    expect(page.get_by_text("The file may have 18 MB at most.")).to_be_visible()
    field(page).set_input_files(file)
    expect(page.get_by_text("is chosen.")).to_be_visible()
    press(page, "Bring it back")
    expect(page.get_by_text(f"Added: {REFLECTIONS} reflections.")).to_be_visible(timeout=60_000)
    assert own.reflections.count() == REFLECTIONS
    sent.clear()
    unfold(page, "Take everything with me")
    page.get_by_label("Find in my own words").fill("nothing")
    page.keyboard.press("Enter")
    wait_until(lambda: page.title() and sent, "what was typed on its way")  # asking the page hears what it sends
    at_rest(page)
    assert max(sent) < MOST_OF_SHARE_FILES


def test_file_above_the_most_is_refused_before_it_goes(page: Page, served: Served, tmp_path: Path) -> None:
    file = tmp_path / "alongside-everything.zip"
    file.write_bytes(bytes(MOST_FILE_BYTES + 1))
    go(page, f"{served.address}/reflections", "My reflections")
    unfold(page, "Bring back a file of everything")
    field(page).set_input_files(file)
    told = "alongside-everything.zip is too large to be opened here. It has 18.1 MB, and 18 MB is the most."
    expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
