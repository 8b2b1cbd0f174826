"""The main job, from the first page to deleting it again, on a phone."""

from __future__ import annotations

import io
import re

import pikepdf
from playwright.sync_api import Page, expect

from model.content import Content
from model.store import Own
from tests.browser.serving import A_DAY, Served, wait_until
from tests.browser.walking import (
    at_rest,
    draft_in,
    follow,
    go,
    here,
    place_kept,
    press,
    said_saved,
    sideways,
    tap,
    words_kept,
    write,
)


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    at_rest(page)


def test_whole_walk_on_a_phone(phone: Page, served: Served, own: Own) -> None:
    go(phone, served.address, "Alongside")
    press(phone, "Begin five minutes")
    here(phone, "The meeting")
    draft = draft_in(phone)

    write(phone, "A short walk by the river")
    said_saved(phone)
    choose(phone, "What kind of meeting?", "A home visit")
    whose = phone.get_by_role("combobox", name=re.compile("^Whose meeting"))
    whose.click()
    whose.press_sequentially("Kestrel")
    whose.press("Enter")
    wait_until(lambda: own.reflection(draft).relationship, "the made-up name")
    assert sideways(phone) == {}

    press(phone, "Keep and go on")
    here(phone, "Creating safety")
    write(phone, "We sat on the wall and nobody hurried.")
    tap(phone, "4. Mostly there")
    place_kept(own, draft, "safety.place", "4")
    words_kept(own, draft, "safety.what", "We sat on the wall and nobody hurried.")

    press(phone, "Keep and go on")
    here(phone, "What stood out")
    press(phone, "Trust")
    place_kept(own, draft, "stood_out", "trust")
    press(phone, "Be flexible")
    place_kept(own, draft, "stood_out", "trust,flexible")

    press(phone, "Keep and go on")
    here(phone, "Trust")
    tap(phone, "Not sure")
    place_kept(own, draft, "trust.place", "not_sure")
    press(phone, "Keep and go on")
    here(phone, "Be flexible")
    tap(phone, "2. Glimpses")
    place_kept(own, draft, "flexible.place", "2")
    press(phone, "Keep and go on")
    here(phone, "In a few words")
    write(phone, "It was grand.")
    words_kept(own, draft, "their_telling", "It was grand.")
    press(phone, "Keep and go on")
    here(phone, "That is the walk")
    press(phone, "See the picture")

    here(phone, re.compile("a home visit$"))
    assert not own.reflection(draft).is_draft
    said = re.compile("^Base layer: Creating safety at 4 of 5. Core layer: .* Skills, .*: Be flexible at 2 of 5")
    expect(phone.get_by_test_id("stMain").get_by_text(said)).to_be_visible()
    expect(phone.get_by_role("figure", name=re.compile("^Radar. Base layer: Creating safety at 4 of 5"))).to_be_visible()
    phone.get_by_text("As a table").click()
    expect(phone.get_by_role("cell", name="2 of 5", exact=True)).to_be_visible()
    assert sideways(phone) == {}

    press(phone, "Trust")
    place_kept(own, draft, "picks", "trust")
    expect(phone.get_by_role("heading", level=3, name="Trust")).to_be_visible()
    write(phone, "Ring before I come")
    wait_until(lambda: [step.words for step in own.next_steps(draft)] == ["Ring before I come"], "the next step")

    with phone.expect_download() as coming:
        press(phone, "Save as PDF")
    assert coming.value.suggested_filename == f"alongside-{own.reflection(draft).happened_on.isoformat()}.pdf"
    with pikepdf.open(io.BytesIO(coming.value.path().read_bytes())) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked) is True

    follow(phone, "My reflections")
    here(phone, "My reflections")
    find = phone.get_by_label("Find in my own words")
    find.fill("nothing like it")
    find.press("Enter")
    expect(phone.get_by_text("Nothing found with those words.")).to_be_visible()
    find.fill("HURRIED")
    find.press("Enter")
    expect(phone.get_by_text("A short walk by the river", exact=True)).to_be_visible()
    follow(phone, "Open")
    here(phone, re.compile("a home visit$"))
    follow(phone, "Change or add something")
    here(phone, "That is the walk")
    press(phone, "Go to")
    press(phone, "The meeting")
    here(phone, "The meeting")
    write(phone, ", in the rain")
    words_kept(own, draft, "headline", "A short walk by the river, in the rain")
    follow(phone, "Leave for now")
    here(phone, "Alongside")
    expect(phone.get_by_text("Ring before I come", exact=True)).to_be_visible()

    go(phone, f"{served.address}/reflections", "My reflections")
    expect(phone.get_by_text("A short walk by the river, in the rain", exact=True)).to_be_visible()
    press(phone, "Delete")
    phone.get_by_role("dialog").get_by_role("button", name="Delete for good", exact=True).click()
    wait_until(lambda: own.count() == 0, "the reflection gone")
    expect(phone.get_by_text("A short walk by the river, in the rain", exact=True)).to_have_count(0)


def test_going_on_shows_the_next_screen_from_its_title(phone: Page, served: Served, own: Own, shipped: Content) -> None:
    draft = own.start("full_walk", shipped.version, "en", A_DAY, step="trust").id
    go(phone, f"{served.address}/reflect?draft={draft}", "Trust")
    press(phone, "Keep and go on")
    here(phone, "Time")
    expect(phone.get_by_role("heading", level=1)).to_be_in_viewport()
