"""Texts that fit as they are written and grow too long when a word for the person stands in them."""

from __future__ import annotations

import pytest

from model.content.load import load_content
from model.content.supervision.schema import Script

WORD = {"key": "on_probation", "person": "person who is on probation", "people": "people", "a_person": "a person"}


def of_length(length: int, placeholder: str = "{person}") -> str:
    """Short sentences and one placeholder, this long as they are written."""
    said = f"Ask {placeholder}."
    return said + (" Wait." * length)[: length - len(said) - 1] + "."


def with_word(good) -> None:
    good.files["settings"]["person_words"].append(WORD)
    good.write("settings")


def test_text_that_grows_too_long_with_any_word_for_the_person_is_told(good):
    good.files["supervision"]["differences"]["intro"] = of_length(1200)
    good.write("supervision")
    with_word(good)
    spoken = 1200 - len("{person}") + len(WORD["person"])
    line = good.line("supervision", "Ask {person}.")
    assert good.faults() == [
        (
            f"en/supervision.yaml:{line}: differences.intro: is {spoken} characters long with the longest word for the "
            "person in it; expected at most 1200"
        )
    ]


@pytest.mark.parametrize(("length", "faults"), [(90, 1), (72, 0)])
def test_headline_is_held_to_its_limit_as_it_is_spoken(good, length, faults):
    with_word(good)
    good.write("about", title=of_length(length))
    assert len(good.faults()) == faults


def test_text_that_fits_with_the_longest_word_makes_a_script_that_can_be_read_back(good):
    room = len(WORD["person"]) - len("{person}")
    good.files["supervision"]["differences"]["intro"] = of_length(1200 - room)
    good.write("supervision")
    with_word(good)
    assert good.faults() == []
    script = load_content(good.folder).spoken("on_probation").script("whole")
    assert len(script.differences.intro) == 1200
    assert Script.model_validate_json(script.model_dump_json()) == script


def test_text_too_long_as_it_is_written_is_told_once(good):
    good.write("about", title=of_length(91))
    assert good.faults() == ["en/about.yaml:1: title: is 91 characters long; expected at most 90"]
