"""A card says all that has to be said first, in short plain sentences, about elements there are."""

from __future__ import annotations

import pytest


def broken(good, change):
    """The faults of the card after `change`, without the name of the file."""
    [card] = good.files["card"]["cards"]
    change(card)
    good.write("card")
    return [fault.split(": ", 1)[1] for fault in good.faults()]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda card: card["first"].__setitem__(3, {"key": "why", "title": "Why", "text": "So."}),
            "cards[0].first: does not say passed_on; expected all that is said before anything is asked",
        ),
        (
            lambda card: card["questions"][1].update(element="trsut"),
            (
                'cards[0].questions[1].element: "trsut" is not an element of the model; expected one of the twelve; '
                "nearest: trust"
            ),
        ),
        (
            lambda card: card.update(offered_in=["custdy"]),
            'cards[0].offered_in[0]: "custdy" is no setting; expected the name of a file in settings/',
        ),
        (
            lambda card: card["questions"][0]["answers"][0].update(key="skip"),
            (
                'cards[0].questions[0].answers[0].key: "skip" is taken; '
                "expected another key: every question can be skipped anyway"
            ),
        ),
        (
            lambda card: card["questions"][0]["answers"][0].update(text=f"It is {'so ' * 13}good."),
            "cards[0].questions[0].answers[0].text: has a sentence of 16 words; expected at most 15, with one idea",
        ),
        (
            lambda card: card["questions"][0]["answers"][0].update(face="star"),
            'cards[0].questions[0].answers[0].face: unknown value "star"; expected glad, fine, uneasy, closed or sad',
        ),
        (
            lambda card: card.update(questions=card["questions"][:1]),
            "cards[0].questions: has 1 question; expected at least 2",
        ),
    ],
)
def test_what_does_not_hold_is_told_with_its_place(good, change, told):
    assert broken(good, change) == [told]


def test_fifteen_words_are_few_enough(good):
    assert broken(good, lambda card: card["questions"][0].update(text=f"Is it {'so ' * 12}good?")) == []


def test_words_that_read_at_grade_six_are_too_hard_for_a_card(good):
    hard = "When a meeting is over, you can talk about what happened after. " * 3
    assert broken(good, lambda card: card["first"][0].update(text=hard)) == [
        "cards[0].first[0].text: reads at grade 6.8; expected 4 or lower: shorter sentences, plainer words"
    ]


def test_questions_and_answers_are_graded_as_one_text(good):
    def hard(card):
        for said in card["first"]:
            said["text"] = "Consequently organisational deliberation happens."

    assert broken(good, hard) == [
        "cards[0]: all of it together reads at grade 17.5; expected 4 or lower: shorter sentences, plainer words"
    ]
