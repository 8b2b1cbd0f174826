"""Names that change while a plan is open: nothing on its page hangs on what something was called before."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import InitialValue, Selectbox

from model.own_plan.change import copied, taken_out
from model.own_plan.check import as_in_content
from model.own_plan.file import plan_in
from model.own_plan.plan import OwnPlan, part_at
from model.store import OwnStore
from tests.pages.conftest import Visit
from tests.pages.page_reader import choice_of, subheadings, titles, trouble
from tests.shipped import shipped_content

pytestmark = pytest.mark.slow


@pytest.fixture
def mine(own: OwnStore) -> OwnPlan:
    """A copy of the first plan."""
    return own.plans.add("workshops", copied(as_in_content(shipped_content(), "workshops", "meeting_the_model")))


@pytest.fixture(autouse=True)
def _as_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Goes on sending the name a choice had when it was first seen or made, as a browser does and AppTest does not."""
    sent: dict[str, str] = {}

    def state(self: Selectbox[Any]) -> WidgetState:
        if not isinstance(self._value, InitialValue):
            sent.pop(self.id, None)
        name = sent.setdefault(self.id, self.options[self.index]) if self.index is not None else None
        return WidgetState(id=self.id, string_value=name)

    monkeypatch.setattr(Selectbox, "_widget_state", property(state))


def part(own: OwnStore, plan: OwnPlan, *path: str) -> Any:
    return part_at(plan_in(own.plans.get(plan.id).words), path)


def minutes(at: AppTest, plan: OwnPlan, *numbers: int) -> None:
    """Change the minutes of a step that has nothing to do with the names, once for each number."""
    for number in numbers:
        at.number_input(f"plan_{plan.id}_steps_ground_minutes").set_value(number).run()


def test_a_step_keeps_the_answers_it_shows_when_the_step_that_asks_is_called_otherwise(
    visit: Visit, own: OwnStore, mine: OwnPlan
) -> None:
    at = visit("own_plan.py", plan=mine.id)
    own.plans.write(mine.id, ("steps", "one_word", "title"), "A word for it")
    minutes(at, mine, 4, 7, 3)
    shown = choice_of(at, f"plan_{mine.id}_steps_one_word_shown_of")
    assert (shown.value, shown.options) == ("one_word", ["A word for it"])
    assert (part(own, mine, "steps", "one_word_shown", "of"), trouble(at)) == ("one_word", [])


def test_another_choice_is_kept_although_names_changed_in_the_same_moment(
    visit: Visit, own: OwnStore, mine: OwnPlan
) -> None:
    own.plans.change(mine.id, lambda draft: taken_out(draft, ["ground_shown"]))
    at = visit("own_plan.py", plan=mine.id)
    own.plans.write(mine.id, ("steps", "ground", "title"), "Firm ground")
    choice_of(at, f"plan_{mine.id}_steps_ways_shown_of").set_value("ground").run()
    minutes(at, mine, 4, 7)
    assert part(own, mine, "steps", "ways_shown", "of") == "ground"


def test_a_story_stays_chosen_when_it_is_called_otherwise(visit: Visit, own: OwnStore, mine: OwnPlan) -> None:
    at = visit("own_plan.py", plan=mine.id)
    at.session_state["plan_words_story"] = True
    at.run().button("story_story").click().run()
    story = part(own, mine, "steps", "story", "vignette")
    own.plans.write(mine.id, ("stories", story, "name"), "The long way home")
    minutes(at, mine, 4, 7)
    assert part(own, mine, "steps", "story", "vignette") == story
    told = choice_of(at, f"plan_{mine.id}_steps_story_vignette")
    assert (told.value, told.options[0]) == (story, "In your own words: The long way home")


def test_what_is_chosen_to_be_added_stays_so_when_it_is_called_otherwise(
    visit: Visit, own: OwnStore, mine: OwnPlan
) -> None:
    own.plans.change(mine.id, lambda draft: taken_out(draft, ["one_word_shown", "ground_shown"]))
    for asks in ("one_word", "ground"):
        own.plans.write(mine.id, ("steps", asks, "title"), "The same title")
    at = visit("own_plan.py", plan=mine.id)
    at.session_state[f"add_step_{mine.id}"] = True
    choice_of(at.run(), f"new_step_{mine.id}").set_value("shown/ground").run()
    own.plans.write(mine.id, ("steps", "ground", "title"), "Firm ground")
    minutes(at, mine, 4, 7)
    assert choice_of(at, f"new_step_{mine.id}").value == "shown/ground"
    at.button(f"add_new_step_{mine.id}").click().run()
    assert part(own, mine, "steps", "ground_shown_shown") is None
    assert [one["key"] for one in part(own, mine, "steps") if one.get("of") == "ground"] != []


def typed(at: AppTest, plan: OwnPlan, field: str, words: str) -> AppTest:
    """The page after these words were typed into a box of the plan."""
    item = {"draft": plan.id, "field": field, "words": words, "base": 1, "nonce": "1"}
    at.session_state[f"box_{plan.id}_{field}"] = {"typed": {"tab": "tab", "items": [item]}}
    return at.run()


def test_new_names_stand_over_plan_and_step_at_once(visit: Visit, mine: OwnPlan) -> None:
    at = visit("own_plan.py", plan=mine.id)
    at.session_state["plan_words_one_word"] = True
    at = typed(at.run(), mine, "plan/steps.one_word.title", "A word for it")
    assert subheadings(at)[1] == "2. A word for it"
    assert choice_of(at, f"plan_{mine.id}_steps_one_word_shown_of").options == ["A word for it"]
    assert titles(typed(at, mine, "plan/name", "A first evening")) == ["A first evening"]
