"""Placeholders, blame, reading grade, and scale points that say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.content.checks.readability import reading, syllables

HARD = (
    "Practitioners demonstrating considerable organisational responsibility consistently communicate collaboratively "
    "established expectations regarding participation, notwithstanding institutional accountability requirements and "
    "overlapping administrative complexities."
)
ALLOWED = "{person}, {Person}, {people}, {People}, {a_person}, {A_person}, {fewest} or {Fewest}"


def test_unknown_placeholder_names_the_nearest(good):
    good.write("about", lead="Ask {persn} first.")
    assert good.faults() == [
        f"en/about.yaml:2: lead: unknown placeholder {{persn}}; expected {ALLOWED}; nearest: {{person}}"
    ]


def test_brace_without_partner_is_told(good):
    good.write("about", lead="Ask {person first.")
    assert good.faults() == [
        "en/about.yaml:2: lead: a brace without its partner; expected { and } in pairs, around a placeholder"
    ]


def test_placeholder_in_a_person_word_is_told(good):
    good.files["settings"]["person_words"][0]["a_person"] = "a {person}"
    good.write("settings")
    line = good.line("settings", "a {person}")
    assert good.faults() == [
        (
            f"en/settings.yaml:{line}: person_words[0].a_person: unknown placeholder {{person}}; "
            "expected no placeholder here"
        )
    ]


def test_braces_in_a_pattern_are_no_placeholder(good):
    good.files["hints"]["identity"][0]["patterns"] = [r"\d{4}"]
    good.write("hints")
    assert good.faults() == []


@pytest.mark.parametrize("said", ["offender", "Offenders", "hard-to-reach", "non compliant"])
def test_blaming_word_is_told_in_every_form(good, said):
    good.write("about", lead=f"Work with the {said}, they say.")
    assert good.faults() == [
        f'en/about.yaml:2: lead: "{said}" labels or blames; expected what the person does or did, in plain words'
    ]


def test_blaming_word_inside_another_word_is_no_fault(good):
    good.write("about", lead="A reoffenders list.")
    assert good.faults() == []


def test_blaming_word_in_the_evidence_is_no_fault(good):
    good.write("evidence", intro="Studies of offenders.")
    assert good.faults() == []


def test_hard_text_is_told_with_its_grade_and_counts(good):
    good.write("about", lead=HARD)
    grade = reading(HARD).grade
    assert good.faults() == [
        (
            f"en/about.yaml:2: lead: reads at grade {grade:.1f} (20 words, 1 sentence); "
            "expected 8 or lower: shorter sentences, plainer words"
        )
    ]


def test_text_too_hard_with_another_word_for_the_person_is_told_with_that_word(good):
    word = {"person": "collaborating individual", "people": "individuals", "a_person": "an individual"}
    good.files["settings"]["person_words"].append({"key": "individual"} | word)
    good.write("settings")
    said = "Ask the {person} what went well for you both when you last met. What one thing could help the {person} now?"
    good.write("about", lead=said)
    grade = reading(said.replace("{person}", word["person"])).grade
    assert good.faults() == [
        (
            f"en/about.yaml:2: lead: reads at grade {grade:.1f} (23 words, 2 sentences) "
            'with "collaborating individual" in it; '
            "expected 8 or lower: shorter sentences, plainer words"
        )
    ]


def test_word_of_an_organisation_s_own_grades_its_own_texts_and_not_ours(good):
    said = "Ask the {person} what went well for you both when you last met. What one thing could help the {person} now?"
    good.write("about", lead=said)
    words = (
        "person_words:\n  - key: individual\n    person: collaborating individual\n    people: individuals\n"
        "    a_person: an individual\n"
    )
    own = good.overlay("settings", words)
    assert good.faults(own) == []
    good.overlay("lenses", f'intro: "{said}"\n')
    assert [fault.split(" reads")[0] for fault in good.faults(own)] == ["own/en/lenses.yaml:1: intro:"]
    good.overlay("settings", f"person: individual\n{words}")
    assert [fault.split(" reads")[0] for fault in good.faults(own)] == [
        "en/about.yaml:2: lead:",
        "own/en/lenses.yaml:1: intro:",
    ]


def test_text_too_hard_with_every_word_for_the_person_is_told_once(good):
    good.write("about", lead=f"{HARD} Ask {{a_person}}.")
    assert [fault.split(" (")[0] for fault in good.faults()] == [
        f"en/about.yaml:2: lead: reads at grade {reading(f'{HARD} Ask a young person.').grade:.1f}"
    ]


def test_hard_text_of_less_than_twenty_words_is_no_fault(good):
    good.write("about", lead=HARD.replace("overlapping administrative", "other"))
    assert good.faults() == []


def test_hard_attribution_and_evidence_are_no_fault(good):
    good.write("model", attribution=HARD)
    good.write("evidence", intro=HARD)
    assert good.faults() == []


def test_reading_grade_is_only_held_to_in_english(good):
    good.write("about", lead=HARD)
    good.write("settings", language="cy")
    assert good.faults() == []


def test_neighbouring_points_that_say_the_same_are_told(good):
    good.files["model"]["elements"][0]["scale"][2] = "A short greeting works on nearly most days!"
    good.write("model")
    line = good.line("model", "nearly most")
    assert good.faults() == [
        (
            f"en/model.yaml:{line}: elements[0].scale[2]: says nearly the same as point 2; "
            "expected a difference two colleagues could point to"
        )
    ]


def test_distant_points_with_the_same_words_are_told(good):
    good.files["scale"]["points"][4]["text"] = good.files["scale"]["points"][0]["text"].upper()
    good.write("scale")
    line = good.line("scale", "WE ARE STILL")
    assert good.faults() == [
        (
            f"en/scale.yaml:{line}: points[4].text: says nearly the same as point 1; "
            "expected a difference two colleagues could point to"
        )
    ]


def test_neighbouring_places_of_the_mirror_that_say_the_same_are_told(good):
    good.files["supervision"]["mirror"]["elements"][2]["scale"][2] = "A short greeting works on nearly most days!"
    good.write("supervision")
    line = good.line("supervision", "nearly most")
    assert good.faults() == [
        (
            f"en/supervision.yaml:{line}: mirror.elements[2].scale[2]: says nearly the same as point 2; "
            "expected a difference two colleagues could point to"
        )
    ]


def test_hard_text_and_blaming_word_in_a_meeting_plan_are_told(good):
    step = good.files["supervision"]["plans"][1]["steps"][0]
    step["intro"] = HARD
    step["prompts"][0]["text"] = "What did the offender say?"
    good.write("supervision")
    intro, asked = good.line("supervision", HARD[:40]), good.line("supervision", "offender")
    assert good.faults() == [
        (
            f"en/supervision.yaml:{intro}: plans[1].steps[0].intro: reads at grade {reading(HARD).grade:.1f} "
            "(20 words, 1 sentence); expected 8 or lower: shorter sentences, plainer words"
        ),
        (
            f'en/supervision.yaml:{asked}: plans[1].steps[0].prompts[0].text: "offender" labels or blames; '
            "expected what the person does or did, in plain words"
        ),
    ]


def test_hard_text_and_blaming_word_in_a_lens_are_told(good):
    good.files["lenses"]["lenses"][0]["questions"][1]["text"] = "What makes them hard to reach?"
    good.write("lenses", intro=HARD)
    line = good.line("lenses", "hard to reach")
    assert good.faults() == [
        (
            f"en/lenses.yaml:1: intro: reads at grade {reading(HARD).grade:.1f} (20 words, 1 sentence); "
            "expected 8 or lower: shorter sentences, plainer words"
        ),
        (
            f'en/lenses.yaml:{line}: lenses[0].questions[1].text: "hard to reach" labels or blames; '
            "expected what the person does or did, in plain words"
        ),
    ]


SYLLABLES = {"trust": 1, "placed": 1, "the": 1, "people": 2, "something": 2, "about": 2, "creating": 3,
             "wanted": 2, "whole": 1, "safety": 2, "relationship": 4, "organisation": 5}  # fmt: skip


@pytest.mark.parametrize("word", SYLLABLES)
def test_syllables_of_everyday_words(word):
    assert syllables(word) == SYLLABLES[word]


def test_reading_of_a_known_text():
    assert reading("The cat sat on the mat. It was warm.") == (pytest.approx(-2.035), 9, 2)


def test_reading_of_nothing():
    assert reading("") == (0.0, 0, 0)


@given(st.text())
def test_reading_of_any_text_is_a_number(text):
    assert isinstance(reading(text).grade, float)


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=30))
def test_one_long_sentence_reads_no_easier_than_two(words):
    assert reading(" ".join(words + words) + ".").grade >= reading(f"{' '.join(words)}. {' '.join(words)}.").grade
