"""By what four words are found: an attack on it with the database alone, and what has to go on working."""

from __future__ import annotations

import hashlib
import hmac
from contextlib import closing
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import Text, select, type_coerce, update

from model.access import Viewer
from model.card.card import Said
from model.keys import key_as_typed
from model.own_file import read, written
from model.store import OwnStore, Store
from model.store.card.cards import Opened
from model.store.key_marks import secret_of
from model.store.tables.card import cards
from model.store.tables.reflection import store_facts
from tests.model.store.kept_rows import rows
from tests.model.store.temporary_home import DAY, Place, change_key

KEYS = ("oak", "fox", "sea", "hill", "lamp")
GIVEN = {"safe": Said("fully")}


def answered(own: OwnStore) -> tuple[str, Opened]:
    """A card that somebody answered on paper, and its four words."""
    card = own.cards.begin("child", "v", "en", DAY, relationship=own.relationships.name("Heron").id).id
    opened = own.cards.open(card, "paper", KEYS)
    own.cards.type_in(card, GIVEN)
    return card, opened


def mark(store: Store, card: str) -> str | None:
    with store.reading() as connection:
        return connection.scalar(select(cards.c.key_mark).where(cards.c.id == card))


def test_who_has_the_database_and_no_key_cannot_try_all_words(store: Store, own: OwnStore) -> None:
    card, opened = answered(own)
    with store.reading() as connection:
        facts = connection.execute(select(store_facts.c.name, type_coerce(store_facts.c.value, Text))).all()
    readable = {str(value) for table in rows(store).values() for row in table for value in row if value is not None}
    salts = ["", *readable, *(part for fact in facts for part in fact)]
    tried = [key_as_typed(" ".join(words)).encode() for words in permutations(KEYS, 4)]
    assert opened.key.encode() in tried
    plain = {hashlib.sha256(salt.encode() + words).hexdigest() for salt in salts for words in tried}
    keyed = {hmac.new(salt.encode(), words, hashlib.sha256).hexdigest() for salt in salts for words in tried}
    assert mark(store, card) not in plain | keyed
    with store.reading() as connection:
        told = hmac.new(secret_of(connection).encode(), opened.key.encode(), hashlib.sha256).hexdigest()
    assert mark(store, card) == told


def test_every_store_has_a_secret_of_its_own(store: Store, tmp_path: Path) -> None:
    with store.reading() as connection:
        here = secret_of(connection)
    with closing(Place(tmp_path / "other", None).open()) as other, other.reading() as connection:
        assert secret_of(connection) != here


def test_rotated_keys_leave_the_words_as_good_as_before(
    store: Store, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, opened = answered(store.of(Viewer("anna")))
    change_key(place, monkeypatch)
    with closing(place.open()) as after:
        assert after.asked().take_back(opened.key)
        assert after.of(Viewer("anna")).cards.get(card).is_taken_back


def test_cards_without_a_mark_are_found_by_their_words_once_opening_has_made_them(place: Place) -> None:
    with closing(place.open()) as store:
        own = store.of(Viewer("anna"))
        card, opened = answered(own)
        gone, _ = answered(own)
        store.deletion(Viewer("anna")).taken_back(gone)
        with store.writing() as connection:
            connection.execute(update(cards).values(key_mark=None))
            connection.execute(store_facts.delete().where(store_facts.c.name == "secret of four words"))
    with closing(place.open()) as store:
        made = mark(store, card)
        assert (made is None, mark(store, gone)) == (False, None)
    with closing(place.open()) as store:
        assert mark(store, card) == made
        assert store.asked().take_back(opened.key.upper())
        assert store.of(Viewer("anna")).cards.get(card).is_taken_back


def test_words_are_good_where_a_file_of_everything_was_taken_in(own: OwnStore, tmp_path: Path) -> None:
    card, opened = answered(own)
    file = read(written(own.everything.rows()))
    assert [set(row) & {"key_mark", "sent_mark"} for row in file["cards"]] == [set()]
    for row in file["cards"]:
        row["key_mark"] = "as a file of before has it"
    with closing(Place(tmp_path / "other", None).open()) as other:
        other.of(Viewer("bert")).everything.take_in(file)
        assert other.asked().take_back(opened.key)
        assert other.of(Viewer("bert")).cards.get(card).is_taken_back
    assert not own.cards.get(card).is_taken_back


def test_words_take_back_every_copy_of_a_card_in_one_store(store: Store, own: OwnStore) -> None:
    card = own.cards.begin("child", "v", "en", DAY, relationship=own.relationships.name("Heron").id).id
    opened = own.cards.open(card, "phone", KEYS, lives=timedelta(days=1))
    store.asked().send(opened.token, "finished", GIVEN)
    file = read(written(own.everything.rows()))
    bert = store.of(Viewer("bert"))
    bert.everything.take_in(file)
    [copy] = [one for name in bert.relationships.all() for one in bert.cards.of_relationship(name.id)]
    assert (copy.id == card, store.asked().look(opened.token)) == (False, None)
    assert store.asked().change(opened.key, {"word": Said("skip")})
    assert own.cards.said(card) == bert.cards.said(copy.id) == {"word": Said("skip")}
    assert store.asked().take_back(opened.key)
    assert [own.cards.get(card).is_taken_back, bert.cards.get(copy.id).is_taken_back] == [True, True]
