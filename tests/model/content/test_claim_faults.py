"""Claims and their sources: what rests on nothing, speaks of others than its source, or says not where it was read."""

from __future__ import annotations

import pytest

PLACE = "where in the source our words stand, in a line, or read: not_checked_again"


def test_dangling_evidence_key_names_the_nearest(good):
    good.files["model"]["elements"][0]["heard"][0]["evidence"] = ["study", "studdy"]
    good.write("model")
    line = good.line("model", "studdy")
    assert good.faults() == [
        (
            f'en/model.yaml:{line}: elements[0].heard[0].evidence[1]: "studdy" is not a source; '
            "expected the key of a source in evidence.yaml; nearest: study"
        )
    ]


def test_dangling_evidence_key_in_about_is_told(good):
    good.files["about"]["parts"][0]["evidence"] = ["quite_other"]
    good.write("about")
    line = good.line("about", "quite_other")
    assert good.faults() == [
        (
            f'en/about.yaml:{line}: parts[0].evidence[0]: "quite_other" is not a source; '
            "expected the key of a source in evidence.yaml"
        )
    ]


def test_dangling_evidence_key_in_a_lens_names_the_nearest(good):
    good.files["lenses"]["lenses"][0]["evidence"] = ["studdy"]
    good.write("lenses")
    line = good.line("lenses", "studdy")
    assert good.faults() == [
        (
            f'en/lenses.yaml:{line}: lenses[0].evidence[0]: "studdy" is not a source; '
            "expected the key of a source in evidence.yaml; nearest: study"
        )
    ]


def test_dangling_evidence_is_told_even_where_its_file_has_other_faults(good):
    good.files["about"]["parts"][0]["evidence"] = ["studie"]
    good.write("about", lead="")
    line = good.line("about", "studie")
    assert good.faults() == [
        "en/about.yaml:2: lead: is empty; expected text",
        (
            f'en/about.yaml:{line}: parts[0].evidence[0]: "studie" is not a source; '
            "expected the key of a source in evidence.yaml; nearest: study"
        ),
    ]


def test_source_that_no_claim_rests_on_is_told(good):
    good.files["evidence"]["sources"].append(good.files["evidence"]["sources"][0] | {"key": "uncited"})
    good.write("evidence")
    line = good.line("evidence", "uncited")
    assert good.faults() == [
        (
            f'en/evidence.yaml:{line}: sources[1].key: no claim rests on "uncited"; '
            "expected it named under evidence where it carries a claim"
        )
    ]


def test_source_that_a_file_which_cannot_be_read_may_cite_is_not_told(good):
    good.files["evidence"]["sources"].append(good.files["evidence"]["sources"][0] | {"key": "uncited"})
    good.write("evidence")
    good.path("about").write_text("parts: [", encoding="utf-8")
    assert [fault.split(":")[0] for fault in good.faults()] == ["en/about.yaml"]


def test_source_of_ours_that_an_organisation_no_longer_cites_is_no_fault_of_theirs(good):
    good.files["evidence"]["sources"].append(good.files["evidence"]["sources"][0] | {"key": "told"})
    good.write("evidence")
    good.files["lenses"]["lenses"][0]["evidence"] = ["told"]
    good.write("lenses")
    own = good.overlay("lenses", "lenses:\n  - key: between\n    evidence: [study]\n")
    assert (good.faults(), good.faults(own)) == ([], [])


def test_source_of_their_own_that_an_organisation_does_not_cite_is_told(good):
    theirs = good.files["evidence"]["sources"][0] | {"key": "theirs"}
    own = good.overlay("evidence", f"sources:\n  - {theirs!r}\n".replace("True", "true"))
    assert good.faults(own) == [
        (
            'own/en/evidence.yaml:2: sources[1].key: no claim rests on "theirs"; '
            "expected it named under evidence where it carries a claim"
        )
    ]


@pytest.mark.parametrize("said", ["{person}", "{People}", "{a_person}"])
@pytest.mark.parametrize("part", ["why", "heard"])
def test_word_for_the_person_in_a_claim_is_told(good, part, said):
    good.files["model"]["elements"][1][part][0]["text"] = f"One study of {said} says so."
    good.write("model")
    line = good.line("model", f"study of {said}")
    assert good.faults() == [
        (
            f"en/model.yaml:{line}: elements[1].{part}[0].text: {said} in a claim changes whom it is about; "
            "expected the word for the people its source spoke of, such as children or people on probation"
        )
    ]


def test_word_for_the_person_in_what_is_claimed_of_then_and_now_is_told(good):
    good.write("workshops", then_and_now={"text": "They saw {a_person} anew.", "evidence": ["study"]})
    line = good.line("workshops", "{a_person} anew")
    assert good.faults() == [
        (
            f"en/workshops.yaml:{line}: then_and_now.text: {{a_person}} in a claim changes whom it is about; "
            "expected the word for the people its source spoke of, such as children or people on probation"
        )
    ]


def test_word_for_the_person_in_what_is_said_of_a_low_beginning_is_told(good):
    good.write("relationship", low_beginning={"text": "It helped {a_person}.", "evidence": ["study"]})
    line = good.line("relationship", "It helped")
    assert good.faults() == [
        (
            f"en/relationship.yaml:{line}: low_beginning.text: {{a_person}} in a claim changes whom it is about; "
            "expected the word for the people its source spoke of, such as children or people on probation"
        )
    ]


def test_number_in_a_claim_is_no_fault(good):
    good.files["model"]["elements"][1]["why"][0]["text"] = "Nothing is shown of fewer than {fewest}."
    good.write("model")
    assert good.faults() == []


def test_source_that_does_not_say_where_our_words_stand_is_told(good):
    del good.files["evidence"]["sources"][0]["found_in"]
    good.write("evidence")
    line = good.line("evidence", "read: whole")
    assert good.faults() == [f'en/evidence.yaml:{line}: sources[0]: "found_in" is missing; expected {PLACE}']


def test_source_not_checked_again_says_no_place(good):
    source = good.files["evidence"]["sources"][0]
    source["read"] = "not_checked_again"
    good.write("evidence")
    line = good.line("evidence", "found_in")
    assert good.faults() == [
        (
            f"en/evidence.yaml:{line}: sources[0].found_in: names a place, though read is not_checked_again; "
            "expected it left out, or how much of the source was read"
        )
    ]
    del source["found_in"]
    good.write("evidence")
    assert good.faults() == []


def test_unknown_measure_of_reading_names_the_nearest(good):
    good.files["evidence"]["sources"][0]["read"] = "abstrakt"
    good.write("evidence")
    line = good.line("evidence", "abstrakt")
    assert good.faults() == [
        (
            f'en/evidence.yaml:{line}: sources[0].read: unknown value "abstrakt"; expected whole, part, summary, '
            "abstract, second_hand or not_checked_again; nearest: abstract"
        )
    ]
