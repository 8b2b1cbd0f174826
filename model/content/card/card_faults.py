"""Checks that card.yaml says all that has to be said first, asks about elements there are, and reads easily enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.content.card.schema import SKIP
from model.content.checks.readability import WORD, reading
from model.content.checks.wording import SHORTEST_GRADED, prose
from model.content.faults import Fault, nearest, quoted
from model.content.folder import SETTINGS
from model.content.published import ELEMENTS
from model.content.tree import Spot, Tree

MOST_WORDS = 15
"""Words in a sentence of a card: one idea each."""

GRADE = 4.0
"""The school grade of a card: it reads easily at about nine years."""

SAID_FIRST = ("what_for", "who_reads", "what_happens", "passed_on", "nothing_hangs", "who_else", "take_back")
"""What every card says before it asks anything."""

_SENTENCE = re.compile(r"[^.!?]+")


def card_faults(trees: dict[str, Tree], language: str) -> list[Fault]:
    """What a card leaves unsaid, names that are none, long sentences, and in English what reads too hard."""
    if "card" not in trees:
        return []
    top = trees["card"].top
    settings = {name.removeprefix(SETTINGS) for name in trees if name.startswith(SETTINGS)}
    faults = [fault for card in top.each("cards") for fault in _faults_of(card, settings)]
    faults += [fault for spot in prose(top) for fault in _long_sentences(spot)]
    if language == "en":
        faults += [fault for spot in prose(top) for fault in _too_hard(spot)]
        faults += [fault for card in top.each("cards") for fault in _too_hard_together(card)]
    return faults


def _faults_of(card: Spot, settings: set[str]) -> Iterator[Fault]:
    said = {one.at("key").text for one in card.each("first")}
    for key in SAID_FIRST:
        if card.at("first").value and key not in said:
            yield card.at("first").fault(f"does not say {key}", "all that is said before anything is asked")
    for setting in card.each("offered_in"):
        if setting.text and setting.text not in settings:
            wrong = f"{quoted(setting.text)} is no setting"
            yield setting.fault(wrong, "the name of a file in settings/", nearest(setting.text, settings))
    for question in card.each("questions"):
        element = question.at("element")
        if element.text and element.text not in ELEMENTS:
            wrong = f"{quoted(element.text)} is not an element of the model"
            yield element.fault(wrong, "one of the twelve", nearest(element.text, ELEMENTS))
        for taken in (answer.at("key") for answer in question.each("answers")):
            if taken.text == SKIP:
                yield taken.fault(f"{quoted(SKIP)} is taken", "another key: every question can be skipped anyway")


def _long_sentences(spot: Spot) -> Iterator[Fault]:
    for sentence in _SENTENCE.findall(spot.text):
        count = len(WORD.findall(sentence))
        if count > MOST_WORDS:
            yield spot.fault(f"has a sentence of {count} words", f"at most {MOST_WORDS}, with one idea")


def _too_hard(spot: Spot) -> Iterator[Fault]:
    grade, words, _ = reading(spot.text)
    if words >= SHORTEST_GRADED and grade > GRADE:
        yield spot.fault(f"reads at grade {grade:.1f}", _EASIER)


def _too_hard_together(card: Spot) -> Iterator[Fault]:
    """Questions and answers are too short to be graded one by one, so they are graded as one text."""
    asked = [spot.text for part in ("first", "questions") for one in card.each(part) for spot in prose(one)]
    grade, words, _ = reading(" ".join(text if text[-1] in ".!?" else f"{text}." for text in asked))
    if words >= SHORTEST_GRADED and grade > GRADE:
        yield card.at("key").fault(f"all of it together reads at grade {grade:.1f}", _EASIER, at=card)


_EASIER = f"{GRADE:g} or lower: shorter sentences, plainer words"
