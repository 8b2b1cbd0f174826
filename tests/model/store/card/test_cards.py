"""A card: guessed before, answered once, changed once, taken back from every place it was shown."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from model.access import NotYours
from model.card.card import MOST_CHANGES, WAYS, AlreadyAsked, AskedCard, Said, Sent, Way
from model.store import Deletion, OwnStore, Store
from model.store.card.cards import Opened
from model.store.tables.card import card_answers, cards, replaced_card_answers
from tests.model.store.kept_rows import TAB, rows
from tests.model.store.temporary_home import DAY

KEYS = ("oak", "fox", "sea", "hill", "lamp", "otter")
GIVEN = {"safe": Said("not_so", "They shout."), "word": Said("skip"), "say": Said(None, "")}
KEPT = {"safe": Said("not_so", "They shout."), "word": Said("skip")}


@pytest.fixture
def card(own: OwnStore) -> str:
    """A card about a relationship, with a guess."""
    begun = own.cards.begin("child", "v", "en", DAY, relationship=own.relationships.name("Heron").id).id
    own.cards.guess(begun, "safe", "fully")
    return begun


@pytest.fixture
def opened(own: OwnStore, card: str) -> Opened:
    """The same, open for somebody's own phone."""
    return own.cards.open(card, "phone", KEYS)


@pytest.fixture
def key(store: Store, opened: Opened) -> str:
    """The same, answered; the four words."""
    assert store.asked().send(opened.token, "finished", GIVEN) == Sent("finished", opened.key, is_handed_over=False)
    return opened.key


def left(store: Store) -> int:
    """How many rows there are of what was guessed, said or answered."""
    with store.reading() as connection:
        return len(
            connection.execute(select(card_answers)).all() + connection.execute(select(replaced_card_answers)).all()
        )


def test_a_guess_can_be_changed_until_somebody_is_asked_and_never_after(own: OwnStore, card: str) -> None:
    own.cards.guess(card, "safe", "mostly")
    own.cards.guess(card, "word", "fully")
    own.cards.guess(card, "word", None)
    own.cards.open(card, "alone", KEYS)
    for again in (lambda: own.cards.guess(card, "safe", "not_so"), lambda: own.cards.open(card, "alone", KEYS)):
        with pytest.raises(AlreadyAsked):
            again()
    assert own.cards.guesses(card) == {"safe": Said("mostly")}


@pytest.mark.parametrize("both", [{}, {"relationship": "a", "reflection": "b"}])
def test_a_card_is_about_one_thing(own: OwnStore, both: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="a relationship or about a reflection"):
        own.cards.begin("child", "v", "en", DAY, **both)


def test_nobody_reads_before_it_is_sent(store: Store, own: OwnStore, card: str, opened: Opened) -> None:
    with pytest.raises(NotYours):
        own.cards.said(card)
    assert store.asked().look(opened.token) == AskedCard("child", "en", is_handed_over=False)


def test_what_is_sent_is_read_with_how_it_was_asked(own: OwnStore, card: str, key: str) -> None:
    found = own.cards.get(card)
    assert (own.cards.said(card), found.way, found.ending, len(key.split())) == (KEPT, "phone", "finished", 4)


@pytest.mark.parametrize("ending", ["stopped", "not_now"])
def test_of_what_was_stopped_nothing_is_kept(
    store: Store, own: OwnStore, card: str, opened: Opened, ending: str
) -> None:
    assert store.asked().send(opened.token, ending, GIVEN) == Sent(ending, "", is_handed_over=False)  # type: ignore[arg-type]
    assert (own.cards.get(card).ending, own.cards.get(card).is_answered, left(store)) == (ending, False, 1)
    assert store.asked().take_back(opened.key) is False


def test_looking_changes_nothing(store: Store, opened: Opened) -> None:
    before = rows(store)
    for _ in range(3):
        store.asked().look(opened.token)
    assert rows(store) == before


def test_wrong_used_replaced_and_old_links_are_all_the_same(store: Store, own: OwnStore, card: str) -> None:
    first = own.cards.open(card, "phone", KEYS).token
    second = own.cards.link_again(card)
    old = own.cards.link_again(card, lives=timedelta(0))
    for token in (first, second, old, "0" * 32, "", "x" * 4000, "é" * 32):
        assert store.asked().look(token) is None
        assert store.asked().send(token, "finished", GIVEN) is None
    used = own.cards.link_again(card)
    assert store.asked().send(used, "finished", GIVEN)
    assert (store.asked().look(used), store.asked().send(used, "finished", GIVEN)) == (None, None)
    with pytest.raises(NotYours):
        own.cards.link_again(card)


