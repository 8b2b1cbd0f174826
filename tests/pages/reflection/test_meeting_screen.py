"""The first screen of a reflection: what the meeting was, and what that changes of the questions."""

from __future__ import annotations

from datetime import date

from model.content import Content
from model.store import OwnStore
from tests.pages.conftest import A_DAY, Start, Visit
from tests.pages.dates import dates, type_date
from tests.pages.page_reader import titles, whole
from tests.pages.reflection.reflect_reader import asked, unfold_meeting


def test_first_screen_says_where_the_words_stay_and_home_does_not(visit: Visit, start: Start) -> None:
    stays = "stays on this machine"
    assert whole(visit("reflect.py", draft=start())).count(stays) == 1
    assert stays not in whole(visit())


def test_what_the_meeting_was_is_kept_when_chosen(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start()
    at = unfold_meeting(visit("reflect.py", draft=draft), draft)
    type_date(at, draft, "happened_on", date(2026, 2, 1)).run()
    at.selectbox(key=f"kind_{draft}").set_value("home_visit").run()
    at.selectbox(key=f"where_{draft}").set_value("car").run()
    kept = own.reflections.get(draft)
    assert (kept.happened_on, kept.session_kind, kept.venue) == (date(2026, 2, 1), "home_visit", "car")


def test_what_the_meeting_was_is_kept_while_its_date_is_empty(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start()
    at = unfold_meeting(visit("reflect.py", draft=draft), draft)
    type_date(at, draft, "happened_on", None).run()
    at.selectbox(key=f"kind_{draft}").set_value("home_visit").run()
    kept = own.reflections.get(draft)
    assert (kept.happened_on, kept.session_kind) == (A_DAY, "home_visit")


def test_last_time_is_taken_over_in_one_tap_and_never_by_itself(visit: Visit, own: OwnStore, start: Start) -> None:
    about = {"relationship": own.relationships.name("Kestrel").id, "session_kind": "home_visit", "venue": "car"}
    own.reflections.describe(start(finished=True), happened_on=date(2026, 3, 1), **about)
    draft = start()
    at = unfold_meeting(visit("reflect.py", draft=draft), draft)
    assert own.reflections.get(draft).session_kind is None
    take_over = at.button(key=f"as_last_{draft}")
    assert take_over.label == "As last time: Kestrel, a home visit, in the car"
    take_over.click().run()
    kept = own.reflections.get(draft)
    assert {name: getattr(kept, name) for name in about} == about
    assert [button.key for button in at.button if str(button.key).startswith("as_last")] == []
    assert at.selectbox(key=f"whose_{draft}").value == "Kestrel"


def test_choices_of_the_meeting_are_drawn_once_they_are_unfolded(visit: Visit, start: Start) -> None:
    draft = start()
    at = visit("reflect.py", draft=draft)
    assert (len(at.selectbox), dates(at)) == (0, [])
    unfold_meeting(at, draft)
    assert [one.label for one in at.selectbox][:2] == ["What kind of meeting?", "Where?"]
    assert [one["label"] for one in dates(at)] == ["When?"]


def test_what_was_chosen_stays_through_folding_even_in_the_same_moment(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    draft = start()
    at = unfold_meeting(visit("reflect.py", draft=draft), draft)
    at.selectbox(key=f"kind_{draft}").set_value("home_visit").run()
    at.selectbox(key=f"where_{draft}").set_value("car")
    at.session_state[f"which_{draft}"] = False
    at.run()
    kept = own.reflections.get(draft)
    assert (len(at.selectbox), kept.session_kind, kept.venue) == (0, "home_visit", "car")
    unfold_meeting(at, draft)
    assert [one.value for one in at.selectbox][:2] == ["home_visit", "car"]


def test_what_it_is_kept_under_is_said_once_it_is_more_than_a_day(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start()
    assert "Kept under" not in whole(visit("reflect.py", draft=draft))
    own.reflections.describe(draft, relationship=own.relationships.name("Kestrel").id)
    captions = [one.value for one in visit("reflect.py", draft=draft).caption]
    assert captions.count("Kept under: 4 March 2026, with Kestrel.") == 1


def test_last_time_is_not_offered_to_a_newcomer(visit: Visit, start: Start) -> None:
    at = visit("reflect.py", draft=start())
    assert [button.key for button in at.button if str(button.key).startswith("as_last")] == []


def test_prompts_fit_the_kind_of_meeting_and_where_it_was(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    draft = start("full_walk", "safety")
    own.reflections.describe(draft, session_kind="missed")
    at = visit("reflect.py", draft=draft)
    fits = [prompt.text for prompt in shipped.element("safety").prompts if "missed" in prompt.for_]
    assert asked(at, "safety.what") == fits[0]
    assert [button.key for button in at.button if button.key == f"another_{draft}_safety.what"] == []
    own.reflections.describe(draft, session_kind="planned", venue="phone_or_video")
    at = visit("reflect.py", draft=draft)
    assert asked(at, "safety.what").startswith("Who else could hear")


def test_prompt_that_was_answered_stays_whatever_the_meeting_is_called_later(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    draft = start("full_walk", "safety")
    own.answers.save(draft, "safety.what", words="We sat.", place="what_2", tab="earlier", base_version=0)
    own.reflections.describe(draft, session_kind="missed")
    at = visit("reflect.py", draft=draft)
    assert asked(at, "safety.what") == shipped.element("safety").prompts[1].text


def test_made_up_name_can_be_chosen_again_and_left_again(visit: Visit, own: OwnStore, start: Start) -> None:
    kestrel = own.relationships.name("Kestrel").id
    draft = start()
    at = unfold_meeting(visit("reflect.py", draft=draft), draft)
    at.selectbox(key=f"whose_{draft}").set_value("Kestrel").run()
    assert own.reflections.get(draft).relationship == kestrel
    at.selectbox(key=f"whose_{draft}").set_value(None).run()
    assert own.reflections.get(draft).relationship is None


def test_meeting_tapped_together_with_going_on_is_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start()
    at = unfold_meeting(visit("reflect.py", draft=draft), draft)
    at.selectbox(key=f"kind_{draft}").set_value("home_visit")
    at.button(key="on_meeting").click().run()
    assert (own.reflections.get(draft).session_kind, titles(at)) == ("home_visit", ["Creating safety"])
