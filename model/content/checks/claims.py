"""Checks what the guide claims: every claim names its sources, and every source says where in it the claim stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from model.content.faults import Fault, nearest, quoted
from model.content.folder import FILES, SETTINGS
from model.content.tree import Loc, Spot, Tree

NOT_CHECKED = "not_checked_again"

PERSON = re.compile(r"\{(?:person|people|a_person)\}", re.IGNORECASE)
"""The word for the person, which each reader chooses."""


def claim_faults(trees: dict[str, Tree], own: Path) -> list[Fault]:
    """Claims that rest on nothing or speak of other people than their source, and sources that carry no claim.

    Only sources written under `own` have to be cited: an organisation cannot take one of ours out.
    """
    if "evidence" not in trees:
        return []
    sources = list(trees["evidence"].top.each("sources"))
    cited = [key for name in trees if name != "evidence" for key in cited_in(trees[name].top)]
    return [
        *_unknown(cited, {source.at("key").text for source in sources}),
        *(fault for claim in _claims(trees) for fault in _person_faults(claim)),
        *(fault for source in sources for fault in _place_faults(source)),
        *(_uncited(sources, {key.text for key in cited}, own) if FILES.keys() <= trees.keys() else ()),
    ]


def cited_in(spot: Spot) -> Iterator[Spot]:
    """Every evidence key in a file or a part of it."""
    for loc in _lists_of_evidence(spot.value, ()):
        yield from spot.at_loc(loc).each()


def _lists_of_evidence(value: Any, loc: Loc) -> Iterator[Loc]:
    """Where they stand. It walks plain values, as a spot for each of tens of thousands would be felt at the start."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "evidence" and isinstance(inner, list):
                yield (*loc, key)
            elif isinstance(inner, (dict, list)):
                yield from _lists_of_evidence(inner, (*loc, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _lists_of_evidence(inner, (*loc, index))


def _unknown(cited: list[Spot], known: set[str]) -> Iterator[Fault]:
    for key in cited:
        if key.text and key.text not in known:
            wrong, expected = f"{quoted(key.text)} is not a source", "the key of a source in evidence.yaml"
            yield key.fault(wrong, expected, nearest(key.text, known))


def _uncited(sources: list[Spot], cited: set[str], own: Path) -> Iterator[Fault]:
    for source in sources:
        key = source.at("key")
        fault = key.fault(f"no claim rests on {quoted(key.text)}", "it named under evidence where it carries a claim")
        if key.text and key.text not in cited and fault.path.is_relative_to(own):
            yield fault


def _claims(trees: dict[str, Tree]) -> Iterator[Spot]:
    """The texts that say what a source found or somebody said, and nothing else."""
    for name, found in CLAIMS_OF.items():
        if name in trees:
            yield from found(trees[name].top)
    for tree in (trees[name] for name in trees if name.startswith(SETTINGS)):
        yield from (claim.at("text") for layer in ("safety", "core", "skills") for claim in tree.top.each(layer))


def _claims_of_model(top: Spot) -> Iterator[Spot]:
    for element in top.each("elements"):
        yield from (claim.at("text") for name in ("why", "heard") for claim in element.each(name))


def _claims_of_conditions(top: Spot) -> Iterator[Spot]:
    yield top.at("rule").at("text")
    yield from (one.at("point_to").at("text") for one in top.each("conditions"))


def _claims_of_frameworks(top: Spot) -> Iterator[Spot]:
    for framework in top.each("frameworks"):
        yield from (spot.at("text") for name in ("parts", "known") for spot in framework.each(name))
    for sign in top.at("indicators").each("signs"):
        yield from (claim.at("text") for name in ("supports", "does_not") for claim in sign.each(name))
    yield from (claim.at("text") for claim in top.at("worth_staying").each("known"))


CLAIMS_OF: dict[str, Callable[[Spot], Iterator[Spot]]] = {
    "model": _claims_of_model,
    "dilemmas": lambda top: (claim.at("text") for one in top.each("dilemmas") for claim in one.each("known")),
    "conditions": _claims_of_conditions,
    "discussions": lambda top: (one.at("asked").at("text") for one in top.each("discussions")),
    "frameworks": _claims_of_frameworks,
    "workshops": lambda top: iter([top.at("then_and_now").at("text")]),
    "relationship": lambda top: iter([top.at("low_beginning").at("text")]),
}
"""By the name of a content file, where in it such texts stand. Those of settings stand in files of their own."""


def _person_faults(claim: Spot) -> list[Fault]:
    expected = "the word for the people its source spoke of, such as children or people on probation"
    return [
        claim.fault(f"{found} in a claim changes whom it is about", expected) for found in PERSON.findall(claim.text)
    ]


def _place_faults(source: Spot) -> list[Fault]:
    read, found_in = source.at("read"), source.at("found_in")
    if read.text == NOT_CHECKED and found_in.text:
        expected = "it left out, or how much of the source was read"
        return [found_in.fault(f"names a place, though read is {NOT_CHECKED}", expected)]
    if read.text not in ("", NOT_CHECKED) and found_in.value is None:
        expected = f"where in the source our words stand, in a line, or read: {NOT_CHECKED}"
        return [read.fault('"found_in" is missing', expected, at=source)]
    return []
