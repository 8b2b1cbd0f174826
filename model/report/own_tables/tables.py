"""Two tables over all finished reflections: what was placed on which day, and the next steps with what came of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.content import Content
from model.phrases import OUTCOME_NAMES
from model.profile import Reading, answer_name, description
from model.reflection.given import PlaceGiven, StepSet
from model.report.shared.cells import as_csv

PLACES_HEAD = ("date", "with", "kind", "layer", "element", "place", "answer", "what it says")
STEPS_HEAD = ("date", "with", "next step", "by", "what came of it", "in my words")


def places_csv(content: Content, given: Sequence[PlaceGiven], names: Mapping[str, str]) -> str:
    """A row for each place; `place` is its number from 1 to 5, and empty for an answer that is no place.

    `names` are made-up names by relationship; where one is missing, the cell is empty. Dates are written 2026-03-14.
    """
    layers = {layer.key: layer.name for layer in content.model.layers}
    flows = {key: flow.name for key, flow in content.all_flows.items()}
    rows = []
    for one in given:
        reading = Reading(content.element(one.element), one.place)
        rows.append(
            (
                one.happened_on.isoformat(),
                names.get(one.relationship or "", ""),
                flows.get(one.flow, one.flow),
                layers[reading.element.layer],
                reading.element.name,
                str(reading.place or ""),
                answer_name(content, reading),
                description(content, reading),
            )
        )
    return as_csv(PLACES_HEAD, rows)


def steps_csv(steps: Sequence[StepSet], names: Mapping[str, str]) -> str:
    """A row for each next step, in the person's own words. `names` as for places."""
    return as_csv(
        STEPS_HEAD,
        [
            (
                one.happened_on.isoformat(),
                names.get(one.relationship or "", ""),
                one.step.words,
                one.step.due.isoformat() if one.step.due else "",
                OUTCOME_NAMES.get(one.step.outcome or "", ""),
                one.step.outcome_words,
            )
            for one in steps
        ],
    )
