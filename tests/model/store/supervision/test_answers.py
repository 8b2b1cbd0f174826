"""What is said in a meeting: whose hand, whose eyes, and what one tab wrote over another's."""

from __future__ import annotations

import pytest

from model.access import NotYours
from model.answers import Answer, Saved
from model.store import SupervisionStore
from model.store.database.faults import TooLong
from model.supervision.refusals import Fixed, ViewShown
from tests.model.store.supervision.two_people import Table


@pytest.fixture
def meeting(at_table: Table) -> str:
    """An open meeting."""
    return at_table.begin().id


def save(
    who: SupervisionStore, meeting: str, field: str, words: str = "", place: str | None = None, *, tab: str = "one"
) -> Saved:
    """Save without having seen anything."""
    return who.answers.save(meeting, field, words=words, place=place, tab=tab, base_version=0)


def test_save_returns_what_is_kept(at_table: Table, meeting: str) -> None:
    saved = save(at_table.practitioner, meeting, "both.agenda", "Two\r\nthings", "a")
    assert saved == Saved(Answer("both.agenda", "Two\nthings", "a", 1, saved.answer.saved_at, "one"), 2, None)
    assert at_table.supervisor.answers.of(meeting) == {"both.agenda": saved.answer}
    after = at_table.supervisor.meetings.get(meeting)
    assert (after.revision, after.changed_at) == (2, saved.answer.saved_at)
    assert save(at_table.supervisor, meeting, "both.agenda", "Two\nthings", "a") == Saved(saved.answer, 2, None)


@pytest.mark.parametrize("field", ["", "agenda", "both.total", "supervisor.shown.trust", "practitioner.shown.mirror"])
def test_save_refuses_what_is_no_field_to_write(at_table: Table, meeting: str, field: str) -> None:
    with pytest.raises(ValueError, match="no field of this name"):
        save(at_table.supervisor, meeting, field, "words")
    assert at_table.practitioner.meetings.get(meeting).revision == 1


def test_save_refuses_the_hand_of_the_other(at_table: Table, meeting: str) -> None:
    for who, field in ((at_table.practitioner, "supervisor.how"), (at_table.supervisor, "practitioner.mirror.more")):
        with pytest.raises(NotYours):
            save(who, meeting, field, "words")
    with pytest.raises(TooLong):
        save(at_table.practitioner, meeting, "practitioner.how", "x" * 200_001)
    assert at_table.practitioner.answers.of(meeting) == {}


def test_a_view_is_for_the_supervisor_alone_until_it_is_shown(at_table: Table, meeting: str) -> None:
    save(at_table.supervisor, meeting, "supervisor.view.trust", "heard", "4")
    save(at_table.supervisor, meeting, "supervisor.basis.trust", place="conversation")
    save(at_table.supervisor, meeting, "supervisor.basis.time", place="observation")
    assert at_table.practitioner.answers.of(meeting) == at_table.supervisor.answers.of(meeting, together=True) == {}
    assert len(at_table.supervisor.answers.of(meeting)) == 3
    with pytest.raises(NotYours):
        at_table.practitioner.shown.show_views(meeting)
    at_table.supervisor.shown.show_views(meeting)
    assert {field: (one.words, one.place) for field, one in at_table.practitioner.answers.of(meeting).items()} == {
        "supervisor.basis.trust": ("", "conversation"),
        "supervisor.shown.trust": ("", "yes"),
        "supervisor.view.trust": ("heard", "4"),
    }
    assert at_table.practitioner.shown.of(meeting) == {"trust"}
    before = at_table.practitioner.meetings.get(meeting)
    at_table.supervisor.shown.show_views(meeting)
    assert at_table.practitioner.meetings.get(meeting) == before


def test_a_view_stays_as_it_was_shown(at_table: Table, meeting: str) -> None:
    shown = save(at_table.supervisor, meeting, "supervisor.view.trust", "heard", "4").answer
    at_table.supervisor.shown.show_views(meeting)
    for field in ("supervisor.view.trust", "supervisor.basis.trust"):
        with pytest.raises(ViewShown, match="yours stays as it was"):
            save(at_table.supervisor, meeting, field, "changed")
    assert save(at_table.supervisor, meeting, "supervisor.view.trust", "heard", "4").answer == shown
    assert save(at_table.supervisor, meeting, "supervisor.view.time", "later").answer.version == 1


