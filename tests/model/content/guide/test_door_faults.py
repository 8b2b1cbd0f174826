"""A door that leads nowhere, in a circle, or past a dilemma is told with file, line and what to do."""

from __future__ import annotations

from model.content.guide.door import MOST_TAPS, kind_and_key
from model.content.load import load_content


def answers(good, question: int):
    return good.files["door"]["questions"][question]["answers"]


def test_answer_that_leads_nowhere_or_two_ways_is_told(good):
    del answers(good, 1)[1]["offers"]
    answers(good, 0)[1]["ask"] = "us"
    good.write("door")
    both, nowhere = good.line("door", "key: me"), good.line("door", "key: hurt")
    assert good.faults() == [
        (
            f"en/door.yaml:{both}: questions[0].answers[1]: leads on and ends too; "
            "expected either ask, with the next question, or offers"
        ),
        (
            f"en/door.yaml:{nowhere}: questions[1].answers[1]: leads nowhere; "
            "expected either ask, with the next question, or offers"
        ),
    ]


def test_offer_and_question_that_are_not_there_are_told(good):
    answers(good, 0)[1]["offers"] = ["lens/betwen", "page/home"]
    answers(good, 0)[0]["ask"] = "uss"
    good.write("door")
    assert good.faults() == [
        (
            f'en/door.yaml:{good.line("door", "ask: uss")}: questions[0].answers[0].ask: "uss" is not a question; '
            "expected the key of a question in this file; nearest: us"
        ),
        (
            f"en/door.yaml:{good.line('door', '- lens/betwen')}: questions[0].answers[1].offers[0]: "
            'there is no lens "betwen"; expected lens/ and a key from lenses.yaml; nearest: between'
        ),
        (
            f"en/door.yaml:{good.line('door', '- page/home')}: questions[0].answers[1].offers[1]: "
            '"page/home" is nothing that can be offered; expected dilemma, element or lens, a / and a key'
        ),
        (
            f'en/door.yaml:{good.line("door", "key: us", 2)}: questions[1].key: no answer leads to "us"; '
            "expected its key under ask of an answer"
        ),
    ]


def test_circle_takes_too_many_taps(good):
    answers(good, 1).append({"key": "again", "text": "Again", "ask": "about"})
    good.write("door")
    line = good.line("door", "ask: us")
    assert good.faults() == [
        (
            f"en/door.yaml:{line}: questions[0].answers[0].ask: it takes more than {MOST_TAPS} taps from here; "
            f"expected an end after {MOST_TAPS} answers"
        )
    ]


def test_dilemma_that_no_answer_ends_at_is_told_and_an_organisations_own_is_not(good):
    answers(good, 1)[0]["offers"] = ["element/trust"]
    good.write("door")
    line = good.line("dilemmas", "key: both_at_once")
    assert good.faults() == [
        (
            f'en/dilemmas.yaml:{line}: dilemmas[0].key: no answer ends at "both_at_once"; '
            "expected dilemma/both_at_once under offers of an answer in door.yaml"
        )
    ]
    answers(good, 1)[0]["offers"] = ["dilemma/both_at_once"]
    good.write("door")
    own = dict(good.files["dilemmas"]["dilemmas"][0], key="ours_alone")
    good.files["dilemmas"]["dilemmas"].append(own)
    text = good.path("dilemmas").read_text(encoding="utf-8").replace("both_at_once", "ours_alone")
    assert good.faults(good.overlay("dilemmas", text)) == []


def test_offer_is_a_kind_and_a_key(good):
    answers(good, 0)[1]["offers"] = ["between"]
    good.write("door")
    assert [fault.partition("offers[0]: ")[2] for fault in good.faults()] == [
        '"between" does not fit here; expected a kind and a key, such as element/trust',
        '"between" is nothing that can be offered; expected dilemma, element or lens, a / and a key',
    ]
    assert kind_and_key("element/trust") == ("element", "trust")


def test_shipped_way_is_walked_by_its_keys(good):
    door = load_content(good.folder).door
    first = door.questions[0]
    assert [answer.ask for answer in first.answers] == ["us", None]
    assert (door.question("us"), door.question("nothing")) == (door.questions[1], None)
    assert (first.answer("me"), first.answer("nothing")) == (first.answers[1], None)
