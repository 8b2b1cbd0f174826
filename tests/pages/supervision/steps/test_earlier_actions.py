"""What last time's actions came to, at the step that asks."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.conftest import Visit
from tests.pages.page_reader import listed, texts, titles
from tests.pages.supervision.meetings import Sitting, choice, opened, sit

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_what_last_times_actions_came_to_is_kept_and_silence_is_said(visit: Visit) -> None:
    sitting = sit()
    sitting.practitioner.meetings.call_off(sitting.meeting)
    before = sit()
    supervision = before.practitioner.meetings.get(before.meeting).supervision
    before.practitioner.brought.bring(before.meeting, before.reflection, ())
    for number, words in enumerate(("Ring the school", "Ask about the room"), 1):
        before.say(f"both.action_{number}", words)
    for seated in (before.practitioner, before.supervisor):
        seated.confirmations.confirm(before.meeting, agrees=True)
    script = before.practitioner.meetings.script(before.meeting)
    meeting = before.practitioner.meetings.begin(
        supervision, script, mode="one_screen", held_on=date(2026, 4, 1), language="en", content_version="v"
    )
    now = Sitting(meeting.id, before.practitioner, before.supervisor).at("last_time")
    first, second = now.practitioner.actions.carried(now.meeting)
    at = opened(visit, now)
    assert texts(at) == ["Ring the school", "Ask about the room"]
    silence, open_still = "Nothing noted yet: it stays open.", "It stays open."
    assert [caption.value for caption in at.caption].count(silence) == 2
    at.segmented_control(key=choice(now, f"both.last.{first.id}")).set_value("part").run()
    assert now.kept(f"both.last.{first.id}") == ("", "part")
    assert [caption.value for caption in at.caption].count(silence) == 1
    now.say(f"both.last.{second.id}", "We asked, and wait.")
    said = [caption.value for caption in opened(visit, now).caption]
    assert (said.count(silence), said.count(open_still)) == (0, 1)


def test_a_first_meeting_has_no_empty_last_time(visit: Visit) -> None:
    at = listed(opened(visit, sit()), "arrive")
    assert [button.key for button in at.button if button.key in ("go_last_time", "go_bring")] == ["go_bring"]
    at.button(key="on_arrive").click().run()
    assert titles(at) == ["What was brought"]
