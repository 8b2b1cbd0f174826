"""A workshop's console, big screen and phones: no violation that axe can see, nothing sideways, and no mouse needed."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from model.store import Store, TrainerStore
from model.workshop.room import Given, Room
from model.workshop.script import script_of
from tests.browser.reflection.walk import at_rest
from tests.browser.scan import THEMES, open_fresh, scan
from tests.browser.server import Served
from tests.browser.workshop.walk import kept, kept_by, title, trainers
from tests.devices import Device
from tests.shipped import shipped_content

PEOPLE = 6
LINE = "Llanfairpwllgwyngyllgogerychwyrn"
ON_PHONE = (
    *("welcome", "one_word", "one_word_shown", "ground", "ground_shown", "two_by_two", "story", "story_shown"),
    *("looking_back", "looking_back_shown", "one_thing", "close"),
)
WITH_TRAINER = (
    *("welcome", "one_word", "one_word_shown", "ground", "ground_shown", "two_by_two"),
    *("story_shown", "looking_back_shown", "close"),
)


@dataclass(frozen=True)
class Held:
    """A room with six people in it, of whom one holds the phone that is looked at."""

    trainer: TrainerStore
    room: Room
    token: str

    def stands_at(self, step: str) -> None:
        """Go there; what a reveal names is shown, and a clock runs."""
        self.trainer.rooms.move(self.room.id, step)
        if step.endswith("_shown"):
            self.trainer.results.show(self.room.id)
        if step == "two_by_two":
            self.trainer.rooms.start_clock(self.room.id, 600)


def held_in(store: Store) -> Held:
    """Open a room, and answer all of it in six people's names."""
    content, participants = shipped_content(), store.participants()
    script = script_of(content, "meeting_the_model")
    room = trainers(store).rooms.open(script, content_version=content.version, language="en")
    tokens = [secrets.token_hex(16) for _ in range(PEOPLE)]
    trainers(store).rooms.move(room.id, script.plan.steps[-1].key)
    for number, token in enumerate(tokens):
        participants.entrance.join(room.code, token, content.phone.key_words)
        phone = participants.phones.get(room.code, token)
        assert phone is not None
        fields = script.all_fields().items()
        given = [
            Given(room.id, phone.person, field, answers[number % len(answers)] if answers else LINE)
            for field, (_, answers) in fields
        ]
        assert participants.answers.keep(given) == [True] * len(given)
    for line in trainers(store).lines.all(room.id, "one_word")[1:]:
        trainers(store).lines.approve(room.id, line.id, "shown")
    return Held(trainers(store), room, tokens[0])


@pytest.fixture(scope="module")
def held(running: Served) -> Iterator[Held]:
    """The room that these tests look at."""
    with kept_by(running) as store:
        held = held_in(store)
        yield held
        held.trainer.rooms.forget(held.room.id)


def give_place(context: BrowserContext, running: Served, held: Held) -> None:
    """Let a device be one person's phone."""
    cookie = {"name": f"alongside_{held.room.code}", "value": held.token, "url": f"{running.address}/join"}
    context.add_cookies([cookie])  # type: ignore[list-item]


def phone_in(context: BrowserContext, running: Served, held: Held) -> Page:
    """A tab of one person's phone."""
    give_place(context, running, held)
    page = context.new_page()
    page.goto(f"{running.address}/join/{held.room.code}")
    return page


@pytest.fixture(scope="module", params=ON_PHONE)
def on_phone(request: pytest.FixtureRequest, scanned: Page, running: Served, held: Held) -> Page:
    """A step on one person's phone, everything unfolded, opened once for both themes."""
    held.stands_at(request.param)
    give_place(scanned.context, running, held)
    open_fresh(scanned, f"{running.address}/join/{held.room.code}")
    scanned.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    return scanned


@pytest.mark.parametrize("theme", THEMES)
def test_phone_page_has_no_violation_and_nothing_sideways(on_phone: Page, theme: str) -> None:
    assert scan(on_phone, theme) == []


@pytest.fixture(scope="module", params=["/join", "/join/BCDFGH", "/join?code=B", "/join/{code}/mine"])
def beside_steps(request: pytest.FixtureRequest, scanned: Page, running: Served, held: Held) -> Page:
    """Another page of the phone."""
    give_place(scanned.context, running, held)
    open_fresh(scanned, running.address + request.param.format(code=held.room.code))
    return scanned


@pytest.mark.parametrize("theme", THEMES)
def test_page_beside_the_steps_has_no_violation_and_nothing_sideways(beside_steps: Page, theme: str) -> None:
    assert scan(beside_steps, theme) == []


@pytest.fixture(
    scope="module", params=[(step, page) for step in WITH_TRAINER for page in ("room", "screen")], ids="-".join
)
def with_trainer(request: pytest.FixtureRequest, scanned: Page, running: Served, held: Held) -> Page:
    """A step on the trainer's console or the big screen, everything unfolded."""
    step, page = request.param
    held.stands_at(step)
    open_fresh(scanned, f"{running.address}/{page}?room={held.room.id}")
    expect(title(scanned)).to_be_visible()
    for part in scanned.get_by_test_id("stExpander").locator("summary").all():
        part.click()
    at_rest(scanned)
    return scanned


@pytest.mark.parametrize("theme", THEMES)
def test_trainers_page_has_no_violation_and_nothing_sideways(with_trainer: Page, theme: str) -> None:
    assert scan(with_trainer, theme) == []


def test_phone_is_used_by_keyboard_alone(device: Device, running: Served, held: Held) -> None:
    held.stands_at("ground")
    page = phone_in(device(320), running, held)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "ground.trust":
            break
    page.keyboard.press("ArrowDown")
    kept(page)
    chosen = page.locator('input[name="ground.trust"]:checked')
    expect(chosen).to_be_focused()
    place = chosen.get_attribute("value")
    page.reload()
    expect(page.locator(f'input[name="ground.trust"][value="{place}"]')).to_be_checked()


@pytest.mark.parametrize("width", [320, 640])
def test_what_is_pressed_is_large_enough_for_a_thumb(device: Device, running: Served, held: Held, width: int) -> None:
    held.stands_at("ground")
    page = phone_in(device(width), running, held)
    heights = page.locator("main label, main button, main summary").evaluate_all(
        "all => all.map(one => [one.innerText.slice(0, 30), one.getBoundingClientRect().height])"
    )
    assert [(name, height) for name, height in heights if height < 44] == []


def test_a_screen_reader_hears_that_the_room_has_moved(device: Device, running: Served, held: Held) -> None:
    held.stands_at("welcome")
    page = phone_in(device(390), running, held)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    held.stands_at("ground")
    expect(title(page)).to_have_text("The ground and what stands on it")
    expect(title(page)).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(re.compile("The room has moved on"))
