"""Starting, describing, finishing, listing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from model.access import NotYours
from model.reflection.reflection import Reflection
from model.store import Own
from tests.model.store.temporary_home import DAY


def begin(own: Own, days: int = 0, *, relationship: str | None = None, finished: bool = False) -> Reflection:
    """A reflection `days` after the first day."""
    made = own.start("five_minutes", "v1", "en", DAY + timedelta(days=days), relationship=relationship)
    return own.finish(made.id) if finished else made


def test_start_returns_what_is_kept(own: Own) -> None:
    made = own.start(
        "full_walk", "v7", "cy", DAY, setting="office", meeting="planned", headline="A hard talk", step="safety"
    )
    assert made == replace(
        made,
        owner="anna",
        flow="full_walk",
        content_version="v7",
        language="cy",
        happened_on=DAY,
        setting="office",
        meeting="planned",
        headline="A hard talk",
        relationship=None,
        step="safety",
        revision=1,
        changed_at=made.started_at,
        finished_at=None,
    )
    assert own.reflection(made.id) == made
    assert abs(datetime.now(UTC) - made.started_at) < timedelta(minutes=1)
    assert made.started_at.tzinfo == UTC


def test_ids_are_opaque_and_never_repeat(own: Own) -> None:
    ids = {begin(own).id for _ in range(20)}
    assert {len(one) for one in ids} == {24}
    assert len(ids) == 20


def test_reflection_of_an_unknown_id_is_not_yours(own: Own) -> None:
    with pytest.raises(NotYours):
        own.reflection("nothing-here")


def test_describe_changes_only_what_is_named(own: Own, started: str) -> None:
    before = own.reflection(started)
    after = own.describe(started, headline="Béal na mBláth", happened_on=DAY + timedelta(days=1), step="trust")
    assert after == replace(
        before,
        headline="Béal na mBláth",
        happened_on=DAY + timedelta(days=1),
        step="trust",
        revision=2,
        changed_at=after.changed_at,
    )
    assert after.changed_at > before.changed_at
    assert own.reflection(started) == after


def test_describe_with_the_same_again_changes_nothing(own: Own, started: str) -> None:
    after = own.describe(started, headline="one", setting="home")
    assert own.describe(started, headline="one", setting="home") == after


def test_finish_twice_keeps_the_first_moment(own: Own, started: str) -> None:
    first = own.finish(started)
    assert first.is_draft is False
    assert own.finish(started) == first


def test_reflections_come_newest_first_by_the_day_they_happened(own: Own) -> None:
    middle, newest, oldest, same_day = begin(own, 1), begin(own, 2), begin(own, 0), begin(own, 1)
    assert own.reflections() == [newest, same_day, middle, oldest]


def test_reflections_are_paged_and_counted(own: Own) -> None:
    made = [begin(own, days, finished=days % 2 == 0) for days in range(5)]
    newest = made[::-1]
    assert own.reflections(limit=2, offset=1) == newest[1:3]
    assert own.reflections(drafts=True) == newest[1::2]
    assert own.reflections(drafts=False) == newest[0::2]
    assert (own.count(), own.count(drafts=True), own.count(drafts=False)) == (5, 2, 3)


def test_reflections_of_one_relationship(own: Own) -> None:
    blue, red = own.name_relationship("Blue"), own.name_relationship("Red")
    first, _other, second = begin(own, 0, relationship=blue.id), begin(own, 1, relationship=red.id), begin(own, 2)
    second = own.describe(second.id, relationship=blue.id)
    assert own.reflections(relationship=blue.id) == [second, first]


def test_earlier_gives_finished_ones_before_this_newest_first(own: Own) -> None:
    made = [begin(own, days, finished=True) for days in range(5)]
    begin(own, 3)
    this = begin(own, 3)
    assert own.earlier(this.id) == [made[3], made[2], made[1]]
    assert own.earlier(this.id, limit=1) == [made[3]]
    assert own.earlier(made[0].id) == []


def test_earlier_within_a_relationship(own: Own) -> None:
    blue = own.name_relationship("Blue").id
    first = begin(own, 0, relationship=blue, finished=True)
    begin(own, 1, finished=True)
    assert own.earlier(begin(own, 2, relationship=blue).id, relationship_only=True) == [first]
    assert own.earlier(begin(own, 2).id, relationship_only=True) == []


def test_places_of_several_reflections_leave_out_everything_else(own: Own) -> None:
    one, two = begin(own).id, begin(own).id
    own.save(one, "safety.place", place="2", tab="a", base_version=0)
    own.save(one, "trust.place", place="not_sure", tab="a", base_version=0)
    own.save(one, "time.place", place="4", tab="a", base_version=0)
    own.save(one, "time.place", place=None, tab="a", base_version=1)
    own.save(one, "safety.what_1", words="words", tab="a", base_version=0)
    own.save(one, "picks", place="safety,trust", tab="a", base_version=0)
    assert own.places([one, two, "unknown"]) == {one: {"safety": "2", "trust": "not_sure"}, two: {}, "unknown": {}}
    assert own.places([]) == {}


def test_name_relationship_returns_the_one_of_that_name(own: Own) -> None:
    blue = own.name_relationship("  Blue\tJay ")
    assert (blue.pseudonym, blue.owner) == ("Blue Jay", "anna")
    assert own.name_relationship("blue jay") == blue
    alder = own.name_relationship("alder")
    assert own.relationships() == [alder, blue]


def test_name_relationship_refuses_an_empty_name(own: Own) -> None:
    with pytest.raises(ValueError, match="at least one letter"):
        own.name_relationship(" \n")


def test_preferences_are_remembered(own: Own) -> None:
    assert own.preference("theme", "light") == "light"
    own.prefer("theme", "dark")
    own.prefer("theme", "paper")
    assert own.preference("theme", "light") == "paper"


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
def test_search_finds_every_kind_of_own_words(own: Own, text: str) -> None:
    made = own.start("f", "v", "en", DAY, headline="A quiet hour", relationship=own.name_relationship("Blue Jay").id)
    words = "Spoke with Siôn, <b>bold</b>, שלום, Straße. O’Meara didn’t co\xadoperate. Łukasz, Søren, ice‑cream"  # noqa: RUF001
    own.save(made.id, "safety.what_1", words=words, tab="a", base_version=0)
    own.save(made.id, "next_1", words="Ring the school", tab="a", base_version=0)
    [step] = own.next_steps(made.id)
    own.record_outcome(step.id, "done", "It went well")
    begin(own, 1)
    assert own.search(text) == [own.reflection(made.id)]


def test_search_is_newest_first_and_limited_over_many(own: Own) -> None:
    made = [own.start("f", "v", "en", DAY + timedelta(days=n), headline="common word") for n in range(120)]
    assert own.search("common", limit=110) == made[::-1][:110]
    assert own.search("uncommon") == []
    assert own.search("  ") == []
