"""Opening a share file: the browser's own file control, with a keyboard, with faults, and with a dying server."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FileChooser, Locator, Page, expect

from model.access import LOCAL
from model.content import Content
from model.share_file.seal import MOST_BYTES, seal
from model.store import SupervisionStore, open_store
from model.supervision.meeting import SHARE_FILE
from tests.browser.reflection.walk import at_rest, follow, go, here, press
from tests.browser.scan import sideways_parts, violations
from tests.browser.server import A_DAY, Served, wait_until
from tests.devices import Device

PASSPHRASE = "four words that differ"
CAME = "The meeting with Aoife on 4 March 2026 is here, new."
WRONG = "This passphrase does not open the file."
NEVER = "Alongside never sees this name"


@pytest.fixture
def there(tmp_path: Path) -> Iterator[SupervisionStore]:
    """The door to the meetings of somebody on another machine."""
    store = open_store(tmp_path / "other")
    yield store.supervision(LOCAL)
    store.close()


@pytest.fixture
def file(there: SupervisionStore, shipped: Content, tmp_path: Path) -> Path:
    """A share file that they made."""
    begun = there.meetings.begin(
        there.supervisions.begin("Aoife", "Niamh").id,
        shipped.script("monthly"),
        mode=SHARE_FILE,
        held_on=A_DAY,
        language="en",
        content_version="v1",
    )
    made = tmp_path / f"{NEVER}.alongside"
    made.write_bytes(seal(there.files.make(begun.id), PASSPHRASE))
    return made


def of_size(folder: Path, size: int) -> Path:
    made = folder / f"{size}.alongside"
    made.write_bytes(bytes(size))
    return made


def as_bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


def field(page: Page) -> Locator:
    return page.get_by_label("The file you were sent")


def visit(page: Page, served: Served) -> None:
    go(page, f"{served.address}/supervision", "Supervision")
    expect(field(page)).to_be_visible()


def choose(page: Page, file: Path) -> None:
    field(page).set_input_files(file)
    expect(page.get_by_text(f"{file.name} (")).to_be_visible()


def passphrase(page: Page, words: str) -> None:
    page.get_by_label("Its passphrase").fill(words)


def came(page: Page) -> None:
    expect(page.get_by_text(CAME)).to_be_visible()


def described(page: Page) -> list[str]:
    """What a screen reader says of the field after its name."""
    texts = field(page).evaluate(
        """field => field.getAttribute("aria-describedby").split(" ")
            .map(id => field.getRootNode().getElementById(id).textContent)"""
    )
    return [text for text in texts if text]


def test_file_is_opened_by_keyboard_alone(page: Page, served: Served, file: Path) -> None:
    visit(page, served)
    at_rest(page)
    field(page).focus()
    expect(field(page)).to_be_focused()
    opened: list[FileChooser] = []
    page.on("filechooser", lambda chooser: opened.append(chooser))  # noqa: PLW0108  Playwright marks what it is given

    def is_open() -> bool:
        field(page).press("Enter")  # while a page is busy, Chromium may let one go by
        return bool(opened)

    wait_until(is_open, "the file chooser")
    opened[0].set_files(file)
    expect(page.get_by_role("status").filter(has_text="is chosen.")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Its passphrase")).to_be_focused()
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    came(page)


def test_name_of_the_file_stays_in_the_browser(page: Page, served: Served, file: Path) -> None:
    sent: list[bytes] = []
    page.on("websocket", lambda line: line.on("framesent", lambda frame: sent.append(as_bytes(frame))))
    visit(page, served)
    choose(page, file)
    passphrase(page, PASSPHRASE)
    press(page, "Open it")
    came(page)
    content = b64encode(file.read_bytes())
    assert [content in frame for frame in sent].count(True) == 1
    assert [NEVER.encode() in frame for frame in sent] == [False] * len(sent)


def test_right_passphrase_after_a_wrong_one_needs_no_second_choosing(page: Page, served: Served, file: Path) -> None:
    visit(page, served)
    choose(page, file)
    for wrong in ("another passphrase", "and one more wrong"):
        passphrase(page, wrong)
        press(page, "Open it")
        expect(page.get_by_text(WRONG)).to_be_visible()
        at_rest(page)
    expect(page.get_by_text(f"{file.name} (")).to_be_visible()
    passphrase(page, PASSPHRASE)
    press(page, "Open it")
    came(page)


def test_another_file_takes_the_place_of_the_first(page: Page, served: Served, file: Path, tmp_path: Path) -> None:
    visit(page, served)
    choose(page, of_size(tmp_path, 12))
    passphrase(page, PASSPHRASE)
    press(page, "Open it")
    expect(page.get_by_text("This is not an Alongside share file")).to_be_visible()
    choose(page, file)
    press(page, "Open it")
    came(page)


def test_file_that_is_too_large_is_refused_before_it_goes(
    page: Page, served: Served, file: Path, tmp_path: Path
) -> None:
    visit(page, served)
    field(page).set_input_files(of_size(tmp_path, MOST_BYTES + 1))
    told = "8000001.alongside is too large to be opened here. It has 8.1 MB, and 8 MB is the most. Choose another file."
    expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
    assert described(page) == ["Its name ends in .alongside", told]
    assert field(page).get_attribute("aria-invalid") == "true"
    choose(page, file)
    passphrase(page, PASSPHRASE)
    press(page, "Open it")
    came(page)


def test_largest_file_is_read(page: Page, served: Served, tmp_path: Path) -> None:
    visit(page, served)
    choose(page, of_size(tmp_path, MOST_BYTES))
    passphrase(page, PASSPHRASE)
    press(page, "Open it")
    expect(page.get_by_text("This is not an Alongside share file")).to_be_visible()


def test_field_is_empty_again_for_the_next_file(page: Page, served: Served, file: Path) -> None:
    visit(page, served)
    choose(page, file)
    passphrase(page, PASSPHRASE)
    press(page, "Open it")
    came(page)
    press(page, "Open another file")
    expect(field(page)).to_have_js_property("value", "")
    passphrase(page, PASSPHRASE)
    press(page, "Open it")
    expect(page.get_by_text("Choose the file first.")).to_be_visible()


@pytest.mark.parametrize("pressed_before", [False, True])
def test_file_chosen_before_the_server_died_is_opened_when_it_is_back(
    page: Page, trouble: list[str], machines: Callable[[str], Served], file: Path, *, pressed_before: bool
) -> None:
    mortal = machines("mortal")
    visit(page, mortal)
    choose(page, file)
    if pressed_before:
        passphrase(page, "another passphrase")
        press(page, "Open it")
        expect(page.get_by_text(WRONG)).to_be_visible()
    mortal.kill()
    button = page.get_by_role("button", name="Open it", exact=True)
    expect(button).to_be_disabled()
    mortal.start()
    passphrase(page, PASSPHRASE)
    button.click()
    came(page)
    trouble.clear()  # the browser says on its console that the server was away


def test_link_to_the_meeting_leads_there(page: Page, served: Served, file: Path) -> None:
    visit(page, served)
    choose(page, file)
    passphrase(page, PASSPHRASE)
    press(page, "Open it")
    follow(page, "Go to the meeting")
    here(page, "Arrive")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_field_has_no_violation_and_nothing_sideways(
    device: Device, served: Served, file: Path, tmp_path: Path, *, width: int, dark: bool
) -> None:
    page = device(width, dark=dark).new_page()
    visit(page, served)
    found = {"empty": violations(page)}
    choose(page, file)
    found["chosen"] = violations(page)
    field(page).set_input_files(of_size(tmp_path, MOST_BYTES + 1))
    expect(page.get_by_text("is too large")).to_be_visible()
    found["too large"] = violations(page) + sideways_parts(page)
    assert found == {"empty": [], "chosen": [], "too large": []}
