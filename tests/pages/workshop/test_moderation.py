"""Lines are read, let through and held back by the trainer."""

from __future__ import annotations

import pytest

from pages.parts.workshop.moderation import STATES
from tests.pages.conftest import Visit
from tests.pages.page_reader import read_as_markdown, trouble
from tests.pages.workshop.rooms import Held, console, hold

HOSTILE = "**Niamh** [a](http://b) :red[x] <b>"
pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_lines_are_read_when_asked_for_and_let_through_or_held_back(visit: Visit) -> None:
    held = hold(people=6).at("one_word").give("one_word", "warmth", "a **name**")
    at = console(visit, held)
    assert [text.value for text in at.text] == []
    at.button(key="lines_read").click().run()
    assert sorted(text.value for text in at.text) == ["a **name**"] * 3 + ["warmth"] * 3
    by_words = {line.words: line.id for line in held.trainer.lines.all(held.id, "one_word")}
    at.button(key=f"shown_{by_words['warmth']}").click().run()
    at.button(key=f"held_{by_words['a **name**']}").click().run()
    approvals = {line.id: line.approval for line in held.trainer.lines.all(held.id, "one_word")}
    assert (approvals[by_words["warmth"]], approvals[by_words["a **name**"]]) == ("shown", "held")
    assert [caption.value for caption in at.caption if caption.value in STATES.values()].count("Let through") == 1
    at.button(key=f"held_{by_words['warmth']}").click().run()
    assert {line.id: line.approval for line in held.trainer.lines.all(held.id, "one_word")}[
        by_words["warmth"]
    ] == "held"
    at.button(key="lines_rest").click().run()
    approvals = [line.approval for line in held.trainer.lines.all(held.id, "one_word")]
    assert (sorted(approvals), trouble(at)) == (["held", "held", "shown", "shown", "shown", "shown"], [])


def test_lines_on_the_list_stay_in_place_while_others_come(visit: Visit) -> None:
    held = hold(people=8).at("one_word")
    half = Held(held.id, held.trainer, held.participants, held.script, held.people[:5]).give("one_word", "early")
    at = console(visit, half)
    at.button(key="lines_read").click().run()
    Held(held.id, held.trainer, held.participants, held.script, held.people[5:]).give("one_word", "late")
    at.run()
    assert [text.value for text in at.text] == ["early"] * 5
    assert at.button(key="lines_read").label == "Read the 3 words that wait"


def test_lines_can_be_decided_on_again_at_the_reveal(visit: Visit) -> None:
    held = hold(people=5).at("one_word").give("one_word", HOSTILE).approve("one_word", HOSTILE).at("one_word_shown")
    at = console(visit, held)
    at.toggle(key="lines_decided").set_value(True).run()
    assert [text.value for text in at.text] == [HOSTILE] * 5
    assert [body for body in read_as_markdown(at) if "Niamh" in body] == []


@pytest.mark.parametrize(
    ("plan", "step", "named"),
    [("meeting_the_model", "one_word", "Words"), ("honest_challenge", "first_sentence", "Lines")],
)
def test_what_waits_is_called_what_was_asked_for(visit: Visit, plan: str, step: str, named: str) -> None:
    held = hold(plan, people=5).at(step).give(step, "warmth")
    at = console(visit, held)
    assert [one.value for one in at.header].count(f"{named} to read before the room does") == 1
    assert at.button(key="lines_read").label == f"Read the 5 {named.lower()} that wait"
