"""A card that is sent twice over a bad line: whoever sent it gets its four words again, and nobody else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from model.card.card import HANDED_OVER, Said, Sent, Way
from model.keys import new_token
from model.store import OwnStore, Store
from model.store.card.cards import Opened
from model.store.card.sent_forms import LIVES
from model.store.database.transactions import now
from model.store.tables.card import cards
from model.store.tables.tries import tries
from tests.model.store.temporary_home import DAY

KEYS = ("oak", "fox", "sea", "hill", "lamp", "otter")
FIRST, SECOND = {"safe": Said("fully", "First.")}, {"safe": Said("not_so", "Second.")}


def opened(own: OwnStore, way: Way = "phone") -> tuple[str, Opened]:
    card = own.cards.begin("child", "v", "en", DAY, relationship=own.relationships.name("Heron").id).id
    return card, own.cards.open(card, way, KEYS)


def test_same_form_is_told_its_words_again_and_changes_nothing(store: Store, own: OwnStore) -> None:
    card, link = opened(own)
    asked, form = store.asked(), new_token()
    first = asked.send(link.token, "finished", FIRST, form=form)
    assert first == Sent("finished", link.key, is_handed_over=False)
    sign = store.last_deletion()
    again = asked.send(link.token, "finished", SECOND, form=form), asked.sent_before(link.token, form)
    assert (again, own.cards.said(card), store.last_deletion()) == ((first, first), FIRST, sign)


@pytest.mark.parametrize("form", ["f" * 32, "", "\x00", "é" * 32, "0" * 4000])
def test_whoever_has_the_link_alone_is_told_nothing(store: Store, own: OwnStore, form: str) -> None:
    card, link = opened(own)
    asked = store.asked()
    asked.send(link.token, "finished", FIRST, form=new_token())
    assert (asked.send(link.token, "finished", SECOND, form=form), asked.sent_before(link.token, form)) == (None, None)
    assert own.cards.said(card) == FIRST


def test_form_without_a_token_is_told_once(store: Store, own: OwnStore) -> None:
    _, link = opened(own)
    assert store.asked().send(link.token, "finished", FIRST) is not None
    assert (store.asked().send(link.token, "finished", FIRST), store.asked().sent_before(link.token, "")) == (None,) * 2


@pytest.mark.parametrize("ending", ["stopped", "not_now"])
def test_what_was_stopped_stays_so_whatever_is_sent_then(store: Store, own: OwnStore, ending: str) -> None:
    card, link = opened(own)
    asked, form = store.asked(), new_token()
    first = asked.send(link.token, ending, FIRST, form=form)  # type: ignore[arg-type]
    assert first == Sent(ending, "", is_handed_over=False)  # type: ignore[arg-type]
    assert asked.send(link.token, "finished", FIRST, form=form) == first
    assert own.cards.get(card).ending == ending


def test_it_is_told_no_more_once_the_link_is_old_or_the_card_taken_back(store: Store, own: OwnStore) -> None:
    asked, form = store.asked(), new_token()
    (_, back), (card, old) = opened(own), opened(own)
    for link in (back, old):
        assert asked.send(link.token, "finished", FIRST, form=form) == asked.sent_before(link.token, form) is not None
    asked.take_back(back.key)
    with store.writing() as connection:
        connection.execute(update(cards).where(cards.c.id == card).values(link_until=now() - timedelta(seconds=1)))
    for link in (back, old):
        assert asked.send(link.token, "finished", FIRST, form=form) is asked.sent_before(link.token, form) is None


@pytest.mark.parametrize("way", HANDED_OVER)
def test_a_lent_device_tells_them_until_it_is_had_back(store: Store, own: OwnStore, way: Way) -> None:
    card, link = opened(own, way)
    own.device.hand_over(card)
    asked, form = store.asked(), new_token()
    first = asked.send(link.token, "finished", FIRST, form=form)
    assert first == Sent("finished", link.key, is_handed_over=True)
    assert asked.sent_before(link.token, form) == first
    own.device.have_back()
    assert (asked.sent_before(link.token, form), asked.send(link.token, "finished", FIRST, form=form)) == (None, None)
    other, _ = opened(own, way)
    own.device.hand_over(other)
    assert asked.sent_before(link.token, form) is None


def test_a_form_that_changed_or_took_back_did_so_for_a_quarter_of_an_hour_and_for_nobody_else(
    store: Store, own: OwnStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, link = opened(own)
    asked = store.asked()
    asked.send(link.token, "finished", FIRST)
    assert [asked.change(link.key, SECOND, form="one") for _ in range(2)] == [True, True]
    assert (own.cards.said(card), own.cards.get(card).changes) == (SECOND, 1)
    assert (asked.changed_before("one"), asked.change(link.key, SECOND, form="two")) == (True, False)
    assert [asked.take_back(link.key, form="three") for _ in range(2)] == [True, True]
    told = [asked.take_back(link.key, form=form) for form in ("one", "two", "")]
    assert (told, asked.changed_before("three"), asked.change(link.key, FIRST)) == ([False] * 3, False, False)
    later = now() + timedelta(seconds=LIVES + 1)
    monkeypatch.setattr("model.store.card.sent_forms.now", lambda: later)
    assert (asked.changed_before("one"), asked.take_back(link.key, form="three")) == (False, False)


def test_what_was_taken_back_by_a_form_leaves_nothing_that_names_the_card(store: Store, own: OwnStore) -> None:
    card, link = opened(own)
    store.asked().send(link.token, "finished", FIRST, form=new_token())
    store.asked().take_back(link.key, form="a form")
    with store.reading() as connection:
        [kept] = connection.execute(tries.select()).all()
        [row] = connection.execute(cards.select()).mappings()
    assert (len(kept.name), row["key_mark"], row["sent_mark"], row["link_mark"]) == (64, None, None, None)
    assert {word for word in (card, link.key, "oak") if word in kept.name} == set()
