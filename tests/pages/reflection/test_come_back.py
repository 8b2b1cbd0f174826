"""What was kept stays kept when pages are left, things are deleted elsewhere, or an organisation's content changes."""

from __future__ import annotations

from datetime import UTC, datetime

from model.answers import Answer
from model.content import Content
from model.reflection.route import after, route_through
from model.store import Deletion, OwnStore
from pages.parts.reflection.draft import Draft
from pages.parts.shared.fields.typing_box import Typed
from pages.parts.shared.in_this_tab import DELETED
from tests.pages.conftest import A_DAY, Start, Visit
from tests.pages.dates import dates
from tests.pages.page_reader import headings, titles
from tests.pages.places import scales, tap_left_behind


def a_step(own: OwnStore, reflection: str, words: str = "Ring before I come") -> str:
    own.answers.save(reflection, "next_1", words=words, tab="earlier", base_version=0)
    own.answers.save(reflection, "next_1_due", place="2026-03-11", tab="earlier", base_version=0)
    (step,) = own.next_steps.of(reflection)
    return step.id


def test_outcome_stays_when_home_is_left_and_opened_again(visit: Visit, own: OwnStore, start: Start) -> None:
    reflection = start(finished=True)
    step = a_step(own, reflection)
    at = visit()
    at.segmented_control(key=f"outcome_{step}").set_value("done").run()
    at.switch_page("my_reflections.py").run()
    at.switch_page("home.py").run()
    assert [kept.outcome for kept in own.next_steps.of(reflection)] == ["done"]
    assert at.segmented_control(key=f"outcome_{step}").value == "done"


def test_step_of_a_deleted_reflection_leaves_home(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start
) -> None:
    reflection = start(finished=True)
    a_step(own, reflection)
    at = visit()
    deletion.reflection(reflection)
    at.run()
    assert [text.value for text in at.text] == []


def test_word_for_the_person_that_content_has_no_more_falls_back(visit: Visit, own: OwnStore) -> None:
    own.preferences.prefer("person_word", "a_word_of_last_year")
    assert [titles(visit(page)) for page in ("home.py", "my_reflections.py", "the_model.py")] == [
        ["Alongside"],
        ["My reflections"],
        ["The model"],
    ]


def test_reflection_of_a_flow_that_content_has_no_more_opens(visit: Visit, own: OwnStore) -> None:
    draft = own.reflections.start("flow_of_last_year", "v0", "en", A_DAY, step="safety").id
    own.answers.save(draft, "words_of_last_year", words="Still mine", tab="earlier", base_version=0)
    assert titles(visit("reflect.py", draft=draft)) == ["Creating safety"]
    at = visit("your_profile.py", draft=draft)
    assert "Still mine" in [text.value for text in at.text]
    assert headings(at)[-1] == "Take it away"


def test_choice_that_content_offers_no_more_is_not_undone_by_looking(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("five_minutes", "stood_out", stood_out="safety,trust")
    visit("reflect.py", draft=draft)
    assert own.answers.of(draft)["stood_out"].place == "safety,trust"


def test_place_tapped_together_with_the_top_menu_is_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    scale = scales(at)["trust.place"]
    tap_left_behind(at.switch_page("my_reflections.py").run(), scale, "4")
    assert own.answers.of(draft)["trust.place"].place == "4"


def test_tab_stays_on_its_screen_when_another_tab_moves(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    own.reflections.describe(draft, step="support")
    at.run()
    assert titles(at) == ["Trust"]


def test_words_for_a_deleted_reflection_are_given_back_not_said_to_be_saved(
    own: OwnStore, deletion: Deletion, start: Start
) -> None:
    draft_id = start("full_walk", "trust")
    draft = Draft(reflection=own.reflections.get(draft_id), answers={}, tab="tab")
    deletion.reflection(draft_id)
    typed = Typed(draft_id, "trust.what", "Half a sentence", 0, "tab", "1")
    assert draft.keep_typed([typed]) == ([], DELETED)


def test_every_next_step_that_holds_words_is_shown(visit: Visit, start: Start) -> None:
    reflection = start(finished=True, next_2="Second", next_3="Third")
    at = visit("your_profile.py", draft=reflection)
    assert [date["label"] for date in dates(at)] == [f"By when? (step {number}, optional)" for number in (2, 3)]


def test_going_on_from_a_screen_that_left_the_route_leads_to_what_is_open(shipped: Content) -> None:
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    answers = {
        "headline": Answer("headline", "A walk", None, 1, moment, "tab"),
        "safety.place": Answer("safety.place", "", "4", 1, moment, "tab"),
    }
    screens = route_through(shipped, shipped.flow("five_minutes"), answers)
    assert after(screens, "looking_closer_trust", answers).key == "stood_out"
