"""Texts read one after another that begin alike."""

from __future__ import annotations

import pytest

from model.content.checks.openings import Listed, opening_faults
from model.content.folder import read_folder


def told(good, *lists):
    trees, _ = read_folder(good.folder, None)
    return [str(fault) for fault in opening_faults(trees, lists)]


@pytest.mark.parametrize("part", ["why", "heard"])
def test_fourth_claim_that_begins_alike_is_told(good, part):
    for number, element in enumerate(good.files["model"]["elements"][:3]):
        element[part][0]["text"] = f"One small study says {number}."
    good.write("model")
    assert good.faults() == []
    good.files["model"]["elements"][7][part][0]["text"] = "One SMALL study, and more."
    good.write("model")
    line = good.line("model", "One SMALL study")
    assert good.faults() == [
        (
            f'en/model.yaml:{line}: elements[7].{part}[0].text: begins with "One SMALL study", as 3 before it under '
            f"{part} do; expected no more than 3 that begin alike: turn the sentence round"
        )
    ]


def test_every_text_too_many_is_told(good):
    for element in good.files["model"]["elements"]:
        element["watch"] = [{"name": "A", "intention": "You want them well.", "watch_for": "B"}]
    good.write("model")
    assert len(told(good, Listed("watch", text="intention", most=10))) == 2


def test_texts_of_fewer_than_three_words_have_no_opening(good):
    for element in good.files["model"]["elements"]:
        element["why"][0]["text"] = "It helps."
    good.write("model")
    assert good.faults() == []


def test_only_prompts_of_one_turn_are_looked_at(good):
    for element in good.files["model"]["elements"][:2]:
        for prompt in element["prompts"]:
            prompt["text"] = "What would they say now?"
    good.write("model")
    line = good.line("model", "What would they say now", nth=14)
    assert told(good, Listed("prompts", turn="voice", most=1)) == [
        (
            f'en/model.yaml:{line}: elements[1].prompts[6].text: begins with "What would they", as 1 before it under '
            "prompts do; expected no more than 1 that begin alike: turn the sentence round"
        )
    ]


def test_places_of_one_element_are_looked_at_by_themselves(good):
    by_itself = Listed("scale", text="", most=1, by_element=True)
    assert told(good, by_itself) == []
    assert len(told(good, Listed("scale", text="", most=1))) == 55
    good.files["model"]["elements"][4]["scale"][3] = "We are still there."
    good.write("model")
    line = good.line("model", "We are still there")
    assert told(good, by_itself) == [
        (
            f'en/model.yaml:{line}: elements[4].scale[3]: begins with "We are still", as 1 before it under scale do; '
            "expected no more than 1 that begin alike: turn the sentence round"
        )
    ]
