"""Meeting plans, what to ask of each element, kinds of condition, and the mirror: where they do not hold together."""

from __future__ import annotations

TWELVE = (
    "safety, trust, time, support, young_person_centred, fully_committed, empathy, connections, flexible, "
    "use_of_self, honest_challenge, hope_agency"
)
STEPS = "arrive, last_time, bring, two_views, explore, conditions, actions, mirror, confirm"
FIVE = "safety, trust, time, support, young_person_centred"


def test_steps_of_a_plan_out_of_order_are_told_once(good):
    steps = good.files["supervision"]["plans"][0]["steps"]
    steps[1], steps[2], steps[5], steps[6] = steps[2], steps[1], steps[6], steps[5]
    good.write("supervision")
    line = good.line("supervision", "key: last_time")
    assert good.faults() == [
        (
            f'en/supervision.yaml:{line}: plans[0].steps[2].key: "last_time" stands out of order; '
            f"expected it before bring: {STEPS}"
        )
    ]


def test_plan_that_goes_on_after_confirm_is_told(good):
    steps = good.files["supervision"]["plans"][1]["steps"]
    steps[3], steps[4] = steps[4], steps[3]
    good.write("supervision")
    line = good.line("supervision", "key: actions", 2)
    assert good.faults() == [
        (
            f'en/supervision.yaml:{line}: plans[1].steps[4].key: "actions" stands out of order; '
            f"expected it before confirm: {STEPS}"
        )
    ]


def test_each_step_no_plan_can_do_without_is_named(good):
    plans = good.files["supervision"]["plans"]
    del plans[0]["steps"][6:]
    plans[1]["steps"][:2] = [_step("last_time")]
    good.write("supervision")
    first, second = good.line("supervision", "steps:"), good.line("supervision", "steps:", 2)
    every = "expected arrive, bring, actions, confirm in every plan"
    assert good.faults() == [
        f"en/supervision.yaml:{first}: plans[0].steps: has no step actions; {every}",
        f"en/supervision.yaml:{first}: plans[0].steps: has no step confirm; {every}",
        f"en/supervision.yaml:{second}: plans[1].steps: has no step arrive; {every}",
        f"en/supervision.yaml:{second}: plans[1].steps: has no step bring; {every}",
    ]


def test_plan_whose_steps_add_up_to_other_minutes_than_it_says_is_told(good):
    plan = good.files["supervision"]["plans"][1]
    whole = sum(step["minutes"] for step in plan["steps"])
    plan["minutes"] = whole
    good.write("supervision")
    assert good.faults() == []
    plan["steps"][0]["minutes"] += 2
    good.write("supervision")
    line = good.line("supervision", f"minutes: {whole}")
    wrong = f"says {whole} minutes, and its steps add up to {whole + 2}"
    assert good.faults() == [f"en/supervision.yaml:{line}: plans[1].minutes: {wrong}; expected the two the same"]


def test_standing_item_that_is_not_there_is_told_with_the_nearest(good):
    good.files["supervision"]["standing"] = [{"key": "learning", "name": "Learning", "text": "Say what you learned."}]
    good.files["supervision"]["plans"][0]["steps"][0]["standing_items"] = ["learning", "lerning"]
    good.write("supervision")
    line = good.line("supervision", "- lerning")
    wrong = '"lerning" is not a standing item; expected the key of one under standing; nearest: learning'
    assert good.faults() == [f"en/supervision.yaml:{line}: plans[0].steps[0].standing_items[1]: {wrong}"]


def test_step_twice_in_a_plan_names_the_first_line(good):
    good.files["supervision"]["plans"][2]["steps"].insert(2, _step("bring"))
    good.write("supervision")
    first, second = good.line("supervision", "key: bring", 3), good.line("supervision", "key: bring", 4)
    assert good.faults() == [
        (
            f'en/supervision.yaml:{second}: plans[2].steps[3].key: the key "bring" is used twice in this list, '
            f"first on line {first}; expected a key of its own"
        )
    ]


def test_plan_of_only_the_steps_none_can_do_without_is_no_fault(good):
    good.files["supervision"]["plans"][0]["steps"] = [_step(key) for key in ("arrive", "bring", "actions", "confirm")]
    good.write("supervision")
    assert good.faults() == []


def test_too_few_plans_are_told_with_the_count(good):
    del good.files["supervision"]["plans"][2]
    good.write("supervision")
    line = good.line("supervision", "plans:")
    assert good.faults() == [f"en/supervision.yaml:{line}: plans: has 2 plans; expected at least 3"]


def test_element_missing_from_talk_is_named(good):
    del good.files["supervision"]["talk"][3]
    good.write("supervision")
    line = good.line("supervision", "talk:")
    assert good.faults() == [
        f"en/supervision.yaml:{line}: talk: has 11 items; expected at least 12",
        f"en/supervision.yaml:{line}: talk: support missing; expected all of {TWELVE}",
    ]


def test_talk_out_of_order_is_told_once(good):
    talk = good.files["supervision"]["talk"]
    talk[1], talk[2] = talk[2], talk[1]
    good.write("supervision")
    line = good.line("supervision", "key: time")
    assert good.faults() == [
        f'en/supervision.yaml:{line}: talk[1].key: "time" stands out of order; expected trust here: {TWELVE}'
    ]


