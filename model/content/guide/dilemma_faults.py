"""Checks that the keys in dilemmas.yaml hold together."""

from __future__ import annotations

from collections.abc import Iterator

from model.content.faults import Fault, nearest, one_of, quoted
from model.content.published import ELEMENTS
from model.content.schema import OF_CONDITIONS, OF_DILEMMAS, OF_LEARNING
from model.content.tree import Spot, Tree

TAKEN = ("test", "to_supervision")
"""Questions that every dilemma has anyway."""


def dilemma_faults(trees: dict[str, Tree]) -> list[Fault]:
    """Elements that are none, and questions or flows whose answers would stand in the place of others."""
    if "dilemmas" not in trees:
        return []
    dilemmas = trees["dilemmas"].top.each("dilemmas")
    faults = [fault for dilemma in dilemmas for fault in (*_element_faults(dilemma), *_question_faults(dilemma))]
    return faults + (list(_flow_faults(trees["flows"].top)) if "flows" in trees else [])


def _flow_faults(flows: Spot) -> Iterator[Fault]:
    for key in (flow.at("key") for flow in flows.each("flows")):
        if key.text.startswith(OF_DILEMMAS):
            expected = f"a key that does not begin with {OF_DILEMMAS}, which is for dilemmas"
            yield key.fault(f"{quoted(key.text)} is taken", expected)
        elif key.text in (OF_CONDITIONS, OF_LEARNING):
            yield key.fault(f"{quoted(key.text)} is taken", "another key, as this is the check of the conditions")


def _element_faults(dilemma: Spot) -> Iterator[Fault]:
    for spot in dilemma.each("elements"):
        if spot.text and spot.text not in ELEMENTS:
            wrong, expected = f"{quoted(spot.text)} is not an element of the model", "one of the twelve"
            yield spot.fault(wrong, expected, nearest(spot.text, ELEMENTS))


def _question_faults(dilemma: Spot) -> Iterator[Fault]:
    seen: set[str] = set()
    for key in (one.at("key") for side in dilemma.each("sides") for one in side.each("questions")):
        if key.text in TAKEN:
            yield key.fault(f"{quoted(key.text)} is taken", f"a key other than {one_of(TAKEN)}")
        elif key.text in seen:
            yield key.fault(f"{quoted(key.text)} is there twice", "a key of its own")
        seen.add(key.text)
