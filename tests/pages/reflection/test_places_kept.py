"""Places on the described scale: kept when tapped, taken back, marked as of last time, undone by no other tab."""

from __future__ import annotations

from datetime import date

import pytest

from model.answers import OTHERS, PLACES
from model.content import Content
from model.content.published import ELEMENTS
from model.store import OwnStore
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import titles
from tests.pages.places import place_shown, scales, tap
from tests.pages.reflection.reflect_reader import place

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("answer", [*PLACES, *OTHERS])
def test_place_is_kept_when_tapped_with_all_its_descriptions_readable(
    visit: Visit, own: OwnStore, start: Start, shipped: Content, answer: str
) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    drawn = scales(at)["trust.place"]["scale"]
    assert [says for _, _, says in drawn["places"]] == list(shipped.element("trust").scale)
    assert [key for key, _, _ in (*drawn["places"], *drawn["others"])] == [*PLACES, *OTHERS]
    tap(at, "trust.place", answer)
    assert place(own, draft, "trust") == answer
    assert place_shown(visit("reflect.py", draft=draft), "trust.place") == answer


def test_place_taken_back_leaves_none(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust", trust="2")
    tap(visit("reflect.py", draft=draft), "trust.place", "")
    assert place(own, draft, "trust") is None
    assert place_shown(visit("reflect.py", draft=draft), "trust.place") is None


def test_tap_that_is_no_answer_of_the_scale_is_not_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust", trust="2")
    tap(visit("reflect.py", draft=draft), "trust.place", "6")
    assert place(own, draft, "trust") == "2"


def with_one_before(own: OwnStore, start: Start, **places: str) -> str:
    """A draft at trust, and a finished reflection of the same relationship before it."""
    kestrel = own.relationships.name("Kestrel").id
    before, draft = start("full_walk", finished=True, **places), start("full_walk", "trust")
    for reflection in (before, draft):
        own.reflections.describe(reflection, relationship=kestrel)
    own.reflections.describe(before, happened_on=date(2026, 3, 3))
    return draft


def test_place_of_last_time_is_marked_where_it_is_asked_for_and_stays_asked_for(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    draft = with_one_before(own, start, trust="2")
    at = visit("reflect.py", draft=draft)
    assert scales(at)["trust.place"]["scale"]["mark"] is None
    at.toggle(key="show_last_place").set_value(True).run()
    assert scales(at)["trust.place"]["scale"]["mark"] == ["2", "last time, 3 March 2026"]
    again = visit("reflect.py", draft=draft)
    assert scales(again)["trust.place"]["scale"]["mark"] == ["2", "last time, 3 March 2026"]
    assert (place(own, draft, "trust"), place_shown(again, "trust.place")) == (None, None)
    again.toggle(key="show_last_place").set_value(False).run()
    assert own.preferences.get("show_last_place", "never asked") == "no"


def test_nothing_is_offered_where_the_element_was_not_placed_last_time(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    at = visit("reflect.py", draft=with_one_before(own, start, trust="not_sure", time="2"))
    assert len(at.toggle) == 0


def test_place_tapped_together_with_going_on_is_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    at.button(key="on_trust").click()
    tap(at, "trust.place", "4")
    assert (place(own, draft, "trust"), titles(at)) == ("4", ["Time"])


def test_shaky_safety_tapped_together_with_going_on_still_brings_the_offer(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    draft = start("full_walk", "safety")
    at = visit("reflect.py", draft=draft)
    at.button(key="on_safety").click()
    tap(at, "safety.place", "1")
    assert (place(own, draft, "safety"), titles(at)) == ("1", [shipped.flows.stay_with_base.title])


def test_newer_place_from_another_tab_is_not_undone_by_drawing_again(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    tap(at, "trust.place", "2")
    version = own.answers.of(draft)["trust.place"].version
    own.answers.save(draft, "trust.place", place="5", tab="another", base_version=version)
    at.run()
    assert (place(own, draft, "trust"), place_shown(at, "trust.place")) == ("5", "5")


def test_all_twelve_at_a_glance_are_each_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("next_meeting", "where_things_stand")
    at = visit("reflect.py", draft=draft)
    given = dict(zip(ELEMENTS, [*PLACES, *OTHERS, *PLACES], strict=False))
    for element, answer in given.items():
        at.selectbox(key=f"place_{draft}_{element}").set_value(answer).run()
    assert own.answers.places([draft])[draft] == given
