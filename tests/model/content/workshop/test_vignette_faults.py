"""Vignettes, the elements named in workshops, and how both are worded."""

from __future__ import annotations

HARD = "Considerable organisational uncertainty necessitates continuous multidisciplinary communication. " * 4


def test_vignette_that_is_not_there_names_the_nearest(good):
    _told(good)["vignette"] = "storey_1"
    good.write("workshops")
    line = good.line("workshops", "storey_1")
    assert good.faults() == [
        (
            f'en/workshops.yaml:{line}: plans[0].steps[3].vignette: "storey_1" is not a vignette; '
            "expected the key of a vignette in vignettes.yaml; nearest: story_1"
        )
    ]


def test_place_on_a_vignette_with_question_and_elements_is_no_fault(good):
    _told(good).update(ask="place", question="Where would Robin put it?", elements=["trust", "empathy"])
    good.write("workshops")
    assert good.faults() == []


def test_place_on_a_vignette_without_question_and_elements_is_told(good):
    _told(good)["ask"] = "place"
    good.write("workshops")
    line = good.line("workshops", "ask: place")
    assert good.faults() == [
        f"en/workshops.yaml:{line}: plans[0].steps[3]: place needs a question; expected one of the step's own",
        f"en/workshops.yaml:{line}: plans[0].steps[3]: place needs elements; expected some to place",
    ]


def test_choose_with_a_question_and_elements_of_the_step_is_told(good):
    _told(good).update(question="Where is it now?", elements=["trust"])
    good.write("workshops")
    question, elements = good.line("workshops", "Where is it now?"), good.line("workshops", "elements:", 2)
    wrong = "choose asks with the vignette's own question and choices"
    assert good.faults() == [
        f"en/workshops.yaml:{question}: plans[0].steps[3].question: {wrong}; expected no question here",
        f"en/workshops.yaml:{elements}: plans[0].steps[3].elements: {wrong}; expected no elements here",
    ]


def test_elements_to_place_are_known_named_once_and_in_order(good):
    steps = good.files["workshops"]["plans"][0]["steps"]
    steps[1]["elements"] = ["safety", "safety", "trsut"]
    steps[7]["elements"] = ["time", "trust"]
    good.write("workshops")
    twice, unknown = good.line("workshops", "- safety", 2), good.line("workshops", "- trsut")
    order = good.line("workshops", "- trust")
    assert good.faults() == [
        (
            f'en/workshops.yaml:{twice}: plans[0].steps[1].elements[1]: "safety" is named twice here; '
            "expected each element once"
        ),
        (
            f'en/workshops.yaml:{unknown}: plans[0].steps[1].elements[2]: "trsut" is not an element of the model; '
            "expected one of the twelve; nearest: trust"
        ),
        (
            f'en/workshops.yaml:{order}: plans[0].steps[7].elements[1]: "trust" stands out of order; '
            "expected it before time, as published"
        ),
    ]


def test_what_is_drawn_out_names_elements_of_the_model_in_order(good):
    drawn = good.files["vignettes"]["vignettes"][2]["draws_out"]
    drawn[0]["element"], drawn[1]["element"], drawn[2]["element"] = "empathy", "safety", "hope"
    good.write("vignettes")
    safety, hope = good.line("vignettes", "element: safety", 3), good.line("vignettes", "element: hope")
    assert good.faults() == [
        (
            f'en/vignettes.yaml:{safety}: vignettes[2].draws_out[1].element: "safety" stands out of order; '
            "expected it before empathy, as published"
        ),
        (
            f'en/vignettes.yaml:{hope}: vignettes[2].draws_out[2].element: "hope" is not an element of the model; '
            "expected one of the twelve"
        ),
    ]


def test_choice_key_used_twice_names_the_first_line(good):
    good.files["vignettes"]["vignettes"][0]["choices"][1]["key"] = "wait"
    good.write("vignettes")
    first, second = good.line("vignettes", "key: wait"), good.line("vignettes", "key: wait", 2)
    assert good.faults() == [
        (
            f'en/vignettes.yaml:{second}: vignettes[0].choices[1].key: the key "wait" is used twice in this list, '
            f"first on line {first}; expected a key of its own"
        )
    ]


def test_too_few_or_too_many_are_told_with_the_count(good):
    vignettes = good.files["vignettes"]["vignettes"]
    del vignettes[5], vignettes[0]["choices"][1], vignettes[1]["draws_out"][2]
    vignettes[2]["text"] = ["A line."] * 5
    good.write("vignettes")
    whole, choices = good.line("vignettes", "vignettes:"), good.line("vignettes", "choices:")
    drawn, text = good.line("vignettes", "draws_out:", 2), good.line("vignettes", "key: story_2") + 2
    assert good.faults() == [
        f"en/vignettes.yaml:{whole}: vignettes: has 5 vignettes; expected at least 6",
        f"en/vignettes.yaml:{choices}: vignettes[0].choices: has 1 choice; expected at least 2",
        f"en/vignettes.yaml:{drawn}: vignettes[1].draws_out: has 2 items; expected at least 3",
        f"en/vignettes.yaml:{text}: vignettes[2].text: has 5 items; expected at most 4",
    ]


def test_step_of_an_unknown_kind_names_the_nearest(good):
    _told(good)["kind"] = "vignete"
    good.write("workshops")
    line, reveal = good.line("workshops", "kind: vignete"), good.line("workshops", "of: told")
    assert good.faults() == [
        (
            f'en/workshops.yaml:{line}: plans[0].steps[3].kind: unknown kind "vignete"; expected welcome, place, '
            "vignette, line, conditions, pairs, reveal, then_and_now, choose_one, feedback or close; nearest: vignette"
        ),
        (
            f'en/workshops.yaml:{reveal}: plans[0].steps[4].of: "told" is not an earlier step of this plan that asks '
            "for answers; expected the key of a step before this one, of kind place, vignette, line, conditions, "
            "then_and_now, choose_one or feedback"
        ),
    ]


def test_notes_and_paragraphs_are_held_to_the_reading_grade(good):
    _told(good)["notes"] = HARD.strip()
    good.write("workshops")
    good.files["vignettes"]["vignettes"][3]["text"][1] = HARD.strip()
    good.write("vignettes")
    told = [(fault.split(":")[0], fault.split(": ")[1]) for fault in good.faults() if "reads at grade" in fault]
    assert told == [
        ("en/vignettes.yaml", "vignettes[3].text[1]"),
        ("en/workshops.yaml", "plans[0].steps[3].notes"),
    ]


def test_blame_in_notes_is_told_and_a_key_that_looks_like_it_is_not(good):
    good.files["vignettes"]["vignettes"][1]["key"] = "offender"
    good.write("vignettes")
    for plan in good.files["workshops"]["plans"]:
        plan["steps"][3]["vignette"] = "offender"
    _told(good)["notes"] = "Ask what an offender would say."
    good.write("workshops")
    line = good.line("workshops", "Ask what an offender")
    assert good.faults() == [
        (
            f'en/workshops.yaml:{line}: plans[0].steps[3].notes: "offender" labels or blames; '
            "expected what the person does or did, in plain words"
        )
    ]


def _told(good):
    return good.files["workshops"]["plans"][0]["steps"][3]
