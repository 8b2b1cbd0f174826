"""Taking a reflection to supervision in a real browser, where each part of the page is drawn on its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from model.access import LOCAL, guest_of
from model.content import Content
from model.share_file.seal import unseal
from model.store import OwnStore, SupervisionStore, open_store
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Meeting, Mode
from tests.browser.reflection.walk import go, press
from tests.browser.server import A_DAY, Served

TITLE = "Take to supervision"


@pytest.fixture
def sitting(served: Served) -> Iterator[SupervisionStore]:
    """The door to the meetings of the running Alongside."""
    store = open_store(served.home)
    yield store.supervision(LOCAL)
    store.close()


def a_meeting(sitting: SupervisionStore, shipped: Content, mode: Mode) -> Meeting:
    supervision = sitting.supervisions.begin("Aoife", "Niamh").id
    script = shipped.script("monthly")
    return sitting.meetings.begin(supervision, script, mode=mode, held_on=A_DAY, language="en", content_version="v1")


def a_reflection(own: OwnStore) -> str:
    draft = own.reflections.start("full_walk", "v1", "en", A_DAY, step="finish").id
    own.answers.save(draft, "trust.place", place="3", tab="earlier", base_version=0)
    own.answers.save(draft, "time.place", place="4", tab="earlier", base_version=0)
    own.answers.save(draft, "trust.what", words="We sat outside.", tab="earlier", base_version=0)
    own.reflections.finish(draft)
    return draft


def tick(page: Page, name: str, *, exact: bool = False) -> Locator:
    box = page.get_by_role("checkbox", name=name, exact=exact)
    box.focus()
    page.keyboard.press("Space")
    return box


def brought(sitting: SupervisionStore, meeting: Meeting) -> list[tuple[str, str]]:
    return [(one.item.field, one.item.words) for one in sitting.brought.of(meeting.id)]


def test_by_keyboard_what_was_previewed_is_taken_though_it_changed_in_another_tab(
    page: Page, served: Served, own: OwnStore, sitting: SupervisionStore, shipped: Content
) -> None:
    meeting, draft = a_meeting(sitting, shipped, ONE_SCREEN), a_reflection(own)
    go(page, f"{served.address}/take?draft={draft}", TITLE)
    tick(page, "All places")
    expect(page.get_by_role("checkbox", name="Time: 4")).to_be_checked()
    tick(page, "Time: 4")
    expect(page.get_by_role("checkbox", name="All places")).not_to_be_checked()
    tick(page, "What", exact=True)
    expect(page.get_by_text("We sat outside.", exact=True)).to_be_visible()
    own.answers.save(draft, "trust.what", words="We sat inside.", tab="another", base_version=1)
    page.get_by_role("button", name="Take these to the meeting").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Taken to the meeting.")).to_be_visible()
    assert brought(sitting, meeting) == [("trust.place", ""), ("trust.what", "We sat outside.")]
    expect(page.get_by_text("You changed this since; take it again to bring the new words.")).to_be_visible()


def test_withdrawing_clears_the_ticks(
    page: Page, served: Served, own: OwnStore, sitting: SupervisionStore, shipped: Content
) -> None:
    meeting, draft = a_meeting(sitting, shipped, ONE_SCREEN), a_reflection(own)
    go(page, f"{served.address}/take?draft={draft}", TITLE)
    tick(page, "Trust: 3")
    press(page, "Take these to the meeting")
    press(page, "Withdraw all of it")
    expect(page.get_by_text("Withdrawn.")).to_be_visible()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    assert brought(sitting, meeting) == []


def test_record_confirmed_under_the_open_page_is_told_in_place(
    page: Page, served: Served, own: OwnStore, sitting: SupervisionStore, shipped: Content
) -> None:
    meeting, draft = a_meeting(sitting, shipped, ONE_SCREEN), a_reflection(own)
    go(page, f"{served.address}/take?draft={draft}", TITLE)
    tick(page, "Trust: 3")
    expect(page.get_by_role("button", name="Take these to the meeting")).to_be_enabled()
    sitting.answers.save(meeting.id, "both.action_1", words="Ring the school", tab="t", base_version=0)
    sitting.confirmations.confirm(meeting.id, True)
    with_both = open_store(served.home)
    with_both.supervision(guest_of(meeting.supervision)).confirmations.confirm(meeting.id, True)
    with_both.close()
    press(page, "Take these to the meeting")
    expect(page.get_by_text("This record is confirmed by both, so it stays as it is.")).to_be_visible()
    assert brought(sitting, meeting) == []


def test_saved_share_file_opens_with_the_suggested_passphrase(
    page: Page, served: Served, sitting: SupervisionStore, shipped: Content, tmp_path: Path
) -> None:
    meeting = a_meeting(sitting, shipped, SHARE_FILE)
    go(page, f"{served.address}/meeting?meeting={meeting.id}", "Arrive")
    page.get_by_text("Send this to Niamh").click()
    suggested = page.get_by_test_id("stCode").inner_text().strip()
    saved = tmp_path / "saved"
    with page.expect_download() as download:
        press(page, "Save the file for Niamh")
    download.value.save_as(saved)
    assert download.value.suggested_filename == "alongside-2026-03-04-to-supervisor-1.alongside"
    assert unseal(saved.read_bytes(), suggested).meeting == meeting.id
    page.reload()
    page.get_by_text("Send this to Niamh").click()
    expect(page.get_by_role("button", name="Save the file for Niamh")).to_be_visible()
    expect(page.get_by_text(suggested)).to_have_count(0)
    assert suggested not in served.log.read_text(encoding="utf-8")
