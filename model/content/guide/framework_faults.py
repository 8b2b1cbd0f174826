"""Checks that the parts of frameworks.yaml point to elements of the model, and that no element is left out."""

from __future__ import annotations

from collections.abc import Iterator

from model.content.faults import Fault, nearest, quoted
from model.content.guide.framework import OF_FRAMEWORKS
from model.content.published import ELEMENTS
from model.content.tree import Spot, Tree


def framework_faults(trees: dict[str, Tree]) -> list[Fault]:
    """Elements that are none or are named twice, elements no part names, and fields that others would share."""
    if "frameworks" not in trees:
        return []
    top = trees["frameworks"].top
    parts = [part for framework in top.each("frameworks") for part in framework.each("parts")]
    return [
        *(fault for part in parts for fault in _element_faults(part)),
        *_left_out(top, {one.at("element").text for part in parts for one in part.each("elements")}),
        *(fault for key in _keys_of_fields(trees) for fault in _field_faults(key)),
    ]


def _element_faults(part: Spot) -> Iterator[Fault]:
    seen: set[str] = set()
    for spot in (one.at("element") for one in part.each("elements")):
        if spot.text and spot.text not in ELEMENTS:
            wrong, expected = f"{quoted(spot.text)} is not an element of the model", "one of the twelve"
            yield spot.fault(wrong, expected, nearest(spot.text, ELEMENTS))
        elif spot.text in seen:
            yield spot.fault(f"{quoted(spot.text)} is there twice", "each element once in a part")
        seen.add(spot.text)


def _left_out(top: Spot, named: set[str]) -> Iterator[Fault]:
    for element in ELEMENTS:
        if element not in named:
            frameworks = top.at("frameworks")
            yield frameworks.fault(
                f"no part names {quoted(element)}", "every element of the model in at least one part"
            )


def _keys_of_fields(trees: dict[str, Tree]) -> Iterator[Spot]:
    """The keys that fields of answers begin with: of steps of flows, and of dilemmas."""
    if "flows" in trees:
        yield from (step.at("key") for flow in trees["flows"].top.each("flows") for step in flow.each("steps"))
    if "dilemmas" in trees:
        yield from (dilemma.at("key") for dilemma in trees["dilemmas"].top.each("dilemmas"))


def _field_faults(key: Spot) -> Iterator[Fault]:
    if key.text.startswith(OF_FRAMEWORKS):
        expected = f"a key that does not begin with {OF_FRAMEWORKS}, which is for frameworks"
        yield key.fault(f"{quoted(key.text)} is taken", expected)
