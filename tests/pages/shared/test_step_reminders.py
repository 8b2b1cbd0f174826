"""Next steps in one's calendar: nothing a person wrote goes in unless they choose it, from either page."""

from __future__ import annotations

import pytest
from icalendar import Calendar

from model.access import NotYours
from model.report.next_steps.reminders import WITHOUT_WORDS
from model.store import Deletion, OwnStore
from pages.parts.shared.local_time import today
from tests.pages.conftest import Downloads, Start, Visit
from tests.pages.page_reader import nameless, trouble

LABEL = "Next steps in my calendar"


def offered(at) -> bool:
    return LABEL in [part.label for part in at.expander]


def summaries(downloads: Downloads) -> list[tuple[str, str]]:
    made = Calendar.from_ical(downloads[f"alongside-next-steps-{today().isoformat()}.ics"]())
    return [(str(one["summary"]), str(one.get("description", ""))) for one in made.walk("VTODO")]


def test_without_next_steps_nothing_is_offered(visit: Visit, start: Start) -> None:
    start(finished=True)
    assert not offered(visit("my_reflections.py"))


def test_words_and_the_made_up_name_go_in_only_when_chosen(
    visit: Visit, own: OwnStore, start: Start, downloads: Downloads
) -> None:
    heron = own.relationships.name("Heron").id
    own.reflections.describe(start(finished=True, next_1="Ring Kay"), relationship=heron)
    start(finished=True, next_1="Ask again")
    for page, key, address in (
        ("my_reflections.py", "all", {}),
        ("relationship.py", heron, {"relationship": heron}),
    ):
        at = visit(page, **address)
        assert offered(at)
        assert {summary for summary, _ in summaries(downloads)} == {WITHOUT_WORDS}
        at.checkbox(key=f"reminders_words_{key}").check().run()
        at.checkbox(key=f"reminders_names_{key}").check().run()
        expected = [("Ring Kay", "With Heron"), ("Ask again", "")]
        assert summaries(downloads) == expected[: 1 if address else 2]
        assert (nameless(at), trouble(at)) == ([], [])


def test_a_file_of_what_is_gone_is_not_made(
    visit: Visit, start: Start, deletion: Deletion, downloads: Downloads
) -> None:
    start(finished=True, next_1="Ring Kay")
    visit("my_reflections.py")
    deletion.everything()
    with pytest.raises(NotYours):
        summaries(downloads)
