"""A relationship over time, as its finished reflections have it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from model.access import Viewer
from model.reflection.given import FieldsGiven, PlaceGiven, StepSet
from model.relationship.over_time import Dated, History, Placed
from model.store import OwnStore, Store
from tests.model.store.temporary_home import DAY

ELEMENTS = ("safety", "trust", "time")


@pytest.fixture
def blue(own: OwnStore) -> str:
    """A relationship."""
    return own.relationships.name("Blue Jay").id


def reflected(own: OwnStore, relationship: str | None, days: int, flow: str = "five_minutes", **places: str) -> Dated:
    """A finished reflection `days` after the first day, with these places."""
    when = DAY + timedelta(days=days)
    made = own.reflections.start(flow, "v1", "en", when, relationship=relationship)
    for element, place in places.items():
        own.answers.save(made.id, f"{element}.place", place=place, tab="t", base_version=0)
    own.reflections.finish(made.id)
    return Dated(when, made.id)


def at(one: Dated, place: str) -> Placed:
    return Placed(one.day, one.reflection, place)


def test_a_relationship_without_reflections_has_an_empty_history(own: OwnStore, blue: str) -> None:
    assert own.history.of(blue, ELEMENTS) == History((), {}, {}, 0)


def test_history_holds_places_only_oldest_first(own: OwnStore, blue: str) -> None:
    second = reflected(own, blue, 2, safety="3", trust="not_sure", other="5")
    first = reflected(own, blue, 1, safety="2", trust="1")
    other = own.relationships.name("Wren").id
    reflected(own, other, 3, safety="5")
    reflected(own, None, 3, safety="5")
    draft = own.reflections.start("f", "v1", "en", DAY, relationship=blue)
    own.answers.save(draft.id, "safety.place", place="5", tab="t", base_version=0)
    safety, trust = (at(first, "2"), at(second, "3")), (at(first, "1"),)
    assert own.history.of(blue, ELEMENTS) == History(
        (first, second), {"safety": safety, "trust": trust}, {"safety": safety[1], "trust": trust[0]}, 0
    )


def test_two_reflections_of_a_day_are_two_dates_in_the_order_they_were_begun(own: OwnStore, blue: str) -> None:
    made = [reflected(own, blue, 1, safety=place) for place in "341"]
    assert own.history.of(blue, ELEMENTS).placed == {"safety": tuple(map(at, made, "341"))}


def test_flows_can_be_left_out(own: OwnStore, blue: str) -> None:
    first = reflected(own, blue, 1, safety="2")
    reflected(own, blue, 2, "before", safety="4")
    assert own.history.of(blue, ELEMENTS, without=["before"]).dates == (first,)


def test_what_was_tried_comes_in_order_with_the_day_it_was_set(own: OwnStore, blue: str) -> None:
    later, earlier = reflected(own, blue, 2), reflected(own, blue, 1)
    for one, words in ((later, "Ring on Friday"), (earlier, "Walk with them")):
        own.answers.save(one.reflection, "next_1", words=words, tab="t", base_version=0)
    own.answers.save(later.reflection, "next_2", words="Ask about Tuesday", tab="t", base_version=0)
    other = reflected(own, None, 3)
    own.answers.save(other.reflection, "next_1", words="Elsewhere", tab="t", base_version=0)
    found = own.history.tried(blue)
    assert [(when, step.reflection, step.words) for when, step in found] == [
        (earlier.day, earlier.reflection, "Walk with them"),
        (later.day, later.reflection, "Ring on Friday"),
        (later.day, later.reflection, "Ask about Tuesday"),
    ]
    assert own.history.tried(blue, most=2) == found[1:]
    assert [step.words for step in own.history.set_lately()] == [*(step.words for _, step in found), "Elsewhere"]
    assert [step.words for step in own.history.set_lately(most=1)] == ["Elsewhere"]


def test_looked_at_names_the_elements_of_the_newest_reflections(own: OwnStore, blue: str) -> None:
    reflected(own, None, 0, time="1")
    second = reflected(own, blue, 1, safety="2", trust="not_sure")
    own.answers.save(second.reflection, "support.what", words="They asked.", tab="t", base_version=0)
    own.answers.save(second.reflection, "flexible.what", words="", tab="t", base_version=0)
    reflected(own, None, 2)
    assert own.history.looked_at(most=2) == [frozenset(), {"safety", "trust", "support"}]


def test_only_the_newest_dates_are_read_with_the_latest_place_of_what_stood_before_them(
    own: OwnStore, blue: str
) -> None:
    reflected(own, blue, 0, trust="5", safety="5")
    old = reflected(own, blue, 1, trust="2", safety="1")
    reflected(own, blue, 2)
    newer, newest = reflected(own, blue, 3, safety="3"), reflected(own, blue, 3, safety="4")
    safety = (at(newer, "3"), at(newest, "4"))
    assert own.history.of(blue, ELEMENTS, most=2) == History(
        (newer, newest), {"safety": safety}, {"safety": safety[1], "trust": at(old, "2")}, 3
    )


def test_every_place_of_finished_reflections_by_day_and_in_the_order_asked_for(own: OwnStore, store: Store) -> None:
    blue = own.relationships.name("Blue Jay").id
    made = []
    for days, flow in ((2, "late"), (0, "early"), (1, "draft")):
        one = own.reflections.start(flow, "v", "en", DAY + timedelta(days=days), relationship=blue).id
        for element, place in (("time", "not_sure"), ("trust", "2"), ("choice", "safety,trust")):
            own.answers.save(one, f"{element}.place", place=place, tab="a", base_version=0)
        made.append(one)
    for one in made[:2]:
        own.reflections.finish(one)
    late = DAY + timedelta(days=2)
    expected = [
        PlaceGiven(DAY, "early", blue, "trust", "2"),
        PlaceGiven(DAY, "early", blue, "time", "not_sure"),
        PlaceGiven(late, "late", blue, "trust", "2"),
        PlaceGiven(late, "late", blue, "time", "not_sure"),
    ]
    assert own.history.places_given(["trust", "time", "choice"]) == expected
    assert store.of(Viewer("bert")).history.places_given(["trust", "time"]) == []


def test_every_next_step_of_finished_reflections_by_day(own: OwnStore, store: Store) -> None:
    made = [own.reflections.start("f", "v", "en", DAY + timedelta(days=days)).id for days in (1, 0, 2)]
    for one in made:
        own.answers.save(one, "next_1", words="Ring first", tab="a", base_version=0)
    for one in made[:2]:
        own.reflections.finish(one)
    late, early, _ = made
    [first] = own.next_steps.of(early)
    [second] = own.next_steps.of(late)
    assert own.history.steps_set() == [StepSet(DAY, None, first), StepSet(DAY + timedelta(days=1), None, second)]
    assert store.of(Viewer("bert")).history.steps_set() == []


def test_fields_that_say_something_are_given_by_reflection_for_the_days_asked_for(own: OwnStore, store: Store) -> None:
    made = [own.reflections.start(flow, "v", "en", DAY + timedelta(days=days)).id for days, flow in enumerate("abcd")]
    own.answers.save(made[0], "trust.place", place="3", tab="a", base_version=0)
    own.answers.save(made[0], "time.place", place="skip", tab="a", base_version=0)
    own.answers.save(made[0], "time.what", place="a_prompt", tab="a", base_version=0)
    own.answers.save(made[1], "support.what", words="Tea.", tab="a", base_version=0)
    own.answers.save(made[2], "empathy.place", place="not_sure", tab="a", base_version=0)
    own.answers.save(made[3], "trust.place", place="3", tab="a", base_version=0)
    for one in made:
        own.reflections.finish(one)
    until = DAY + timedelta(days=2)
    assert own.history.fields_given(DAY, until, without=["c"]) == [
        FieldsGiven(DAY, made[0], frozenset({"trust.place"})),
        FieldsGiven(DAY + timedelta(days=1), made[1], frozenset({"support.what"})),
    ]
    assert store.of(Viewer("bert")).history.fields_given(DAY, until) == []
