"""The profile: twelve readings, told as numbers for a chart, as rows for a table and as words.

Nothing here adds readings up. An element without a place is a gap: it has no number anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Literal

from model.answers import PLACES
from model.content import Content
from model.content.schema import Element

HIGHEST = len(PLACES)
SPOKEN = {"not_in_play": "not in play", "not_sure": "not sure about", "skip": "skipped"}
FEWEST_FOR_A_CHART = 4
"""Places from which twelve spokes are a picture; with fewer, our drawing of the model comes first."""

MOST_BLANKS_NAMED = 3
"""Where more elements of a layer than this were left open, the paragraph counts them; the table names each."""


Role = Literal["own", "supervisor"]
"""Whose view a view is: what a line looks like depends on it, however many views are drawn."""

Look = Literal["focus", "second", "third", "fourth", "supervisor"]
OWN_LOOKS: tuple[Look, ...] = ("focus", "second", "third", "fourth")


@dataclass(frozen=True)
class Reading:
    """One element as it was answered: `answer` is a place "1" to "5", another answer's key, or None for nothing."""

    element: Element
    answer: str | None

    @property
    def place(self) -> int | None:
        """The place from 1 to 5, or None: a gap."""
        return int(self.answer) if self.answer in PLACES else None


@dataclass(frozen=True)
class View:
    """One whole set of readings with the name it is drawn under, such as "14 March 2026, home visit"."""

    name: str
    readings: tuple[Reading, ...]
    role: Role = "own"

    @property
    def places(self) -> tuple[int | None, ...]:
        """The twelve places in published order; None is a gap."""
        return tuple(reading.place for reading in self.readings)


def view_of(content: Content, name: str, given: Mapping[str, str | None], role: Role = "own") -> View:
    """A view from the places given by element key."""
    return View(name, tuple(Reading(element, given.get(element.key)) for element in content.elements), role)


def looks(views: Sequence[View]) -> list[Look]:
    """How each view's line is drawn on a chart: the supervisor's always alike, a person's own in their order."""
    own = cycle(OWN_LOOKS)
    return ["supervisor" if view.role == "supervisor" else next(own) for view in views]


def answer_name(content: Content, reading: Reading) -> str:
    """What was answered, in words: "3. Taking shape", the name of another answer, or "No place given"."""
    if reading.place is not None:
        return f"{reading.place}. {place_name(content, reading.place)}"
    names = {str(other.key): other.name for other in content.scale.others}
    return names.get(reading.answer or "", "No place given")


def place_name(content: Content, place: int) -> str:
    """What a place from 1 to 5 is called, such as "Taking shape"."""
    return content.scale.points[place - 1].name


def description(content: Content, reading: Reading) -> str:
    """The words of the place that was chosen, or what the other answer means."""
    if reading.place is not None:
        return reading.element.scale[reading.place - 1]
    meanings = {str(other.key): other.text for other in content.scale.others}
    return meanings.get(reading.answer or "", "")


def rows(content: Content, views: Sequence[View]) -> list[list[str]]:
    """The table: one row an element, in published order: layer, element, then each view's answer in words."""
    layer_names = {layer.key: layer.name for layer in content.model.layers}
    return [
        [layer_names[element.layer], element.name, *(answer_name(content, view.readings[number]) for view in views)]
        for number, element in enumerate(content.elements)
    ]


def paragraph(content: Content, view: View, *, blanks: bool = True) -> str:
    """The picture read aloud: layer by layer, each place by its name, and every gap said as a gap.

    Without `blanks` what was left open is not mentioned, and a layer that was left open is left out.
    """
    sentences = []
    for layer in content.model.layers:
        of_layer = [reading for reading in view.readings if reading.element.layer == layer.key]
        if blanks or any(reading.answer for reading in of_layer):
            sentences.append(f"{layer.name}: {_layer_in_words(content, of_layer, blanks=blanks)}.")
    return " ".join(sentences)


def _layer_in_words(content: Content, readings: Sequence[Reading], *, blanks: bool) -> str:
    placed = [
        f"{reading.element.name} at “{place_name(content, reading.place)}”" for reading in readings if reading.place
    ]
    gaps = []
    for other in content.scale.others:
        names = [reading.element.name for reading in readings if reading.answer == other.key]
        if names:
            gaps.append(f"{SPOKEN[other.key]}: {_listed(names)}")
    blank = [reading.element.name for reading in readings if reading.answer is None] if blanks else []
    if blank and len(blank) == len(readings):
        return "nothing placed this time"
    if len(blank) > MOST_BLANKS_NAMED:
        gaps.append(f"no place given for the other {len(blank)}")
    elif blank:
        gaps.append(f"no place given: {_listed(blank)}")
    return "; ".join(part for part in [_listed(placed), *gaps] if part)


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def changes(content: Content, now: View, before: View) -> list[str]:
    """What moved between two views, one sentence an element, only where both hold a place."""
    found = []
    for late, early in zip(now.readings, before.readings, strict=True):
        if late.place is None or early.place is None or late.place == early.place:
            continue
        direction = "further along" if late.place > early.place else "earlier on the road"
        then, at_present = place_name(content, early.place), place_name(content, late.place)
        found.append(f"{late.element.name}: “{then}” then, “{at_present}” now ({direction}).")
    return found


def since(content: Content, now: View, before: View) -> str:
    """What moved since an earlier view, as a sentence that names it; "" where nothing did."""
    moved = changes(content, now, before)
    return f"Since {before.name}: {' '.join(moved)}" if moved else ""


def is_empty(view: View) -> bool:
    """Whether the view holds no place at all."""
    return all(place is None for place in view.places)


def has_low_place(view: View) -> bool:
    """Whether a place on it is one of the two lowest."""
    return any(place in {1, 2} for place in view.places)


def is_sparse(view: View) -> bool:
    """Whether it holds too few places for a chart to be a picture."""
    return sum(place is not None for place in view.places) < FEWEST_FOR_A_CHART
