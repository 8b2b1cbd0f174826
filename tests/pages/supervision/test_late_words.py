"""Words that come when their box has left the screen, or that were written over in another tab."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Visit
from tests.pages.page_reader import texts
from tests.pages.supervision.meetings import opened, ready, sit

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def late(meeting: str, field: str, words: str) -> None:
    """A page that is sent words whose box has left the screen."""
    from pages.parts import outbox  # noqa: PLC0415  Streamlit runs this function by its text alone
    from pages.parts.shared.fields.typing_box import Typed  # noqa: PLC0415  as above

    outbox._keep_left(Typed(meeting, field, words, 0, "tab", "1"))
    outbox._tell_late_words()


def test_words_too_late_for_the_record_are_shown_to_be_copied() -> None:
    sitting = ready()
    for seated in (sitting.practitioner, sitting.supervisor):
        seated.confirmations.confirm(sitting.meeting, agrees=True)
    at = AppTest.from_function(late, args=(sitting.meeting, "both.agenda", "Half a thought")).run()
    assert (texts(at), len(at.warning)) == (["Half a thought"], 1)
    at = AppTest.from_function(late, args=(sitting.meeting, "both.action_1", "Visit the unit")).run()
    assert (texts(at), len(at.warning)) == ([], 0)


def test_late_line_of_the_supervisor_keeps_their_place() -> None:
    sitting = sit()
    sitting.say("supervisor.view.trust", place="3")
    AppTest.from_function(late, args=(sitting.meeting, "supervisor.view.trust", "Heard it")).run()
    assert sitting.kept("supervisor.view.trust") == ("Heard it", "3")


def late_by_another_box(meeting: str, field: str, words: str, is_place: bool) -> None:
    """A page both look at, of which a box of the same meeting sends what another one left behind."""
    import streamlit as st  # noqa: PLC0415  Streamlit runs this function by its text alone

    from pages.parts.shared.fields.typing_box import Typed  # noqa: PLC0415  as above
    from pages.parts.supervision.open_meeting import open_meeting  # noqa: PLC0415  as above

    both = open_meeting(meeting, None)
    st.session_state.told = both.keep_typed([Typed(meeting, field, words, 1, "tab", "1", is_place)])
    st.session_state.held = list(both.answers)


@pytest.mark.parametrize(
    ("words", "is_place", "kept"), [("Heard it again", False, ("Heard it again", "3")), ("4", True, ("Heard it", "4"))]
)
def test_what_the_supervisor_left_behind_takes_nothing_away_while_both_look(
    words: str, kept: tuple[str, str], *, is_place: bool
) -> None:
    sitting, field = sit(), "supervisor.view.trust"
    sitting.say(field, "Heard it", "3")
    at = AppTest.from_function(late_by_another_box, args=(sitting.meeting, field, words, is_place)).run()
    assert (sitting.kept(field), at.session_state["told"][1], at.session_state["held"]) == (kept, "", [])
    assert [one.nonce for one in at.session_state["told"][0]] == ["1"]


def test_words_of_either_hand_written_over_in_another_tab_are_told(visit: Visit) -> None:
    sitting = sit()
    for field in ("supervisor.how", "practitioner.how"):
        sitting.say(field, "Before")
        seated = sitting.supervisor if field.startswith("supervisor") else sitting.practitioner
        seated.answers.save(sitting.meeting, field, words="After", tab="one more", base_version=0)
    assert texts(opened(visit, sitting)) == ["Before", "Before"]
