"""The conditions: a way through of their own, whose key nothing else takes."""

from __future__ import annotations

import pytest

from model.content.load import load_content
from tests.shipped import shipped_content


def test_check_asks_every_condition_with_its_answers_and_ends_with_a_line(good):
    flow = load_content(good.folder).flow("conditions_check")
    answers = ("Enough", "Some", "Hardly any")
    assert [(step.key, step.title, step.question, step.choices) for step in flow.steps] == [
        ("condition_time", "Time", "Is there time?", answers),
        ("condition_place", "Place", "Is there place?", answers),
        ("conditions_line", "What to take along", "Which one first?", ()),
    ]


def test_shipped_conditions_are_the_eight():
    assert [one.key for one in shipped_content().conditions.conditions] == [
        "time",
        "caseload",
        "continuity",
        "discretion",
        "supervision",
        "training",
        "services",
        "place",
    ]


def test_flow_with_the_key_of_the_check_is_told(good):
    good.files["flows"]["flows"][0]["key"] = "conditions_check"
    good.write("flows")
    line = good.line("flows", "key: conditions_check")
    assert good.faults() == [
        (
            f'en/flows.yaml:{line}: flows[0].key: "conditions_check" is taken; '
            "expected another key, as this is the check of the conditions"
        )
    ]


def test_two_conditions_of_one_key_are_told(good):
    good.files["conditions"]["conditions"][1]["key"] = "time"
    good.write("conditions")
    assert [fault.partition(": ")[2].partition(": ")[0] for fault in good.faults()] == ["conditions[1].key"]


@pytest.mark.parametrize("number", [2, 4])
def test_condition_has_three_answers(good, number):
    good.files["conditions"]["conditions"][0]["answers"] = [f"Answer {one}" for one in range(number)]
    good.write("conditions")
    assert len(good.faults()) > 0


def test_what_the_organisation_has_to_change_is_about_a_condition_or_something_else(good):
    script = load_content(good.folder).script("whole")
    assert [kind.key for kind in script.conditions] == ["time", "place", "desk", "other"]
