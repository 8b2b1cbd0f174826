"""A card on somebody's phone: looked at without being spent, sent once, changed once, taken back, and attacked."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from model.access import LOCAL, NotYours
from model.card.card import MOST_SAID, Said, Way
from model.content.card.schema import CardKind
from pages.phones import card_routes, rate_limits
from server.services import services
from tests.model.store.temporary_home import DAY
from tests.pages.phones.phones import Answer, Clock, Phone, Trainer

MOST = 30_000
WRONG = "0" * 32
NASTY = "<script>alert(1)</script>\"'&=HYPERLINK(1) \u202e \u200b 😀 " + "W" * 200


class Asking:
    """A practitioner with a card that is open in some way, and what they may read of it."""

    def __init__(self, kind: str, way: Way) -> None:
        self.own = services().store.of(LOCAL)
        relationship = self.own.relationships.name("Heron").id
        self.id = self.own.cards.begin(kind, "v", "en", DAY, relationship=relationship).id
        self.opened = self.own.cards.open(self.id, way, services().content.phone.key_words)
        self.link = f"/card/{self.opened.token}"

    @property
    def kind(self) -> CardKind:
        return next(one for one in services().content.card.cards if one.key == self.own.cards.get(self.id).kind)

    @property
    def said(self) -> dict[str, Said]:
        return self.own.cards.said(self.id)

    @property
    def is_unread(self) -> bool:
        try:
            return not self.said
        except NotYours:
            return True


@pytest.fixture
def asking(trainer: Trainer, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Asking:
    """A child's card for their own phone."""
    assert trainer
    monkeypatch.setattr(card_routes, "_words", rate_limits.wrong_card_words(clock))
    return Asking("child", "phone")


def finish(phone: Phone, link: str, words: str = "Slower, please.") -> Answer:
    return phone.post(link, {"act": "finish", "q_safe": "not_so", "w_safe": words, "q_word": "skip", "q_say": "a lie"})


def key_on(page: Answer) -> str:
    return re.search(r"<p class=key>(.*?)</p>", page.text)[1]


SENT = {"safe": Said("not_so", "Slower, please."), "word": Said("skip")}


@pytest.mark.parametrize("kind", ["child", "adult", "harmed"])
def test_it_says_all_of_it_first_and_then_asks(asking: Asking, phone: Phone, kind: str) -> None:
    asking = Asking(kind, "phone")
    first, questions = phone.get(asking.link), phone.get(f"{asking.link}?go=1")
    assert [one.text for one in asking.kind.first if one.text not in first.text.replace("&#39;", "'")] == []
    told = [answer.text for one in asking.kind.questions for answer in one.answers]
    assert [text for text in told if text not in questions.text.replace("&#39;", "'")] == []
    assert questions.text.count("<svg") == len(told)
    assert (len(first.body) < MOST, len(questions.body) < MOST, phone.cookies) == (True, True, {})


def test_looks_spend_nothing_and_sending_does(asking: Asking, phone: Phone) -> None:
    for _ in range(3):
        assert {phone.get(asking.link).status, phone.get(f"{asking.link}?go=1").status} == {200}
        assert phone.ask("HEAD", asking.link).status == 200
    assert asking.is_unread
    done = finish(phone, asking.link)
    assert (done.heading, asking.said) == ("Thank you. It is in.", SENT)
    assert len(key_on(done).split()) == 4


def test_wrong_used_old_and_taken_back_all_say_the_same(asking: Asking, phone: Phone) -> None:
    key = key_on(finish(phone, asking.link))
    old, back = Asking("child", "phone"), Asking("child", "phone")
    old_link = f"/card/{old.own.cards.link_again(old.id, lives=timedelta(0))}"
    phone.post("/card", {"act": "take_back", "words": key_on(finish(phone, back.link))})
    links = (
        "/card/" + WRONG,
        "/card/x",
        "/card/%00",
        "/card/" + "%C3%A9" * 9,
        asking.link,
        old.link,
        old_link,
        back.link,
    )
    answers = {(got.status, got.body) for link in links for got in (phone.get(link), finish(phone, link, "again"))}
    assert [(status, key in body.decode()) for status, body in answers] == [(404, False)]
    assert asking.said == SENT
    assert old.is_unread


