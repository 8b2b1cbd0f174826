"""Workshop plans and vignettes: where a plan could not be run as written, and where keys name what is not there."""

from __future__ import annotations

import pytest

ASKED = (
    "expected the key of a step before this one, of kind place, vignette, line, conditions, then_and_now, choose_one "
    "or feedback"
)


def test_every_kind_of_step_that_asks_can_be_revealed(good):
    steps = _steps(good)
    steps[6:6] = [_reveal("said_shown", "said")]
    steps[-1:-1] = [_reveal("one_shown", "one")]
    good.write("workshops")
    assert [step["of"] for step in steps if step["kind"] == "reveal"] == ["ground", "told", "said", "back", "one"]
    assert good.faults() == []


def test_plan_of_a_welcome_and_a_close_is_no_fault(good):
    del _steps(good)[1:-1]
    good.write("workshops")
    assert good.faults() == []


def test_plan_without_its_ends_is_told_on_its_first_and_last_step(good):
    steps = _steps(good)
    del steps[0], steps[-1]
    good.write("workshops")
    first, last = good.line("workshops", "kind: place"), good.line("workshops", "kind: choose_one")
    assert good.faults() == [
        f"en/workshops.yaml:{first}: plans[0].steps[0]: the plan has no welcome; expected a welcome step first",
        f"en/workshops.yaml:{last}: plans[0].steps[8]: the plan has no close; expected a close step last",
    ]


def test_welcome_and_close_out_of_place_are_told(good):
    steps = _steps(good)
    steps[0], steps[1] = steps[1], steps[0]
    steps[9], steps[10] = steps[10], steps[9]
    good.write("workshops")
    welcome, close = good.line("workshops", "kind: welcome"), good.line("workshops", "kind: close")
    assert good.faults() == [
        (
            f"en/workshops.yaml:{welcome}: plans[0].steps[1].kind: a welcome step stands out of place; "
            "expected it first and only there"
        ),
        (
            f"en/workshops.yaml:{close}: plans[0].steps[9].kind: a close step stands out of place; "
            "expected it last and only there"
        ),
    ]


def test_second_close_is_told(good):
    steps = _steps(good)
    steps.insert(6, steps[-1] | {"key": "early"})
    good.write("workshops")
    line = good.line("workshops", "kind: close")
    assert good.faults() == [
        (
            f"en/workshops.yaml:{line}: plans[0].steps[6].kind: a close step stands out of place; "
            "expected it last and only there"
        )
    ]


def test_reveal_before_its_step_is_told(good):
    steps = _steps(good)
    steps[1], steps[2] = steps[2], steps[1]
    good.write("workshops")
    line = good.line("workshops", "of: ground")
    assert good.faults() == [
        (
            f'en/workshops.yaml:{line}: plans[0].steps[1].of: "ground" is not an earlier step of this plan that asks '
            f"for answers; {ASKED}"
        )
    ]


def test_reveal_of_a_misspelt_step_names_the_nearest(good):
    _steps(good)[2]["of"] = "grounds"
    good.write("workshops")
    line = good.line("workshops", "of: grounds")
    assert good.faults() == [
        (
            f'en/workshops.yaml:{line}: plans[0].steps[2].of: "grounds" is not an earlier step of this plan that asks '
            f"for answers; {ASKED}; nearest: ground"
        )
    ]


@pytest.mark.parametrize("of", ["welcome", "talk", "told_shown"])
def test_reveal_of_a_step_that_asks_nothing_is_told(good, of):
    _steps(good)[8]["of"] = of
    good.write("workshops")
    line = good.line("workshops", f"of: {of}")
    assert [fault.split("; nearest")[0] for fault in good.faults()] == [
        (
            f'en/workshops.yaml:{line}: plans[0].steps[8].of: "{of}" is not an earlier step of this plan that asks '
            f"for answers; {ASKED}"
        )
    ]


def test_reveal_of_a_step_in_another_plan_is_told(good):
    _steps(good, 1)[5]["key"] = "elsewhere"
    _steps(good)[8]["of"] = "elsewhere"
    good.write("workshops")
    line = good.line("workshops", "of: elsewhere")
    assert good.faults() == [
        (
            f'en/workshops.yaml:{line}: plans[0].steps[8].of: "elsewhere" is not an earlier step of this plan that '
            f"asks for answers; {ASKED}"
        )
    ]


def test_second_reveal_of_a_step_is_told(good):
    _steps(good)[8]["of"] = "ground"
    good.write("workshops")
    line = good.line("workshops", "of: ground", 2)
    assert good.faults() == [
        (
            f'en/workshops.yaml:{line}: plans[0].steps[8].of: "ground" is revealed twice; '
            "expected one reveal for each step"
        )
    ]


def test_step_key_used_twice_names_the_first_line(good):
    _steps(good)[5]["key"] = "talk"
    good.write("workshops")
    first, second = good.line("workshops", "key: talk"), good.line("workshops", "key: talk", 2)
    assert good.faults() == [
        (
            f'en/workshops.yaml:{second}: plans[0].steps[6].key: the key "talk" is used twice in this list, '
            f"first on line {first - 1}; expected a key of its own"
        )
    ]


