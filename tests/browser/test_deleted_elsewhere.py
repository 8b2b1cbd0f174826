"""Everything is deleted in one browser: in another one every open page is empty of it, and no file is given out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from model.access import LOCAL, guest_of
from model.store import Store
from model.supervision.meeting import SHARE_FILE
from model.workshop.script import script_of
from pages.parts.shared.in_this_tab import DELETED
from pages.parts.shared.what_is_there import WAS_DELETED
from server.downloads import NO_FILE
from tests.browser.reflection.walk import at_rest, go, here, press, unfold, write
from tests.browser.server import A_DAY, Served, wait_until
from tests.devices import Device
from tests.shipped import shipped_content

WORDS = "zqkept"
SOON = 25.0
"""Within so many seconds an open page notices: a few seconds, and as much again for a busy machine."""

NEVER_LOOKS = """
    const every = window.setInterval
    window.setInterval = (act, wait, ...rest) => (wait >= 1000 ? 0 : every(act, wait, ...rest))
"""
"""Makes a tab that does not look again by itself, so that what is pressed in it comes before it has noticed."""


@pytest.fixture
def kept(served: Served) -> Iterator[Store]:
    """The store of the running Alongside, with nothing in it."""
    with served.store() as store:
        yield store


def a_reflection(store: Store, *, finished: bool = True) -> str:
    """A reflection whose every word can be told."""
    own = store.of(LOCAL)
    made = own.reflections.start("full_walk", "v1", "en", A_DAY, headline=f"{WORDS} headline", step="trust").id
    for field in ("trust.what", "next_1"):
        own.answers.save(made, field, words=f"{WORDS} {field}", tab="t", base_version=0)
    own.answers.save(made, "trust.place", place="4", tab="t", base_version=0)
    if finished:
        own.reflections.finish(made)
    return made


def a_meeting(store: Store, *, confirmed: bool) -> str:
    """A meeting with a supervisor whose name can be told, open or confirmed."""
    seated, content = store.supervision(LOCAL), shipped_content()
    supervision = seated.supervisions.begin(f"{WORDS} practitioner", f"{WORDS} supervisor").id
    script = content.script("monthly")
    meeting = seated.meetings.begin(
        supervision, script, mode=SHARE_FILE, held_on=A_DAY, language="en", content_version=content.version
    ).id
    for field in ("both.agenda", "both.action_1"):
        seated.answers.save(meeting, field, words=f"{WORDS} {field}", tab="t", base_version=0)
    if confirmed:
        for one in (seated, store.supervision(guest_of(supervision))):
            one.confirmations.confirm(meeting, agrees=True)
    return meeting


def a_room(store: Store) -> str:
    """A workshop that has ended."""
    content, rooms = shipped_content(), store.workshops(LOCAL).rooms
    room = rooms.open(script_of(content, "meeting_the_model"), content_version=content.version, language="en").id
    rooms.end(room)
    return room


@contextmanager
def tabs(context: BrowserContext, served: Served, addresses: dict[str, str]) -> Iterator[dict[str, Page]]:
    """A tab for each address."""
    opened = {}
    for name, address in addresses.items():
        opened[name] = context.new_page()
        opened[name].goto(f"{served.address}/{address}")
        expect(opened[name].get_by_role("heading", level=1)).to_be_visible()
        at_rest(opened[name])
    yield opened


def seen(page: Page) -> str:
    """All words on the page, those in its boxes too."""
    return page.locator("body").inner_text() + str(
        page.locator("textarea").evaluate_all("all => all.map(one => one.value)")
    )


def delete_everything(page: Page, served: Served) -> None:
    """As a person does it."""
    go(page, f"{served.address}/reflections", "My reflections")
    page.get_by_text("Delete everything I have written").click()
    sure = page.get_by_label("To be sure, type: delete everything")
    sure.fill("delete everything")
    sure.press("Enter")
    press(page, "Delete everything for good")
    expect(page.get_by_text("What you write will be listed here")).to_be_visible()


def test_every_open_page_is_soon_empty_of_what_another_browser_deleted(
    device: Device, served: Served, kept: Store, trouble: list[str]
) -> None:
    draft, finished = a_reflection(kept, finished=False), a_reflection(kept)
    meeting, record, room = a_meeting(kept, confirmed=False), a_meeting(kept, confirmed=True), a_room(kept)
    pages = {
        "home": "",
        "list": "reflections",
        "draft": f"reflect?draft={draft}",
        "profile": f"profile?draft={finished}",
        "take": f"take?draft={finished}&meeting={meeting}",
        "people": "supervision",
        "before": f"supervision?meeting={meeting}",
        "meeting": f"meeting?meeting={meeting}",
        "record": f"record?meeting={record}",
        "room": f"room?room={room}",
    }
    lists = {"home", "list", "people"}
    with tabs(device(), served, pages) as opened:
        shown = {name for name, page in opened.items() if WORDS in seen(page)}
        assert shown == pages.keys() - {"room"}
        delete_everything(device().new_page(), served)
        for name, page in opened.items():
            wait_until(lambda page=page: WORDS not in seen(page), f"{name} without the words", patience=SOON)
            if name not in lists:
                expect(page.get_by_text(WAS_DELETED), name).to_be_visible()
            at_rest(page)
            assert (name, WORDS in page.content()) == (name, False)
    assert trouble == []


def test_nothing_is_given_out_or_kept_in_a_tab_that_has_not_noticed_yet(
    device: Device, served: Served, kept: Store
) -> None:
    finished = a_reflection(kept)
    page = device().new_page()
    page.add_init_script(NEVER_LOOKS)
    go(page, f"{served.address}/profile?draft={finished}", "4 March 2026")
    unfold(page, "Take it away as a file")
    with page.expect_download() as before:
        press(page, "Save as PDF")
    made = before.value
    assert (made.path().read_bytes()[:4], page.request.get(made.url).status) == (b"%PDF", 200)
    delete_everything(device().new_page(), served)
    given = []
    page.on("download", lambda file: given.append(file.url))
    press(page, "Save as PDF")
    expect(page.get_by_test_id("stDownloadButtonError")).to_have_text(NO_FILE)
    assert (given, page.request.get(made.url).status) == ([], 404)
    write(page, " and more")
    expect(page.get_by_text(DELETED).first).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("link", name="My reflections").click()
    here(page, "My reflections")
    expect(page.get_by_text("Some words came too late to be kept")).to_be_visible()
    own = kept.of(LOCAL)
    assert (own.reflections.count(), own.relationships.all()) == (0, [])


def test_tab_of_what_was_deleted_opens_again_when_that_is_undone(
    device: Device, served: Served, kept: Store, trouble: list[str]
) -> None:
    context = device()
    with tabs(context, served, {"profile": f"profile?draft={a_reflection(kept)}"}) as opened:
        deleting = context.new_page()
        go(deleting, f"{served.address}/reflections", "My reflections")
        press(deleting, "Delete")
        deleting.get_by_role("dialog").get_by_role("button", name="Delete it", exact=True).click()
        expect(deleting.get_by_text("You can undo it here for a minute.")).to_be_in_viewport()
        expect(opened["profile"].get_by_text(WAS_DELETED)).to_be_visible(timeout=SOON * 1000)
        press(deleting, "Undo")
        expect(deleting.get_by_text("It is back, as it was.")).to_be_visible()
        expect(opened["profile"].get_by_role("heading", name="4 March 2026")).to_be_visible(timeout=SOON * 1000)
        wait_until(lambda: WORDS in seen(opened["profile"]), "the words again", patience=SOON)
    assert trouble == []