def test_opened_twice_at_once_one_is_sent(asking: Asking, trainer: Trainer) -> None:
    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(lambda words: finish(Phone(trainer.address), asking.link, words), "abcd"))
    assert sorted(one.status for one in sent) == [200, 404, 404, 404]
    assert asking.said["safe"].words == "abcd"[[one.status for one in sent].index(200)]


def form_on(page: Answer) -> str:
    return re.search(r"name=form value=(\w+)", page.text)[1]


@pytest.mark.parametrize(("act", "at"), [("finish", "?go=1"), ("stop", "?go=1"), ("not_now", "")])
def test_form_that_comes_twice_over_a_bad_line_is_answered_twice_alike(
    asking: Asking, phone: Phone, act: str, at: str
) -> None:
    given = {"form": form_on(phone.get(f"{asking.link}{at}")), "q_safe": "not_so", "w_safe": "Slower, please."}
    first = phone.post(asking.link, given | {"act": act})
    again = [phone.post(asking.link, given | {"act": act, "w_safe": "other"}) for _ in range(2)]
    assert [(one.status, one.body) for one in again] == [(first.status, first.body)] * 2
    assert (first.status, "class=key" in first.text) == (200, act == "finish")
    assert phone.get(asking.link).status == phone.get(f"{asking.link}?go=1").status == 404
    if act == "finish":
        assert asking.said == {"safe": Said("not_so", "Slower, please.")}


def test_pressed_twice_at_once_both_are_told_the_words(asking: Asking, trainer: Trainer, phone: Phone) -> None:
    given = {"form": form_on(phone.get(f"{asking.link}?go=1")), "act": "finish", "q_safe": "fully"}
    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(lambda _: Phone(trainer.address).post(asking.link, given), range(4)))
    assert {(one.status, key_on(one)) for one in sent} == {(200, asking.opened.key)}


def test_whoever_has_the_link_and_another_form_is_told_what_everybody_is(asking: Asking, phone: Phone) -> None:
    theirs, seen = (form_on(phone.get(f"{asking.link}?go=1")) for _ in range(2))
    assert theirs != seen
    phone.post(asking.link, {"form": theirs, "act": "finish", "q_safe": "fully"})
    tried = [{"form": seen}, {"form": ""}, {"form": WRONG}, {"form": theirs[:-1]}, {"form": theirs.upper()}, {}]
    answers = [phone.post(asking.link, one | {"act": "finish", "q_safe": "not_so"}) for one in tried]
    assert {(one.status, one.body) for one in answers} == {(404, phone.get(f"/card/{WRONG}").body)}
    assert asking.said == {"safe": Said("fully")}


def test_form_that_was_sent_back_is_the_same_one(asking: Asking, phone: Phone) -> None:
    form = form_on(phone.get(f"{asking.link}?go=1"))
    assert form_on(phone.post(asking.link, {"form": form, "act": "finish"})) == form
    assert form_on(phone.post(asking.link, {"form": "<b>", "act": "finish"})) != form


def test_lent_device_that_is_had_back_tells_nobody_the_words(asking: Asking, phone: Phone) -> None:
    asking = Asking("child", "alone")
    asking.own.device.hand_over(asking.id)
    given = {"form": form_on(phone.get(f"{asking.link}?go=1")), "act": "finish", "q_safe": "fully"}
    assert key_on(phone.post(asking.link, given)) == key_on(phone.post(asking.link, given)) == asking.opened.key
    asking.own.device.have_back()
    assert phone.post(asking.link, given).status == 404


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Host": "evil.example"}]
)
def test_another_site_can_neither_send_change_nor_take_back(
    asking: Asking, phone: Phone, headers: dict[str, str]
) -> None:
    asked = Asking("child", "phone")
    words = key_on(finish(phone, asking.link))
    posts = (
        phone.post(asked.link, {"act": "finish", "q_safe": "fully"}, **headers),
        phone.post("/card", {"act": "take_back", "words": words}, **headers),
        phone.post("/card/change", {"words": words, "q_safe": "fully"}, **headers),
    )
    assert {one.status for one in posts} <= {400, 403}
    assert (asked.is_unread, asking.said) == (True, SENT)


