"""Loaded content: frozen, looked up by key, and spoken with the chosen word for the person."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from model.content import ContentFaults, load_content
from model.content.folder import FILES
from model.content.published import ELEMENTS


def test_faults_are_raised_together(good):
    good.write("about", lead="", title="")
    with pytest.raises(ContentFaults) as raised:
        load_content(good.folder)
    assert [str(fault) for fault in raised.value.faults] == good.faults()
    assert str(raised.value) == "\n".join(good.faults())


def test_lookups_by_key(good):
    content = load_content(good.folder)
    assert [element.key for element in content.elements] == list(ELEMENTS)
    assert content.element("trust").name == "Trust"
    assert content.flow("short").minutes == 5
    assert content.source("study").year == "2020"
    assert (content.workshop("short").minutes, content.vignette("story_2").name) == (55, "Story 2")
    assert [prompt.key for prompt in content.prompts("trust", "so_what")] == ["ask_2", "ask_3"]


def test_flows_that_get_ready_are_told_from_those_that_look_back(good):
    assert load_content(good.folder).getting_ready == ()
    good.files["flows"]["flows"][0]["purpose"] = "getting_ready"
    good.write("flows")
    assert load_content(good.folder).getting_ready == ("short",)


def test_lookup_of_an_unknown_key_raises_key_error(good):
    with pytest.raises(KeyError, match="nobody"):
        load_content(good.folder).element("nobody")
    with pytest.raises(KeyError, match="nothing"):
        load_content(good.folder).script("nothing")
    with pytest.raises(KeyError, match="no_plan"):
        load_content(good.folder).workshop("no_plan")
    with pytest.raises(KeyError, match="no_story"):
        load_content(good.folder).vignette("no_story")


def test_script_holds_the_words_of_one_plan_as_they_are_spoken(good):
    content = load_content(good.folder)
    script = content.spoken("adult").script("first")
    assert [step.key for step in script.plan.steps] == ["arrive", "bring", "explore", "actions", "confirm"]
    assert (script.mirror.more, script.lenses[0].key) == ("What else would help adult?", "between")
    assert (script.has_two_views, content.script("whole").has_two_views) == (False, True)


def test_workshop_and_vignette_follow_the_word_and_keep_their_keys(good):
    spoken = load_content(good.folder).spoken("adult")
    plan, choices = spoken.workshop("whole"), spoken.vignette("story_0").choices
    assert (plan.steps[5].question, choices[1].text) == ("What would an adult say?", "Ask an adult")
    assert (plan.steps[1].elements, plan.steps[2].of, plan.steps[3].vignette) == (
        ("safety", "trust"),
        "ground",
        "story_1",
    )


def test_content_is_frozen(good):
    with pytest.raises(ValidationError):
        load_content(good.folder).element("trust").summary = "x"


def test_version_is_the_stated_one_and_a_hash(good):
    assert re.fullmatch(r"1\.0-[0-9a-f]{6}", load_content(good.folder).version)


def test_version_follows_every_word_and_no_comment(good):
    before = load_content(good.folder).version
    good.replace("about", "title: About", "# a note\ntitle: About")
    commented = load_content(good.folder).version
    good.write("about", title="About this")
    assert (before == commented, before == load_content(good.folder).version) == (True, False)


def test_spoken_content_follows_the_word_everywhere(good):
    good.write("about", lead="{Person} and {people}. {A_person}. {a_person}. {People}. {person}.")
    content = load_content(good.folder)
    assert content.spoken("adult").about.lead == "Adult and adults. An adult. an adult. Adults. adult."
    assert content.spoken("young_person").element("trust").try_[0].first_move == "Ask young person first."
    assert content.spoken("adult").element("trust").try_[0].first_move == "Ask adult first."


@pytest.mark.parametrize(("language", "said"), [("en", "Five and five."), ("cy", "5 and 5.")])
def test_spoken_content_says_how_few_people_nothing_is_shown_of(good, language, said):
    good.write("settings", language=language)
    good.write("about", lead="{Fewest} and {fewest}.")
    assert load_content(good.folder).spoken("adult").about.lead == said


def test_spoken_content_leaves_patterns_alone(good):
    content = load_content(good.folder)
    assert content.spoken("adult").hints.identity[0].patterns == content.hints.identity[0].patterns


def test_spoken_content_has_no_placeholder_left(good):
    spoken = load_content(good.folder).spoken("adult")
    for name in FILES:
        piece = getattr(spoken, name)
        assert re.findall("[{}](?:person|people|a_person)", piece.model_dump_json(), re.IGNORECASE) == []


def test_spoken_content_is_made_once_for_each_word(good):
    content = load_content(good.folder)
    assert content.spoken("adult") is content.spoken("adult")
    assert content.spoken("adult").spoken("young_person") is content.spoken("young_person")


def test_spoken_content_keeps_the_version(good):
    content = load_content(good.folder)
    assert content.spoken("adult").version == content.version


def test_unknown_word_raises_key_error(good):
    with pytest.raises(KeyError, match="dragon"):
        load_content(good.folder).spoken("dragon")


def test_prompts_for_a_meeting_leave_out_those_that_do_not_fit(good):
    asked = good.files["model"]["elements"][0]["prompts"]
    asked[2]["not_for"], asked[3]["for"] = ["first"], ["first", "office"]
    good.write("model")
    content = load_content(good.folder)

    def fitting(*about: str) -> list[str]:
        return [prompt.key for prompt in content.prompts_for("safety", "so_what", about)]

    assert (fitting(), fitting("first"), fitting("review")) == (["ask_2"], ["ask_3"], ["ask_2"])
    assert fitting("review", "office") == ["ask_2", "ask_3"]


def test_prompts_for_a_meeting_are_all_of_them_where_none_fits(good):
    for prompt, never in zip(good.files["model"]["elements"][0]["prompts"][2:4], ("first", "office"), strict=True):
        prompt["not_for"] = [never]
    good.write("model")
    content = load_content(good.folder)
    asked = content.prompts_for("safety", "so_what", {"first", "office"})
    assert [prompt.key for prompt in asked] == ["ask_2", "ask_3"]
