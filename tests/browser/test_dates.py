"""A date typed on any screen that asks for one is kept on Enter, on one Tab, and by waiting, still in the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from model.store import OwnStore
from model.supervision.meeting import ONE_SCREEN
from pages.parts.shared.fields.date_field import SAYS
from tests.browser.reflection.walk import WHICH_MEETING, at_rest, go, here, open_list, press, unfold
from tests.browser.scan import THEMES, WIDTHS, scan
from tests.browser.server import A_DAY, Served, wait_until
from tests.browser.supervision.meeting_walk import a_meeting, enter, kept_by
from tests.devices import Device

DAY = date.today() + timedelta(days=3)  # noqa: DTZ011  any day near now
WAYS: dict[str, Callable[[Locator], object]] = {
    "enter": lambda field: field.press("Enter"),
    "one tab": lambda field: field.press("Tab"),
    "waiting": lambda _field: None,
}
DAYS = {way: DAY + timedelta(days=number) for number, way in enumerate(WAYS)}
"""A day for each way of typing it."""


def typed(page: Page, label: str, way: str, day: date) -> None:
    """Type a date over whatever stands in the field, as a person with a keyboard does."""
    field = page.get_by_label(label, exact=True)
    field.press("Control+a")
    field.press_sequentially(f"{day:%d/%m/%Y}", delay=20)
    WAYS[way](field)


def comes(look: Callable[[], object], wanted: object) -> None:
    wait_until(lambda: look() == wanted, f"{wanted!r}", look)


def test_day_of_a_meeting_is_kept(page: Page, served: Served, own: OwnStore) -> None:
    draft = own.reflections.start("five_minutes", "v1", "en", A_DAY, step="meeting").id
    go(page, f"{served.address}/reflect?draft={draft}", "The meeting")
    unfold(page, WHICH_MEETING)
    for way, day in DAYS.items():
        typed(page, "When?", way, day)
        comes(lambda: own.reflections.get(draft).happened_on, day)


def test_day_of_a_next_step_is_kept(page: Page, served: Served, own: OwnStore) -> None:
    draft = own.reflections.start("five_minutes", "v1", "en", A_DAY, step="finish").id
    own.answers.save(draft, "next_1", words="Ring before I come", tab="earlier", base_version=0)
    own.reflections.finish(draft)
    go(page, f"{served.address}/profile?draft={draft}", "4 March 2026")
    for way, day in DAYS.items():
        typed(page, "By when? (step 1, optional)", way, day)
        comes(lambda: due(own, draft), [day])


def test_days_of_an_action_and_of_the_next_meeting_are_kept(page: Page, served: Served) -> None:
    with kept_by(served) as kept:
        meeting = a_meeting(kept, ONE_SCREEN)
        kept.supervision.answers.save(meeting, "both.action_1", words="Ring", tab="earlier", base_version=0)
        kept.supervision.meetings.go_to(meeting, "actions")
        enter(page, served, meeting, "actions")
        for way, day in DAYS.items():
            typed(page, "By when? (1, optional)", way, day)
            kept.place_is(meeting, "both.action_1.due", day.isoformat())
            at_rest(page)
            typed(page, "When do you meet next? (optional)", way, day)
            comes(lambda: kept.supervision.meetings.get(meeting).next_on, day)
            at_rest(page)


@pytest.mark.parametrize("way", WAYS)
def test_day_a_meeting_begins_with_is_the_one_that_stands_there(page: Page, served: Served, way: str) -> None:
    with kept_by(served) as kept:
        orla = kept.supervision.supervisions.begin("Aoife", "Orla").id
        go(page, f"{served.address}/supervision?begin={orla}", "A meeting with Orla")
        typed(page, "When do you meet?", way, DAY)
        press(page, "Begin “The monthly meeting”")
        expect(page.get_by_role("button", name="Leave it for later")).to_be_visible()
        assert [one.held_on for one in kept.supervision.meetings.all()] == [DAY]


@pytest.fixture
def draft(own: OwnStore) -> str:
    """A finished reflection of 4 March 2026 with one next step, to be tried by 11 March."""
    made = own.reflections.start("five_minutes", "v1", "en", A_DAY, step="meeting").id
    own.answers.save(made, "next_1", words="Ring before I come", tab="earlier", base_version=0)
    own.answers.save(made, "next_1_due", place="2026-03-11", tab="earlier", base_version=0)
    own.reflections.finish(made)
    return made


@pytest.fixture
def when(page: Page, served: Served, draft: str) -> Locator:
    """The field for the day of the meeting, which is needed."""
    go(page, f"{served.address}/reflect?draft={draft}", "The meeting")
    unfold(page, WHICH_MEETING)
    return page.get_by_label("When?", exact=True)


@pytest.fixture
def by_when(page: Page, served: Served, draft: str) -> Locator:
    """The field for the day of the next step, which may stay open."""
    go(page, f"{served.address}/profile?draft={draft}", "4 March 2026")
    return page.get_by_label("By when? (step 1, optional)", exact=True)


def write(field: Locator, text: str) -> None:
    field.press("Control+a")
    field.press("Backspace")
    field.press_sequentially(text, delay=20)


def described(field: Locator) -> str:
    """What a screen reader says of the field after its name."""
    return field.evaluate(
        "field => field.getRootNode().getElementById(field.getAttribute('aria-describedby')).textContent"
    )


def says(field: Locator, wanted: str) -> None:
    comes(lambda: described(field), wanted)
    assert field.get_attribute("aria-invalid") == "true"


def day_of(own: OwnStore, draft: str) -> date:
    return own.reflections.get(draft).happened_on


def due(own: OwnStore, draft: str) -> list[date | None]:
    return [step.due for step in own.next_steps.of(draft)]


STAYS = "Until then it stays Wednesday 4 March 2026."


def test_day_is_read_as_people_write_it(own: OwnStore, draft: str, when: Locator) -> None:
    for number, text in enumerate(["{}/3/2026", "0{}.03.2026", "{} - 3 - 2026", " {}, 3, 2026 ", "0{}032026"], 5):
        day = date(2026, 3, number)
        write(when, text.format(number))
        comes(lambda: day_of(own, draft), day)
        when.press("Enter")
        expect(when).to_have_value(f"{day:%d/%m/%Y}")
        comes(lambda: described(when).partition(": ")[0], f"{day:%A} {number} March 2026")
        assert when.get_attribute("aria-invalid") == "false"


def test_field_says_what_stands_in_it_and_how_to_write_it(when: Locator) -> None:
    expect(when).to_have_value("04/03/2026")
    assert described(when) == "Wednesday 4 March 2026"


NO_DAYS = {
    "30/02/2026": "There is no such day. Look at the day and the month again.",
    "29/02/2026": "There is no such day. Look at the day and the month again.",
    "00/13/2026": "There is no such day. Look at the day and the month again.",
    "4/4/26": "Did you mean 2026? Write the year with four digits.",
    "4/4/0026": "Did you mean 2026? Write the year with four digits.",
    "4/4/202": "This is not a whole date yet. Write day/month/year, the year with four digits.",
    "next week": "This is not a whole date yet. Write day/month/year, the year with four digits.",
    "": "A date is needed here.",
}


def test_what_is_no_day_is_told_by_the_field_and_not_kept(own: OwnStore, draft: str, when: Locator) -> None:
    for text, told in NO_DAYS.items():
        write(when, text)
        when.press("Tab" if text.startswith("4") else "Enter")
        says(when, f"{told} {STAYS}")
        expect(when).to_have_value(text)
        expect(when).to_have_accessible_description(f"{told} {STAYS}")
        assert day_of(own, draft) == A_DAY
        for day in (date(2026, 3, 6), A_DAY):
            write(when, f"{day.day}/3/2026")
            comes(lambda: day_of(own, draft), day)
            comes(lambda: described(when).partition(": ")[0], f"{day:%A} {day.day} March 2026")
            assert when.get_attribute("aria-invalid") == "false"


def test_what_is_no_day_is_told_to_who_waits_in_the_field(own: OwnStore, draft: str, when: Locator) -> None:
    write(when, "30/02/2026")
    says(when, f"There is no such day. Look at the day and the month again. {STAYS}")
    assert day_of(own, draft) == A_DAY


def test_days_too_far_away_are_told_with_the_nearest_that_is_taken(own: OwnStore, draft: str, when: Locator) -> None:
    year = DAY.year
    write(when, f"31/12/{year - 11}")
    when.press("Enter")
    says(when, f"That is too long ago: the earliest day here is 1 January {year - 10}. {STAYS}")
    write(when, f"1/1/{year + 11}")
    when.press("Enter")
    says(when, f"That is too far ahead: the latest day here is 31 December {year + 10}. {STAYS}")
    assert day_of(own, draft) == A_DAY


def test_no_year_that_passes_by_while_one_is_typed_slowly_is_kept(own: OwnStore, draft: str, when: Locator) -> None:
    when.press("Control+a")
    when.press("Backspace")
    for sign in "5/3/2025":
        when.press(sign)
        when.page.wait_for_timeout(600)
        assert day_of(own, draft) in (A_DAY, date(2025, 3, 5))
    comes(lambda: day_of(own, draft), date(2025, 3, 5))
    assert own.reflections.get(draft).revision == 5


def test_date_that_may_stay_open_is_cleared(own: OwnStore, draft: str, by_when: Locator) -> None:
    assert described(by_when).startswith("Wednesday 11 March 2026: kept ")
    write(by_when, "")
    comes(lambda: due(own, draft), [None])
    comes(lambda: described(by_when)[:14], "no date: kept ")
    by_when.page.reload()
    expect(by_when).to_have_value("")


def test_date_typed_in_the_moment_the_screen_is_left_is_kept(
    page: Page, own: OwnStore, draft: str, when: Locator
) -> None:
    write(when, "5/3/2026")
    press(page, "Keep and go on")
    here(page, "Creating safety")
    comes(lambda: day_of(own, draft), date(2026, 3, 5))


def test_day_chosen_in_the_calendar_is_kept(page: Page, own: OwnStore, draft: str, when: Locator) -> None:
    when.focus()
    page.keyboard.press("Tab")
    button = page.get_by_role("button", name="Calendar: When?")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    calendar = page.locator(".calendar")
    expect(calendar).to_have_value("2026-03-04")
    calendar.evaluate("field => { field.value = '2026-03-09'; field.dispatchEvent(new Event('input')) }")
    comes(lambda: day_of(own, draft), date(2026, 3, 9))
    expect(when).to_have_value("09/03/2026")


def test_day_of_another_tab_is_shown_where_nobody_is_typing(
    page: Page, own: OwnStore, draft: str, when: Locator
) -> None:
    own.reflections.describe(draft, happened_on=date(2026, 3, 7))
    for question in ("Where?", "What kind of meeting?"):
        open_list(page, question)
        page.get_by_role("option").first.click()
        at_rest(page)
    expect(when).to_have_value("07/03/2026")


@pytest.mark.parametrize("reloaded", [False, True])
def test_date_typed_while_the_server_is_away_is_kept_when_it_is_back(
    page: Page, trouble: list[str], machines: Callable[[str], Served], *, reloaded: bool
) -> None:
    mortal = machines("mortal")
    with mortal.own() as own:
        draft = own.reflections.start("five_minutes", "v1", "en", A_DAY, step="meeting").id
        go(page, f"{mortal.address}/reflect?draft={draft}", "The meeting")
        unfold(page, WHICH_MEETING)
        when = page.get_by_label("When?", exact=True)
        expect(when).to_be_visible()
        mortal.kill()
        write(when, "5/3/2026")
        when.press("Enter")
        wait_until(lambda: described(when) == SAYS["lost"], "told", lambda: described(when))
        mortal.start()
        if reloaded:
            page.reload()
        wait_until(lambda: day_of(own, draft) == date(2026, 3, 5), "5 March", lambda: day_of(own, draft))
        if reloaded:
            unfold(page, WHICH_MEETING)
        expect(when).to_have_value("05/03/2026")
    trouble.clear()  # the browser says on its console that the server was away


def test_date_typed_as_which_meeting_it_was_is_folded_away_is_kept(
    page: Page, served: Served, own: OwnStore, draft: str
) -> None:
    go(page, f"{served.address}/reflect?draft={draft}", "The meeting")
    unfold(page, WHICH_MEETING)
    when = page.get_by_label("When?", exact=True)
    write(when, "5/3/2026")
    unfold(page, WHICH_MEETING)
    expect(when).not_to_be_visible()
    comes(lambda: day_of(own, draft), date(2026, 3, 5))
    unfold(page, WHICH_MEETING)
    expect(when).to_have_value("05/03/2026")


def test_day_of_long_ago_that_is_kept_is_no_mistake(page: Page, served: Served, own: OwnStore, draft: str) -> None:
    own.reflections.describe(draft, happened_on=date(2001, 3, 4))
    go(page, f"{served.address}/reflect?draft={draft}", "The meeting")
    unfold(page, WHICH_MEETING)
    when = page.get_by_label("When?", exact=True)
    when.press("Enter")
    when.press("Tab")
    assert (described(when), when.get_attribute("aria-invalid")) == ("Sunday 4 March 2001", "false")
    write(when, "4/3/2002")
    when.press("Enter")
    expect(when).to_have_attribute("aria-invalid", "true")
    assert day_of(own, draft) == date(2001, 3, 4)


def test_meeting_begun_with_a_finger_right_after_typing_has_the_day_that_was_typed(
    lend: Device, served: Served
) -> None:
    with kept_by(served) as kept:
        orla = kept.supervision.supervisions.begin("Aoife", "Orla").id
        page = lend(390, touch=True).new_page()
        go(page, f"{served.address}/supervision?begin={orla}", "A meeting with Orla")
        write(page.get_by_label("When do you meet?", exact=True), f"{DAY:%d/%m/%Y}")
        page.get_by_role("button", name="Begin “The monthly meeting”").tap()
        expect(page.get_by_role("button", name="Leave it for later")).to_be_visible()
        assert [one.held_on for one in kept.supervision.meetings.all()] == [DAY]


def test_date_typed_with_a_finger_comes_along_when_the_next_screen_is_tapped(
    lend: Device, served: Served, own: OwnStore, draft: str
) -> None:
    page = lend(390, touch=True).new_page()
    go(page, f"{served.address}/reflect?draft={draft}", "The meeting")
    unfold(page, WHICH_MEETING)
    write(page.get_by_label("When?", exact=True), "5/3/2026")
    page.get_by_role("button", name="Keep and go on").tap()
    here(page, "Creating safety")
    comes(lambda: day_of(own, draft), date(2026, 3, 5))


def test_no_meeting_begins_on_a_day_that_is_none(page: Page, served: Served) -> None:
    with kept_by(served) as kept:
        orla = kept.supervision.supervisions.begin("Aoife", "Orla").id
        go(page, f"{served.address}/supervision?begin={orla}", "A meeting with Orla")
        day = page.get_by_label("When do you meet?", exact=True)
        for text in ("30/02/2026", ""):
            write(day, text)
            press(page, "Begin “The monthly meeting”")
            expect(page.get_by_text("It is not clear yet when you meet.")).to_be_visible()
            expect(day).to_have_value(text)
        assert kept.supervision.meetings.all() == []


def test_date_has_no_violation_room_for_a_finger_and_nothing_sideways(page: Page, served: Served, draft: str) -> None:
    go(page, f"{served.address}/reflect?draft={draft}", "The meeting")
    unfold(page, WHICH_MEETING)
    when, calendar = page.get_by_label("When?", exact=True), page.get_by_role("button", name="Calendar: When?")
    assert [scan(page, theme) for theme in THEMES] == [[], []]
    write(when, "30/02/2026")
    when.press("Enter")
    expect(when).to_have_attribute("aria-invalid", "true")
    assert [scan(page, theme) for theme in reversed(THEMES)] == [[], []]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        at_rest(page)
        sizes = [part.bounding_box() for part in (when, calendar)]
        assert [min(size["height"], size["width"]) >= 44 for size in sizes if size] == [True, True]
