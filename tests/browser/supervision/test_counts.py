"""A meeting that fits its hour: what one about three elements shows is counted, screen by screen, in whoever's turn.

Shown is what stands open on a screen at any time between arriving there and going on; what is folded is not opened. The
record, which each of the two reads before confirming it, is counted by itself: what is said and done about it there is
no part of it. On paper it is one page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from playwright.sync_api import Page, expect

from model.access import guest_of
from model.reflection_items import items_of
from model.report.supervision_record.pdf import record_pdf
from model.supervision.meeting import ONE_SCREEN
from tests.browser.reflection.counts import READ
from tests.browser.reflection.walk import at_rest, here, press
from tests.browser.server import A_DAY, Served
from tests.browser.supervision.meeting_walk import Kept, box, enter, go_on, kept_by, take_turn, tap_in
from tests.model.report.shared.pdf_reader import read
from tests.shipped import shipped_content

LAPTOP = {"width": 1280, "height": 860}
MOST_WORDS = 1800
MOST_WORDS_OF_A_PAGE = 300
MOST_SCREENS = 3.0
MOST_SCREENS_OF_A_RECORD = 1.1
MOST_SCREENS_TO_CONFIRM = 2.0
MORE = shipped_content().supervision.mirror.more
BROUGHT = {"trust": "4", "time": "4", "empathy": "5"}
SEEN = {"trust": "1", "time": "2", "empathy": "4"}


@dataclass
class Counted:
    """The screens of a meeting in order: what stood open on each, text by text, and its greatest height."""

    page: Page
    words: dict[str, int] = field(default_factory=dict)
    heights: dict[str, float] = field(default_factory=dict)
    _texts: Counter[str] = field(default_factory=Counter)
    _height: float = 0.0

    def look(self) -> None:
        """See what stands open now."""
        at_rest(self.page)
        expect(self.page.get_by_text("another tab")).to_have_count(0)
        texts, height = self.page.evaluate(READ.replace('.join(" ")', ""))
        self._texts |= Counter(texts)
        self._height = max(self._height, height / LAPTOP["height"])

    def leave(self, screen: str) -> None:
        """Look once more, and count this screen."""
        self.look()
        said = " ".join(self._texts.elements()).split()
        self.words[screen] = sum(any(map(str.isalnum, word)) for word in said)
        self.heights[screen] = self._height
        self._texts, self._height = Counter(), 0.0

    def told(self) -> str:
        """One line for the whole, and one for each screen."""
        each = (f"  {one}: {words} words, {self.heights[one]:.2f} screens" for one, words in self.words.items())
        return "\n".join([f"{sum(self.words.values())} words", *each])


def begun(kept: Kept) -> str:
    """An open meeting to which three places and a story were brought, after one with two actions."""
    content, mine = shipped_content(), kept.supervision
    supervision = mine.supervisions.begin("Aoife", "Orla").id
    begin = partial(
        mine.meetings.begin,
        supervision,
        content.script("monthly"),
        mode=ONE_SCREEN,
        held_on=A_DAY,
        language="en",
        content_version=content.version,
    )
    earlier = begin().id
    for number, what in enumerate(("Ring before I come", "Ask about the car"), 1):
        mine.answers.save(earlier, f"both.action_{number}", words=what, tab="t", base_version=0)
    for seated in (mine, kept.store.supervision(guest_of(supervision))):
        seated.confirmations.confirm(earlier, agrees=True)
    reflection = kept.own.reflections.start("full_walk", content.version, "en", A_DAY, step="finish").id
    for element, place in BROUGHT.items():
        kept.own.answers.save(reflection, f"{element}.place", place=place, tab="t", base_version=0)
    kept.own.answers.save(reflection, "trust.what", words="They waited at the gate.", tab="t", base_version=0)
    kept.own.reflections.finish(reflection)
    answers = kept.own.answers.of(reflection)
    items = items_of(content, kept.own.reflections.get(reflection), "4 March 2026", answers, ())
    meeting = begin().id
    mine.brought.bring(meeting, reflection, items)
    return meeting


def views_placed_and_talked_about(counted: Counted, kept: Kept, meeting: str) -> None:
    page, script = counted.page, kept.supervision.meetings.script(meeting)
    counted.leave("two views, before")
    take_turn(page, "Orla")
    for number, (element, place) in enumerate(SEEN.items()):
        name = shipped_content().element(element).name
        if number:
            press(page, f"Next: {name}")
        expect(page.get_by_role("heading", name=name, exact=True, level=2)).to_be_visible()
        at_rest(page)
        tap_in(page, "Where would you place it", script.place_name(place))
        kept.place_is(meeting, f"supervisor.view.{element}", place)
        counted.look()
    press(page, "Show both views")
    counted.leave("two views, the supervisor's turn")
    press(page, "Yes, show both")
    expect(page.get_by_role("heading", name="A place to talk")).to_be_visible()
    counted.look()
    for element in ("trust", "time"):
        short = shipped_content().element(element).short
        tap_in(page, f"{short}: where did the talk lead", "We see it differently, and both readings stay.")
        kept.place_is(meeting, f"both.differ.{element}", "differently")
    at_rest(page)
    assert page.get_by_role("heading").all_inner_texts()[:4] == ["Two views", "A place to talk", "Trust", "Time"]
    counted.leave("two views, side by side")


def explored_and_agreed(counted: Counted, kept: Kept, meeting: str) -> None:
    page = counted.page
    go_on(page, "explore")
    counted.look()
    press(page, "Trust")
    kept.place_is(meeting, "both.explore_elements", "trust")
    counted.leave("explore")
    for step, label, name in (
        ("conditions", "Something that is needed (1)", "both.condition_1"),
        ("actions", "What will happen (1)", "both.action_1"),
    ):
        go_on(page, step)
        counted.look()
        box(page, label).fill("A second car")
        kept.words_are(meeting, name, "A second car")
        expect(box(page, "How will we notice? (1)")).to_be_visible()
        counted.leave(step)


def mirror_shown(counted: Counted, kept: Kept, meeting: str) -> None:
    page = counted.page
    go_on(page, "mirror")
    counted.leave("mirror, before")
    take_turn(page, "Aoife")
    counted.look()
    box(page, MORE).fill("Begin with how I am")
    kept.words_are(meeting, "practitioner.mirror.more", "Begin with how I am")
    counted.leave("mirror, the practitioner's turn")
    press(page, "Show this to Orla")
    expect(page.get_by_text("Change what you said, if you like.")).to_be_visible()
    counted.leave("mirror, shown")


def test_meeting_about_three_elements_fits_its_hour(page: Page, served: Served) -> None:
    page.set_viewport_size(LAPTOP)
    counted, record, alone = Counted(page), Counted(page), []
    with kept_by(served) as kept:
        meeting = begun(kept)
        enter(page, served, meeting)
        counted.leave("arrive")
        go_on(page, "last_time")
        counted.look()
        for number in range(2):
            page.get_by_role("radio", name="Done").nth(number).click()
            at_rest(page)
        counted.leave("last time")
        go_on(page, "bring")
        counted.leave("bring")
        go_on(page, "two_views")
        views_placed_and_talked_about(counted, kept, meeting)
        explored_and_agreed(counted, kept, meeting)
        mirror_shown(counted, kept, meeting)
        go_on(page, "confirm")
        counted.leave("confirm, before")
        for name in ("Aoife", "Orla"):
            take_turn(page, name)
            record.leave(f"the record, read by {name}")
            alone.append(page.locator('[class*="st-key-blocks_"]').evaluate("(one) => one.offsetHeight"))
            press(page, "I confirm this record")
            press(page, "Yes, I confirm it")
            expect(page.get_by_role("button", name="Yes, I confirm it")).to_have_count(0)
        here(page, re.compile("^Supervision, "))
        paper = record_pdf(shipped_content(), kept.supervision.record.export(meeting))
    print(counted.told(), record.told(), sep="\n")  # noqa: T201  the figures, for whoever asks for them with -s
    assert sum(counted.words.values()) <= MOST_WORDS
    assert [one for one, height in counted.heights.items() if height > MOST_SCREENS] == []
    assert [one for one, words in record.words.items() if words > MOST_WORDS_OF_A_PAGE] == []
    assert [one for one, height in record.heights.items() if height > MOST_SCREENS_TO_CONFIRM] == []
    assert [height for height in alone if height > MOST_SCREENS_OF_A_RECORD * LAPTOP["height"]] == []
    assert read(paper).pages == 1
