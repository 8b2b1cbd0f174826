"""Keys that name nothing, and parts that do not hold together."""

from __future__ import annotations

import pytest

TWELVE = (
    "safety, trust, time, support, young_person_centred, fully_committed, empathy, connections, flexible, "
    "use_of_self, honest_challenge, hope_agency"
)


def test_element_step_with_an_unknown_element_names_the_nearest(good):
    good.replace("flows", "element: safety", "element: saftey")
    line = good.line("flows", "saftey")
    assert good.faults() == [
        (
            f'en/flows.yaml:{line}: flows[0].steps[1].element: "saftey" is not an element of the model; '
            "expected one of the twelve; nearest: safety"
        )
    ]


def test_chosen_in_that_names_no_choose_step_names_the_nearest(good):
    good.replace("flows", "chosen_in: pick", "chosen_in: pik")
    line = good.line("flows", "pik")
    assert good.faults() == [
        (
            f'en/flows.yaml:{line}: flows[0].steps[3].chosen_in: "pik" is not an earlier choose step of this flow; '
            "expected the key of a choose step before this one; nearest: pick"
        )
    ]


def test_chosen_step_before_its_choose_step_is_told(good):
    steps = good.files["flows"]["flows"][0]["steps"]
    steps[2], steps[3] = steps[3], steps[2]
    good.write("flows")
    line = good.line("flows", "chosen_in")
    assert good.faults() == [
        (
            f'en/flows.yaml:{line}: flows[0].steps[2].chosen_in: "pick" is not an earlier choose step of this flow; '
            "expected the key of a choose step before this one"
        )
    ]


def test_choosing_at_least_more_than_at_most_is_told(good):
    good.replace("flows", "least: 1", "least: 4")
    line = good.line("flows", "least")
    assert good.faults() == [
        f"en/flows.yaml:{line}: flows[0].steps[2].least: least (4) is more than most (3); expected at most 3"
    ]


def test_choosing_more_than_the_layers_offer_is_told(good):
    step = good.files["flows"]["flows"][0]["steps"][2]
    step.update(layers=["base"], least=2)
    good.write("flows")
    line = good.line("flows", "least")
    assert good.faults() == [
        f"en/flows.yaml:{line}: flows[0].steps[2].least: least (2) is more than its layers offer; expected at most 1"
    ]


def test_step_with_a_key_that_every_way_adds_is_told(good):
    good.replace("flows", "key: words", "key: finish")
    line = good.line("flows", "key: finish")
    assert good.faults() == [
        (
            f'en/flows.yaml:{line}: flows[0].steps[5].key: "finish" is taken; '
            "expected a key other than stay, stay_deeper, picks, finish, headline, next_1, next_2 or next_3"
        )
    ]


def test_person_word_that_is_not_there_names_the_nearest(good):
    good.write("settings", person="young_persn")
    assert good.faults() == [
        (
            'en/settings.yaml:4: person: "young_persn" is not one of the person words; '
            "expected the key of one of person_words; nearest: young_person"
        )
    ]


def test_missing_element_is_named(good):
    del good.files["model"]["elements"][3]
    good.write("model")
    line = good.line("model", "elements:")
    assert good.faults() == [
        f"en/model.yaml:{line}: elements: has 11 elements; expected at least 12",
        f"en/model.yaml:{line}: elements: support missing; expected all of {TWELVE}",
    ]


def test_elements_out_of_order_are_told_once(good):
    elements = good.files["model"]["elements"]
    elements[1], elements[2] = elements[2], elements[1]
    good.write("model")
    line = good.line("model", "key: time")
    assert good.faults() == [
        f'en/model.yaml:{line}: elements[1].key: "time" stands out of order; expected trust here: {TWELVE}'
    ]


def test_unknown_element_names_the_nearest(good):
    good.replace("model", "key: trust", "key: trsut")
    elements, line = good.line("model", "elements:"), good.line("model", "key: trsut")
    assert good.faults() == [
        f"en/model.yaml:{elements}: elements: trust missing; expected all of {TWELVE}",
        (
            f'en/model.yaml:{line}: elements[1].key: "trsut" is not an element of the model; '
            "expected one of the twelve; nearest: trust"
        ),
    ]


def test_element_in_another_layer_is_told(good):
    good.files["model"]["elements"][1]["layer"] = "base"
    good.write("model")
    line = good.line("model", "layer: base", 2)
    assert good.faults() == [
        f'en/model.yaml:{line}: elements[1].layer: "trust" stands in layer base; expected core, as published'
    ]


def test_element_with_another_name_is_told(good):
    good.replace("model", "name: Creating safety", "name: Safety")
    line = good.line("model", "name: Safety")
    assert good.faults() == [
        f'en/model.yaml:{line}: elements[0].name: "Safety" is not the published name; expected Creating safety'
    ]


def test_element_may_be_named_in_another_language(good):
    good.replace("model", "name: Creating safety", "name: Creu diogelwch")
    good.write("settings", language="cy")
    assert good.faults() == []


def test_layers_out_of_order_are_told(good):
    good.files["model"]["layers"].reverse()
    good.write("model")
    assert good.faults() == [
        'en/model.yaml:4: layers[0].key: "skills" stands out of order; expected base here: base, core, skills'
    ]