def test_timer_longer_than_its_step_is_told(good):
    _steps(good)[6]["seconds"] = 301
    good.write("workshops")
    line = good.line("workshops", "seconds: 301")
    assert good.faults() == [
        (
            f"en/workshops.yaml:{line}: plans[0].steps[6].seconds: the timer (301 seconds) is longer than the step; "
            "expected at most 300, or more minutes"
        )
    ]


def test_timer_as_long_as_its_step_is_no_fault(good):
    _steps(good)[6]["seconds"] = 300
    good.write("workshops")
    assert good.faults() == []


def test_room_smaller_than_it_begins_is_told(good):
    good.files["workshops"]["plans"][1]["people"] = {"least": 30, "most": 20}
    good.write("workshops")
    line = good.line("workshops", "least: 30")
    assert good.faults() == [
        f"en/workshops.yaml:{line}: plans[1].people.least: least (30) is more than most (20); expected at most 20"
    ]


def test_room_too_small_for_anything_to_show_is_told(good):
    good.files["workshops"]["plans"][1]["people"] = {"least": 4, "most": 20}
    good.write("workshops")
    line = good.line("workshops", "least: 4")
    assert good.faults() == [f"en/workshops.yaml:{line}: plans[1].people.least: is 4; expected at least 5"]


def test_rooms_on_paper_need_every_kind_of_step_and_bring_things_for_kinds_that_exist(good):
    paper = good.files["workshops"]["paper"]
    del paper["steps"]["close"]
    paper["bring"][1]["kind"] = "pears"
    good.write("workshops")
    steps, kind = good.line("workshops", "steps:"), good.line("workshops", "kind: pears")
    assert sorted(good.faults()) == [
        f'en/workshops.yaml:{steps}: paper.steps: "close" is missing',
        (
            f'en/workshops.yaml:{kind}: paper.bring[1].kind: unknown value "pears"; expected any, welcome, place, '
            "vignette, line, conditions, pairs, reveal, then_and_now, choose_one, feedback or close; nearest: pairs"
        ),
    ]


def test_talk_has_a_question_of_its_own_or_a_discussion_that_is_there(good):
    _step_of(good, "pairs", 0)["discussion"] = "old_and_new"
    talk = _step_of(good, "pairs", 1)
    del talk["question"]
    _step_of(good, "pairs", 2)["discussion"] = "old_and_now"
    del _step_of(good, "pairs", 2)["question"]
    good.write("workshops")
    question, step = good.line("workshops", "question: What worked?"), good.line("workshops", "kind: pairs", 3)
    named = good.line("workshops", "discussion: old_and_now")
    assert good.faults() == [
        (
            f"en/workshops.yaml:{question}: plans[0].steps[6].question: a discussion asks with its own questions; "
            "expected no question here, or no discussion"
        ),
        (
            f"en/workshops.yaml:{step}: plans[1].steps[6]: pairs need a question; "
            "expected one of the step's own, or the key of a discussion"
        ),
        (
            f'en/workshops.yaml:{named}: plans[2].steps[6].discussion: "old_and_now" is not a discussion; '
            "expected the key of one in discussions.yaml; nearest: old_and_new"
        ),
    ]


def test_step_about_conditions_names_those_that_are_there_each_once(good):
    asked = {"kind": "conditions", "key": "asked", "question": "How is it?", "conditions": ["time", "tine", "time"]}
    _steps(good)[1:1] = [_reveal("x", "x") | asked]
    del _steps(good)[1]["of"]
    good.write("workshops")
    tine, again = good.line("workshops", "- tine"), good.line("workshops", "- time", 2)
    assert good.faults() == [
        (
            f'en/workshops.yaml:{tine}: plans[0].steps[1].conditions[1]: "tine" is not a condition; '
            "expected the key of one in conditions.yaml; nearest: time"
        ),
        (
            f'en/workshops.yaml:{again}: plans[0].steps[1].conditions[2]: "time" is named twice here; '
            "expected each condition once"
        ),
    ]


def test_source_of_the_workshops_that_is_not_there_is_told(good):
    good.files["workshops"]["then_and_now"]["evidence"] = ["studdy"]
    good.files["workshops"]["plans"][2]["evidence"] = ["other"]
    good.write("workshops")
    claim, plan = good.line("workshops", "- studdy"), good.line("workshops", "- other")
    assert good.faults() == [
        (
            f'en/workshops.yaml:{claim}: then_and_now.evidence[0]: "studdy" is not a source; '
            "expected the key of a source in evidence.yaml; nearest: study"
        ),
        (
            f'en/workshops.yaml:{plan}: plans[2].evidence[0]: "other" is not a source; '
            "expected the key of a source in evidence.yaml"
        ),
    ]


def _steps(good, plan=0):
    return good.files["workshops"]["plans"][plan]["steps"]


def _step_of(good, kind, plan):
    return next(step for step in _steps(good, plan) if step["kind"] == kind)


def _reveal(key, of):
    every = {"title": "A step", "minutes": 5, "notes": "Take your time.", "say": "Hello."}
    return {"kind": "reveal", "key": key, "of": of} | every


def test_example_that_no_phone_would_take_is_told(good):
    said = _steps(good)[5]
    said |= {"shape": "word", "examples": ["Short enough", "x" * 41]}
    good.write("workshops")
    line = good.line("workshops", "x" * 41)
    assert good.faults() == [
        (
            f"en/workshops.yaml:{line}: plans[0].steps[5].examples[1]: has 41 characters; "
            "expected at most 40, as on a phone"
        )
    ]
