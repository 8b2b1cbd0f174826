"""A whole workshop: a trainer, a big screen, and three phones, one without script and one that loses its connection."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from model.access import LOCAL
from model.content.published import ELEMENTS
from model.store import Store
from model.workshop.own_profile import read_profile
from tests.browser.reflection.walk import at_rest, go, here, press
from tests.browser.server import Served, wait_until
from tests.browser.workshop.walk import (
    KEEP,
    NEXT_PART,
    SLOW,
    act,
    answered,
    choose,
    go_next,
    join,
    kept,
    kept_by,
    key_of,
    others_answer,
    others_join,
    press_on,
    read_and_let_show,
    show,
    title,
    trainers,
)
from tests.devices import Device
from tests.model.report.shared.pdf_reader import read

GROUND, SHOWN = "The ground and what stands on it", "How the ground looks in this room"
TALK_FIRST = "Talk first. What you answered comes when the room is ready."
LINES = ["steady", "kettle", "**doors** <b>open</b>"]


@dataclass
class Walk:
    """Everybody in the room: the trainer's two tabs, three phones, and the other people's ids."""

    trainer: Page
    screen: Page
    quick: Page
    plain: Page
    lost: Page
    store: Store
    room: str = ""
    others: tuple[tuple[str, str], ...] = ()

    def arrived(self, heading: str, *phones: Page) -> None:
        """Wait until the phones that follow by themselves are at this step."""
        for phone in phones:
            expect(title(phone)).to_have_text(heading, timeout=SLOW)


@pytest.fixture
def tab(device: Device, browser: Browser, trouble: list[str]) -> Iterator[Callable[..., Page]]:
    """Makes tabs in which no script may fail; a connection may, as the server is killed half way."""
    with ExitStack() as scriptless:

        def make(width: int, *, script: bool = True) -> Page:
            if script:
                return device(width).new_page()
            size = {"width": width, "height": 844}
            return scriptless.enter_context(browser.new_context(viewport=size, java_script_enabled=False)).new_page()

        yield make
    assert [fault for fault in trouble if fault.startswith("script")] == []


def opened(trainer: Page, served: Served, store: Store) -> tuple[str, str]:
    """Open the plan from the trainer's page: the room's id and code."""
    go(trainer, f"{served.address}/workshops", "Workshops")
    press(trainer, "Read “Meeting the model”")
    here(trainer, "Meeting the model")
    press(trainer, "Open this workshop")
    here(trainer, "Welcome")
    [room] = trainers(store).rooms.all(is_open=True)
    expect(trainer.get_by_label(" ".join(room.code))).to_be_visible()
    return room.id, room.code


def fetch(phone: Page, heading: str) -> None:
    """Ask where the room is, as a phone without script does."""
    phone.get_by_role("link", name="Continue", exact=True).click()
    expect(title(phone)).to_have_text(heading)


def answer_without_script(phone: Page, heading: str, **answers: str) -> None:
    """Answer the step of this heading, part by part, and press on; in a field's name `__` stands for a dot."""
    fetch(phone, heading)
    for name, answer in answers.items():
        field = name.replace("__", ".")
        while not phone.locator(f'input[name="{field}"]').count():
            press_on(phone, NEXT_PART)
        choose(phone, field, answer)
    press_on(phone, KEEP)


def test_whole_workshop_with_three_phones_one_of_which_loses_its_connection(
    machines: Callable[[str], Served], tab: Callable[..., Page], tmp_path: Path
) -> None:
    served = machines("room")
    with kept_by(served) as store:
        walk = Walk(tab(1280), tab(1280), tab(390), tab(390, script=False), tab(320), store)
        _gather(walk, served)
        _words(walk)
        _ground(walk)
        served.kill()
        served.start()
        _pairs_and_ways(walk)
        _story(walk)
        _looking_back(walk)
        profile = _take_away(walk, tmp_path)
        _end(walk)
        _open_profile(walk, served, profile)


def _gather(walk: Walk, served: Served) -> None:
    walk.room, code = opened(walk.trainer, served, walk.store)
    go(walk.screen, f"{served.address}/screen?room={walk.room}", "Meeting the model")
    expect(walk.screen.get_by_label(" ".join(code))).to_be_visible()
    for phone in (walk.quick, walk.plain, walk.lost):
        join(phone, served, code)
    walk.others = tuple(others_join(walk.store, code, 4))
    expect(walk.screen.get_by_text("7 have joined")).to_be_visible()
    expect(walk.trainer.get_by_text("7 joined")).to_be_visible()


