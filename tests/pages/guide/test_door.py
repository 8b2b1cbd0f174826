"""The door for what is on somebody's mind: every way ends, within a few taps, at links to what is there."""

from __future__ import annotations

from model.content import Content
from model.content.guide.door import MOST_TAPS
from model.content.published import ELEMENTS
from tests.pages.conftest import Visit
from tests.pages.page_reader import headings, links, nameless, titles, trouble

PAGES = {"dilemma": "dilemma?dilemma=", "element": "model?element=", "lens": "lens?lens="}


def test_every_way_ends_at_links_to_one_to_three_things(visit: Visit, shipped: Content) -> None:
    ends = [(question, one) for question in shipped.door.questions for one in question.answers if one.offers]
    for question, answer in ends:
        at = visit("dilemmas.py", question=question.key, answer=answer.key)
        offered = [offer.partition("/") for offer in answer.offers]
        expected = [f"{PAGES[kind]}{key}" for kind, _, key in offered]
        assert headings(at) == [answer.text]
        assert [page for _, page in links(at)][: len(expected)] == expected
        assert [one.label for one in at.expander if one.label == shipped.settings.procedure.name] == (
            [shipped.settings.procedure.name] if answer.procedure_first else []
        )
        assert (nameless(at), trouble(at)) == ([], [])


def test_each_dilemma_element_and_lens_is_an_end_of_some_way(shipped: Content) -> None:
    offered = {offer for question in shipped.door.questions for one in question.answers for offer in one.offers}
    assert offered == {
        *(f"dilemma/{one.key}" for one in shipped.dilemmas.dilemmas),
        *(f"element/{key}" for key in ELEMENTS),
        *(f"lens/{one.key}" for one in shipped.lenses.lenses),
    }


def test_a_tap_asks_the_next_question_and_the_way_back_is_one_tap(visit: Visit, shipped: Content) -> None:
    first = shipped.door.questions[0]
    at = visit("dilemmas.py")
    assert headings(at) == [first.text]
    at.button(key="door_about_us").click().run()
    at.button(key="door_us_two_roles").click().run()
    assert headings(at) == ["I am there to help, and I can also send them back to court"]
    at.button(key="door_back").click().run()
    assert headings(at) == ["What is it between you?"]
    at.button(key="door_again").click().run()
    assert (headings(at), trouble(at)) == ([first.text], [])
    assert MOST_TAPS == 3, "the check of the content holds every way to it"


def test_address_that_names_no_question_begins_at_the_first(visit: Visit, shipped: Content) -> None:
    for address in ({"question": "<script>"}, {"question": "us", "answer": "nothing"}, {"answer": "us"}):
        at = visit("dilemmas.py", **address)
        question = shipped.door.question(address.get("question", "")) or shipped.door.questions[0]
        assert (headings(at), trouble(at)) == ([question.text], [])


def test_lens_is_read_with_all_its_questions(visit: Visit, shipped: Content) -> None:
    for lens in shipped.lenses.lenses:
        at = visit("lens.py", lens=lens.key)
        said = "\n".join(one.value for one in at.markdown)
        asked = [question.text for question in (*lens.strengths, *lens.questions)]
        assert titles(at) == [lens.name]
        assert [text for text in (lens.summary, *asked) if text not in said] == []
        assert [one.value for one in at.caption] == [
            f"The questions are ours. The idea comes from: {shipped.named(lens.evidence)}."
        ]
        assert trouble(at) == []
    at = visit("lens.py", lens="nothing")
    assert (titles(at), [page for _, page in links(at)]) == (["There is no such page"], ["dilemmas"])
