"""A comment, and why somebody does not confirm yet: what was begun is there after a reload and a dead server."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from model.access import guest_of
from model.supervision.meeting import ONE_SCREEN
from tests.browser.reflection.walk import at_rest, go, press
from tests.browser.server import Served, wait_until
from tests.browser.supervision.meeting_walk import Kept, a_meeting, box, enter, kept_by, take_turn
from tests.devices import Device

RECORD = "Supervision, 4 March 2026"
WHY = "Why, in a line, if you like"


def ready(kept: Kept) -> str:
    """A meeting on one screen, ready to be confirmed."""
    seated, meeting = kept.supervision, a_meeting(kept, ONE_SCREEN)
    kept.store.supervision(guest_of(seated.meetings.get(meeting).supervision)).shown.show_views(meeting)
    seated.answers.save(meeting, "both.action_1", words="Visit the unit", tab="t", base_version=0)
    seated.meetings.go_to(meeting, "confirm")
    return meeting


def confirmed(kept: Kept) -> str:
    """A meeting both have confirmed."""
    meeting = ready(kept)
    kept.supervision.confirmations.confirm(meeting, agrees=True)
    kept.store.supervision(guest_of(kept.supervision.meetings.get(meeting).supervision)).confirmations.confirm(
        meeting, agrees=True
    )
    return meeting


def add_for_good(page: Page, kept: Kept, meeting: str, words: str) -> None:
    press(page, "Read it, then add it")
    expect(page.locator(".st-key-comment_to_add")).to_contain_text(words)
    press(page, "Add it for good")
    wait_until(lambda: [one.words for one in kept.supervision.record.comments(meeting)] == [words], "the comment added")
    expect(box(page, "Add a comment")).to_have_value("")
    at_rest(page)


def test_comment_half_typed_outlives_a_reload_and_a_dead_server(
    device: Device, machines: Callable[[str], Served]
) -> None:
    served, page = machines("record"), device(390).new_page()
    with kept_by(served) as kept:
        meeting = confirmed(kept)
        go(page, f"{served.address}/record?meeting={meeting}", RECORD)
        box(page, "Add a comment").press_sequentially("It held ", delay=5)
        kept.words_are(meeting, "practitioner.comment", "It held ")
        go(page, f"{served.address}/record?meeting={meeting}", RECORD)
        expect(box(page, "Add a comment")).to_have_value("It held ")
        served.kill()
        box(page, "Add a comment").press("Control+End")
        box(page, "Add a comment").press_sequentially("for two weeks", delay=5)
        served.start()
        kept.words_are(meeting, "practitioner.comment", "It held for two weeks")
        assert kept.supervision.record.comments(meeting) == []
        at_rest(page)
        add_for_good(page, kept, meeting, "It held for two weeks")
        go(page, f"{served.address}/record?meeting={meeting}", RECORD)
        expect(box(page, "Add a comment")).to_have_value("")
        assert len(kept.supervision.record.comments(meeting)) == 1


def test_comment_added_in_the_moment_it_was_typed_is_added_whole_and_once(
    device: Device, machines: Callable[[str], Served]
) -> None:
    served, page = machines("record"), device().new_page()
    with kept_by(served) as kept:
        meeting = confirmed(kept)
        go(page, f"{served.address}/record?meeting={meeting}", RECORD)
        box(page, "Add a comment").fill("All of it, at once")
        add_for_good(page, kept, meeting, "All of it, at once")
        box(page, "Add a comment").press_sequentially("Another", delay=5)
        kept.words_are(meeting, "practitioner.comment", "Another")


def test_why_not_half_typed_outlives_a_reload_and_is_said_by_declining(
    device: Device, machines: Callable[[str], Served]
) -> None:
    served, page = machines("confirm"), device(390).new_page()
    with kept_by(served) as kept:
        meeting = ready(kept)
        enter(page, served, meeting, "confirm")
        take_turn(page, "Orla")
        press(page, "I do not confirm it yet")
        box(page, WHY).press_sequentially("The date ", delay=5)
        kept.words_are(meeting, "supervisor.why_not", "The date ")
        enter(page, served, meeting, "confirm")
        expect(page.get_by_text("The date")).to_have_count(0)
        take_turn(page, "Orla")
        press(page, "I do not confirm it yet")
        expect(box(page, WHY)).to_have_value("The date ")
        box(page, WHY).fill("The date is wrong")
        kept.words_are(meeting, "supervisor.why_not", "The date is wrong")
        press(page, "Say so")
        expect(page.get_by_text("The date is wrong", exact=True)).to_be_visible()
        assert kept.supervision.confirmations.of(meeting)["supervisor"].words == "The date is wrong"
        take_turn(page, "Orla")
        press(page, "I do not confirm it yet")
        expect(box(page, WHY)).to_have_value("")
        assert kept.said(meeting, "supervisor.why_not") == ("", None)