def _words(walk: Walk) -> None:
    go_next(walk.trainer, "One word", "One word")
    walk.arrived("One word", walk.quick, walk.lost)
    fetch(walk.plain, "One word")
    for phone, words in zip((walk.quick, walk.lost, walk.plain), LINES, strict=True):
        phone.locator("#line").fill(words)
        press_on(phone, "Send")
        expect(phone.get_by_text(f"You sent: {words}", exact=True)).to_be_visible()
    others_answer(walk.store, walk.others[:2], one_word="patience")
    answered(walk.store, walk.room, 5)
    expect(walk.screen.get_by_text("5 of 7")).to_be_visible()
    read_and_let_show(walk.trainer, LINES)
    go_next(walk.trainer, "Our words", "Our words")
    here(walk.screen, "Our words")
    expect(walk.screen.get_by_text(TALK_FIRST)).to_be_visible()
    show(walk.trainer)
    for words in LINES:
        expect(walk.screen.get_by_text(words, exact=True)).to_be_visible()
        expect(walk.quick.get_by_role("listitem").filter(has_text=words)).to_be_visible()


def _ground(walk: Walk) -> None:
    go_next(walk.trainer, GROUND, GROUND)
    walk.arrived(GROUND, walk.quick, walk.lost)
    choose(walk.quick, "ground.safety", "3")
    kept(walk.quick)
    walk.quick.go_back()
    walk.quick.go_forward()
    walk.arrived(GROUND, walk.quick)
    expect(walk.quick.locator('input[name="ground.safety"][value="3"]')).to_be_checked()
    elements = ("safety", "trust", "time", "support", "young_person_centred")
    answer_without_script(walk.plain, GROUND, **{f"ground__{element}": "4" for element in elements})
    walk.lost.context.set_offline(offline=True)
    choose(walk.lost, "ground.safety", "1")
    choose(walk.lost, "ground.safety", "2")
    expect(walk.lost.locator("#said")).to_have_text("Not kept yet, trying again")
    others_answer(walk.store, walk.others[:3], ground__safety="2", ground__trust="5")
    answered(walk.store, walk.room, 5)
    go_next(walk.trainer, SHOWN, SHOWN)
    expect(title(walk.lost)).to_have_text(GROUND)
    walk.lost.context.set_offline(offline=False)
    answered(walk.store, walk.room, 6)
    walk.arrived(SHOWN, walk.lost)
    show(walk.trainer)
    expect(walk.screen.get_by_role("img", name="Creating safety: 6 of 6 gave a place").last).to_be_visible()
    expect(walk.quick.get_by_text("The middle is", exact=False).first).to_be_visible()
    safety, *rest = trainers(walk.store).results.get(walk.room, "ground_shown").places
    assert safety.table is not None
    assert [cell.number for cell in safety.table.cells] == [0, 4, 1, 1, 0, 0, 0, 0]
    assert [one.table for one in rest] == [None] * 4


def _pairs_and_ways(walk: Walk) -> None:
    go(walk.trainer, walk.trainer.url, SHOWN)
    go_next(walk.trainer, "Two by two", "Two by two")
    act(walk.trainer, "Start their time (8 minutes)")
    expect(walk.quick.get_by_role("timer")).to_have_text(re.compile(r"^[78]:\d\d$"), timeout=SLOW)
    heading = "Seven ways of working"
    go_next(walk.trainer, heading, heading)
    walk.arrived(heading, walk.quick, walk.lost)
    choose(walk.quick, "ways.fully_committed", "not_sure")
    kept(walk.quick)
    answer_without_script(walk.plain, heading, ways__empathy="1")
    answered(walk.store, walk.room, 2)
    go_next(walk.trainer, "What this room reaches for", "What this room reaches for")
    act(walk.trainer, "Show to the room")
    expect(walk.trainer.get_by_text("There is nothing here the room may see yet")).to_be_visible()


def _story(walk: Walk) -> None:
    go_next(walk.trainer, "A story", "A story")
    walk.arrived("A story", walk.quick, walk.lost)
    script = trainers(walk.store).rooms.script(walk.room)
    first, second, *_ = script.fields(script.step("story"))["story"] or ()
    for phone in (walk.quick, walk.lost):
        choose(phone, "story", first)
        kept(phone)
    others_answer(walk.store, walk.others, story=second)
    answered(walk.store, walk.room, 6)
    go_next(walk.trainer, "What we would do", "What we would do")
    show(walk.trainer)
    wait_until(lambda: trainers(walk.store).results.get(walk.room, "story").has_any, "a picture of the story")
    expect(walk.screen.get_by_role("heading", name="A story")).to_be_visible()


