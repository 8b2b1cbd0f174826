"""The page's script in a real browser: answers outlive a lost connection, and the phone follows the trainer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from pages.phones import join_routes
from tests.browser.server import wait_until
from tests.devices import Device
from tests.model.report.shared.pdf_reader import read

SAFETY_3 = 'input[name="ground.safety"][value="3"]'
SAFETY_4 = 'input[name="ground.safety"][value="4"]'


@pytest.fixture
def context(lend: Device) -> BrowserContext:
    return lend(390)


@pytest.fixture
def page(trainer, room, context: BrowserContext) -> Iterator[Page]:
    """A phone that has joined by the link."""
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda fault: errors.append(str(fault)))
    opened.on("console", lambda said: errors.append(said.text) if "Content Security" in said.text else None)
    opened.goto(f"http://{trainer.address[0]}:{trainer.address[1]}/join/{room.code}?door={room.link_code}")
    opened.click("#join")
    expect(opened.locator("h1")).to_have_text("Welcome")
    yield opened
    assert errors == []


def go(trainer, room, page, step):
    trainer.workshops.rooms.move(room.id, step)
    expect(page.locator(f"main[data-step={step}]")).to_be_visible()


def kept(trainer, room):
    return trainer.workshops.rooms.counts(room.id).answered


def test_phone_follows_by_itself_and_the_heading_has_the_focus(trainer, room, page):
    go(trainer, room, page, "ground")
    assert page.evaluate("document.activeElement.textContent") == "The ground and what stands on it"
    assert page.title() == "The ground and what stands on it · Meeting the model"
    expect(page.locator("#said")).to_have_text("The room has moved on.")


def test_choice_is_kept_at_once_and_says_when(trainer, room, page):
    go(trainer, room, page, "ground")
    page.check(SAFETY_3)
    expect(page.locator("#said")).to_contain_text("Kept, ")
    assert kept(trainer, room) == 1
    page.reload()
    expect(page.locator(SAFETY_3)).to_be_checked()


def test_time_the_server_told_becomes_the_phones_own(trainer, room, browser):
    with browser.new_context(timezone_id="Asia/Tokyo", locale="en-GB") as made:
        page = made.new_page()
        page.goto(f"http://{trainer.address[0]}:{trainer.address[1]}/join/{room.code}?door={room.link_code}")
        page.click("#join")
        expect(page.locator("h1")).to_have_text("Welcome")
        page.goto(f"http://{trainer.address[0]}:{trainer.address[1]}/join/{room.code}?kept=1772632920")
        expect(page.locator("#said")).to_have_text("Kept, 23:02")


def test_choice_made_without_a_network_is_sent_when_it_is_back(trainer, room, page, context):
    go(trainer, room, page, "ground")
    context.set_offline(True)
    page.check(SAFETY_3)
    page.check(SAFETY_4)
    expect(page.locator("#said")).to_have_text("Not kept yet, trying again")
    assert kept(trainer, room) == 0
    context.set_offline(False)
    expect(page.locator("#said")).to_contain_text("Kept, ")
    page.reload()
    expect(page.locator(SAFETY_4)).to_be_checked()
    assert kept(trainer, room) == 1


def test_choice_not_yet_sent_outlives_a_reload(trainer, room, page):
    go(trainer, room, page, "ground")
    page.route("**/answer", lambda route: route.abort())
    page.check(SAFETY_3)
    expect(page.locator("#said")).to_have_text("Not kept yet, trying again")
    page.unroute("**/answer")
    page.reload()
    expect(page.locator("#said")).to_contain_text("Kept, ")
    expect(page.locator(SAFETY_3)).to_be_checked()
    assert kept(trainer, room) == 1


def test_server_that_has_trouble_is_asked_again(trainer, room, page):
    go(trainer, room, page, "ground")
    tries = []

    def troubled(route):
        tries.append(1)
        route.fulfill(status=503, body="{}") if len(tries) < 3 else route.continue_()

    page.route("**/answer", troubled)
    page.check(SAFETY_3)
    expect(page.locator("#said")).to_contain_text("Kept, ", timeout=12_000)
    assert (len(tries), kept(trainer, room)) == (3, 1)


def test_phone_that_was_away_catches_up_and_keeps_what_it_chose(trainer, room, page, context):
    go(trainer, room, page, "ground")
    context.set_offline(True)
    page.check(SAFETY_3)
    trainer.workshops.rooms.move(room.id, "two_by_two")
    page.wait_for_timeout(1500)
    context.set_offline(False)
    expect(page.locator("main[data-step=two_by_two]")).to_be_visible(timeout=12_000)
    expect(page.locator("#said")).not_to_have_text("Not kept yet, trying again")
    trainer.workshops.rooms.move(room.id, "ground")
    wait_until(lambda: kept(trainer, room) == 1, "the choice kept")


def test_words_not_sent_are_not_lost_when_the_room_moves_on(trainer, room, page):
    go(trainer, room, page, "one_word")
    page.fill("#line", "turning up")
    trainer.workshops.rooms.move(room.id, "one_word_shown")
    expect(page.get_by_role("alert")).to_contain_text("your words are not sent yet")
    assert page.input_value("#line") == "turning up"
    page.get_by_role("button", name="Send and go on").click()
    expect(page.locator("main[data-step=one_word_shown]")).to_be_visible()
    expect(page.locator("#said")).to_contain_text("Kept, ")
    assert trainer.words(room) == ["turning up"]


def test_words_can_be_left_unsent(trainer, room, page):
    go(trainer, room, page, "one_word")
    page.fill("#line", "hm")
    trainer.workshops.rooms.move(room.id, "one_word_shown")
    page.get_by_role("button", name="Go on without sending").click()
    expect(page.locator("main[data-step=one_word_shown]")).to_be_visible()
    assert trainer.words(room) == []


def test_half_typed_words_outlive_a_reload_and_what_changes_on_the_page(trainer, room, page):
    go(trainer, room, page, "one_word")
    page.locator("#line").press_sequentially("turning u")
    page.reload()
    expect(page.locator("#line")).to_have_value("turning u")
    page.locator("#line").press("End")
    page.locator("#line").press_sequentially("p")
    people = trainer.people(room, 5)
    trainer.answer(room, "one_word", people)
    trainer.show(room, "one_word")
    expect(page.locator("#results")).to_be_visible()
    expect(page.locator("#line")).to_have_value("turning up")
    expect(page.locator("#line")).to_be_focused()


def test_sent_words_say_that_they_wait(trainer, room, page):
    go(trainer, room, page, "one_word")
    page.fill("#line", "turning up")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("main")).to_contain_text("The trainer reads it before anybody else sees it.")


def test_words_that_reach_the_room_at_last_say_that_they_wait_too(trainer, room, page, context):
    go(trainer, room, page, "one_word")
    page.fill("#line", "turning up")
    context.set_offline(True)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#said")).to_have_text("Not kept yet, trying again")
    context.set_offline(False)
    expect(page.get_by_text("You sent: turning up")).to_be_visible(timeout=12_000)


def test_sending_no_words_is_nothing_to_keep(trainer, room, page):
    go(trainer, room, page, "one_word")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#said")).to_have_text("Nothing to keep yet.")
    assert kept(trainer, room) == 0


def test_words_taken_back_are_kept_as_taken_back(trainer, room, page):
    go(trainer, room, page, "one_word")
    page.fill("#line", "turning up")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("You sent: turning up")).to_be_visible()
    page.fill("#line", "")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("You sent: turning up")).not_to_be_visible()
    assert kept(trainer, room) == 0


def test_words_that_the_end_comes_before_are_said_not_to_be_sent(trainer, room, page):
    go(trainer, room, page, "one_word")
    page.fill("#line", "turning up")
    trainer.workshops.rooms.end(room.id)
    expect(page.get_by_text("What you had not sent yet was not sent. Nobody has seen it.")).to_be_visible()
    expect(page.get_by_role("button", name="Send")).to_be_disabled()
    assert page.locator("#line").input_value() == "turning up"


def test_timer_counts_down(trainer, room, page):
    go(trainer, room, page, "two_by_two")
    trainer.workshops.rooms.start_clock(room.id, 65)
    expect(page.get_by_role("timer")).to_have_text("1:03", timeout=8_000)
    trainer.workshops.rooms.start_clock(room.id, 1)
    expect(page.get_by_role("timer")).to_have_text("Time is up. Finish your sentence.")


def test_after_the_end_the_page_stays_with_what_can_be_taken_away(trainer, room, page):
    go(trainer, room, page, "ground")
    page.check(SAFETY_3)
    expect(page.locator("#said")).to_contain_text("Kept, ")
    go(trainer, room, page, "close")
    trainer.workshops.rooms.end(room.id)
    expect(page.locator("#said")).to_have_text("The workshop has ended.")
    with page.expect_download() as saving:
        page.get_by_role("link", name="Keep it as a file").click()
    assert '"safety": "3"' in saving.value.path().read_text(encoding="utf-8")
    with page.expect_download() as paper:
        page.get_by_role("button", name="Save it as a PDF").click()
    assert "3. Taking shape" in read(paper.value.path().read_bytes()).whole_text
    expect(page.get_by_text("3. Taking shape").first).to_be_visible()
    expect(page.locator("footer")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_own_page_says_that_the_workshop_has_ended_and_keeps_what_is_on_it(trainer, room, page):
    go(trainer, room, page, "ground")
    page.check(SAFETY_3)
    expect(page.locator("#said")).to_contain_text("Kept, ")
    page.get_by_role("link", name="See where you placed things").click()
    expect(page.get_by_role("button", name="Back to the workshop")).to_be_visible()
    trainer.workshops.rooms.move(room.id, "close")
    trainer.workshops.rooms.end(room.id)
    expect(page.locator("#said")).to_have_text("The workshop has ended.")
    expect(page.locator(".note")).to_contain_text("it cannot be loaded again")
    expect(page.get_by_role("button", name="Back to the workshop")).to_have_count(0)
    with page.expect_download() as paper:
        page.get_by_role("button", name="Save it as a PDF").click()
    assert "3. Taking shape" in read(paper.value.path().read_bytes()).whole_text
    expect(page.get_by_text("3. Taking shape").first).to_be_visible()


def test_counts_of_a_story_stand_open_once_they_are_shown(trainer, room, page):
    people = trainer.people(room, 5)
    trainer.workshops.rooms.move(room.id, "story")
    trainer.answer(room, "story", people)
    go(trainer, room, page, "story_shown")
    trainer.workshops.results.show(room.id)
    expect(page.get_by_text("5 answered.")).to_be_visible()
    expect(page.locator("#results table")).to_be_visible()
    page.get_by_text("As a table").click()
    expect(page.locator("#results table")).to_be_hidden()
    again = trainer.workshops.results.show(room.id)
    expect(page.locator(f'main[data-version="{again.version}"]')).to_be_visible()
    expect(page.locator("#results table")).to_be_hidden()


def test_phone_that_is_cleared_is_told_and_joins_again(trainer, room, page):
    trainer.workshops.people.clear_silent(room.id)
    expect(page.get_by_role("alert")).to_contain_text("the trainer has cleared those who gave nothing")
    expect(page.locator(".key")).to_have_count(0)
    page.get_by_role("link", name="Join again").click()
    expect(page.locator(".note")).to_contain_text("then press Join again")
    page.click("#join")
    expect(page.locator("h1")).to_have_text("Welcome")
    assert trainer.workshops.rooms.joined(room.id) == 1


def test_phone_that_gave_something_goes_on_when_others_are_cleared(trainer, room, page):
    trainer.people(room, 3)
    go(trainer, room, page, "ground")
    page.check(SAFETY_3)
    expect(page.locator("#said")).to_contain_text("Kept, ")
    assert trainer.workshops.people.clear_silent(room.id) == 3
    go(trainer, room, page, "one_word")
    assert trainer.workshops.rooms.joined(room.id) == 1


def test_waiting_phone_comes_in_by_itself_without_script(trainer, room, browser, clock, monkeypatch):
    monkeypatch.setattr(join_routes, "TRIES_AGAIN", 1)
    while join_routes._joins.take(f"{room.code} code 127.0.0.1"):
        pass
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"http://{trainer.address[0]}:{trainer.address[1]}/join/{room.code}")
    page.click("#join")
    expect(page.locator("h1")).to_have_text("You will be in soon")
    clock.now += 1
    expect(page.locator("h1")).to_have_text("Welcome")
    context.close()
    assert trainer.workshops.rooms.joined(room.id) == 1


def test_back_button_after_joining_is_harmless(trainer, room, page):
    page.go_back()
    page.go_forward()
    page.go_back()
    trainer.workshops.rooms.move(room.id, "ground")
    expect(page.locator("h1")).to_have_text("The ground and what stands on it")
    assert trainer.workshops.rooms.joined(room.id) == 1


def test_no_page_scrolls_sideways(trainer, room, page):
    people = trainer.people(room, 6)
    script = trainer.workshops.rooms.script(room.id)
    wide = []
    for step in script.plan.steps:
        trainer.workshops.rooms.move(room.id, step.key)
        if script.fields(step):
            trainer.answer(room, step.key, people, "W" * 140 + "{}")
        if script.revealed_by(step):
            trainer.show(room, step.key)
        page.goto(page.url)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        for width in (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 700})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((step.key, width))
    assert wide == []


def test_everything_to_press_is_large_enough(trainer, room, page):
    small = []
    for step in ("ground", "one_word", "looking_back", "one_thing", "close"):
        go(trainer, room, page, step)
        boxes = page.evaluate(
            "[...document.querySelectorAll('main label:has(input), button, summary, a.go, input[type=text]')]"
            ".filter(one => one.checkVisibility()).map(one => [one, one.getBoundingClientRect()])"
            ".map(([one, box]) => [one.textContent.trim(), box.width, box.height])"
        )
        small += [(step, *box) for box in boxes if min(box[1:]) < 44]
    assert small == []


def test_without_script_the_whole_way_is_gone_by_pressing(trainer, room, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"http://{trainer.address[0]}:{trainer.address[1]}/join")
    page.fill("#code", room.code.lower())
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Join").click()
    trainer.workshops.rooms.move(room.id, "ground")
    page.get_by_role("link", name="Continue").click()
    page.check(SAFETY_3)
    page.get_by_role("button", name="Keep my answers").click()
    expect(page.locator("#said")).to_contain_text("Kept, ")
    expect(page.locator(SAFETY_3)).to_be_checked()
    trainer.workshops.rooms.move(room.id, "one_word")
    page.get_by_role("link", name="Continue").click()
    page.fill("#line", "turning up")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("main")).to_contain_text("The trainer reads it before anybody else sees it.")
    context.close()
    trainer.workshops.rooms.move(room.id, "ground")
    assert kept(trainer, room) == 1
