"""The main job, from the first page to deleting it again, on a phone."""

from __future__ import annotations

import io
import re

import pikepdf
from playwright.sync_api import Page, expect

from model.content import Content
from model.store import OwnStore
from tests.browser.reflection.walk import (
    WHICH_MEETING,
    at_rest,
    draft_in,
    follow,
    go,
    here,
    open_list,
    place_kept,
    press,
    said_saved,
    sideways,
    tap,
    unfold,
    words_kept,
    write,
)
from tests.browser.server import A_DAY, Served, wait_until

HOME_VISIT = re.compile("a home visit(, with Kestrel)?$")


def choose(page: Page, label: str, option: str) -> None:
    open_list(page, label)
    page.get_by_role("option", name=option, exact=True).click()
    at_rest(page)


def say_what_the_meeting_was(page: Page, own: OwnStore, draft: str) -> None:
    write(page, "A short walk by the river")
    said_saved(page)
    unfold(page, WHICH_MEETING)
    choose(page, "What kind of meeting?", "A home visit")
    whose = page.get_by_role("combobox", name=re.compile("^Whose meeting"))
    whose.click()
    whose.press_sequentially("Kestrel")
    whose.press("Enter")
    wait_until(lambda: own.reflections.get(draft).relationship, "the made-up name")
    assert [one.pseudonym for one in own.relationships.all()] == ["Kestrel"]
    assert sideways(page) == {}


def answer_five_minutes(page: Page, own: OwnStore, draft: str) -> None:
    press(page, "Keep and go on")
    here(page, "Creating safety")
    tap(page, "4. Both play a part")
    place_kept(own, draft, "safety.place", "4")
    unfold(page, "Write about it")
    write(page, "We sat on the wall and nobody hurried.")
    words_kept(own, draft, "safety.what", "We sat on the wall and nobody hurried.")
    press(page, "Keep and go on")
    here(page, "What stood out, for better or worse?")
    page.get_by_test_id("stCheckbox").filter(has_text="Trust").click()
    place_kept(own, draft, "stood_out", "trust")
    page.get_by_test_id("stCheckbox").filter(has_text="Be flexible").click()
    place_kept(own, draft, "stood_out", "trust,flexible")
    for element, title, place, kept in (
        ("trust", "Trust", "Not sure", "not_sure"),
        ("flexible", "Be flexible", "2. A start", "2"),
    ):
        press(page, "Keep and go on")
        here(page, title)
        tap(page, place)
        place_kept(own, draft, f"{element}.place", kept)
    write(page, "It was grand.", box=1)
    words_kept(own, draft, "their_telling", "It was grand.")
    press(page, "Keep and see the picture")


def see_the_picture(page: Page, own: OwnStore, draft: str) -> None:
    here(page, HOME_VISIT)
    assert own.reflections.get(draft).is_draft is False
    said = re.compile(r"^Base layer: Creating safety at “Both play a part”\. Core layer: .*Be flexible at “A start”")
    expect(page.get_by_test_id("stMain").get_by_text(said)).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("Looked at: Creating safety, Trust, Be flexible."))).to_be_visible()
    unfold(page, "As a radar")
    radar = re.compile("^Radar. Base layer: Creating safety at “Both play a part”")
    expect(page.get_by_role("figure", name=radar)).to_be_visible()
    unfold(page, "As a table")
    expect(page.get_by_role("cell", name="2. A start", exact=True)).to_be_visible()
    assert sideways(page) == {}


def pick_and_plan(page: Page, own: OwnStore, draft: str) -> None:
    press(page, "Trust")
    place_kept(own, draft, "picks", "trust")
    expect(page.get_by_role("heading", level=3, name="Trust")).to_be_visible()
    write(page, "Ring before I come")
    words_kept(own, draft, "next_1", "Ring before I come")
    wait_until(lambda: [step.words for step in own.next_steps.of(draft)] == ["Ring before I come"], "the next step")


