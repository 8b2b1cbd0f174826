"""Every page and step of supervision, in each turn: no violation that axe can see, and nothing sideways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from model.access import guest_of
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE
from tests.browser.reflection.walk import at_rest, here, press
from tests.browser.scan import THEMES, open_fresh, scan
from tests.browser.server import Served
from tests.browser.supervision.eight_people import eight_people
from tests.browser.supervision.meeting_walk import TITLES, Kept, a_meeting, kept_by

READ = "I confirm this record"


@dataclass(frozen=True)
class State:
    """What stands in the store, where to go, and what to do there; `prepare` gives the address."""

    title: str
    prepare: Callable[[Kept], str]
    then: Callable[[Page], Any] = field(default=at_rest)


def begun(kept: Kept, step: str = "arrive", *, by_file: bool = False) -> str:
    meeting = a_meeting(kept, SHARE_FILE if by_file else ONE_SCREEN)
    kept.supervision.meetings.go_to(meeting, step)
    return meeting


def at_step(step: str, *, by_file: bool = False) -> Callable[[Kept], str]:
    return lambda kept: sat_down(kept, begun(kept, step, by_file=by_file))


def sat_down(kept: Kept, meeting: str) -> str:
    """Where two people go on who sat down to their meeting."""
    if kept.supervision.meetings.get(meeting).mode == ONE_SCREEN:
        kept.supervision.screen.hold(meeting)
    return f"/meeting?meeting={meeting}"


def talked_through(kept: Kept, step: str) -> str:
    """A meeting with everything in it, ready to be confirmed, and one more before it."""
    earlier = begun(kept)
    mine = kept.supervision
    theirs = kept.store.supervision(guest_of(mine.meetings.get(earlier).supervision))
    for seated, name, words, place in (
        (mine, "practitioner.question", "How do I say the hard thing?", None),
        (theirs, "supervisor.basis.trust", "", "conversation"),
        (theirs, "supervisor.view.trust", "You told me of the gate.", "1"),
        (theirs, "supervisor.basis.safety", "", "not_seen"),
        (mine, "both.explore_elements", "", "trust"),
        (mine, "both.lens", "", kept.supervision.meetings.script(earlier).lenses[0].key),
        (mine, "both.explore.trust", "It began with being late.", None),
        (mine, "both.condition_1", "Cover on Thursdays", None),
        (mine, "both.condition_1.kind", "", "time"),
        (mine, "both.action_1", "Ring before I come", None),
        (mine, "both.action_1.who", "", "practitioner"),
        (mine, "both.action_1.due", "", "2026-03-18"),
        (mine, "practitioner.mirror.safety", "", "4"),
        (mine, "practitioner.mirror.more", "The quiet start helped.", None),
    ):
        seated.answers.save(earlier, name, words=words, place=place, tab="t", base_version=0)
    theirs.shown.show_views(earlier)
    mine.shown.show_mirror(earlier)
    mine.meetings.go_to(earlier, step)
    return earlier


def with_all(step: str) -> Callable[[Kept], str]:
    return lambda kept: sat_down(kept, talked_through(kept, step))


def confirmed(kept: Kept) -> str:
    meeting = talked_through(kept, "confirm")
    theirs = kept.store.supervision(guest_of(kept.supervision.meetings.get(meeting).supervision))
    kept.supervision.confirmations.confirm(meeting, agrees=True)
    theirs.confirmations.confirm(meeting, agrees=True)
    kept.supervision.record.comment(meeting, "We found a room after all.")
    return meeting


def a_record(kept: Kept) -> str:
    return f"/record?meeting={confirmed(kept)}"


def after_one(kept: Kept) -> str:
    """The next meeting, which begins with the last one's actions."""
    supervision = kept.supervision.meetings.get(confirmed(kept)).supervision
    script = kept.supervision.meetings.script(kept.supervision.meetings.all(supervision)[0].id)
    day = kept.supervision.meetings.all(supervision)[0].held_on
    following = kept.supervision.meetings.begin(
        supervision, script, mode=ONE_SCREEN, held_on=day, language="en", content_version="v1"
    ).id
    kept.supervision.meetings.go_to(following, "last_time")
    return following


