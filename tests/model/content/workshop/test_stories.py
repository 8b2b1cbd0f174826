"""A dilemma as a workshop's story: what the room hears and chooses from, and what the checker says of its key."""

from __future__ import annotations

import pytest

from model.content import Content, load_content
from model.workshop.disclosure import TOO_FEW, Shown, may_show
from model.workshop.script import RoomScript, script_of
from tests.shipped import SHIPPED


@pytest.fixture(scope="module")
def shipped() -> Content:
    return load_content(SHIPPED)


def test_every_dilemma_is_a_story_of_its_tension_and_its_two_sides(shipped):
    for dilemma in shipped.dilemmas.dilemmas:
        story = shipped.vignette(f"dilemma_{dilemma.key}")
        asked = [question.text for side in dilemma.sides for question in side.questions]
        assert (story.name, story.text[0], story.reveal) == (dilemma.name, dilemma.tension, dilemma.test)
        assert [choice.text for choice in story.choices] == [side.name for side in dilemma.sides]
        assert [text for text in asked if text not in " ".join(story.text[1:])] == []


def test_no_story_takes_the_key_of_another(shipped):
    both = len(shipped.vignettes.vignettes) + len(shipped.dilemmas.dilemmas)
    assert len(shipped.all_stories) == both


def test_a_plan_runs_with_a_dilemma_and_its_script_is_read_back_as_it_was_kept(good):
    _told(good)["vignette"] = f"dilemma_{good.files['dilemmas']['dilemmas'][0]['key']}"
    good.write("workshops")
    content = load_content(good.folder)
    script = script_of(content, content.workshops.plans[0].key)
    step = script.plan.steps[3]
    (question,) = script.questions(step)
    assert (good.faults(), question.answers) == ([], ("first_side", "second_side"))
    assert RoomScript.model_validate_json(script.model_dump_json()) == script


@pytest.mark.parametrize("plan", ["fair_accurate_legitimate", "youth_and_adult", "old_ways_new_ways"])
def test_sides_that_four_chose_are_not_shown_and_those_that_five_chose_are(shipped, plan):
    script = script_of(shipped, plan)
    (question,) = script.questions(script.step("story"))
    four, five = (may_show(Shown(), question, dict.fromkeys(people, "first_side")) for people in ("abcd", "abcde"))
    assert (four.why, four.table, five.table is None) == (TOO_FEW, None, False)


def test_dilemma_that_is_not_there_names_the_nearest(good):
    key = good.files["dilemmas"]["dilemmas"][0]["key"]
    _told(good)["vignette"] = f"dilemma_{key}s"
    good.write("workshops")
    line = good.line("workshops", f"dilemma_{key}s")
    assert good.faults() == [
        (
            f'en/workshops.yaml:{line}: plans[0].steps[3].vignette: "dilemma_{key}s" is not a dilemma; '
            f"expected dilemma_ and the key of a dilemma in dilemmas.yaml; nearest: dilemma_{key}"
        )
    ]


def test_vignette_with_a_key_like_a_dilemmas_is_told(good):
    good.files["vignettes"]["vignettes"][5]["key"] = "dilemma_mine"
    good.write("vignettes")
    line = good.line("vignettes", "dilemma_mine")
    assert good.faults() == [
        (
            f'en/vignettes.yaml:{line}: vignettes[5].key: "dilemma_mine" is taken; '
            "expected a key that does not begin with dilemma_, which is for dilemmas"
        )
    ]


def _told(good):
    return good.files["workshops"]["plans"][0]["steps"][3]
