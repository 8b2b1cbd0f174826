"""Own next steps in a calendar hold a person's words and the made-up name only where they are chosen."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from model.reflection.reflection import RememberedStep
from model.report.next_steps.reminders import WITHOUT_WORDS, steps_ics

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
DUE = date(2026, 3, 18)


def step(number: int, due: date | None = DUE, outcome: str | None = None) -> RememberedStep:
    return RememberedStep(f"id{number}", "r", 0, "Ring Kay first", due, outcome, "", "kay", NOW, 0, NOW, NOW.date())


@pytest.mark.parametrize(("words", "summary"), [(True, "Ring Kay first"), (False, WITHOUT_WORDS)])
@pytest.mark.parametrize(("names", "with_whom"), [({"kay": "Blue Jay"}, "With Blue Jay"), ({}, None)])
def test_only_what_is_chosen_goes_in(words: bool, summary: str, names: dict[str, str], with_whom: str | None) -> None:
    made = steps_ics([step(1)], NOW, words=words, names=names)
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert (str(event["summary"]), event.get("description"), event.decoded("dtstart")) == (summary, with_whom, DUE)
    assert [hidden in made.decode() for hidden in ("Kay", "Blue Jay")] == [words, bool(names)]


def test_an_undated_step_is_a_task_and_what_is_over_says_so() -> None:
    steps = [step(1, None), step(2, outcome="done"), step(3, outcome="dropped"), step(4, outcome="part")]
    calendar = Calendar.from_ical(steps_ics(steps, NOW, words=True, names={}))
    (task,) = calendar.walk("VTODO")
    assert (str(task["uid"]), str(task["status"])) == ("id1-task@alongside", "NEEDS-ACTION")
    assert {str(one["uid"]): one.get("status") for one in calendar.walk("VEVENT")} == {
        "id2@alongside": "CANCELLED",
        "id3@alongside": "CANCELLED",
        "id4@alongside": None,
    }