def test_of_two_who_send_at_once_one_does(store: Store, own: OwnStore, card: str, opened: Opened) -> None:
    def send(words: str) -> Sent | None:
        return store.asked().send(opened.token, "finished", {"safe": Said("fully", words)})

    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(send, "abcd"))
    assert sorted(one is None for one in sent) == [False, True, True, True]
    assert own.cards.said(card)["safe"].words == "abcd"[next(n for n, one in enumerate(sent) if one)]


def test_sending_leaves_a_sign_for_every_tab_that_waits(store: Store, opened: Opened) -> None:
    before = store.last_deletion()
    store.asked().look(opened.token)
    assert store.last_deletion() == before
    store.asked().send(opened.token, "finished", GIVEN)
    assert store.last_deletion() != before


def test_it_is_changed_once_with_the_four_words_however_they_are_typed(
    store: Store, own: OwnStore, card: str, key: str
) -> None:
    asked, typed = store.asked(), key.upper().replace(" ", ", ")
    assert asked.to_be_changed(typed) == AskedCard("child", "en", is_handed_over=False)
    assert not asked.change(typed, {"safe": Said(None, " ")})
    for _ in range(MOST_CHANGES):
        assert asked.change(typed, {"word": Said("fully")})
    assert own.cards.said(card) == {"word": Said("fully")}
    assert (asked.to_be_changed(typed), asked.change(typed, GIVEN)) == (None, False)
    assert own.cards.said(card) == {"word": Said("fully")}


def test_taken_back_leaves_only_that(store: Store, own: OwnStore, card: str, key: str) -> None:
    for tab in ("one", "two"):
        own.answers_back.save(card, "answer_back", words=f"I asked {tab}", place=None, tab=tab, base_version=0)
    own.answers_back.give_back(card, DAY)
    assert store.asked().take_back(key)
    found = own.cards.get(card)
    assert (found.is_taken_back, found.is_answered, found.way, left(store)) == (True, False, None, 0)
    assert own.cards.guesses(card) == {}
    for read in (own.cards.said, own.answers_back.waiting):
        with pytest.raises(NotYours):
            read(card) if read == own.cards.said else own.answers_back.give_back(card, DAY)
    assert own.answers_back.waiting(date.max) == []
    with store.reading() as connection:
        row = connection.execute(select(cards)).mappings().one()
    told = {name for name, value in row.items() if value not in (None, "", 0)}
    assert told == {"id", "owner", "relationship", "kind", "content_version", "language", "begun_on", "taken_back_at"}
    again = (store.asked().take_back(key), store.asked().change(key, GIVEN), store.asked().to_be_changed(key))
    assert again == (False, False, None)


def test_practitioner_can_take_it_back_for_them(own: OwnStore, deletion: Deletion, card: str, key: str) -> None:
    assert key
    deletion.taken_back(card)
    assert own.cards.get(card).is_taken_back
    with pytest.raises(NotYours):
        deletion.taken_back(card)


@pytest.mark.parametrize("wrong", ["", "oak", "oak fox sea", "a b c d", "\x00", "😀" * 50])
def test_wrong_words_are_nobodys(store: Store, key: str, wrong: str) -> None:
    assert key
    asked = store.asked()
    assert (asked.take_back(wrong), asked.change(wrong, GIVEN), asked.to_be_changed(wrong)) == (False, False, None)


def test_paper_is_typed_in_and_has_no_link(store: Store, own: OwnStore, card: str) -> None:
    opened = own.cards.open(card, "paper", KEYS)
    assert (own.cards.key(card), store.asked().look(opened.token)) == (opened.key, None)
    with pytest.raises(NotYours):
        own.cards.link_again(card)
    assert own.cards.type_in(card, GIVEN).way == "paper"
    assert own.cards.said(card) == KEPT
    for again in (lambda: own.cards.type_in(card, GIVEN), lambda: own.cards.key(card)):
        with pytest.raises(NotYours):
            again()
    assert store.asked().take_back(opened.key)


def test_paper_that_came_back_empty_was_not_now(own: OwnStore, card: str) -> None:
    own.cards.open(card, "paper", KEYS)
    assert own.cards.type_in(card, {"safe": Said(None, " ")}).ending == "not_now"


def test_called_off_nobody_can_answer(store: Store, own: OwnStore, card: str, opened: Opened) -> None:
    own.cards.call_off(card)
    assert (store.asked().look(opened.token), store.asked().send(opened.token, "finished", GIVEN)) == (None, None)
    with pytest.raises(NotYours):
        own.cards.call_off(card)


