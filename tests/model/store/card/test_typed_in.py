"""A card on paper that is typed in: kept as it is typed, read by nobody as a voice, and gone once it is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.access import NotYours
from model.card.card import Said, Way
from model.store import OwnStore, Store
from tests.model.store.kept_rows import rows
from tests.model.store.temporary_home import DAY

KEYS = ("oak", "fox", "sea", "hill")


def opened(own: OwnStore, way: Way = "paper") -> str:
    card = own.cards.begin("child", "v", "en", DAY, relationship=own.relationships.name("Heron").id).id
    own.cards.guess(card, "safe", "mostly")
    own.cards.open(card, way, KEYS)
    return card


def save(own: OwnStore, card: str, words: str, *, tab: str = "a", field: str = "typed.safe", base: int = 0) -> int:
    return own.typed_in.save(card, field, words=words, place="fully", tab=tab, base_version=base).revision


def test_it_is_kept_as_it_is_typed_and_is_no_voice_yet(store: Store, own: OwnStore) -> None:
    card = opened(own)
    versions = [save(own, card, words, base=base) for base, words in enumerate(("They sh", "They shout", "They shout"))]
    assert versions == [1, 2, 2]
    [kept] = own.typed_in.of(card).values()
    assert (kept.field, kept.words, kept.place) == ("typed.safe", "They shout", "fully")
    assert own.cards.guesses(card) == {"safe": Said("mostly")}
    with pytest.raises(NotYours):
        own.cards.said(card)
    assert "They shout" not in repr(rows(store))


def test_words_of_another_tab_stay_until_they_are_seen(own: OwnStore) -> None:
    card = opened(own)
    for tab in "ab":
        for field in ("typed.safe", "typed.word"):
            save(own, card, f"{tab} {field}", tab=tab, field=field)
    replaced = own.typed_in.replaced(card)
    assert sorted((one.field, one.words) for one in replaced) == [
        ("typed.safe", "a typed.safe"),
        ("typed.word", "a typed.word"),
    ]
    own.typed_in.seen_replaced(card, replaced[:1])
    assert own.typed_in.replaced(card) == replaced[1:]


ENDS: dict[str, Callable[[OwnStore, str], object]] = {
    "kept": lambda own, card: own.cards.type_in(card, {"safe": Said("fully", "Shout.")}),
    "empty": lambda own, card: own.cards.type_in(card, {}),
    "called off": lambda own, card: own.cards.call_off(card),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_once_it_ends_nothing_of_the_typing_is_left(own: OwnStore, end: Callable[[OwnStore, str], object]) -> None:
    card = opened(own)
    for tab in "ab":
        save(own, card, tab, tab=tab)
    end(own, card)
    assert (own.typed_in.of(card), own.typed_in.replaced(card)) == ({}, [])
    with pytest.raises(NotYours):
        save(own, card, "late")


@pytest.mark.parametrize("field", ["said.safe", "guess.safe", "answer_back", "safe"])
def test_nobody_is_given_a_voice_through_it(own: OwnStore, field: str) -> None:
    card = opened(own)
    with pytest.raises(NotYours):
        save(own, card, "x", field=field)


@pytest.mark.parametrize("way", ["phone", "alone", "beside"])
def test_only_paper_is_typed_in(own: OwnStore, way: Way) -> None:
    card = opened(own, way)
    with pytest.raises(NotYours):
        save(own, card, "x")