@pytest.mark.parametrize(("act", "title"), [("stop", "You stopped"), ("not_now", "Not now")])
def test_stop_and_not_now_keep_nothing_of_it(asking: Asking, phone: Phone, act: str, title: str) -> None:
    ended = phone.post(asking.link, {"act": act, "q_safe": "not_so", "w_safe": "secret"})
    assert (ended.heading, "class=key" in ended.text, asking.is_unread) == (title, False, True)
    assert phone.get(asking.link).status == 404


def test_nothing_ticked_and_too_much_are_sent_back_with_what_was_given(asking: Asking, phone: Phone) -> None:
    nothing = phone.post(asking.link, {"act": "finish", "q_safe": "a lie", "w_word": "  "})
    long = phone.post(asking.link, {"act": "finish", "q_safe": "fully", "w_word": "y" * (MOST_SAID + 1)})
    unknown = phone.post(asking.link, {"act": "publish", "q_safe": "fully"})
    assert [one.status for one in (nothing, long, unknown)] == [422] * 3
    assert (long.checked, "y" * MOST_SAID in long.text) == ([("q_safe", "fully")], True)
    assert asking.is_unread


@pytest.mark.parametrize("way", ["alone", "beside"])
def test_a_device_that_was_handed_over_ends_on_giving_it_back_and_leads_nowhere(
    asking: Asking, phone: Phone, way: Way
) -> None:
    asking = Asking("child", way)
    done = finish(phone, asking.link)
    assert "Please give this device back now." in done.text
    assert (re.findall(r"<a |<form", done.text), len(key_on(done).split())) == ([], 4)
    stopped = Asking("child", way)
    assert re.findall(r"<a |<form", phone.post(stopped.link, {"act": "stop"}).text) == []


def test_four_words_change_it_once_and_never_show_what_was_said(asking: Asking, phone: Phone) -> None:
    words = key_on(finish(phone, asking.link))
    again = phone.post("/card", {"act": "change", "words": words.upper()})
    assert (again.heading, again.checked, "Slower" in again.text) == ("Your turn", [], False)
    assert phone.post("/card/change", {"words": words}).status == 422
    assert phone.post("/card/change", {"words": words, "q_word": "fully"}).heading == "Your card is changed"
    assert asking.said == {"word": Said("fully")}
    for path in ("/card", "/card/change"):
        assert phone.post(path, {"act": "change", "words": words, "q_word": "guess"}).status == 404
    assert asking.said == {"word": Said("fully")}


def test_taken_back_by_four_words_it_is_gone(asking: Asking, phone: Phone) -> None:
    words = key_on(finish(phone, asking.link))
    assert phone.post("/card", {"act": "take_back", "words": words}).heading == "It is taken back"
    assert (asking.is_unread, asking.own.cards.get(asking.id).is_taken_back) == (True, True)
    assert phone.post("/card", {"act": "take_back", "words": words}).status == 404


def changing(phone: Phone, words: str) -> dict[str, str]:
    form = form_on(phone.post("/card", {"act": "change", "words": words}))
    return {"form": form, "act": "finish", "words": words, "q_word": "fully", "w_word": "Slower."}


def test_change_and_taking_back_sent_twice_over_a_bad_line_are_answered_twice_alike(
    asking: Asking, trainer: Trainer, phone: Phone
) -> None:
    words = key_on(finish(phone, asking.link))
    back = {"form": form_on(phone.get("/card")), "act": "take_back", "words": words}
    for path, given, heading in (
        ("/card/change", changing(phone, words), "Your card is changed"),
        ("/card", back, "It is taken back"),
    ):
        with ThreadPoolExecutor(3) as pool:
            told = list(pool.map(lambda _: Phone(trainer.address).post(path, given), range(3)))  # noqa: B023
        told.append(phone.post(path, given))
        assert {(one.status, one.heading) for one in told} == {(200, heading)}
    assert asking.own.cards.get(asking.id).changes == 0
    assert asking.own.cards.get(asking.id).is_taken_back


