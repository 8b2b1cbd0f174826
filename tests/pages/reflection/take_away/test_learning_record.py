"""The record of learning: begun for a period, kept like a reflection, each line chosen, in one's own summary."""

from __future__ import annotations

from datetime import date

import pytest

from model.access import NotYours
from model.answers import chosen_in, day_of
from model.content.schema import OF_LEARNING
from model.reflection.learning_record import CHOSEN, SINCE, summary_field
from model.store import Deletion, OwnStore
from pages.parts.reflection.take_away.period import PERIOD
from tests.model.report.shared.word_reader import read_word
from tests.pages.conftest import Downloads, Start, Visit
from tests.pages.page_reader import links, nameless, titles, trouble

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
NAME = f"alongside-learning-{FIRST}-to-{LAST}"


@pytest.fixture
def record(own: OwnStore) -> str:
    """A record of learning over the year."""
    made = own.reflections.start(OF_LEARNING, "v", "en", LAST).id
    own.answers.save(made, SINCE, place=FIRST.isoformat(), tab="a", base_version=0)
    return made


def test_record_is_begun_for_the_days_of_the_period(visit: Visit, own: OwnStore, start: Start) -> None:
    start(finished=True, trust="3")
    at = visit("take_away/period.py")
    at.session_state[PERIOD] = (FIRST, LAST)
    at.run().button(key="begin_learning").click().run()
    [made] = own.reflections.all(drafts=True)
    assert (made.flow, made.happened_on, day_of(own.answers.of(made.id)[SINCE].place)) == (OF_LEARNING, LAST, FIRST)
    assert (titles(at), nameless(at), trouble(at)) == (["Record of learning"], [], [])


def test_nothing_is_copied_and_no_line_goes_until_it_is_chosen(
    visit: Visit, own: OwnStore, start: Start, record: str, downloads: Downloads
) -> None:
    start(finished=True, trust__what="He told me of his uncle.", safety="3")
    at = visit("take_away/learning_record.py", draft=record)
    lines = at.multiselect(key=f"learning_{record}_{FIRST}_{LAST}")
    assert (lines.options, lines.value) == (["Creating safety", "Trust"], [])
    said = read_word(downloads[f"{NAME}.docx"]()).whole_text
    assert ("Trust" in said, "uncle" in said) == (False, False)
    lines.set_value(["trust"]).run()
    own.answers.save(record, summary_field("trust"), words="I wait longer.", tab="a", base_version=0)
    own.answers.save(record, summary_field("safety"), words="Not chosen.", tab="a", base_version=0)
    assert chosen_in(own.answers.of(record), CHOSEN) == ("trust",)
    word = read_word(downloads[f"{NAME}.docx"]())
    assert (word.styled("Said"), "uncle" in word.whole_text, trouble(at)) == (["I wait longer."], False, [])


def test_record_is_kept_like_a_reflection_but_is_none(visit: Visit, own: OwnStore, start: Start, record: str) -> None:
    start(finished=True, trust="3")
    assert [page for words, page in links(visit()) if words.startswith("Record of learning, 31 December")] != []
    for page in ("reflect.py", "your_profile.py"):
        assert titles(visit(page, draft=record)) == ["Record of learning"]
    own.reflections.finish(record)
    at = visit("take_away/period.py")
    at.session_state[PERIOD] = (FIRST, LAST)
    at.run()
    assert len(at.multiselect(key=f"period_which_{FIRST}_{LAST}").options) == 1
    assert [page for words, page in links(at) if words.startswith("Go on with record of learning")] == [
        f"learning?draft={record}"
    ]


def test_another_reflection_is_no_record_of_learning(visit: Visit, start: Start) -> None:
    assert titles(visit("take_away/learning_record.py", draft=start())) != ["Record of learning"]


def test_file_of_a_deleted_record_is_not_made(
    visit: Visit, deletion: Deletion, record: str, downloads: Downloads
) -> None:
    visit("take_away/learning_record.py", draft=record)
    deletion.reflection(record)
    with pytest.raises(NotYours):
        downloads[f"{NAME}.pdf"]()
