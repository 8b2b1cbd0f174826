"""A card as its practitioner has it: guessed first, asked in each way, read beside the guess, answered and gone."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from model.access import NotYours
from model.card.card import Said
from model.content import Content
from model.store import Deletion, OwnStore
from server.network import room_network
from server.services import opened
from tests.model.report.shared.pdf_reader import read
from tests.pages.conftest import A_DAY, Downloads, Start, Visit
from tests.pages.page_reader import headings, links, nameless, read_as_markdown, titles, trouble, whole

COVER = "This device is lent for a card"
NASTY = "**x** [a](http://b.ie) :red[x] $x$ <b>&amp; =HYPERLINK(1) \u202e 😀"


@pytest.fixture
def heron(own: OwnStore) -> str:
    """A relationship."""
    return own.relationships.name("Heron").id


@pytest.fixture
def card(own: OwnStore, heron: str) -> str:
    """A card about it that nobody is asked with yet."""
    return own.cards.begin("child", "v", "en", A_DAY, relationship=heron).id


@pytest.fixture
def answered(own: OwnStore, card: str) -> str:
    """The same, guessed on and answered on paper."""
    own.cards.guess(card, "safe", "fully")
    own.cards.guess(card, "word", "mostly")
    own.cards.open(card, "paper", opened().content.phone.key_words)
    own.cards.type_in(card, {"safe": Said("careful", NASTY), "word": Said("mostly"), "listen": Said("skip")})
    return card


def ask(at: AppTest, way: str, card: str) -> AppTest:
    """Choose a way and ask."""
    at.radio(key=f"way_{card}").set_value(way).run()
    return at.button(key="ask_with_card").click().run()


@pytest.mark.parametrize("about", ["relationship", "draft"])
def test_a_card_is_begun_from_what_it_is_about(
    visit: Visit, own: OwnStore, start: Start, heron: str, about: str
) -> None:
    reflection = start(finished=True, safety="2", trust="3", time="3", support="4")
    page, named = {"relationship": ("relationship.py", heron), "draft": ("your_profile.py", reflection)}[about]
    at = visit(page, **{about: named})
    assert ("Ask them with a card", f"cards?{about}={named}") in links(at)
    at = visit("cards.py", **{about: named})
    at.radio(key="card_kind").set_value("adult").run()
    at.button(key="begin_card").click().run()
    found = {"relationship": own.cards.of_relationship, "draft": own.cards.of_reflection}[about](named)
    assert [(one.kind, one.is_guessed_now) for one in found] == [("adult", True)]
    assert (headings(at)[:1], trouble(at), nameless(at)) == (["First, your guess"], [], [])


def test_a_profile_of_a_few_minutes_about_nobody_named_is_no_longer_for_the_card(visit: Visit, start: Start) -> None:
    at = visit("your_profile.py", draft=start(finished=True, safety="2"))
    assert [label for label, _ in links(at) if label == "Ask them with a card"] == []


@pytest.mark.parametrize("address", [{}, {"relationship": "no"}, {"draft": "no"}, {"card": "no"}])
def test_an_address_of_nothing_says_so(visit: Visit, address: dict[str, str]) -> None:
    at = visit("cards.py", **address)
    assert (titles(at), trouble(at)) == (["There is no card here"], [])


def test_a_guess_is_kept_as_it_is_tapped_and_is_over_once_somebody_is_asked(
    visit: Visit, own: OwnStore, card: str
) -> None:
    at = visit("cards.py", card=card)
    at.radio(key=f"guess_{card}_safe").set_value("careful").run()
    at.radio(key=f"guess_{card}_word").set_value("no_guess").run()
    assert own.cards.guesses(card) == {"safe": Said("careful"), "word": Said("no_guess")}
    assert visit("cards.py", card=card).radio(key=f"guess_{card}_safe").value == "careful"
    at = ask(at, "paper", card)
    assert (headings(at), [one.key for one in at.radio if "guess" in str(one.key)]) == (["The paper"], [])


def test_paper_has_the_content_and_four_words_and_is_typed_in_word_for_word(
    visit: Visit, own: OwnStore, card: str, shipped: Content, downloads: Downloads
) -> None:
    at = ask(visit("cards.py", card=card), "paper", card)
    [child] = [one for one in shipped.card.cards if one.key == "child"]
    printed = " ".join(read(downloads["alongside-card-2026-03-04.pdf"]()).whole_text.split())
    told = [one.text for one in child.questions] + [each.text for one in child.questions for each in one.answers]
    assert [text for text in (*told, own.cards.key(card)) if text not in printed] == []
    at.radio(key="typed_safe").set_value("not_so").run()
    own.typed_in.save(card, "typed.safe", words="Nope.", place="not_so", tab="another", base_version=1)
    at.button(key="keep_typed_in").click().run()
    assert own.cards.said(card) == {"safe": Said("not_so", "Nope.")}
    assert (headings(at), "on paper, typed in by the worker" in whole(at)) == (
        ["What they said", "Your answer back"],
        True,
    )


def test_words_typed_in_from_paper_are_looked_at_like_any(visit: Visit, own: OwnStore, card: str) -> None:
    own.cards.open(card, "paper", ("oak", "fox", "sea", "hill"))
    told = "Ring Darragh on 087 123 4567. His dad hits him."
    own.typed_in.save(card, "typed.safe", words=told, place=None, tab="another", base_version=0)
    own.typed_in.save(card, "typed.word", words="Tea first.", place=None, tab="another", base_version=0)
    at = visit("cards.py", card=card)
    assert (len(at.info), len(at.warning), "087 123 4567" in whole(at)) == (1, 1, True)
    assert [one.label for one in at.expander if one.proto.expanded] == ["Type in what they wrote"]
    at.button(key="keep_typed_in").click().run()
    assert own.cards.said(card) == {"safe": Said(None, told), "word": Said(None, "Tea first.")}


@pytest.mark.parametrize("way", ["alone", "beside"])
def test_handed_over_every_page_is_covered_until_it_is_back(
    visit: Visit, own: OwnStore, card: str, start: Start, way: str
) -> None:
    secret = start(finished=True, headline="A walk nobody else knows of")
    heron = own.cards.get(card).relationship or ""
    at = ask(visit("cards.py", card=card), way, card)
    assert titles(at) == [COVER]
    [path] = re.findall(r'href=\\?"(/card/[0-9a-f]{32})', whole(at))
    assert opened().store.asked().look(path.removeprefix("/card/")) is not None
    pages = (("home.py", {}), ("relationship.py", {"relationship": heron}), ("your_profile.py", {"draft": secret}))
    for page, address in (*pages, ("cards.py", {"card": card}), ("my_reflections.py", {})):
        other = visit(page, **address)
        assert (titles(other), "nobody else knows" in whole(other), links(other)) == ([COVER], False, []), page
    at.button(key="have_device_back").click().run()
    assert titles(at) == [COVER]
    at.button(key="device_not_yet").click().run()
    assert own.device.card() == card
    at.button(key="have_device_back").click().run()
    at.button(key="device_is_mine").click().run()
    assert (own.device.card(), titles(at)) == (None, ["A card for Heron"])


def test_another_tab_makes_the_card_ready_again_and_the_old_link_ends(visit: Visit, card: str) -> None:
    at = ask(visit("cards.py", card=card), "alone", card)
    [old] = re.findall(r"/card/([0-9a-f]{32})", whole(at))
    other = visit("home.py")
    assert re.findall(r"/card/[0-9a-f]{32}", whole(other)) == []
    other.button(key="card_again").click().run()
    [new] = re.findall(r"/card/([0-9a-f]{32})", whole(other))
    looks = [opened().store.asked().look(token) is not None for token in (old, new)]
    assert looks == [False, True]


def test_cover_of_an_answered_or_deleted_card_has_no_way_to_it(
    visit: Visit, own: OwnStore, deletion: Deletion, card: str
) -> None:
    ask(visit("cards.py", card=card), "alone", card)
    own.cards.call_off(card)
    assert [one.key for one in visit().button] == ["have_device_back"]
    deletion.card(card)
    assert ([one.key for one in visit().button], titles(visit())) == (["have_device_back"], [COVER])


def test_own_phone_gets_a_link_and_a_qr_code_and_says_where_there_is_no_network(
    visit: Visit, card: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ask(visit("cards.py", card=card), "phone", card)
    assert [warning.value for warning in at.warning] == [room_network.why_not()]
    monkeypatch.setattr(room_network, "addresses", lambda: ["http://192.0.2.7:8502"])
    at.run()
    [link] = [one.value for one in at.code]
    assert re.fullmatch(r"http://192\.0\.2\.7:8502/card/[0-9a-f]{32}", link)
    assert "QR code. It leads a phone to the card at 192.0.2.7:8502." in whole(at)
    other = visit("cards.py", card=card)
    assert [one.value for one in other.code] == []
    other.button(key="card_link_again").click().run()
    assert [one.value == link for one in other.code] == [False]


def test_their_voice_stands_beside_the_guess_and_the_places_and_nothing_is_added_up(
    visit: Visit, own: OwnStore, start: Start, heron: str, answered: str
) -> None:
    own.reflections.describe(start(finished=True, safety="2"), relationship=heron)
    at = visit("cards.py", card=answered)
    page = whole(at)
    told = ("I have to be careful what I say.", "Yes, I can say what I think.", "2. A start, 4 March 2026", "Skipped")
    assert [text for text in told if text not in page] == []
    assert page.count("What may they see from where they are?") == 1
    assert page.count("Their own words and ticks, on paper, typed in by the worker") == 1
    assert (trouble(at), nameless(at)) == ([], [])
    assert [word for word in ("average", "trend", "%", "total", "score") if word in page.lower()] == []


def test_nasty_words_stay_words_on_every_surface(
    visit: Visit, own: OwnStore, heron: str, answered: str, downloads: Downloads
) -> None:
    own.answers_back.save(answered, "answer_back", words=NASTY, place=None, tab="", base_version=0)
    at = visit("cards.py", card=answered)
    assert [text for text in read_as_markdown(at) if NASTY in text] == []
    assert [one.value for one in at.text if one.value.startswith("**x**")] == [NASTY]
    cells = [row["They said"] for row in at.table[0].value.to_dict("records")]
    assert cells[0] == "I have to be careful what I say. And in their own words, above."
    [make] = [make for name, make in downloads.items() if name.startswith("alongside-answer")]
    assert "**x** [a](http://b.ie)" in read(make()).whole_text
    assert "b.ie" not in whole(visit("relationship.py", relationship=heron)) + whole(visit())


def test_the_answer_back_is_due_on_the_first_page_until_it_is_given(visit: Visit, own: OwnStore, answered: str) -> None:
    assert "Somebody waits for your answer back" not in headings(visit())
    own.answers_back.answer_by(answered, A_DAY)
    at = visit()
    assert ("Heron, by 4 March 2026", f"cards?card={answered}") in links(at)
    at = visit("cards.py", card=answered)
    at.button(key="given_back").click().run()
    assert own.cards.get(answered).given_back_on is not None
    assert "Somebody waits for your answer back" not in headings(visit())
    at.button(key="not_given_back").click().run()
    assert own.cards.get(answered).given_back_on is None


def test_taken_back_the_page_says_only_that(visit: Visit, own: OwnStore, heron: str, answered: str) -> None:
    at = visit("cards.py", card=answered)
    at.checkbox(key="asked_to_take_back").check().run()
    at.button(key="take_back_for_them").click().run()
    assert "This card was taken back. Nothing of it is left here." in whole(at)
    assert (headings(at), own.cards.guesses(answered)) == ([], {})
    links_there = links(visit("relationship.py", relationship=heron))
    assert ("4 March 2026: taken back", f"cards?card={answered}") in links_there


def test_a_tab_that_showed_it_shows_nothing_of_it_once_it_is_taken_back(
    visit: Visit, deletion: Deletion, answered: str
) -> None:
    at = visit("cards.py", card=answered)
    deletion.taken_back(answered)
    at.run()
    assert ("careful" in whole(at), headings(at)) == (False, [])


def test_a_deleted_card_leads_back_to_what_it_was_about(visit: Visit, own: OwnStore, answered: str) -> None:
    at = visit("cards.py", card=answered)
    at.checkbox(key="sure_to_delete_card").check().run()
    at.button(key="delete_card").click().run()
    assert titles(at) == ["Heron"]
    with pytest.raises(NotYours):
        own.cards.get(answered)


def test_they_said_not_now_is_an_answer(visit: Visit, own: OwnStore, card: str) -> None:
    at = ask(visit("cards.py", card=card), "paper", card)
    at.button(key="card_not_now").click().run()
    assert (own.cards.get(card).ending, "It ended with: not now." in whole(at)) == ("not_now", True)


def test_a_card_that_an_organisation_took_away_still_shows_what_was_said(
    visit: Visit, own: OwnStore, heron: str
) -> None:
    card = own.cards.begin("gone_kind", "v", "en", A_DAY, relationship=heron).id
    at = visit("cards.py", card=card)
    assert ("are not in the guide any more" in whole(at), trouble(at)) == (True, [])
    own.cards.open(card, "paper", ["oak", "fox", "sea", "hill"])
    own.cards.type_in(card, {"old": Said("a", "Still here.")})
    at = visit("cards.py", card=card)
    assert ("Still here." in whole(at), "does not ask any more" in whole(at), trouble(at)) == (True, True, [])