def test_another_form_or_other_words_are_told_nothing_of_it_and_wait(asking: Asking, phone: Phone) -> None:
    words = key_on(finish(phone, asking.link))
    changed = changing(phone, words)
    back = {"form": form_on(phone.get("/card")), "act": "take_back", "words": words}
    phone.post("/card/change", changed)
    phone.post("/card", back)
    others = [
        *(("/card", back | other) for other in ({"form": WRONG}, {"form": ""}, {"words": "oak fox sea hill"})),
        *(("/card/change", changed | other) for other in ({"form": WRONG}, {"words": "oak"}, {"w_word": "Faster."})),
        ("/card", back | {"act": "change"}),
        ("/card/change", back),
    ]
    assert {phone.post(path, given).status for path, given in others} == {404}
    told = [phone.post("/card", back | {"words": f"oak fox sea {n}"}).status for n in range(30)]
    assert told == [404] * (30 - len(others)) + [429] * len(others)
    assert phone.post("/card", back).heading == "It is taken back"


def test_wrong_words_are_told_alike_wait_after_many_and_lock_nobody_out(asking: Asking, phone: Phone) -> None:
    words = key_on(finish(phone, asking.link))
    told = [phone.post("/card", {"act": "take_back", "words": f"oak fox sea {n}"}) for n in range(31)]
    assert [one.status for one in told] == [404] * 30 + [429]
    assert len({re.sub(r"name=form value=\w+", "", one.text) for one in told[:30]}) == 1
    assert phone.post("/card", {"act": "change", "words": "nobody has these words"}).status == 429
    assert phone.post("/card", {"act": "take_back", "words": ""}).status == 422
    assert phone.post("/card", {"act": "take_back", "words": words}).status == 200


def test_answer_back_stands_under_the_link_while_it_lives(asking: Asking, phone: Phone) -> None:
    finish(phone, asking.link)
    asking.own.answers_back.save(asking.id, "answer_back", words=NASTY, place=None, tab="", base_version=0)
    assert phone.get(asking.link).status == 404
    asking.own.answers_back.give_back(asking.id, DAY)
    shown = phone.get(asking.link)
    assert (shown.heading, "<script>alert" in shown.text, "&lt;script&gt;alert(1)" in shown.text) == (
        "What was done with what you said",
        False,
        True,
    )
    assert "Slower, please." not in shown.text


def test_nasty_words_come_back_as_words_alone(asking: Asking, phone: Phone) -> None:
    back = phone.post(asking.link, {"act": "finish", "w_safe": NASTY + "x" * MOST_SAID})
    assert (back.status, "<script>alert" in back.text, "&lt;script&gt;alert(1)" in back.text) == (422, False, True)
    assert finish(phone, asking.link, NASTY).status == 200
    assert asking.said["safe"].words == NASTY.strip()


def test_what_a_page_carries_keeps_it_out_of_caches_and_lets_only_our_script_run(asking: Asking, phone: Phone) -> None:
    headers = phone.get(asking.link).headers
    assert headers["cache-control"] == "no-store"
    assert re.findall(r"script-src ([^;]+)", headers["content-security-policy"])[0].count("'sha256-") == 2
    assert "unsafe" not in headers["content-security-policy"]


def test_every_sign_of_a_card_has_a_name_and_speech_is_offered_only_where_there_is_any(
    asking: Asking, phone: Phone
) -> None:
    questions = phone.get(f"{asking.link}?go=1").text
    aloud = re.findall(r"<button type=button class=\"([^\"]*)\" data-aloud=(\w+)", questions)
    assert aloud == [("quiet needjs", f"q_{one.key}") for one in asking.kind.questions]
    assert questions.count("data-say>") == sum(len(one.answers) + 2 for one in asking.kind.questions)
    assert re.findall(r"<svg(?![^>]*aria-hidden)", questions) == []
