"""Undoing a deletion from the list, and what it says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from model.store import Deletion, OwnStore, just_deleted
from pages.parts.undo import NOT_IN_MEETING, TOO_LATE
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import nameless, texts, titles, trouble
from tests.pages.supervision.meetings import sit

pytestmark = pytest.mark.slow

WHAT_GOES = "your words, places and next steps in it go."
FOR_A_MINUTE = "In this tab you can undo it for a minute. Then it is gone for good."
LATER = datetime.max.replace(tzinfo=UTC)


def deleted(visit: Visit, *drafts: str) -> AppTest:
    """The list after these were deleted in it."""
    at = visit("my_reflections.py")
    for draft in drafts:
        at.button(key=f"delete_{draft}").click().run()
        at.button(key="delete_for_good").click().run()
    return at


def told(at: AppTest) -> list[str]:
    return [one.value for one in at.info]


def ways(at: AppTest) -> list[str]:
    return [one.label for one in at.button if str(one.key).startswith(("undo_", "forget_"))]


def test_deletion_says_how_long_it_can_be_undone_and_undo_brings_it_back(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    draft = start(headline="This one", safety__what="We saw a kestrel.", finished=True)
    before = own.reflections.get(draft), own.answers.of(draft)
    at = deleted(visit, draft)
    assert told(at) == ["Deleted: 4 March 2026. You can undo it here for a minute."]
    assert (ways(at), texts(at), own.reflections.count()) == (["Undo", "Delete for good now"], [], 0)
    assert (nameless(at), trouble(at), titles(at)) == ([], [], ["My reflections"])
    at.button(key=f"undo_{draft}").click().run()
    assert (told(at), ways(at), texts(at)) == (["It is back, as it was."], [], ["This one"])
    assert (own.reflections.get(draft), own.answers.of(draft)) == before


def test_delete_dialog_says_that_it_can_be_undone(visit: Visit, start: Start) -> None:
    draft = start()
    at = visit("my_reflections.py")
    at.button(key=f"delete_{draft}").click().run()
    assert [one.value for one in at.markdown if "undo" in one.value] == [f"4 March 2026: {WHAT_GOES} {FOR_A_MINUTE}"]


def test_now_is_one_tap_more(visit: Visit, own: OwnStore, deletion: Deletion, start: Start) -> None:
    draft = start()
    at = deleted(visit, draft)
    at.button(key=f"forget_{draft}").click().run()
    assert (ways(at), deletion.undoable(at.session_state["tab"]), own.reflections.count()) == ([], [], 0)
    assert (told(at), trouble(at)) == ([], [])


def test_two_are_undone_one_by_one(visit: Visit, start: Start) -> None:
    first, second = start(headline="One"), start(headline="Two")
    at = deleted(visit, first, second)
    assert len(ways(at)) == 4
    at.button(key=f"undo_{first}").click().run()
    assert (texts(at), ways(at)) == (["One"], ["Undo", "Delete for good now"])
    at.button(key=f"undo_{second}").click().run()
    assert (texts(at), ways(at)) == (["Two", "One"], [])


def test_another_tab_is_not_offered_it(visit: Visit, start: Start) -> None:
    draft = start()
    deleted(visit, draft)
    assert (told(visit("my_reflections.py")), ways(visit("my_reflections.py"))) == ([], [])


def test_it_is_offered_when_one_comes_back_to_the_list(visit: Visit, start: Start) -> None:
    at = deleted(visit, start())
    at.switch_page("the_model.py").run()
    assert ways(at) == []
    at.switch_page("my_reflections.py").run()
    assert ways(at) == ["Undo", "Delete for good now"]


def test_undo_after_the_minute_says_that_it_is_gone(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start
) -> None:
    draft = start()
    at = deleted(visit, draft)
    deletion.forget(draft, at.session_state["tab"])
    at.button(key=f"undo_{draft}").click().run()
    assert (told(at), ways(at), own.reflections.count(), trouble(at)) == ([TOO_LATE], [], 0, [])


def test_deleting_everything_in_that_minute_ends_it(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start()
    start()
    at = deleted(visit, draft)
    at.text_input(key="sure").set_value("delete everything").run()
    at.button(key="delete_everything").click().run()
    assert (ways(at), told(at), own.reflections.count(), trouble(at)) == ([], [], 0, [])


@pytest.mark.parametrize("is_open", [True, False])
def test_what_was_brought_to_a_meeting_is_back_in_it_while_that_is_open(visit: Visit, *, is_open: bool) -> None:
    sitting = sit()
    before = sitting.supervisor.brought.of(sitting.meeting)
    at = deleted(visit, sitting.reflection)
    if not is_open:
        sitting.practitioner.meetings.call_off(sitting.meeting)
    at.button(key=f"undo_{sitting.reflection}").click().run()
    assert told(at) == ["It is back, as it was." if is_open else NOT_IN_MEETING]
    if is_open:
        assert sitting.supervisor.brought.of(sitting.meeting) == before


def test_notice_goes_with_its_minute(
    visit: Visit, own: OwnStore, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = deleted(visit, start())
    monkeypatch.setattr(just_deleted, "now", lambda: LATER)
    at.run()
    assert (ways(at), told(at), own.reflections.count()) == ([], [], 0)


def test_relationship_deleted_in_this_tab_is_put_back_from_their_list(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start
) -> None:
    whose = own.relationships.name("Blue Jay")
    made = start(finished=True)
    before = own.reflections.describe(made, relationship=whose.id)
    at = visit("relationships.py")
    deletion.relationship(whose.id, tab=at.session_state["tab"])
    at.run()
    assert told(at) == ["Deleted: a relationship with one meeting in it. You can undo it here for a minute."]
    assert (nameless(at), trouble(at), titles(at)) == ([], [], ["My relationships"])
    at.button(key=f"undo_{whose.id}").click().run()
    assert (told(at), ways(at), trouble(at)) == (["It is back, as it was."], [], [])
    assert (own.relationships.all(), own.reflections.get(made)) == ([whose], before)
