"""Dilemmas whose keys do not hold together are told with file, line and what to do."""

from __future__ import annotations

from model.content.load import load_content


def test_element_that_is_none_is_told(good):
    good.files["dilemmas"]["dilemmas"][0]["elements"] = ["safety", "turst"]
    good.write("dilemmas")
    line = good.line("dilemmas", "- turst")
    assert good.faults() == [
        (
            f'en/dilemmas.yaml:{line}: dilemmas[0].elements[1]: "turst" is not an element of the model; '
            "expected one of the twelve; nearest: trust"
        )
    ]


def test_two_questions_of_one_key_and_a_key_that_is_taken_are_told(good):
    first, second = good.files["dilemmas"]["dilemmas"][0]["sides"]
    first["questions"][1]["key"], second["questions"][0]["key"] = "test", "yours_0"
    good.write("dilemmas")
    twice, taken = good.line("dilemmas", "key: yours_0", 2), good.line("dilemmas", "key: test")
    assert good.faults() == [
        (
            f'en/dilemmas.yaml:{taken}: dilemmas[0].sides[0].questions[1].key: "test" is taken; '
            "expected a key other than test or to_supervision"
        ),
        (
            f'en/dilemmas.yaml:{twice}: dilemmas[0].sides[1].questions[0].key: "yours_0" is there twice; '
            "expected a key of its own"
        ),
    ]


def test_flow_that_is_called_like_a_dilemma_is_told(good):
    good.files["flows"]["flows"][0]["key"] = "dilemma_both"
    good.write("flows")
    line = good.line("flows", "key: dilemma_both")
    assert good.faults() == [
        (
            f'en/flows.yaml:{line}: flows[0].key: "dilemma_both" is taken; '
            "expected a key that does not begin with dilemma_, which is for dilemmas"
        )
    ]


def test_word_for_the_person_has_no_place_in_what_is_known(good):
    good.files["dilemmas"]["dilemmas"][0]["known"][0]["text"] = "One {person} said so."
    good.write("dilemmas")
    assert [fault.partition(": ")[2].partition(": ")[0] for fault in good.faults()] == ["dilemmas[0].known[0].text"]


def test_dilemma_is_a_way_through_of_its_own(good):
    flow = load_content(good.folder).flow("dilemma_both_at_once")
    assert [(step.key, step.title, step.question) for step in flow.steps] == [
        ("both_at_once_yours_0", "Yours", "What about yours 0?"),
        ("both_at_once_yours_1", "Yours", "What about yours 1?"),
        ("both_at_once_theirs_0", "Theirs", "What about theirs 0?"),
        ("both_at_once_theirs_1", "Theirs", "What about theirs 1?"),
        ("both_at_once_test", "Put to the test", "Where is it not so?"),
        ("both_at_once_to_supervision", "What to take along", "What do I take along?"),
    ]
