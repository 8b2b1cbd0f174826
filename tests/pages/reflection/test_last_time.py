"""What stood last time, beside what is asked now; nothing is filled in."""

from __future__ import annotations

from model.content import Content
from model.store import Deletion
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import nameless, texts, trouble, whole
from tests.pages.places import place_shown, scales
from tests.pages.reflection.one_relationship import WORDS, With, folded


def test_last_time_stands_folded_beside_each_question_and_nothing_is_filled_in(
    visit: Visit, meet: With, first: str, shipped: Content
) -> None:
    draft = meet("Kestrel", 7, step="trust")
    at = visit("reflect.py", draft=draft)
    assert folded(at) == ["What I wrote on 4 March 2026"]
    assert [expander.proto.expanded for expander in at.expander] == [False]
    assert texts(at) == [WORDS]
    assert [caption.value for caption in at.expander[0].caption] == [shipped.prompts("trust", "what")[1].text]
    assert place_shown(at, "trust.place") is None
    at.toggle(key="show_last_place").set_value(True).run()
    assert scales(at)["trust.place"]["scale"]["mark"] == ["3", "last time, 4 March 2026"]
    assert place_shown(at, "trust.place") is None
    assert (nameless(at), trouble(at), bool(first)) == ([], [], True)


def test_last_time_is_of_the_same_relationship_only(visit: Visit, meet: With, start: Start, first: str) -> None:
    assert first
    for draft in (meet("Wren", 7, step="trust"), start("full_walk", "trust"), meet("Kestrel", -1, step="trust")):
        assert folded(visit("reflect.py", draft=draft)) == []


def test_last_time_that_is_deleted_elsewhere_is_gone_here(
    visit: Visit, meet: With, deletion: Deletion, first: str
) -> None:
    at = visit("reflect.py", draft=meet("Kestrel", 7, step="trust"))
    assert whole(at).count(WORDS) == 1
    deletion.reflection(first)
    at.run()
    assert (whole(at).count(WORDS), repr(at.session_state._state.filtered_state).count(WORDS)) == (0, 0)


def test_meetings_of_others_can_be_left_out_of_what_is_laid_over_where_there_are_any(
    visit: Visit, meet: With, first: str
) -> None:
    now = meet("Kestrel", 7, finished=True, safety="2")
    at = visit("your_profile.py", draft=now)
    assert "Only meetings of the same relationship" not in [box.label for box in at.checkbox]
    meet("Wren", 1, finished=True)
    at = visit("your_profile.py", draft=now)
    only = at.checkbox(key=f"same_relationship_{now}")
    assert (only.label, only.value) == ("Only meetings of the same relationship", False)
    assert len(at.multiselect(key=f"laid_over_{now}").options) == 2
    only.check().run()
    assert at.multiselect(key=f"laid_over_{now}").options == ["4 March 2026, with Kestrel"]
    assert first
