"""Narrowing the list of one's own reflections, alone and together with the search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.reflection.narrowed import ALL, Narrowed
from model.store import OwnStore
from tests.model.store.temporary_home import DAY

Written = Callable[..., str]


@pytest.fixture
def written(own: OwnStore) -> Written:
    """Starts a reflection with these answers: `written(trust__place="3", trust__what="...", venue="car")`."""

    def begin(days: int = 0, **given: str | None) -> str:
        described = {name: given.pop(name) for name in ("venue", "session_kind", "relationship") if name in given}
        made = own.reflections.start("f", "v", "en", DAY + timedelta(days=days), **described).id  # type: ignore[arg-type]
        for name, value in given.items():
            field = name.replace("__", ".")
            answer = {"place": value} if field.endswith(".place") else {"words": value or ""}
            own.answers.save(made, field, **answer, tab="one", base_version=0)  # type: ignore[arg-type]
        return made

    return begin


def ids(own: OwnStore, **narrowed: object) -> list[str]:
    """The ids of those that are wanted, as many as are counted."""
    wanted = Narrowed(**narrowed)  # type: ignore[arg-type]
    found = [one.id for one in own.reflections.all(narrowed=wanted, limit=99)]
    assert own.reflections.count(narrowed=wanted) == len(found)
    return found


@pytest.mark.parametrize("name", ["venue", "session_kind"])
def test_by_where_and_by_kind(own: OwnStore, written: Written, name: str) -> None:
    wanted = written(**{name: "this"})
    written(**{name: "that"})
    written()
    assert ids(own, **{name: "this"}) == [wanted]


def test_by_relationship(own: OwnStore, written: Written) -> None:
    blue, grey = own.relationships.name("Blue").id, own.relationships.name("Grey").id
    wanted = written(relationship=blue)
    written(relationship=grey)
    written()
    assert (ids(own, relationship=blue), ids(own, relationship="no-such")) == ([wanted], [])


def test_days_at_both_ends_count(own: OwnStore, written: Written) -> None:
    made = [written(days) for days in range(4)]
    first, last = DAY + timedelta(days=1), DAY + timedelta(days=2)
    assert ids(own, since=first) == made[:0:-1]
    assert ids(own, until=last) == made[2::-1]
    assert ids(own, since=first, until=last) == [made[2], made[1]]
    assert ids(own, since=last, until=first) == []


@pytest.mark.parametrize(
    ("given", "is_looked_at"),
    [
        ({"trust__place": "1"}, True),
        ({"trust__place": "not_sure"}, True),
        ({"trust__place": "not_in_play"}, False),
        ({"trust__place": "skip"}, False),
        ({"trust__place": "skip", "trust__voice": "He said so."}, True),
        ({"trust__place": None}, False),
        ({"trust__what": "She waited."}, True),
        ({"trust__what": ""}, False),
        ({"trustful__what": "She waited.", "x.trust__what": "So did I."}, False),
        ({"time__place": "3", "headline": "trust."}, False),
    ],
    ids=str,
)
def test_by_element_finds_what_was_placed_or_written_about(
    own: OwnStore, written: Written, given: dict[str, str], *, is_looked_at: bool
) -> None:
    made = written(**given)
    assert ids(own, element="trust") == [made] * is_looked_at


def test_words_that_were_taken_back_are_not_looked_at_though_their_prompt_is_kept(
    own: OwnStore, written: Written
) -> None:
    made = written(trust__what="She waited.")
    own.answers.save(made, "trust.what", words="", place="a_prompt", tab="one", base_version=1)
    assert ids(own, element="trust") == []


@pytest.mark.parametrize("element", ["tru%", "tr_st", "%", "_", "trust.what"])
def test_signs_of_a_pattern_are_no_pattern(own: OwnStore, written: Written, element: str) -> None:
    written(trust__what="She waited.")
    assert ids(own, element=element) == []


def test_with_a_step_open(own: OwnStore, written: Written) -> None:
    wanted, answered = (written(next_1="walk", next_2="talk") for _ in range(2))
    written()
    for field in ("next_1_outcome", "next_2_outcome"):
        own.answers.save(answered, field, place="done", tab="t", base_version=0)
    assert ids(own, has_open_step=True) == [wanted]
    for field in ("next_1_outcome", "next_2_outcome"):
        assert ids(own, has_open_step=True) == [wanted]
        own.answers.save(wanted, field, place="dropped", tab="t", base_version=0)
    assert ids(own, has_open_step=True) == []


def test_pages_of_what_is_narrowed(own: OwnStore, written: Written) -> None:
    made = [written(days, venue="car" if days % 2 else "home") for days in range(9)]
    wanted = Narrowed(venue="car")
    pages = [own.reflections.all(narrowed=wanted, limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [[one.id for one in page] for page in pages] == [[made[7], made[5]], [made[3], made[1]], []]


def test_search_looks_only_at_what_is_wanted(own: OwnStore, written: Written) -> None:
    made = [written(days, venue="car" if days % 2 else "home", trust__what=f"A kestrel. {days}") for days in range(230)]
    found = own.search.find("kestrel", limit=200, narrowed=Narrowed(venue="car"))
    assert [one.id for one in found] == made[::-2]
    assert own.search.find("heron", narrowed=Narrowed(venue="car")) == []


def test_nobody_elses_is_ever_found(own: OwnStore, stranger: OwnStore, written: Written) -> None:
    blue = own.relationships.name("Blue").id
    written(venue="car", relationship=blue, trust__place="3", next_1="walk")
    for wanted in (ALL, Narrowed(relationship=blue), Narrowed(element="trust"), Narrowed(has_open_step=True)):
        assert (stranger.reflections.all(narrowed=wanted), stranger.reflections.count(narrowed=wanted)) == ([], 0)


CHOICES = {
    "relationship": ("blue", "grey"),
    "element": ("trust", "time"),
    "session_kind": ("planned", "first"),
    "venue": ("car", "home"),
    "since": (DAY, DAY + timedelta(days=2)),
    "until": (DAY + timedelta(days=1), DAY + timedelta(days=3)),
}
NARROWED = st.builds(
    Narrowed,
    **{name: st.none() | st.sampled_from(choices) for name, choices in CHOICES.items()},  # type: ignore[arg-type]
    has_open_step=st.booleans(),
)


@pytest.fixture
def many(own: OwnStore, written: Written) -> dict[str, Narrowed]:
    """Reflections of every kind; by id, what they have, with the day they happened on as `since` and `until`."""
    known = {name: own.relationships.name(name).id for name in CHOICES["relationship"]}
    kept = {}
    for number in range(32):
        has = {name: choices[number >> at & 1] for at, (name, choices) in enumerate(CHOICES.items()) if at < 4}
        days = number % 5
        steps = {"next_1": "walk"} if number >> 4 & 1 else {}
        made = written(
            days,
            venue=has["venue"],
            session_kind=has["session_kind"],
            relationship=known[has["relationship"]],
            **{f"{has['element']}__place": "3"},
            **steps,
        )
        when = DAY + timedelta(days=days)
        kept[made] = Narrowed(**has, since=when, until=when, has_open_step=bool(steps))  # type: ignore[arg-type]
    return kept


def fits(has: Narrowed, wanted: Narrowed) -> bool:
    """The same rule, told in Python."""
    same = all(getattr(wanted, name) in (None, getattr(has, name)) for name in list(CHOICES)[:4])
    when: date | None = has.since
    assert when is not None
    in_time = (wanted.since or when) <= when <= (wanted.until or when)
    return same and in_time and (has.has_open_step or not wanted.has_open_step)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=NARROWED)
def test_each_narrowing_and_all_together_find_what_fits(
    own: OwnStore, many: dict[str, Narrowed], wanted: Narrowed
) -> None:
    known = {one.pseudonym: one.id for one in own.relationships.all()}
    asked = replace(wanted, relationship=known.get(wanted.relationship or ""))
    found = own.reflections.all(narrowed=asked, limit=99)
    assert {one.id for one in found} == {id_ for id_, has in many.items() if fits(has, wanted)}
    assert found == sorted(found, key=lambda one: (one.happened_on, one.started_at, one.id), reverse=True)
    assert own.reflections.count(narrowed=asked) == len(found)