def at_home(kept: Kept) -> str:
    after_one(kept)
    return "/supervision"


def with_eight(kept: Kept) -> str:
    eight_people(kept.store)
    return "/supervision"


def beginning(kept: Kept) -> str:
    return f"/supervision?begin={kept.supervision.supervisions.begin('Aoife', 'Orla').id}"


def taking(kept: Kept) -> str:
    meeting = begun(kept)
    (reflection,) = {one.reflection for one in kept.supervision.brought.of(meeting) if one.reflection}
    return f"/take?draft={reflection}&meeting={meeting}"


def before(kept: Kept) -> str:
    return f"/supervision?meeting={begun(kept)}"


def asked(button: str, question: str) -> Callable[[Page], None]:
    def ask(page: Page) -> None:
        press(page, button)
        expect(page.get_by_role("dialog").get_by_text(question)).to_be_visible()
        at_rest(page)

    return ask


def nothing(address: str) -> Callable[[Kept], str]:
    return lambda _kept: address


def take_the_turn_of(name: str, then: str) -> Callable[[Page], None]:
    def take(page: Page) -> None:
        press(page, f"I am {name}, go on")
        expect(page.get_by_text(then).first).to_be_visible()
        at_rest(page)

    return take


def unfold(page: Page) -> None:
    """Open everything that is folded, outermost first."""
    for part in page.get_by_test_id("stExpander").locator("summary").all():
        part.click()
    at_rest(page)


def drawn(page: Page) -> None:
    unfold(page)
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    at_rest(page)


STATES = {
    "home_of_nobody": State("Supervision", nothing("/supervision")),
    "home": State("Supervision", at_home, unfold),
    "overview": State("Supervision", with_eight, unfold),
    "beginning": State("A meeting with Orla", beginning),
    "another_day": State("A meeting with Orla", before, asked("Change the day", "Where? (optional)")),
    "calling_off": State("A meeting with Orla", before, asked("Call it off", "Who called it off? (optional)")),
    "take": State("Take to supervision", taking),
    "take_without_reflection": State("Take to supervision", nothing("/take")),
    "no_meeting": State("There is no meeting here", nothing("/meeting?meeting=nothing")),
    "arrive": State(TITLES["arrive"], at_step("arrive")),
    "arrive_by_file": State(TITLES["arrive"], at_step("arrive", by_file=True), unfold),
    "last_time": State(TITLES["last_time"], lambda kept: sat_down(kept, after_one(kept))),
    "bring": State(TITLES["bring"], at_step("bring")),
    "cover": State(TITLES["two_views"], at_step("two_views")),
    "views_turn": State(TITLES["two_views"], at_step("two_views"), take_the_turn_of("Orla", "Show both views")),
    "views_waiting": State(TITLES["two_views"], at_step("two_views", by_file=True)),
    "views": State(TITLES["two_views"], with_all("two_views"), drawn),
    "explore": State(TITLES["explore"], with_all("explore")),
    "conditions": State(TITLES["conditions"], with_all("conditions")),
    "actions": State(TITLES["actions"], with_all("actions")),
    "mirror_turn": State(TITLES["mirror"], at_step("mirror"), take_the_turn_of("Aoife", "Show this to Orla")),
    "mirror": State(TITLES["mirror"], with_all("mirror")),
    "confirm_waiting": State(TITLES["confirm"], at_step("confirm")),
    "confirm_turn": State(TITLES["confirm"], with_all("confirm"), take_the_turn_of("Orla", READ)),
    "record": State("Supervision, 4 March 2026", a_record, unfold),
}


@pytest.fixture(scope="module", params=STATES.values(), ids=STATES)
def shown(request: pytest.FixtureRequest, scanned: Page, running: Served) -> Page:
    """The page in one state, opened once for both themes."""
    state: State = request.param
    with running.own_emptied(), kept_by(running) as kept:
        open_fresh(scanned, running.address + state.prepare(kept))
        here(scanned, state.title)
        state.then(scanned)
    return scanned


@pytest.mark.parametrize("theme", THEMES)
def test_page_has_no_violation_and_nothing_sideways(shown: Page, theme: str) -> None:
    assert scan(shown, theme) == []