def test_talk_about_an_unknown_element_names_the_nearest(good):
    good.files["supervision"]["talk"][1]["key"] = "trsut"
    good.write("supervision")
    talk, line = good.line("supervision", "talk:"), good.line("supervision", "key: trsut")
    assert good.faults() == [
        f"en/supervision.yaml:{talk}: talk: trust missing; expected all of {TWELVE}",
        (
            f'en/supervision.yaml:{line}: talk[1].key: "trsut" is not an element of the model; '
            "expected one of the twelve; nearest: trust"
        ),
    ]


def test_element_twice_in_talk_names_the_first_line(good):
    talk = good.files["supervision"]["talk"]
    talk.append({"key": "safety", "strengths": _one_question(), "questions": _one_question()})
    good.write("supervision")
    whole = good.line("supervision", "talk:")
    first, second = good.line("supervision", "key: safety"), good.line("supervision", "key: safety", 2)
    assert good.faults() == [
        f"en/supervision.yaml:{whole}: talk: has 13 items; expected at most 12",
        (
            f'en/supervision.yaml:{second}: talk[12].key: the key "safety" is used twice in this list, '
            f"first on line {first}; expected a key of its own"
        ),
    ]


def test_question_key_used_twice_names_the_first_line(good):
    good.files["supervision"]["talk"][0]["strengths"][1]["key"] = "well_0"
    good.write("supervision")
    first, second = good.line("supervision", "key: well_0"), good.line("supervision", "key: well_0", 2)
    assert good.faults() == [
        (
            f'en/supervision.yaml:{second}: talk[0].strengths[1].key: the key "well_0" is used twice in this list, '
            f"first on line {first}; expected a key of its own"
        )
    ]


def test_conditions_without_a_kind_for_the_rest_are_told(good):
    del good.files["supervision"]["conditions"][1]
    good.write("supervision")
    line = good.line("supervision", "conditions:")
    assert good.faults() == [
        (
            f"en/supervision.yaml:{line}: conditions: has no other; "
            "expected one with that key, for what fits nowhere else"
        )
    ]


def test_conditions_of_two_files_with_one_key_are_told(good):
    good.files["supervision"]["conditions"][0]["key"] = "place"
    good.files["conditions"]["conditions"][0]["key"] = "other"
    good.write("supervision")
    good.write("conditions")
    kind, other = good.line("supervision", "key: place"), good.line("conditions", "key: other")
    assert good.faults() == [
        (
            f'en/conditions.yaml:{other}: conditions[0].key: "other" is taken; '
            "expected another key, as this is for what fits nowhere else"
        ),
        (
            f'en/supervision.yaml:{kind}: conditions[0].key: "place" is in conditions.yaml; '
            "expected a key of its own; name that one there"
        ),
    ]


def test_element_missing_from_the_mirror_is_named(good):
    del good.files["supervision"]["mirror"]["elements"][2]
    good.write("supervision")
    line = good.line("supervision", "elements:")
    assert good.faults() == [
        f"en/supervision.yaml:{line}: mirror.elements: has 4 elements; expected at least 5",
        f"en/supervision.yaml:{line}: mirror.elements: time missing; expected all of {FIVE}",
    ]


def test_mirror_out_of_order_is_told_once(good):
    good.files["supervision"]["mirror"]["elements"].reverse()
    good.write("supervision")
    line = good.line("supervision", "key: young_person_centred", 2)
    assert good.faults() == [
        (
            f'en/supervision.yaml:{line}: mirror.elements[0].key: "young_person_centred" stands out of order; '
            f"expected safety here: {FIVE}"
        )
    ]


def test_mirror_of_an_element_outside_base_and_core_is_told(good):
    good.files["supervision"]["mirror"]["elements"][4]["key"] = "empathy"
    good.write("supervision")
    elements, line = good.line("supervision", "elements:"), good.line("supervision", "key: empathy", 2)
    assert good.faults() == [
        f"en/supervision.yaml:{elements}: mirror.elements: young_person_centred missing; expected all of {FIVE}",
        (
            f'en/supervision.yaml:{line}: mirror.elements[4].key: unknown value "empathy"; '
            "expected safety, trust, time, support or young_person_centred"
        ),
    ]


def test_order_of_a_plan_is_told_even_where_the_file_has_other_faults(good):
    good.files["supervision"]["plans"][1]["steps"].reverse()
    good.write("supervision", about="", talk="Talk.", conditions=None, mirror=[])
    steps, talk = good.line("supervision", "key: actions", 2), good.line("supervision", "talk:")
    conditions, mirror = good.line("supervision", "conditions: null"), good.line("supervision", "mirror: []")
    assert good.faults() == [
        "en/supervision.yaml:1: about: is empty; expected text",
        (
            f'en/supervision.yaml:{steps}: plans[1].steps[1].key: "actions" stands out of order; '
            f"expected it before confirm: {STEPS}"
        ),
        f"en/supervision.yaml:{talk}: talk: is text; expected a list",
        f"en/supervision.yaml:{conditions}: conditions: is empty; expected a list",
        f"en/supervision.yaml:{mirror}: mirror: is a list; expected a group of keys",
    ]


def _step(key):
    return {"key": key, "title": "A step", "intro": "Take your time.", "minutes": 5}


def _one_question():
    return [{"key": "ask", "text": "What was hard?"}]
