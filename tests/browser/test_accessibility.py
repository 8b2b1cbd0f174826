"""Every page and state: no violation that axe can see, at two widths and in both themes, and nothing sideways."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from model.content.published import ELEMENTS
from model.content.schema import OF_LEARNING
from model.reflection.learning_record import CHOSEN, SINCE
from model.store import OwnStore
from pages.parts.shared.local_time import today
from tests.browser.reflection.walk import BOX, WHICH_MEETING, at_rest, here, unfold
from tests.browser.scan import THEMES, open_fresh, scan
from tests.browser.server import A_DAY, Served

PLACES = ("4", "3", "not_sure", "2", "5", "skip", "1", "not_in_play", "4")
TELLING = "His dad hits him. I rang 087 123 4567, and Darragh was there."


@dataclass(frozen=True)
class State:
    """What stands in the store, where to go, and what to do there; `prepare` gives the address."""

    title: str
    prepare: Callable[[OwnStore], str]
    then: Callable[[Page], Any] = at_rest


def a_draft(own: OwnStore, step: str, flow: str = "full_walk", **places: str) -> str:
    draft = own.reflections.start(flow, "v1", "en", A_DAY, step=step, headline="A walk by the river").id
    for element, place in places.items():
        own.answers.save(draft, f"{element}.place", place=place, tab="earlier", base_version=0)
    return draft


def reflect(step: str, flow: str = "full_walk", **places: str) -> Callable[[OwnStore], str]:
    return lambda own: f"/reflect?draft={a_draft(own, step, flow, **places)}"


def with_warnings(own: OwnStore) -> str:
    draft = a_draft(own, "trust")
    own.answers.save(draft, "trust.what", words="Mine.", tab="earlier", base_version=0)
    own.answers.save(draft, "trust.what", words=TELLING, tab="another", base_version=0)
    return f"/reflect?draft={draft}"


def staying(own: OwnStore) -> str:
    draft = a_draft(own, "stay_deeper", safety="1")
    own.answers.save(draft, "stay", place="stay", tab="earlier", base_version=0)
    return f"/reflect?draft={draft}"


def finished(own: OwnStore) -> str:
    draft = a_draft(own, "finish", **dict(zip(ELEMENTS, PLACES, strict=False)))
    own.answers.save(draft, "picks", place="trust,flexible", tab="earlier", base_version=0)
    own.answers.save(draft, "trust.what", words="We sat on the wall.", tab="earlier", base_version=0)
    own.answers.save(draft, "next_1", words="Ring before I come", tab="earlier", base_version=0)
    own.answers.save(draft, "next_1_due", place=A_DAY.isoformat(), tab="earlier", base_version=0)
    own.reflections.finish(draft)
    return draft


def two_finished(own: OwnStore) -> str:
    finished(own)
    return f"/profile?draft={finished(own)}"


def of_few(own: OwnStore) -> str:
    draft = a_draft(own, "safety", safety="4", trust="2")
    own.reflections.finish(draft)
    return f"/profile?draft={draft}"


def looked_through(own: OwnStore) -> str:
    return f"/frameworks?framework=working_alliance&{of_few(own).partition('?')[2]}"


def at_home(own: OwnStore) -> str:
    finished(own)
    a_draft(own, "trust")
    return "/"


def listed(own: OwnStore) -> str:
    finished(own)
    a_draft(own, "trust")
    return "/reflections"


def in_a_period(own: OwnStore) -> str:
    own.reflections.describe(finished(own), happened_on=today())
    return "/period"


def learned(own: OwnStore) -> str:
    finished(own)
    record = own.reflections.start(OF_LEARNING, "v1", "en", A_DAY).id
    for field, place in ((SINCE, A_DAY.isoformat()), (CHOSEN, "trust")):
        own.answers.save(record, field, place=place, tab="earlier", base_version=0)
    return f"/learning?draft={record}"


def nothing(page: str) -> Callable[[OwnStore], str]:
    return lambda _own: page


def open_everything(page: Page) -> None:
    """Lay an earlier reflection over the newest, and open what is folded."""
    page.get_by_role("combobox", name="Lay an earlier one over it").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    for part in page.get_by_test_id("stExpander").locator("summary").all():
        part.click()
    at_rest(page)
    expect(page.locator(".js-plotly-plot").last).to_be_visible()


def open_list_of_screens(page: Page) -> None:
    page.get_by_role("button", name=re.compile(r"^Screen \d+ of \d+$")).click()
    expect(page.get_by_role("button", name="Creating safety")).to_be_visible()


def choose_two(page: Page) -> None:
    """Choose as many as are taken: the other rows cannot be chosen then."""
    for name in ("Trust", "Time"):
        page.get_by_test_id("stCheckbox").filter(has_text=name).click()
    expect(page.get_by_text("Two are chosen.")).to_be_visible()


def unfold_meeting(page: Page) -> None:
    box_shown(page)
    unfold(page, WHICH_MEETING)


def ask_to_delete(page: Page) -> None:
    page.get_by_role("button", name="Delete", exact=True).first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def delete_it(page: Page) -> None:
    ask_to_delete(page)
    page.get_by_role("dialog").get_by_role("button", name="Delete it", exact=True).click()
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_visible()
    page.mouse.move(0, 0)
    at_rest(page)


def narrow_and_find(page: Page) -> None:
    sought = page.get_by_label("Find in my own words")
    sought.fill("wall")
    sought.press("Enter")
    expect(page.locator(".found-line mark").first).to_have_text("wall")
    page.get_by_text("Narrow it down").click()
    page.get_by_text("Only with a next step still open").click()
    expect(page.get_by_role("button", name="Show all again")).to_be_visible()
    at_rest(page)


def look_at(name: str) -> Callable[[Page], None]:
    def look(page: Page) -> None:
        page.get_by_role("radio", name=name).click(force=True)
        expect(page.get_by_role("radio", name=name)).to_be_checked()
        at_rest(page)

    return look


def box_shown(page: Page) -> None:
    expect(page.locator(BOX).first).to_be_visible()


def charts_drawn(page: Page) -> None:
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    at_rest(page)


def unfold_procedure(page: Page) -> None:
    page.get_by_text("Stop: follow your own safeguarding procedure").click()
    expect(page.get_by_text("Ring your manager")).to_be_visible()
    at_rest(page)


def search_guide(page: Page) -> None:
    """Look for a word of which there is more than is shown at once, and unfold the rest."""
    page.get_by_label("Search the guide").fill("safe")
    expect(page.locator(".found-line mark").first).to_be_visible()
    page.get_by_test_id("stExpander").filter(has_text=" more").first.locator("summary").click()
    at_rest(page)


STATES = {
    "home": State("Alongside", nothing("/")),
    "home_with_drafts_and_steps": State("Alongside", at_home),
    "reflect_without_draft": State("Think about a meeting", nothing("/reflect")),
    "reflect_unknown": State("There is no reflection here", nothing("/reflect?draft=nothing")),
    "meeting": State("The meeting", reflect("meeting"), box_shown),
    "element": State("Trust", reflect("trust", safety="4"), box_shown),
    "element_with_warnings": State("Trust", with_warnings, box_shown),
    "list_of_screens": State("Trust", reflect("trust", safety="4"), open_list_of_screens),
    "meeting_unfolded": State("The meeting", reflect("meeting"), unfold_meeting),
    "brief": State("Creating safety", reflect("safety", "five_minutes")),
    "choose": State("What stood out, for better or worse?", reflect("stood_out", "five_minutes"), choose_two),
    "choose_one": State("Which one would you like to stay with?", reflect("one", "one_in_depth")),
    "all_twelve": State("All twelve", reflect("where_things_stand", "next_meeting", trust="2")),
    "words": State("In a few words", reflect("their_telling", "five_minutes"), box_shown),
    "stay": State("Would you like to stay with safety for now?", reflect("stay", safety="1")),
    "stay_deeper": State("Creating safety", staying, box_shown),
    "next_time": State("For next time", reflect("finish", "three_lines"), box_shown),
    "profile_of_few": State("4 March 2026", of_few),
    "profile_empty": State("Your profile", nothing("/profile")),
    "profile": State("4 March 2026", two_finished, open_everything),
    "reflections_empty": State("My reflections", nothing("/reflections")),
    "reflections": State("My reflections", listed),
    "reflections_narrowed_and_found": State("My reflections", listed, narrow_and_find),
    "delete_dialog": State("My reflections", listed, ask_to_delete),
    "just_deleted": State("My reflections", listed, delete_it),
    "model": State("The model", nothing("/model")),
    "settings": State("Settings", nothing("/setting")),
    "setting": State("Adult probation", nothing("/setting?setting=adult_probation")),
    "evidence": State("The model", nothing("/model"), look_at("The evidence")),
    "door": State("Something is on my mind", nothing("/dilemmas")),
    "end_of_door": State(
        "Something is on my mind", nothing("/dilemmas?question=us&answer=cannot_keep"), unfold_procedure
    ),
    "conditions": State("Conditions for the work", nothing("/conditions")),
    "guide_searched": State("Something is on my mind", nothing("/dilemmas"), search_guide),
    "lens": State("Power and difference", nothing("/lens?lens=power")),
    "frameworks": State("Look at this through ...", nothing("/frameworks")),
    "framework": State("Working alliance", looked_through, box_shown),
    "indicators": State("Indicators of a good relationship", nothing("/indicators")),
    "sample": State("A sample profile", nothing("/sample"), charts_drawn),
    "period": State("Take a period away", in_a_period),
    "record_of_learning": State("Record of learning", learned, box_shown),
    "on_paper": State("On paper", nothing("/paper")),
    "about": State("The model", nothing("/model"), look_at("Who made it, and what is ours")),
}


@pytest.fixture(scope="module", params=STATES.values(), ids=STATES)
def shown(request: pytest.FixtureRequest, scanned: Page, running: Served) -> Page:
    """The page in one state, opened once for both themes."""
    state: State = request.param
    with running.own_emptied() as own:
        open_fresh(scanned, running.address + state.prepare(own))
        here(scanned, state.title)
        state.then(scanned)
    return scanned


@pytest.mark.parametrize("theme", THEMES)
def test_page_has_no_violation_and_nothing_sideways(shown: Page, theme: str) -> None:
    assert scan(shown, theme) == []


@pytest.mark.parametrize("theme", THEMES)
def test_plain_page_has_no_violation_and_nothing_sideways(scanned: Page, unable: Served, theme: str) -> None:
    open_fresh(scanned, unable.address)
    here(scanned, "Alongside cannot start yet")
    assert scan(scanned, theme) == []
