"""The content that Alongside ships with."""

from __future__ import annotations

import re
from pathlib import Path

from model.content import load_content
from model.content.check import check
from model.content.folder import FILES
from model.content.schema import PLACEHOLDERS

PLACEHOLDER = re.compile("|".join(rf"\{{{name}\}}" for name in PLACEHOLDERS))
SHIPPED = Path(__file__).resolve().parents[3] / "content" / "en"


def test_shipped_content_has_no_faults():
    assert [str(fault) for fault in check(SHIPPED).faults] == []


def test_shipped_content_has_no_placeholder_left_in_any_word():
    content = load_content(SHIPPED)
    left = [
        (word.key, found)
        for word in content.settings.person_words
        for name in FILES
        for found in PLACEHOLDER.findall(getattr(content.spoken(word.key), name).model_dump_json())
    ]
    assert left == []


def test_shipped_workshops_take_their_time_and_use_what_a_room_can_do():
    plans = load_content(SHIPPED).workshops.plans
    assert [(plan.key, plan.minutes) for plan in plans] == [
        ("meeting_the_model", 90),
        ("honest_challenge", 60),
        ("care_and_control", 75),
        ("fair_accurate_legitimate", 60),
        ("youth_and_adult", 60),
        ("old_ways_new_ways", 60),
        ("our_conditions", 45),
    ]
    about_conditions = {"our_conditions": ("conditions", "pairs", "reveal", "line")}
    lacking = [
        (plan.key, kind)
        for plan in plans
        for kind in about_conditions.get(plan.key, ("place", "pairs", "reveal", "vignette", "line"))
        if kind not in {step.kind for step in plan.steps}
    ]
    assert lacking == []


def test_shipped_workshops_place_no_element_twice_for_one_relationship():
    placed = [
        (plan.key, element)
        for plan in load_content(SHIPPED).workshops.plans
        for step in plan.steps
        if step.kind == "place"
        for element in step.elements
    ]
    assert len(placed) == len(set(placed))


def test_shipped_vignettes_are_150_to_250_words_in_two_or_three_paragraphs():
    vignettes = load_content(SHIPPED).vignettes.vignettes
    odd = [
        vignette.key
        for vignette in vignettes
        if not (150 <= len(" ".join(vignette.text).split()) <= 250 and 2 <= len(vignette.text) <= 3)
    ]
    assert (len(vignettes) >= 6, odd) == (True, [])
