"""Settings: chosen once or for one reflection, read on a page of their own, and nothing of another world on screen."""

from __future__ import annotations

import re

from model.content import Content
from model.store import OwnStore
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import headings, links, nameless, titles, trouble, whole
from tests.pages.reflection.reflect_reader import unfold_meeting

OF_YOUTH = re.compile(r"\b(school|college|young pe|parent|teacher|mother)", re.IGNORECASE)


def test_every_setting_is_two_clicks_from_home_and_says_what_is_particular_there(
    visit: Visit, shipped: Content
) -> None:
    assert ("What is particular about each setting", "setting") in links(visit())
    at = visit("settings.py")
    assert [link for link in links(at) if "?" in link[1]] == [
        (setting.name, f"setting?setting={setting.key}") for setting in shipped.work_settings
    ]
    for setting in shipped.work_settings:
        at = visit("settings.py", setting=setting.key)
        said = [one.value for one in at.markdown]
        made = [*setting.safety, *setting.core, *setting.skills]
        assert [f"- {claim.text} :small[({shipped.cited(claim.evidence)})]" for claim in made] == said[1:-1]
        assert (titles(at), said[-1], nameless(at), trouble(at)) == ([setting.name], setting.how_far, [], [])
        assert headings(at) == [*(layer.name for layer in shipped.model.layers), "How far this carries"]


def test_address_of_no_setting_leads_back_to_the_list(visit: Visit) -> None:
    at = visit("settings.py", setting="nothing")
    assert (titles(at), [page for _, page in links(at)]) == (["There is no such setting"], ["setting"])


def test_setting_chosen_on_home_is_kept_with_its_word_and_goes_with_what_is_begun(visit: Visit, own: OwnStore) -> None:
    at = visit()
    at.selectbox(key="choose_setting").set_value("adult_probation").run()
    assert (own.preferences.get("setting", ""), own.preferences.get("person_word", "")) == (
        "adult_probation",
        "person_on_probation",
    )
    assert at.radio(key="choose_person_word").value == "person_on_probation"
    at.radio(key="choose_person_word").set_value("person").run()
    assert own.preferences.get("person_word", "") == "person"
    at.button(key="begin_five_minutes").click().run()
    assert [one.setting for one in own.reflections.all()] == ["adult_probation"]
    assert visit().selectbox(key="choose_setting").value == "adult_probation"


def test_setting_can_be_chosen_where_it_is_read_and_let_go_on_home(visit: Visit, own: OwnStore) -> None:
    at = visit("settings.py", setting="custody")
    at.button(key="choose_this_setting").click().run()
    assert (own.preferences.get("setting", ""), trouble(at)) == ("custody", [])
    at = visit()
    at.selectbox(key="choose_setting").set_value("").run()
    assert (own.preferences.get("setting", ""), own.preferences.get("person_word", "")) == ("", "young_person")


def test_setting_that_content_has_no_more_falls_back(visit: Visit, own: OwnStore, start: Start) -> None:
    own.preferences.prefer("setting", "gone")
    draft = start(step="safety")
    own.reflections.describe(draft, setting="gone")
    assert trouble(visit()) == []
    assert (titles(at := visit("reflect.py", draft=draft)), trouble(at)) == (["Creating safety"], [])


def test_one_reflection_can_be_in_another_setting_and_keeps_it(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    own.preferences.prefer("setting", "adult_probation")
    draft = start()
    at = unfold_meeting(visit("reflect.py", draft=draft), draft)
    at.selectbox(key=f"setting_{draft}").set_value("custody").run()
    assert own.reflections.get(draft).setting == "custody"
    [own_prompt] = [
        prompt
        for change in shipped.work_settings[-1].elements
        if change.element == "safety"
        for prompt in change.prompts
        if prompt.turn == "what"
    ]
    own.answers.save(draft, "safety.what", words="Two officers.", place=own_prompt.key, tab="t", base_version=0)
    own.reflections.describe(draft, step="safety")
    assert whole(visit("reflect.py", draft=draft)).count(own_prompt.text) == 1


def test_five_minutes_in_adult_probation_show_no_world_of_youth(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    own.preferences.prefer("setting", "adult_probation")
    own.preferences.prefer("person_word", "person_on_probation")
    centred = shipped.element("young_person_centred").name
    a_venue = next(venue.name for venue in shipped.settings.venues if venue.key == "school")
    for element in [one.key for one in shipped.elements if one.layer != "base"]:
        draft = start(stood_out=element, headline="A hard hour", safety="4")
        own.reflections.describe(draft, setting="adult_probation")
        for step in [one.key for one in shipped.flow("five_minutes").steps]:
            own.reflections.describe(draft, step=step)
            said = whole(visit("reflect.py", draft=draft)).replace(centred, "").replace(a_venue, "")
            assert OF_YOUTH.findall(said) == []


def test_adult_settings_offer_no_framework_of_youth_justice_and_no_story_about_school(
    visit: Visit, own: OwnStore, shipped: Content
) -> None:
    own.preferences.prefer("setting", "adult_probation")
    there = shipped.spoken("person_on_probation", "adult_probation")
    named = [name for name, page in links(visit("frameworks.py")) if page.startswith("frameworks?")]
    assert named == [one.name for one in there.offered_frameworks]
    assert [one.key for one in shipped.frameworks.frameworks if one.name not in named] == [
        "northern_ireland_model",
        "england_and_wales_framework",
        "ideas",
    ]
    at = visit("dilemmas.py")
    at.text_input(key="search_guide").set_value("alliance with the child").run()
    assert "Frameworks" not in [one.value.strip("*") for one in at.markdown]
    folds = {one.label for one in visit("workshops.py", plan="honest_challenge").expander}
    school = {one.name for one in shipped.vignettes.vignettes if one not in there.offered_vignettes}
    assert (len(school), folds & school) == (4, set())


def test_word_of_a_setting_reaches_workshops_and_supervision(visit: Visit, own: OwnStore, shipped: Content) -> None:
    own.preferences.prefer("setting", "adult_probation")
    own.preferences.prefer("person_word", "person_on_probation")
    there = shipped.spoken("person_on_probation", "adult_probation")
    plan = next(one for one in there.workshops.plans if "person on probation" in str(one.steps))
    said = whole(visit("workshops.py", plan=plan.key))
    assert ("person on probation" in said, "young person with" in said) == (True, False)
    assert "person on probation" in str(there.script("monthly").plan)
