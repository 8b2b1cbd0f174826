"""What was placed and written last time on the same relationship, element by element."""

from __future__ import annotations

from datetime import timedelta

import pytest

from model.reflection.reflection import Earlier
from model.store import OwnStore
from tests.model.store.temporary_home import DAY

FIELDS = ["trust.place", "trust.what", "time.place", "time.what"]


@pytest.fixture
def kestrel(own: OwnStore) -> str:
    return own.relationships.name("Kestrel").id


def meet(own: OwnStore, whose: str | None, days: int, *, flow: str = "f", **given: str | tuple[str, str]) -> str:
    """A finished reflection so many days on, with places by element and words with their prompt."""
    made = own.reflections.start(flow, "v", "en", DAY + timedelta(days=days), relationship=whose).id
    for name, said in given.items():
        field, words, place = (f"{name}.place", "", said) if isinstance(said, str) else (name.replace("__", "."), *said)
        own.answers.save(made, field, words=words, place=place, tab="one", base_version=0)
    return own.reflections.finish(made).id


def told(
    own: OwnStore, reflection: str, *, without: tuple[str, ...] = ()
) -> dict[str, tuple[str, int, str, str | None]]:
    """By field: which reflection, how many days on, words and place."""
    found = own.answers.last_time(reflection, FIELDS, without)
    return {
        field: (one.reflection, (one.happened_on - DAY).days, one.answer.words, one.answer.place)
        for field, one in found.items()
    }


def test_each_field_comes_from_the_last_time_it_was_answered(own: OwnStore, kestrel: str) -> None:
    first = meet(own, kestrel, 0, trust="2", time="3", trust__what=("We sat outside.", "what_1"))
    second = meet(own, kestrel, 7, trust="skip", safety="1", time__what=(" \n", "what_2"))
    now = own.reflections.start("f", "v", "en", DAY + timedelta(days=14), relationship=kestrel).id
    assert told(own, now) == {
        "trust.place": (second, 7, "", "skip"),
        "trust.what": (first, 0, "We sat outside.", "what_1"),
        "time.place": (first, 0, "", "3"),
    }
    assert own.answers.last_time(now, ["trust.place"])["trust.place"] == Earlier(
        second, DAY + timedelta(days=7), own.answers.of(second)["trust.place"]
    )


def test_last_time_knows_nothing_of_others_of_drafts_and_of_what_came_later(own: OwnStore, kestrel: str) -> None:
    meet(own, own.relationships.name("Wren").id, 0, trust="1")
    meet(own, None, 1, trust="2")
    draft = own.reflections.start("f", "v", "en", DAY + timedelta(days=2), relationship=kestrel).id
    own.answers.save(draft, "trust.place", place="3", tab="one", base_version=0)
    now = meet(own, kestrel, 3, trust="4")
    meet(own, kestrel, 4, trust="5")
    assert told(own, now) == {}
    own.reflections.finish(draft)
    assert told(own, now) == {"trust.place": (draft, 2, "", "3")}


def test_last_time_is_nothing_without_a_relationship(own: OwnStore) -> None:
    meet(own, None, 0, trust="1")
    assert told(own, meet(own, None, 1)) == {}


def test_last_time_leaves_out_the_flows_that_are_named(own: OwnStore, kestrel: str) -> None:
    first = meet(own, kestrel, 0, trust="1")
    ready = meet(own, kestrel, 1, flow="next", trust="2")
    now = meet(own, kestrel, 2)
    assert told(own, now) == {"trust.place": (ready, 1, "", "2")}
    assert told(own, now, without=("next",)) == {"trust.place": (first, 0, "", "1")}


def test_words_that_were_cleared_are_not_the_last_time(own: OwnStore, kestrel: str) -> None:
    first = meet(own, kestrel, 0, trust__what=("Outside.", "what_1"))
    later = meet(own, kestrel, 1, trust__what=("Inside.", "what_1"))
    own.answers.save(later, "trust.what", words="", place="what_1", tab="one", base_version=1)
    assert told(own, meet(own, kestrel, 2)) == {"trust.what": (first, 0, "Outside.", "what_1")}