def test_too_few_prompts_are_told_with_the_count(good):
    prompts = good.files["model"]["elements"][0]["prompts"]
    prompts[1]["turn"] = "voice"
    good.write("model")
    line = good.line("model", "prompts:")
    assert good.faults() == [
        f"en/model.yaml:{line}: elements[0].prompts: has 5 prompts over what, so_what, now_what; expected at least 6"
    ]


def test_turn_without_a_prompt_is_told(good):
    for prompt in good.files["model"]["elements"][0]["prompts"][4:6]:
        prompt["turn"] = "what"
    good.write("model")
    line = good.line("model", "prompts:")
    assert good.faults() == [
        f"en/model.yaml:{line}: elements[0].prompts: has no prompt for now_what; expected at least one"
    ]


def test_element_without_the_young_persons_telling_is_told(good):
    good.files["model"]["elements"][0]["prompts"][6]["turn"] = "what"
    good.write("model")
    line = good.line("model", "prompts:")
    assert good.faults() == [
        (
            f"en/model.yaml:{line}: elements[0].prompts: has no prompt for voice; "
            "expected one that asks how the young person would tell it"
        )
    ]


def test_key_used_twice_in_a_list_names_the_first_line(good):
    good.files["model"]["elements"][0]["prompts"][1]["key"] = "ask_0"
    good.write("model")
    first, second = good.line("model", "key: ask_0"), good.line("model", "key: ask_0", 2)
    assert good.faults() == [
        (
            f'en/model.yaml:{second}: elements[0].prompts[1].key: the key "ask_0" is used twice in this list, '
            f"first on line {first}; expected a key of its own"
        )
    ]


def test_pattern_that_does_not_compile_is_told(good):
    good.files["hints"]["identity"][0]["patterns"] = ["(phone"]
    good.write("hints")
    line = good.line("hints", "(phone")
    assert good.faults() == [
        (
            f"en/hints.yaml:{line}: identity[0].patterns[0]: this pattern cannot be used "
            "(missing ), unterminated subpattern at position 0); expected a Python regular expression"
        )
    ]


def test_pattern_that_matches_nothing_at_all_is_told(good):
    good.files["hints"]["stop"][0]["patterns"] = ["(hit)?"]
    good.write("hints")
    line = good.line("hints", "(hit)?")
    assert good.faults() == [
        (
            f"en/hints.yaml:{line}: stop[0].patterns[0]: this pattern cannot be used "
            "(it matches where nothing is written); expected a Python regular expression"
        )
    ]


def test_prompt_for_a_meeting_that_is_not_there_names_the_nearest(good):
    good.files["model"]["elements"][0]["prompts"][0]["not_for"] = ["office", "firts"]
    good.write("model")
    line = good.line("model", "- firts")
    assert good.faults() == [
        (
            f'en/model.yaml:{line}: elements[0].prompts[0].not_for[1]: "firts" is no kind of meeting and no venue; '
            "expected the key of one of meetings or venues; nearest: first"
        )
    ]


def test_kinds_of_meeting_that_no_prompt_is_left_for_are_told(good):
    prompts = good.files["model"]["elements"][0]["prompts"]
    prompts[0]["for"], prompts[1]["not_for"] = ["first"], ["review", "office"]
    good.write("model")
    line = good.line("model", "prompts:")
    assert good.faults() == [
        (
            f"en/model.yaml:{line}: elements[0].prompts: has no prompt for what that fits review or office; "
            "expected one without for, or with for: [review]"
        )
    ]


def test_prompts_that_fit_every_meeting_between_them_are_no_fault(good):
    prompts = good.files["model"]["elements"][0]["prompts"]
    prompts[0]["for"], prompts[1]["not_for"] = ["first"], ["first"]
    good.write("model")
    assert good.faults() == []


def test_sample_with_an_element_that_is_none_or_is_there_twice_is_told(good):
    given = ("safety", "trust", "time", "saftey", "trust")
    readings = [{"element": element, "answer": "3"} for element in given]
    sample = {"title": "A sample", "made_up": "Made up.", "headline": "A walk", "readings": readings}
    good.write("about", sample=sample)
    unknown, twice = good.line("about", "element: saftey"), good.line("about", "element: trust", 2)
    assert good.faults() == [
        (
            f'en/about.yaml:{unknown}: sample.readings[3].element: "saftey" is not an element of the model; '
            "expected one of the twelve; nearest: safety"
        ),
        f'en/about.yaml:{twice}: sample.readings[4].element: "trust" is there twice; expected each element once',
    ]


@pytest.mark.parametrize("taken", ["short", "dilemma_both"])
def test_document_with_the_key_of_a_flow_or_a_dilemma_is_told(good, taken):
    good.files["flows"]["flows"][0]["key"] = "short"
    good.write("flows")
    part = {"key": "a", "heading": "What", "question": "What works?"}
    document = {"key": taken, "name": "A document", "title": "A document", "summary": "Short.", "closing": "End."}
    good.files["relationship"]["documents"] = [{**document, "for_whom": "Them", "parts": [part]}]
    good.write("relationship")
    line = good.line("relationship", f"key: {taken}")
    assert good.faults() == [
        (
            f'en/relationship.yaml:{line}: documents[0].key: "{taken}" is the key of a flow too; '
            "expected a key that no flow and no dilemma has"
        )
    ]
