"""Starting, describing, finishing, listing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from model.access import NotYours
from model.reflection.reflection import Reflection
from model.store import OwnStore
from tests.model.store.temporary_home import DAY


def begin(own: OwnStore, days: int = 0, *, relationship: str | None = None, finished: bool = False) -> Reflection:
    """A reflection `days` after the first day."""
    made = own.reflections.start("five_minutes", "v1", "en", DAY + timedelta(days=days), relationship=relationship)
    return own.reflections.finish(made.id) if finished else made


def test_start_returns_what_is_kept(own: OwnStore) -> None:
    made = own.reflections.start(
        "full_walk", "v7", "cy", DAY, venue="office", session_kind="planned", headline="A hard talk", step="safety"
    )
    assert made == replace(
        made,
        owner="anna",
        flow="full_walk",
        content_version="v7",
        language="cy",
        happened_on=DAY,
        venue="office",
        session_kind="planned",
        headline="A hard talk",
        relationship=None,
        step="safety",
        revision=1,
        changed_at=made.started_at,
        finished_at=None,
    )
    assert own.reflections.get(made.id) == made
    assert abs(datetime.now(UTC) - made.started_at) < timedelta(minutes=1)
    assert made.started_at.tzinfo == UTC


def test_ids_are_opaque_and_never_repeat(own: OwnStore) -> None:
    ids = {begin(own).id for _ in range(20)}
    assert {len(one) for one in ids} == {24}
    assert len(ids) == 20


def test_reflection_of_an_unknown_id_is_not_yours(own: OwnStore) -> None:
    with pytest.raises(NotYours):
        own.reflections.get("nothing-here")


def test_describe_changes_only_what_is_named(own: OwnStore, started: str) -> None:
    before = own.reflections.get(started)
    after = own.reflections.describe(
        started, headline="Béal na mBláth", happened_on=DAY + timedelta(days=1), step="trust"
    )
    assert after == replace(
        before,
        headline="Béal na mBláth",
        happened_on=DAY + timedelta(days=1),
        step="trust",
        revision=2,
        changed_at=after.changed_at,
    )
    assert after.changed_at > before.changed_at
    assert own.reflections.get(started) == after


def test_describe_with_the_same_again_changes_nothing(own: OwnStore, started: str) -> None:
    after = own.reflections.describe(started, headline="one", venue="home")
    assert own.reflections.describe(started, headline="one", venue="home") == after


def test_finish_twice_keeps_the_first_moment(own: OwnStore, started: str) -> None:
    first = own.reflections.finish(started)
    assert first.is_draft is False
    assert own.reflections.finish(started) == first


def test_reflections_come_newest_first_by_the_day_they_happened(own: OwnStore) -> None:
    middle, newest, oldest, same_day = begin(own, 1), begin(own, 2), begin(own, 0), begin(own, 1)
    assert own.reflections.all() == [newest, same_day, middle, oldest]


def test_reflections_are_paged_and_counted(own: OwnStore) -> None:
    made = [begin(own, days, finished=days % 2 == 0) for days in range(5)]
    newest = made[::-1]
    assert own.reflections.all(limit=2, offset=1) == newest[1:3]
    assert own.reflections.all(drafts=True) == newest[1::2]
    assert own.reflections.all(drafts=False) == newest[0::2]
    assert (own.reflections.count(), own.reflections.count(drafts=True), own.reflections.count(drafts=False)) == (
        5,
        2,
        3,
    )


def test_earlier_gives_finished_ones_before_this_newest_first(own: OwnStore) -> None:
    made = [begin(own, days, finished=True) for days in range(5)]
    begin(own, 3)
    this = begin(own, 3)
    assert own.reflections.earlier(this.id) == [made[3], made[2], made[1]]
    assert own.reflections.earlier(this.id, limit=1) == [made[3]]
    assert own.reflections.earlier(made[0].id) == []


def test_earlier_within_a_relationship(own: OwnStore) -> None:
    blue = own.relationships.name("Blue").id
    first = begin(own, 0, relationship=blue, finished=True)
    begin(own, 1, finished=True)
    assert own.reflections.earlier(begin(own, 2, relationship=blue).id, relationship_only=True) == [first]
    assert own.reflections.earlier(begin(own, 2).id, relationship_only=True) == []


def test_earlier_leaves_out_the_flows_that_are_named(own: OwnStore) -> None:
    first = begin(own, 0, finished=True)
    own.reflections.describe(begin(own, 1, finished=True).id, flow="getting_ready")
    assert own.reflections.earlier(begin(own, 2).id, without=["getting_ready"]) == [first]


def test_places_of_several_reflections_leave_out_everything_else(own: OwnStore) -> None:
    one, two = begin(own).id, begin(own).id
    own.answers.save(one, "safety.place", place="2", tab="a", base_version=0)
    own.answers.save(one, "trust.place", place="not_sure", tab="a", base_version=0)
    own.answers.save(one, "time.place", place="4", tab="a", base_version=0)
    own.answers.save(one, "time.place", place=None, tab="a", base_version=1)
    own.answers.save(one, "safety.what_1", words="words", tab="a", base_version=0)
    own.answers.save(one, "picks", place="safety,trust", tab="a", base_version=0)
    assert own.answers.places([one, two, "unknown"]) == {
        one: {"safety": "2", "trust": "not_sure"},
        two: {},
        "unknown": {},
    }
    assert own.answers.places([]) == {}


def test_name_relationship_returns_the_one_of_that_name(own: OwnStore) -> None:
    blue = own.relationships.name("  Blue\tJay ")
    assert (blue.pseudonym, blue.owner) == ("Blue Jay", "anna")
    assert own.relationships.name("blue jay") == blue
    alder = own.relationships.name("alder")
    assert own.relationships.all() == [alder, blue]


def test_name_relationship_refuses_an_empty_name(own: OwnStore) -> None:
    with pytest.raises(ValueError, match="at least one letter"):
        own.relationships.name(" \n")


def test_preferences_are_remembered(own: OwnStore) -> None:
    assert own.preferences.get("theme", "light") == "light"
    own.preferences.prefer("theme", "dark")
    own.preferences.prefer("theme", "paper")
    assert own.preferences.get("theme", "light") == "paper"


@pytest.mark.parametrize(
    "text",
    [
        "SION",
        "spoke  siôn",
        "blue jay",
        "ring the school",
        "went well",
        "quiet",
        "<b>bold</b>",
        "שלום",
        "straße",
        "STRASSE",
        "didn't",
        '"O`Meara  didn’t"',  # noqa: RUF001
        "lukasz soren",
        "cooperate",
        "ice-cream",
        "cream quiet",
    ],
)
def test_search_finds_every_kind_of_own_words(own: OwnStore, text: str) -> None:
    made = own.reflections.start(
        "f", "v", "en", DAY, headline="A quiet hour", relationship=own.relationships.name("Blue Jay").id
    )
    words = "Spoke with Siôn, <b>bold</b>, שלום, Straße. O’Meara didn’t co\xadoperate. Łukasz, Søren, ice‑cream"  # noqa: RUF001
    own.answers.save(made.id, "safety.what_1", words=words, tab="a", base_version=0)
    own.answers.save(made.id, "next_1", words="Ring the school", tab="a", base_version=0)
    own.answers.save(made.id, "next_1_outcome", words="It went well", place="done", tab="a", base_version=0)
    begin(own, 1)
    assert own.search.find(text) == [own.reflections.get(made.id)]


def test_search_is_newest_first_and_limited_over_many(own: OwnStore) -> None:
    made = [own.reflections.start("f", "v", "en", DAY + timedelta(days=n), headline="common word") for n in range(120)]
    assert own.search.find("common", limit=110) == made[::-1][:110]
    assert own.search.find("uncommon") == []
    assert own.search.find("  ") == []