def _looking_back(walk: Walk) -> None:
    go_next(walk.trainer, "Then and now", "Then and now")
    walk.arrived("Then and now", walk.quick)
    choose(walk.quick, "looking_back.trust.then", "1")
    choose(walk.quick, "looking_back.trust.now", "4")
    kept(walk.quick)
    others_answer(walk.store, walk.others, looking_back__trust__then="2", looking_back__trust__now="3")
    answered(walk.store, walk.room, 5)
    script = trainers(walk.store).rooms.script(walk.room)
    shown, chosen = script.next_to("looking_back", 1), script.next_to("looking_back", 2)
    assert shown is not None
    assert chosen is not None
    go_next(walk.trainer, shown.title, shown.title)
    show(walk.trainer)
    moved = "Trust: 5 of 5 see the two of them further along now than then."
    expect(walk.screen.get_by_role("img", name=moved)).to_be_visible()
    go_next(walk.trainer, chosen.title, chosen.title)
    walk.arrived(chosen.title, walk.quick)
    choose(walk.quick, chosen.key, "trust")
    kept(walk.quick)


def _take_away(walk: Walk, folder: Path) -> Path:
    last = trainers(walk.store).rooms.script(walk.room).plan.steps[-1].title
    go_next(walk.trainer, last, last)
    walk.arrived(last, walk.quick)
    with walk.quick.expect_download() as coming:
        walk.quick.get_by_role("link", name="Keep it as a file").click()
    saved = folder / coming.value.suggested_filename
    coming.value.save_as(saved)
    profile = read_profile(saved.read_bytes(), ELEMENTS)
    assert (profile.plan_name, dict(profile.places), profile.chosen) == (
        "Meeting the model",
        {"safety": "3", "fully_committed": "not_sure"},
        "trust",
    )
    return saved


def _end(walk: Walk) -> None:
    trainer = walk.trainer
    trainer.get_by_text("End the workshop", exact=True).click()
    act(trainer, "End this workshop")
    act(trainer, "End it for good")
    expect(trainer.get_by_text("It has ended.", exact=False)).to_be_visible()
    here(walk.screen, "This workshop has ended")
    expect(walk.quick.get_by_role("status").filter(has_text="The workshop has ended.")).to_be_visible(timeout=SLOW)
    walk.plain.get_by_role("link", name="Continue", exact=True).click()
    expect(walk.plain.get_by_text("This phone's place could not be found.", exact=False)).to_be_visible()
    with trainer.expect_download() as report:
        press(trainer, "Save the report as PDF")
    assert read(report.value.path().read_bytes()).pdfua_part == "1"
    with trainer.expect_download() as counts:
        press(trainer, "Save the counts as CSV")
    with counts.value.path().open(encoding="utf-8-sig", newline="") as file:
        safety = [row["count"] for row in csv.DictReader(file) if row["element"] == "Creating safety" and row["count"]]
    assert safety == ["0", "4", "1", "1", "0", "0", "0", "0"]


def _open_profile(walk: Walk, served: Served, file: Path) -> None:
    """The phone's file, opened in Alongside, is a reflection."""
    tab = walk.trainer
    go(tab, f"{served.address}/reflections", "My reflections")
    tab.get_by_text("Open a profile from a workshop", exact=True).click()
    tab.locator('input[type=file][accept=".json"]').set_input_files(file)
    expect(tab.get_by_text(file.name)).to_be_visible()
    press(tab, "Open it")
    press(tab, "Keep as a reflection")
    mine = walk.store.of(LOCAL)
    wait_until(lambda: mine.reflections.count(drafts=False) == 1, "a reflection")
    [reflection] = mine.reflections.all()
    assert reflection.headline == "Workshop: Meeting the model"
    placed = mine.answers.places([reflection.id])[reflection.id]
    assert placed == {"safety": "3", "trust": "4", "fully_committed": "not_sure"}


def test_another_phone_takes_up_the_same_place_with_four_words(
    device: Device, served: Served, phone: Page, page: Page
) -> None:
    with kept_by(served) as store:
        room, code = opened(page, served, store)
        join(phone, served, code)
        words = key_of(phone)
        go_next(page, "One word", "One word")
        expect(title(phone)).to_have_text("One word")
        phone.locator("#line").fill("warm")
        press_on(phone, "Send")
        kept(phone)
        page.get_by_text("Code, link and door", exact=True).click()
        others_join(store, code, 2)
        expect(page.get_by_text("2 of 3 who joined have given nothing so far.")).to_be_visible()
        expect(page.get_by_role("button", name="Clear those who gave nothing")).to_be_visible()
        act(page, "Lock the door")
        at_rest(page)
        other = device(390).new_page()
        other.goto(f"{served.address}/join/{code}")
        other.get_by_label("Your four words").fill(words.upper().replace(" ", ", "))
        press_on(other, "Take me back")
        expect(title(other)).to_have_text("One word")
        expect(other.get_by_text("You sent: warm")).to_be_visible()
        assert trainers(store).rooms.counts(room).joined == 3
        trainers(store).rooms.end(room)
