"""A whole supervision meeting between two machines that share nothing but files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from model.access import PRACTITIONER, SUPERVISOR
from model.supervision.meeting import SHARE_FILE
from model.supervision.record import canonical, hash_of
from tests.browser.reflection.walk import at_rest, follow, go, here, press
from tests.browser.server import Served, wait_until
from tests.browser.supervision.meeting_walk import TITLES, Kept, a_meeting, box, enter, jump, kept_by, tap_in
from tests.devices import Device

RECORD = "Supervision, 4 March 2026"
PASSPHRASE = "long enough to say"


def send(page: Page, name: str, folder: Path) -> Path:
    """Make the file for the other person at the foot of a step, and save it."""
    again = page.get_by_role("button", name="Make a new file")
    own = page.get_by_role("button", name="Choose my own passphrase")
    at_rest(page)
    if not own.or_(again).is_visible():
        page.get_by_text(f"Send this to {name}", exact=True).click()
    expect(own.or_(again)).to_be_visible()
    if again.is_visible():
        again.click()
    make_with_own_passphrase(page)
    with page.expect_download() as coming:
        press(page, "Save the file")
    saved = folder / f"{name} {len(list(folder.iterdir()))}.alongside"
    coming.value.save_as(saved)
    return saved


def make_with_own_passphrase(page: Page) -> None:
    press(page, "Choose my own passphrase")
    page.get_by_label("A passphrase of 14 characters or more").fill(PASSPHRASE)
    press(page, "Make the file")


def receive(page: Page, served: Served, file: Path, lead_on: str) -> None:
    """Open a file that was sent, and follow where it leads."""
    go(page, f"{served.address}/supervision", "Supervision")
    opening = page.get_by_text("Open a share file", exact=True)
    field = page.get_by_label("Its passphrase")
    expect(field.or_(opening).first).to_be_visible()
    if not field.is_visible():
        opening.click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(file.name)).to_be_visible()
    field.fill(PASSPHRASE)
    press(page, "Open it")
    follow(page, lead_on)


def place_and_show(orla: Page, mine: Served, at_mine: Kept, meeting: str) -> None:
    """The supervisor's part, with their server dying on the way."""
    here(orla, TITLES["arrive"])
    expect(orla.get_by_text("How slow is slow enough?", exact=True)).to_be_visible()
    jump(orla, "two_views")
    tap_in(orla, "Where would you place it", "1. Still finding it")
    at_mine.place_is(meeting, "supervisor.view.trust", "1")
    mine.kill()
    box(orla, "What Orla heard or saw, in a line").fill("Only what I was told")
    mine.start()
    at_mine.words_are(meeting, "supervisor.view.trust", "Only what I was told")
    at_rest(orla)
    press(orla, "Show both views")
    press(orla, "Yes, show both")
    expect(orla.get_by_role("heading", name="A place to talk")).to_be_visible()


def test_whole_meeting_by_share_file_ends_with_the_same_record(
    device: Device, machines: Callable[[str], Served], tmp_path: Path
) -> None:
    theirs, mine = machines("practitioner"), machines("supervisor")
    aoife, orla = device().new_page(), device().new_page()
    with kept_by(theirs) as there, kept_by(mine) as at_mine:
        meeting = a_meeting(there, SHARE_FILE)
        enter(aoife, theirs, meeting)
        box(aoife, "A question or theme for this meeting").fill("How slow is slow enough?")
        there.words_are(meeting, "practitioner.question", "How slow is slow enough?")
        file = send(aoife, "Orla", tmp_path)

        receive(orla, mine, file, "Go to the meeting")
        place_and_show(orla, mine, at_mine, meeting)
        file = send(orla, "Aoife", tmp_path)

        receive(aoife, theirs, file, "Go to the meeting")
        jump(aoife, "two_views")
        tap_in(aoife, "Trust: where did the talk lead", "We see it closer now.")
        there.place_is(meeting, "both.differ.trust", "closer")
        jump(aoife, "actions")
        action = box(aoife, "What will happen (1)")
        action.press_sequentially("Visit ", delay=5)
        theirs.kill()
        action.press_sequentially("the unit", delay=5)
        theirs.start()
        there.words_are(meeting, "both.action_1", "Visit the unit")
        jump(aoife, "confirm")
        press(aoife, "I confirm this record")
        press(aoife, "Yes, I confirm it")
        wait_until(lambda: PRACTITIONER in there.supervision.confirmations.of(meeting), "her confirmation")
        at_rest(aoife)
        file = send(aoife, "Orla", tmp_path)

        receive(orla, mine, file, "Go to the meeting")
        jump(orla, "confirm")
        press(orla, "I confirm this record")
        press(orla, "Yes, I confirm it")
        here(orla, RECORD)
        file = send_record(orla, tmp_path)

        receive(aoife, theirs, file, "Read the record")
        here(aoife, RECORD)
        ours, hers = at_mine.supervision.record.of(meeting), there.supervision.record.of(meeting)
    assert (ours.is_whole, hers.is_whole, ours.hash) == (True, True, hers.hash)
    assert canonical(ours.body) == canonical(hers.body)
    assert hash_of(hers.body) == hers.hash
    assert hers.body.fields["practitioner.question"] == ("How slow is slow enough?", None)
    assert {one.seat for one in hers.confirmed} == {PRACTITIONER, SUPERVISOR}


def send_record(page: Page, folder: Path) -> Path:
    """Save the confirmed record for the other person to keep."""
    make_with_own_passphrase(page)
    with page.expect_download() as coming:
        press(page, "Save the file")
    saved = folder / "the record.alongside"
    coming.value.save_as(saved)
    return saved