def test_the_answer_back_is_due_like_a_next_step_and_stands_under_the_same_link(
    store: Store, own: OwnStore, card: str, opened: Opened, key: str
) -> None:
    assert key
    assert own.answers_back.waiting(DAY) == []
    own.answers_back.answer_by(card, DAY)
    assert [one.id for one in own.answers_back.waiting(DAY)] == [card]
    own.answers_back.save(card, "answer_back", words="I slowed down.", place=None, tab="a", base_version=0)
    assert store.asked().look(opened.token) is None
    own.answers_back.give_back(card, DAY)
    assert store.asked().look(opened.token) == AskedCard("child", "en", False, "I slowed down.")
    assert own.answers_back.waiting(date.max) == []
    own.answers_back.give_back(card, None)
    assert [one.id for one in own.answers_back.waiting(DAY)] == [card]


def test_words_of_another_tab_are_kept_until_they_are_seen(own: OwnStore, card: str, key: str) -> None:
    assert key

    def save(words: str, tab: str) -> object:
        return own.answers_back.save(card, "answer_back", words=words, place=None, tab=tab, base_version=0).replaced

    assert save("first", "one") is None
    replaced = save("second", "two")
    assert [replaced] == own.answers_back.replaced(card)
    own.answers_back.seen_replaced(card, own.answers_back.replaced(card))
    assert own.answers_back.replaced(card) == []
    found = own.answers_back.get(card)
    assert found is not None
    assert (found.words, found.version) == ("second", 2)


@pytest.mark.parametrize("way", WAYS)
def test_device_is_handed_over_only_where_it_is_the_way(own: OwnStore, card: str, way: Way) -> None:
    own.cards.open(card, way, KEYS)
    if way not in ("alone", "beside"):
        with pytest.raises(NotYours):
            own.device.hand_over(card)
        assert own.device.card() is None
        return
    own.device.hand_over(card)
    assert own.device.card() == card
    own.device.have_back()
    assert own.device.card() is None


def test_handing_over_and_having_back_leave_a_sign_for_every_tab(store: Store, own: OwnStore, card: str) -> None:
    own.cards.open(card, "alone", KEYS)
    signs = [store.last_deletion()]
    for act in (lambda: own.device.hand_over(card), own.device.have_back):
        act()
        signs.append(store.last_deletion())
    assert len(set(signs)) == 3
    own.device.have_back()
    assert store.last_deletion() == signs[-1]


@pytest.mark.parametrize("about", ["relationship", "reflection"])
def test_deleting_what_it_is_about_takes_it_along_and_undo_brings_it_back(
    store: Store, own: OwnStore, deletion: Deletion, about: str
) -> None:
    heron = own.relationships.name("Heron").id
    reflection = own.reflections.start("f", "v", "en", DAY, relationship=heron).id
    card = own.cards.begin("child", "v", "en", DAY, **{about: {"relationship": heron}.get(about, reflection)}).id
    own.cards.guess(card, "safe", "fully")
    key = own.cards.open(card, "paper", KEYS).key
    own.cards.type_in(card, GIVEN)
    before = rows(store)
    {"relationship": lambda: deletion.relationship(heron, tab=TAB)}.get(
        about, lambda: deletion.reflection(reflection, tab=TAB)
    )()
    assert (left(store), store.asked().take_back(key)) == (0, False)
    deletion.undo(heron if about == "relationship" else reflection, TAB)
    assert rows(store) == before


def test_merging_relationships_takes_the_cards_along(own: OwnStore, card: str) -> None:
    heron, wren = own.relationships.name("Heron").id, own.relationships.name("Wren").id
    own.relationships.merge(heron, wren)
    assert [one.id for one in own.cards.of_relationship(wren)] == [card]
    assert own.relationships.holdings(wren).cards == 1


def test_cards_of_reflections_are_the_relationships_too(own: OwnStore) -> None:
    heron = own.relationships.name("Heron").id
    reflection = own.reflections.start("f", "v", "en", DAY, relationship=heron).id
    mine = own.cards.begin("child", "v", "en", DAY, reflection=reflection).id
    assert [one.id for one in own.cards.of_reflection(reflection)] == [mine]
    assert [one.id for one in own.cards.of_relationship(heron)] == [mine]


def test_a_deleted_card_is_gone(store: Store, own: OwnStore, deletion: Deletion, card: str, key: str) -> None:
    deletion.card(card)
    with pytest.raises(NotYours):
        own.cards.get(card)
    assert (left(store), store.asked().take_back(key)) == (0, False)


def test_words_are_encrypted_and_the_token_and_words_are_not_told(store: Store, key: str, opened: Opened) -> None:
    kept = repr(rows(store))
    assert [word for word in ("They shout", opened.token, key) if word in kept] == []
