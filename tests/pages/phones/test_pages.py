"""Every page: small enough for bad signal, in the phone's language, and sound HTML."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC
from html.parser import HTMLParser

import pytest

from model.content.published import ELEMENTS
from pages.phones import render
from tests.pages.phones.phones import Phone, Trainer

pytestmark = pytest.mark.slow

MOST = 30_000
PLANS = ("meeting_the_model", "honest_challenge", "care_and_control")
LONGEST_LINE = "ŵ" * 137 + "{:03}"


class Page(HTMLParser):
    """What a page is made of, as far as these tests ask."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.labelled: set[str] = set()
        self.unlabelled: list[str] = []
        self._in_label = 0
        self._in_fieldset = 0
        self.radios_outside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags[tag] += 1
        if "id" in given:
            self.ids[given["id"]] += 1
        self._in_label += tag == "label"
        self._in_fieldset += tag == "fieldset"
        if tag == "label" and "for" in given:
            self.labelled.add(given["for"])
        if tag == "input" and given.get("type") != "hidden":
            if not self._in_label and given.get("id") not in self.labelled:
                self.unlabelled.append(given["name"])
            if given["type"] == "radio" and not self._in_fieldset:
                self.radios_outside.append(given["name"])

    def handle_endtag(self, tag):
        self._in_label -= tag == "label"
        self._in_fieldset -= tag == "fieldset"


def pages_of(trainer: Trainer, room, phone: Phone):
    """Every page of a room for a phone that answers everything: as it is asked, and with everything shown."""
    people = trainer.people(room, 90)
    script = trainer.workshops.rooms.script(room.id)
    for step in script.plan.steps:
        trainer.workshops.rooms.move(room.id, step.key)
        if script.fields(step):
            trainer.answer(room, step.key, people, LONGEST_LINE)
            longest = {field: offered[-2] if offered else "ŵ" * 40 for field, offered in script.fields(step).items()}
            phone.give(room.code, longest)
        parts = int((re.findall(r"Part 1 of (\d+)", phone.get(f"/join/{room.code}").text) or ["1"])[0])
        for part in range(1, parts + 1):
            yield f"{step.key} {part}", phone.get(f"/join/{room.code}?part={part}&kept=1772632920")
        if script.revealed_by(step):
            trainer.show(room, step.key)
            parts = int((re.findall(r"Part 1 of (\d+)", phone.get(f"/join/{room.code}").text) or ["1"])[0])
            for part in range(1, parts + 1):
                yield f"{step.key} shown {part}", phone.get(f"/join/{room.code}?part={part}")
    yield "mine", phone.get(f"/join/{room.code}/mine")


@pytest.mark.parametrize("plan", PLANS)
def test_every_page_of_a_shipped_plan_is_one_small_round_trip(trainer, phone, plan):
    room = trainer.open(plan)
    phone.enter(room.code)
    odd = []
    for name, page in pages_of(trainer, room, phone):
        from_elsewhere = re.findall(r'<(?:script|link|img|iframe)[^>]* (?:src|href)="?((?!data:)[^">]+)', page.text)
        if len(page.body) > MOST or page.status != 200 or from_elsewhere:
            odd.append((name, len(page.body), page.status, from_elsewhere))
    assert odd == []


def test_steps_with_all_twelve_elements_are_asked_in_parts_that_are_small_enough(trainer, phone):
    twelve = {"elements": tuple(ELEMENTS)}
    room = trainer.hold("meeting_the_model", ground=twelve, looking_back=twelve, ways={"elements": tuple(ELEMENTS)[5:]})
    phone.enter(room.code)
    pages = dict(pages_of(trainer, room, phone))
    assert {name: len(page.body) for name, page in pages.items() if len(page.body) > MOST} == {}
    parts = [page for name, page in pages.items() if re.fullmatch(r"looking_back \d+", name)]
    asked = [re.findall("<legend>(.*?)</legend>", part.text) for part in parts]
    assert (len(asked) > 1, [name for part in asked for name in part]) == (
        True,
        [name for _, name in ELEMENTS.values()],
    )


@pytest.mark.parametrize("plan", PLANS)
def test_every_control_has_a_label_every_scale_a_legend_and_every_id_is_alone(trainer, phone, plan):
    room = trainer.open(plan)
    phone.enter(room.code)
    for name, answer in pages_of(trainer, room, phone):
        page = Page(answer.text)
        assert (name, page.unlabelled, page.radios_outside) == (name, [], [])
        assert (name, [one for one, number in page.ids.items() if number > 1]) == (name, [])
        assert (name, page.tags["main"], page.tags["h1"], page.tags["fieldset"]) == (name, 1, 1, page.tags["legend"])


