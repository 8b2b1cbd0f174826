"""A whole supervision meeting on one screen: through a server that dies twice, and without a mouse."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from model.access import guest_of
from model.supervision.brought import brought_here
from model.supervision.meeting import ONE_SCREEN
from model.supervision.record import canonical
from tests.browser.reflection.test_keyboard import tab_to
from tests.browser.reflection.walk import at_rest, go, here, press, unfold
from tests.browser.server import Served, wait_until
from tests.browser.supervision.meeting_walk import (
    NEVER_BROUGHT,
    TITLES,
    Kept,
    a_meeting,
    a_meeting_at_the_supervisors,
    a_reflection,
    box,
    enter,
    go_on,
    kept_by,
    take_turn,
    tap_in,
)
from tests.devices import Device
from tests.shipped import shipped_content

RECORD = "Supervision, 4 March 2026"
MOST_TABS = 120
MORE = shipped_content().supervision.mirror.more


def begin_and_bring(page: Page, served: Served, kept: Kept) -> str:
    a_reflection(kept)
    go(page, f"{served.address}/supervision", "Supervision")
    page.get_by_label("Your name").first.fill("Aoife")
    page.get_by_label("Your supervisor's name").fill("Orla")
    press(page, "Keep these names")
    press(page, "Plan or begin a meeting")
    here(page, "A meeting with Orla")
    press(page, "Begin “The monthly meeting”")
    expect(page.get_by_role("heading", name="Bring something first")).to_be_visible()
    page.get_by_role("link", name="4 March 2026").click()
    here(page, "Take to supervision")
    for tick, which in (("Trust: 4. Both play a part", 0), ("What", 1)):
        page.get_by_text(tick, exact=True).nth(which).click()
        at_rest(page)
    press(page, "Take these to the meeting")
    (meeting,) = kept.supervision.meetings.all(is_open=True)
    wait_until(lambda: len(kept.supervision.brought.of(meeting.id)) == 2, "both ticks brought")
    press(page, "Go to the meeting")
    expect(page.get_by_text("It cannot cover what lies outside")).to_be_visible()
    press(page, "Go into the meeting")
    here(page, TITLES["arrive"])
    return meeting.id


def agree_mirror_and_confirm(page: Page, kept: Kept, meeting: str) -> None:
    for step in ("explore", "conditions"):
        go_on(page, step)
    box(page, "Something that is needed (1)").fill("A smaller caseload")
    kept.words_are(meeting, "both.condition_1", "A smaller caseload")
    go_on(page, "actions")
    box(page, "What will happen (1)").fill("Visit the unit together")
    kept.words_are(meeting, "both.action_1", "Visit the unit together")
    go_on(page, "mirror")
    take_turn(page, "Aoife")
    unfold(page, "Say more")
    press(page, "Safety")
    tap_in(page, "How safe was it", "4. Both play a part")
    kept.place_is(meeting, "practitioner.mirror.safety", "4")
    press(page, "Show this to Orla")
    expect(page.get_by_text("Change what you said, if you like.")).to_be_visible()
    go_on(page, "confirm")
    for name in ("Aoife", "Orla"):
        take_turn(page, name)
        press(page, "I confirm this record")
        press(page, "Yes, I confirm it")
        expect(page.get_by_role("button", name="Yes, I confirm it")).to_have_count(0)
    here(page, kept_title(kept, meeting))


def test_whole_meeting_on_one_screen_through_two_dead_batteries(
    device: Device, machines: Callable[[str], Served]
) -> None:
    served, page = machines("one"), device().new_page()
    with kept_by(served) as kept:
        meeting = begin_and_bring(page, served, kept)
        first = box(page, "How Aoife is today")
        first.press_sequentially("Tired, ", delay=5)
        kept.words_are(meeting, "practitioner.how", "Tired, ")
        served.kill()
        first.press_sequentially("but here", delay=5)
        served.start()
        kept.words_are(meeting, "practitioner.how", "Tired, but here")
        for step in ("bring", "two_views"):
            go_on(page, step)
            assert NEVER_BROUGHT not in page.content()
        take_turn(page, "Orla")
        tap_in(page, "Where would you place it", "1. Still finding it")
        kept.place_is(meeting, "supervisor.view.trust", "1")
        served.kill()
        box(page, "What Orla heard or saw, in a line").fill("Only what I was told")
        served.start()
        kept.words_are(meeting, "supervisor.view.trust", "Only what I was told")
        expect(page.get_by_role("button", name="I am Orla, go on")).to_be_visible()
        assert kept.said(meeting, "supervisor.view.trust")[1] == "1"
        assert "Only what I was told" not in page.content()
        take_turn(page, "Orla")
        press(page, "Show both views")
        press(page, "Yes, show both")
        expect(page.get_by_role("heading", name="A place to talk")).to_be_visible()
        tap_in(page, "Trust: where did the talk lead", "We see it differently, and both readings stay.")
        kept.place_is(meeting, "both.differ.trust", "differently")
        agree_mirror_and_confirm(page, kept, meeting)
        record = kept.supervision.record.of(meeting)
    assert (record.is_whole, [one.agrees for one in record.confirmed]) == (True, [True, True])
    said = record.body.fields
    assert said["practitioner.how"] == ("Tired, but here", None)
    assert said["supervisor.view.trust"] == ("Only what I was told", "1")
    assert [action.what for action in record.body.actions] == ["Visit the unit together", "A smaller caseload"]
    assert [item.field for item in record.body.brought] == ["trust.place", "trust.what"]
    assert (said["practitioner.mirror.safety"][1], NEVER_BROUGHT in canonical(record.body)) == ("4", False)


def kept_title(kept: Kept, meeting: str) -> str:
    held_on = kept.supervision.meetings.get(meeting).held_on
    return f"Supervision, {held_on.day} {held_on:%B %Y}"


def by_key(page: Page, wanted: str, *, arrives: bool = True) -> None:
    """Reach a button with Tab and press it; where it leads to a new screen, its heading is where one arrives."""
    expect(page.get_by_role("button", name=wanted, exact=True)).to_be_visible()
    at_rest(page)
    tab_to(page, f"button {wanted}", most=MOST_TABS)
    page.keyboard.press("Enter")
    if arrives:
        expect(page.get_by_role("heading", level=1)).to_be_focused()
    at_rest(page)


def place_in_a_turn(page: Page, kept: Kept, meeting: str, name: str, field: str) -> None:
    """By key: take the turn, choose what to talk about if nobody has, place it first, and hand the screen back."""
    by_key(page, f"I am {name}, go on")
    if not kept.said(meeting, "both.view_elements")[1]:
        tab_to(page, "button Creating safety", most=MOST_TABS)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
        kept.place_is(meeting, "both.view_elements", "trust")
    tab_to(page, "input 1. Still finding it", most=MOST_TABS)
    page.keyboard.press("Space")
    kept.place_is(meeting, field, "1")
    if name == "Aoife":
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        kept.place_is(meeting, field, "4")
    by_key(page, "Done, back to both of us")


def test_whole_meeting_at_the_supervisors_machine_without_a_mouse(page: Page, served: Served) -> None:
    with kept_by(served) as kept:
        meeting = a_meeting_at_the_supervisors(kept)
        enter(page, served, meeting)
        tab_to(page, "textarea How Aoife is today")
        page.keyboard.type("Well")
        kept.words_are(meeting, "practitioner.how", "Well")
        by_key(page, "Keep and go on")
        here(page, TITLES["bring"])
        tab_to(page, "textarea What Aoife brings, in a line", most=MOST_TABS)
        page.keyboard.type("The visit on Monday")
        kept.words_are(meeting, "practitioner.brings", "The visit on Monday")
        by_key(page, "Keep and go on")
        here(page, TITLES["two_views"])
        place_in_a_turn(page, kept, meeting, "Aoife", "practitioner.view.trust")
        assert (kept.said(meeting, "practitioner.view.trust")[1], kept.supervision.brought.of(meeting)) == ("4", [])
        place_in_a_turn(page, kept, meeting, "Orla", "supervisor.view.trust")
        by_key(page, "Show both views", arrives=False)
        by_key(page, "Yes, show both")
        expect(page.get_by_role("heading", name="A place to talk")).to_be_visible()
        at_rest(page)
        tab_to(page, "input We see it closer now.", most=MOST_TABS)
        page.keyboard.press("Space")
        kept.place_is(meeting, "both.differ.trust", "closer")
        for step in ("explore", "conditions", "actions"):
            by_key(page, "Keep and go on")
            here(page, TITLES[step])
        tab_to(page, "textarea What will happen (1)", most=MOST_TABS)
        page.keyboard.type("Visit the unit")
        kept.words_are(meeting, "both.action_1", "Visit the unit")
        by_key(page, "Keep and go on")
        here(page, TITLES["mirror"])
        by_key(page, "I am Aoife, go on")
        tab_to(page, f"textarea {MORE}", most=MOST_TABS)
        page.keyboard.type("Begin with how I am")
        kept.words_are(meeting, "practitioner.mirror.more", "Begin with how I am")
        by_key(page, "Show this to Orla")
        by_key(page, "Keep and go on")
        here(page, TITLES["confirm"])
        for name in ("Aoife", "Orla"):
            by_key(page, f"I am {name}, go on")
            by_key(page, "I confirm this record", arrives=False)
            by_key(page, "Yes, I confirm it", arrives=name == "Aoife")
            expect(page.get_by_role("button", name="Yes, I confirm it")).to_have_count(0)
        here(page, RECORD)
        expect(page.get_by_role("heading", name="Two views, side by side")).to_be_visible()
        record = kept.supervision.record.of(meeting)
        assert [one.item for one in record.body.brought] == [brought_here("trust", "4")]
        assert record.body.fields["practitioner.brings"] == ("The visit on Monday", None)


def test_words_too_late_for_the_record_can_be_copied_from_its_page(page: Page, served: Served) -> None:
    with kept_by(served) as kept:
        meeting = a_meeting(kept, ONE_SCREEN)
        enter(page, served, meeting)
        late = box(page, "What we want to get to today")
        expect(late).to_be_visible()
        supervisor = kept.store.supervision(guest_of(kept.supervision.meetings.get(meeting).supervision))
        supervisor.shown.show_views(meeting)
        kept.supervision.answers.save(meeting, "both.action_1", words="Visit the unit", tab="t", base_version=0)
        for seated in (kept.supervision, supervisor):
            seated.confirmations.confirm(meeting, agrees=True)
        late.fill("Half a thought")
        page.reload()
        here(page, RECORD)
        expect(page.get_by_text("Some words came too late")).to_be_visible()
        page.get_by_text("Show these words, to copy them").click()
        expect(page.get_by_text("Half a thought", exact=True)).to_be_visible()
        assert "both.agenda" not in kept.supervision.answers.of(meeting)
        press(page, "I have what I need of it")
        expect(page.get_by_text("Some words came too late")).to_have_count(0)
