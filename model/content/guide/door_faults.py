"""Checks that every way through door.yaml ends soon, at something that is there, and that no dilemma is left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from model.content.faults import Fault, nearest, one_of, quoted
from model.content.guide.door import MOST_TAPS, OFFERED, kind_and_key
from model.content.published import ELEMENTS
from model.content.tree import Spot, Tree


def door_faults(trees: dict[str, Tree], folder: Path) -> list[Fault]:
    """Answers that lead nowhere, in a circle or too far, questions that are never asked, and dilemmas not offered.

    Only dilemmas written under `folder` have to be offered: an organisation's own are found in the list of all.
    """
    if "door" not in trees:
        return []
    questions = list(trees["door"].top.each("questions"))
    answers = [answer for question in questions for answer in question.each("answers")]
    offers = [offer for answer in answers for offer in answer.each("offers")]
    return [
        *(fault for answer in answers for fault in _answer_faults(answer, {_key(one) for one in questions})),
        *(fault for offer in offers for fault in _offer_faults(offer, trees)),
        *_path_faults(questions),
        *_left_out(trees, {offer.text for offer in offers}, folder),
    ]


def _answer_faults(answer: Spot, known: set[str]) -> Iterator[Fault]:
    ask, offers = answer.at("ask"), answer.at("offers")
    if bool(ask.text) == bool(offers.value):
        wrong = "leads on and ends too" if ask.text else "leads nowhere"
        yield answer.at("key").fault(wrong, "either ask, with the next question, or offers", at=answer)
    elif ask.text and ask.text not in known:
        expected = "the key of a question in this file"
        yield ask.fault(f"{quoted(ask.text)} is not a question", expected, nearest(ask.text, known))


def _offer_faults(offer: Spot, trees: dict[str, Tree]) -> Iterator[Fault]:
    kind, key = kind_and_key(offer.text)
    if kind not in OFFERED:
        yield offer.fault(f"{quoted(offer.text)} is nothing that can be offered", f"{one_of(OFFERED)}, a / and a key")
        return
    file, listed = OFFERED[kind]
    if file in trees:
        known = set(ELEMENTS) if kind == "element" else {_key(one) for one in trees[file].top.each(listed)}
        if key not in known:
            expected = f"{kind}/ and a key from {file}.yaml"
            yield offer.fault(f"there is no {kind} {quoted(key)}", expected, nearest(key, known))


def _path_faults(questions: list[Spot]) -> Iterator[Fault]:
    """Walks all ways at once, a tap at a time. A question met again later on a way is a circle, so it is too far."""
    by_key = {_key(question): question for question in questions}
    asked = {_key(questions[0])} if questions else set()
    reached = set(asked)
    for tap in range(1, MOST_TAPS + 1):
        leading = [answer.at("ask") for key in asked for answer in by_key[key].each("answers")]
        if tap == MOST_TAPS:
            for ask in (ask for ask in leading if ask.text in by_key):
                yield ask.fault(f"it takes more than {MOST_TAPS} taps from here", f"an end after {MOST_TAPS} answers")
        asked = {ask.text for ask in leading if ask.text in by_key}
        reached |= asked
    for key in by_key.keys() - reached:
        yield by_key[key].at("key").fault(f"no answer leads to {quoted(key)}", "its key under ask of an answer")


def _left_out(trees: dict[str, Tree], offered: set[str], folder: Path) -> Iterator[Fault]:
    if "dilemmas" not in trees:
        return
    for key in (dilemma.at("key") for dilemma in trees["dilemmas"].top.each("dilemmas")):
        expected = f"dilemma/{key.text} under offers of an answer in door.yaml"
        fault = key.fault(f"no answer ends at {quoted(key.text)}", expected)
        if key.text and f"dilemma/{key.text}" not in offered and fault.path.is_relative_to(folder):
            yield fault


def _key(spot: Spot) -> str:
    return spot.at("key").text