def test_page_for_the_script_is_the_same_without_style_and_script(room, phone):
    phone.enter(room.code)
    whole, bare = (phone.get(f"/join/{room.code}{asked}").text for asked in ("", "?main=1"))
    main = re.compile("<main.*</main>", re.DOTALL)
    assert main.search(whole)[0] == main.search(bare)[0]
    assert ("<style>" in bare, "<script>" in bare, len(bare) < len(whole) / 2) == (False, False, True)


def test_script_is_small_and_whole():
    assert len(render.script().encode()) < 6_700
    assert "//" not in render.script()


def test_scale_is_readable_whole_with_each_place_named_and_said(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "ground")
    text = phone.get(f"/join/{room.code}").text.replace("&#39;", "'").replace("&#34;", '"')
    content = trainer.content
    for point, said in zip(content.scale.points, content.element("trust").scale, strict=True):
        assert f"<b>{point.key}. {point.name}</b>{said}" in text
    assert [other.name in text for other in content.scale.others] == [True] * 3


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("", "en"),
        ("cy", "cy"),
        ("cy-GB,cy;q=0.9,en;q=0.8", "cy"),
        ("en;q=0.5, cy;q=0.9", "cy"),
        ("fr, de;q=0.9", "en"),
        ("cy;q=0, en", "en"),
        ("cy;q=x", "en"),
        ("*", "en"),
        ("x" * 5000, "en"),
    ],
)
def test_page_speaks_the_first_language_asked_for_that_is_here(phone, asked, language):
    page = phone.get("/join", Accept_Language=asked)
    assert re.search(r"<html lang=(\w+)>", page.text)[1] == language
    assert page.heading.startswith("Ymuno!") == (language == "cy")


def test_plan_is_told_in_the_phones_language_where_it_is_the_same_plan(trainer, room, phone):
    phone.headers["Accept-Language"] = "cy"
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "ground")
    page = phone.get(f"/join/{room.code}")
    assert page.heading.startswith("Y ddaear!")
    assert 'lang="en"' not in page.text


def test_plan_that_is_another_there_stays_in_its_own_language_and_says_so(trainer, phone):
    room = trainer.hold("meeting_the_model", ground={"elements": ("safety", "trust")})
    phone.headers["Accept-Language"] = "cy"
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "ground")
    text = phone.get(f"/join/{room.code}").text
    assert "<html lang=cy>" in text
    assert '<h1 tabindex=-1 lang="en">The ground and what stands on it</h1>' in text
    assert phone.give(room.code, {"ground.safety": "3"}).json["kept"] == ["ground.safety"]


def test_results_told_in_english_say_so_on_a_page_that_is_not(trainer, room, phone):
    phone.headers["Accept-Language"] = "cy"
    phone.enter(room.code)
    people = trainer.people(room, 6)
    trainer.workshops.rooms.move(room.id, "ground")
    trainer.answer(room, "ground", people)
    trainer.show(room, "ground_shown")
    assert '<div lang="en"><p><b>Creating safety:</b>' in phone.get(f"/join/{room.code}").text


def test_pairs_say_until_when_without_script(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "two_by_two")
    before = phone.get(f"/join/{room.code}")
    ends = trainer.workshops.rooms.start_clock(room.id, 480).timer_until.astimezone()
    after = phone.get(f"/join/{room.code}")
    clock = f"<time datetime={ends.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}>{ends:%H:%M} {ends.tzname()}</time>"
    assert ("Until" in before.text, f"<p class=nojs>Until {clock}</p>" in after.text) == (False, True)
    assert 470 < int(re.search(r"data-left=(\d+)", after.text)[1]) <= 480


def test_pause_of_pairs_says_what_is_left_and_counts_nothing_down(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "two_by_two")
    trainer.workshops.rooms.start_clock(room.id, 480)
    trainer.workshops.rooms.pause(room.id)
    page = phone.get(f"/join/{room.code}").text.partition("<footer>")[0]
    assert re.search(r"<p>The clock stands still, with (8:00|7:59) left\.</p>", page)
    assert ("data-left" in page.partition("<script>")[0], "Until" in page) == (False, False)