def take_it_away(page: Page, own: OwnStore, draft: str) -> None:
    unfold(page, "Take it away as a file")
    with page.expect_download() as coming:
        press(page, "Save as PDF")
    day = own.reflections.get(draft).happened_on.isoformat()
    assert coming.value.suggested_filename == f"alongside-reflection-{day}-a-home-visit.pdf"
    with pikepdf.open(io.BytesIO(coming.value.path().read_bytes())) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked) is True


def find_and_change(page: Page, own: OwnStore, draft: str) -> None:
    follow(page, "My reflections")
    here(page, "My reflections")
    find = page.get_by_label("Find in my own words")
    find.fill("nothing like it")
    find.press("Enter")
    expect(page.get_by_text("Nothing found with those words.")).to_be_visible()
    find.fill("HURRIED")
    find.press("Enter")
    expect(page.get_by_text("A short walk by the river", exact=True)).to_be_visible()
    follow(page, "Open")
    here(page, HOME_VISIT)
    follow(page, "Change or add something")
    here(page, "Be flexible")
    press(page, "Screen 5 of 5")
    press(page, "The meeting")
    here(page, "The meeting")
    write(page, ", in the rain")
    words_kept(own, draft, "headline", "A short walk by the river, in the rain")
    press(page, "Leave for now")
    here(page, "Alongside")
    expect(page.get_by_text("Ring before I come", exact=True)).to_have_count(0)  # not on the day it was written


def delete_it(page: Page, served: Served, own: OwnStore) -> None:
    go(page, f"{served.address}/reflections", "My reflections")
    headline = page.get_by_text("A short walk by the river, in the rain", exact=True)
    expect(headline).to_be_visible()
    press(page, "Delete")
    page.get_by_role("dialog").get_by_role("button", name="Delete it", exact=True).click()
    wait_until(lambda: own.reflections.count() == 0, "the reflection gone")
    expect(headline).to_have_count(0)


def test_whole_walk_on_a_phone(phone: Page, served: Served, own: OwnStore) -> None:
    go(phone, served.address, "Alongside")
    phone.get_by_role("button", name="Begin five minutes").click()
    here(phone, "The meeting")
    draft = draft_in(phone)
    say_what_the_meeting_was(phone, own, draft)
    answer_five_minutes(phone, own, draft)
    see_the_picture(phone, own, draft)
    pick_and_plan(phone, own, draft)
    take_it_away(phone, own, draft)
    find_and_change(phone, own, draft)
    delete_it(phone, served, own)


def test_going_on_shows_the_next_screen_from_its_title(
    phone: Page, served: Served, own: OwnStore, shipped: Content
) -> None:
    draft = own.reflections.start("full_walk", shipped.version, "en", A_DAY, step="trust").id
    go(phone, f"{served.address}/reflect?draft={draft}", "Trust")
    press(phone, "Keep and go on")
    here(phone, "Time")
    expect(phone.get_by_role("heading", level=1)).to_be_in_viewport()


def test_back_of_the_browser_goes_back_one_screen_and_from_the_profile_to_the_last(
    phone: Page, served: Served, own: OwnStore
) -> None:
    go(phone, served.address, "Alongside")
    phone.get_by_role("button", name="Begin three lines").click()
    for title, on in (("The meeting", "go on"), ("Creating safety", "go on"), ("For next time", "see the picture")):
        here(phone, title)
        press(phone, f"Keep and {on}")
    here(phone, re.compile("20"))
    for title in ("For next time", "Creating safety", "The meeting"):
        phone.go_back()
        here(phone, title)
    phone.go_forward()
    here(phone, "Creating safety")
    press(phone, "Keep and go on")
    here(phone, "For next time")
    (reflection,) = own.reflections.all()
    assert re.fullmatch(rf"{served.address}/reflect\?draft={reflection.id}&screen=3", phone.url)