def test_an_element_brought_without_a_view_of_it_is_shown_and_stays_open(at_table: Table, meeting: str) -> None:
    reflection = at_table.reflection()
    at_table.practitioner.brought.bring(meeting, reflection, at_table.items(reflection))
    save(at_table.supervisor, meeting, "supervisor.basis.safety", place="conversation")
    assert at_table.practitioner.confirmations.waiting(meeting) == ("two_views", "actions")
    at_table.supervisor.shown.show_views(meeting)
    assert at_table.practitioner.answers.of(meeting)["supervisor.basis.safety"].place == "conversation"
    assert at_table.practitioner.confirmations.waiting(meeting) == ("actions",)


def test_not_seen_stands_where_the_supervisor_chose_it_and_nowhere_else(at_table: Table, meeting: str) -> None:
    reflection = at_table.reflection()
    at_table.practitioner.brought.bring(meeting, reflection, at_table.items(reflection))
    save(at_table.supervisor, meeting, "supervisor.basis.trust", place="not_seen")
    at_table.supervisor.shown.show_views(meeting)
    assert at_table.practitioner.shown.of(meeting) == {"safety", "trust"}
    told = {field: one.place for field, one in at_table.practitioner.answers.of(meeting).items() if "basis" in field}
    assert told == {"supervisor.basis.trust": "not_seen"}


def test_the_mirror_is_for_the_practitioner_alone_until_they_show_it(at_table: Table, meeting: str) -> None:
    save(at_table.practitioner, meeting, "practitioner.mirror.trust", place="2")
    save(at_table.practitioner, meeting, "practitioner.mirror.more", "Less hurry.")
    assert at_table.supervisor.answers.of(meeting) == {}
    with pytest.raises(NotYours):
        at_table.supervisor.shown.show_mirror(meeting)
    at_table.practitioner.shown.show_mirror(meeting)
    assert at_table.supervisor.answers.of(meeting)["practitioner.mirror.more"].words == "Less hurry."
    assert at_table.supervisor.shown.of(meeting) == {"mirror"}
    before = at_table.practitioner.meetings.get(meeting)
    at_table.practitioner.shown.show_mirror(meeting)
    assert at_table.practitioner.meetings.get(meeting) == before


def test_words_that_another_tab_wrote_over_are_kept_for_both(at_table: Table, meeting: str) -> None:
    first = save(at_table.practitioner, meeting, "both.agenda", "from one").answer
    second = save(at_table.supervisor, meeting, "both.agenda", "from two", tab="two")
    assert second.replaced == first
    assert at_table.practitioner.answers.replaced(meeting) == at_table.supervisor.answers.replaced(meeting) == [first]
    third = save(at_table.practitioner, meeting, "both.agenda", "from one again").replaced
    assert third == second.answer
    at_table.practitioner.answers.seen_replaced(meeting, [first])
    assert at_table.supervisor.answers.replaced(meeting) == [third]
    at_table.supervisor.answers.seen_replaced(meeting)
    assert at_table.practitioner.answers.replaced(meeting) == []


def test_words_written_over_in_one_hand_are_for_that_hand_even_when_shown(at_table: Table, meeting: str) -> None:
    first = save(at_table.supervisor, meeting, "supervisor.view.trust", "harsh").answer
    save(at_table.supervisor, meeting, "supervisor.view.trust", "fair", tab="two")
    at_table.supervisor.shown.show_views(meeting)
    assert at_table.practitioner.answers.replaced(meeting) == []
    at_table.practitioner.answers.seen_replaced(meeting)
    at_table.practitioner.answers.seen_replaced(meeting, [first])
    assert at_table.supervisor.answers.replaced(meeting) == [first]


def test_nothing_is_said_in_a_confirmed_meeting(at_table: Table) -> None:
    fixed = at_table.fixed()
    changes = (
        lambda: save(at_table.practitioner, fixed.id, "both.agenda", "late"),
        lambda: at_table.practitioner.shown.show_mirror(fixed.id),
        lambda: at_table.supervisor.shown.show_views(fixed.id),
        lambda: at_table.supervisor.meetings.go_to(fixed.id, "arrive"),
    )
    for change in changes:
        with pytest.raises(Fixed):
            change()
    assert at_table.supervisor.meetings.get(fixed.id) == fixed


def test_a_confirmed_meeting_answers_from_its_record(at_table: Table) -> None:
    fixed = at_table.fixed().id
    said = {field: (one.words, one.place) for field, one in at_table.practitioner.answers.of(fixed).items()}
    assert said == at_table.practitioner.record.body(fixed).fields
    assert said == {"both.action_1": ("Ring the school", None), "supervisor.view.safety": ("heard", "4")}
    assert at_table.practitioner.shown.of(fixed) == {"safety"}
    assert at_table.supervisor.brought.elements(fixed) == ("safety",)
    assert at_table.supervisor.answers.replaced(fixed) == []
