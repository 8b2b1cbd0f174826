"""Changing a plan: steps move, go and come back, and nothing else does."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from model.own_plan.change import Draft, copied, moved, put_back, taken_out
from model.own_plan.plan import field_of, path_of, with_part, with_words, words_at

KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=2)


def plan_of(keys: list[str]) -> dict[str, Any]:
    return {"key": "p", "name": "P", "steps": [{"key": key, "title": key.upper()} for key in keys]}


def keys(draft: Draft) -> list[str]:
    return [step["key"] for step in draft.plan["steps"]]


@given(KEYS, st.data())
def test_a_step_moves_and_the_others_keep_their_order(of: list[str], data: st.DataObject) -> None:
    key, by = data.draw(st.sampled_from(of)), data.draw(st.integers(-9, 9))
    after = keys(moved(Draft(plan_of(of)), key, by))
    assert [one for one in after if one != key] == [one for one in of if one != key]
    assert after.index(key) == max(0, min(of.index(key) + by, len(of) - 1))


@given(KEYS, st.data())
def test_what_is_taken_out_comes_back_where_it_was(of: list[str], data: st.DataObject) -> None:
    out = data.draw(st.sets(st.sampled_from(of), max_size=len(of) - 1))
    before = Draft(plan_of(of))
    without = taken_out(before, out)
    assert keys(without) == [key for key in of if key not in out]
    assert {item["step"]["key"] for item in without.left_out} == out
    back = put_back(without, [item["step"]["key"] for item in without.left_out])
    assert back == before


@given(KEYS, st.data())
def test_what_comes_back_one_by_one_stands_as_before(of: list[str], data: st.DataObject) -> None:
    out = data.draw(st.permutations(of[1:]))
    draft = taken_out(Draft(plan_of(of)), out)
    for key in data.draw(st.permutations(of[1:])):
        draft = put_back(draft, [key])
    assert draft == Draft(plan_of(of))


def test_a_copy_has_a_name_and_a_key_of_its_own_and_leaves_the_first_alone() -> None:
    first = plan_of(["a", "b"])
    copy = copied(first)
    assert first == plan_of(["a", "b"])
    assert copy["name"] == "P, our own"
    assert copy["key"].startswith("p_")
    assert copied(first)["key"] != copy["key"]


def test_words_of_a_part_are_changed_by_the_names_on_the_way_to_it() -> None:
    plan = plan_of(["a", "b"])
    path = path_of(field_of(("steps", "b", "title")))
    changed = with_words(plan, path, "Other")
    assert (words_at(changed, path), words_at(changed, ("steps", "a", "title")), words_at(plan, path)) == (
        "Other",
        "A",
        "B",
    )
    assert with_part(plan, ("steps", "nowhere", "title"), "x") == plan


def test_paragraphs_are_typed_with_an_empty_line_between_them() -> None:
    plan = plan_of(["a"]) | {"stories": [{"key": "s", "text": ["One.", "Two."]}]}
    path = ("stories", "s", "text")
    assert words_at(plan, path) == "One.\n\nTwo."
    assert with_words(plan, path, "One.\n\n\n\nThree. \n")["stories"][0]["text"] == ["One.", "Three."]
