"""Checks that texts read one after another do not all begin with the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from model.content.faults import Fault, quoted
from model.content.tree import Spot, Tree

OPENING = 3
"""Words from the start of a text that count as its opening."""


@dataclass(frozen=True)
class Listed:
    """Texts of the elements that are read one after another, and how many of them (`most`) may begin alike.

    `part` is the list they stand in and `text` the field of its items, or nothing where the items are the texts.
    `turn` takes only the prompts of that turn. With `by_element` each element is looked at for itself.
    """

    part: str
    most: int
    text: str = "text"
    turn: str = ""
    by_element: bool = False


LISTS = (
    Listed("why", most=3),
    Listed("heard", most=3),
    Listed("prompts", most=4, turn="voice"),
    Listed("watch", most=4, text="intention"),
    Listed("scale", most=2, text="", by_element=True),
)


def opening_faults(trees: dict[str, Tree], lists: Iterable[Listed] = LISTS) -> list[Fault]:
    """Every text of model.yaml that begins as too many before it in its list do."""
    elements = list(trees["model"].top.each("elements")) if "model" in trees else []
    return [
        fault
        for listed in lists
        for group in ([[element] for element in elements] if listed.by_element else [elements])
        for fault in _alike(listed, [text for element in group for text in _texts(element, listed)])
    ]


def _texts(element: Spot, listed: Listed) -> Iterator[Spot]:
    for item in element.each(listed.part):
        if not listed.turn or item.at("turn").text == listed.turn:
            yield item.at(listed.text) if listed.text else item


def _alike(listed: Listed, texts: list[Spot]) -> Iterator[Fault]:
    begun: dict[str, int] = defaultdict(int)
    for text in texts:
        words = re.findall(r"[\w{}'\u2019-]+", text.text)[:OPENING]
        opening = " ".join(words)
        begun[opening.lower()] += 1
        if len(words) == OPENING and begun[opening.lower()] > listed.most:
            wrong = f"begins with {quoted(opening)}, as {begun[opening.lower()] - 1} before it under {listed.part} do"
            yield text.fault(wrong, f"no more than {listed.most} that begin alike: turn the sentence round")
