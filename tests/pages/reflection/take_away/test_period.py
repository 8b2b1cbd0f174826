"""Taking a period away: the days, which meetings, and only what is chosen of each."""

from __future__ import annotations

from datetime import date

import pytest

from model.access import NotYours
from model.store import Deletion, OwnStore
from pages.parts.reflection.take_away.period import PERIOD
from tests.model.report.shared.word_reader import read_word
from tests.pages.conftest import A_DAY, Downloads, Start, Visit
from tests.pages.page_reader import links, nameless, titles, trouble

NAME = "alongside-period-2026-03-01-to-2026-03-31"


def opened(visit: Visit, since: date = date(2026, 3, 1), until: date = date(2026, 3, 31)):
    at = visit("take_away/period.py")
    at.session_state[PERIOD] = (since, until)
    return at.run()


def test_only_what_was_finished_in_these_days_is_offered(visit: Visit, own: OwnStore, start: Start) -> None:
    inside = start(finished=True)
    start()
    own.reflections.describe(start(finished=True), happened_on=date(2026, 4, 1))
    at = opened(visit)
    assert (titles(at), at.multiselect(key="period_which_2026-03-01_2026-03-31").value) == (
        ["Take a period away"],
        [inside],
    )
    assert (nameless(at), trouble(at)) == ([], [])


def test_nothing_that_was_written_is_chosen_beforehand(visit: Visit, start: Start, downloads: Downloads) -> None:
    start(finished=True, trust="3", trust__what="We sat outside.", next_1="Ring first")
    at = opened(visit)
    assert {box.label: box.value for box in at.checkbox} == {
        "What was placed on which day": True,
        "What I tried, and what came of it": False,
        "Room to sign, and for a note by hand": False,
    }
    said = read_word(downloads[f"{NAME}.docx"]()).whole_text
    assert ("4 March 2026" in said, "Trust 3" in said, "outside" in said, "Ring" in said) == (True, True, False, False)


def test_words_and_made_up_names_go_where_they_are_chosen(
    visit: Visit, own: OwnStore, start: Start, downloads: Downloads
) -> None:
    draft = start(finished=True, trust__what="We sat outside.")
    own.reflections.describe(draft, relationship=own.relationships.name("Heron").id)
    at = opened(visit)
    at.checkbox(key="period_names").set_value(True).run()
    at.multiselect(key=f"take_from_{PERIOD}").set_value([draft]).run()
    at.multiselect(key=f"take_words_{PERIOD}").set_value([f"{draft} trust.what"]).run()
    said = read_word(downloads[f"{NAME}-Heron.docx"]()).whole_text
    assert ("4 March 2026, with Heron" in said, "We sat outside." in said, trouble(at)) == (True, True, [])


def test_file_of_what_was_deleted_meanwhile_is_not_made(
    visit: Visit, start: Start, deletion: Deletion, downloads: Downloads
) -> None:
    draft = start(finished=True)
    opened(visit)
    deletion.reflection(draft)
    with pytest.raises(NotYours):
        downloads[f"{NAME}.pdf"]()


def test_days_the_wrong_way_round_are_told_and_make_no_file(visit: Visit, start: Start, downloads: Downloads) -> None:
    start(finished=True)
    at = opened(visit, date(2026, 3, 31), date(2026, 3, 1))
    assert [one.value for one in at.warning] == ["The first day is after the last one."]
    assert [name for name in downloads if "2026-03-31-to" in name] == []


def test_time_without_anything_says_so(visit: Visit) -> None:
    at = opened(visit, A_DAY, A_DAY)
    assert [one.value for one in at.markdown if one.value.startswith("Nothing that you finished")] != []


def test_list_leads_to_it_once_something_is_finished(visit: Visit, start: Start) -> None:
    start()
    assert "period" not in [page for _, page in links(visit("my_reflections.py"))]
    start(finished=True)
    assert "period" in [page for _, page in links(visit("my_reflections.py"))]
