"""What there is for each element: what can be asked and tried, and what that rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from model.commands.report.table import table
from model.content.folder import SETTINGS
from model.content.tree import Spot, Tree

HEADING = "Coverage: what there is for each element"
EVIDENCE_HEADING = "Coverage: claims for each element, by the kind of their sources"


def coverage(trees: Mapping[str, Tree]) -> str:
    """Two tables: what each element has of each kind of content, and on which kinds of evidence it rests."""
    elements = list(trees["model"].top.each("elements"))
    head = ["element", "prompts", "to try", "to watch", "claims", "dilemmas", "stories", "settings"]
    rows = [[element.at("key").text, *_counts(trees, element)] for element in elements]
    return f"{table(HEADING, head, rows)}\n\n{_by_evidence(trees, elements)}"


def _counts(trees: Mapping[str, Tree], element: Spot) -> Iterator[int]:
    key = element.at("key").text
    yield from (len(list(element.each(part))) for part in ("prompts", "try", "watch"))
    yield len(list(_claims(element)))
    dilemmas = trees["dilemmas"].top.each("dilemmas")
    yield sum(key in {spot.text for spot in dilemma.each("elements")} for dilemma in dilemmas)
    vignettes = trees["vignettes"].top.each("vignettes")
    yield sum(key in {spot.at("element").text for spot in vignette.each("draws_out")} for vignette in vignettes)
    settings = [tree.top for name, tree in trees.items() if name.startswith(SETTINGS)]
    yield sum(key in {change.at("element").text for change in setting.each("elements")} for setting in settings)


def _claims(element: Spot) -> Iterator[Spot]:
    for part in ("why", "heard"):
        yield from element.each(part)


def _by_evidence(trees: Mapping[str, Tree], elements: list[Spot]) -> str:
    kind_of = {one.at("key").text: one.at("kind").text for one in trees["evidence"].top.each("sources")}
    kinds = list(dict.fromkeys(kind_of.values()))
    rows = []
    for element in elements:
        cited = [{kind_of[source.text] for source in claim.each("evidence")} for claim in _claims(element)]
        resting = Counter(kind for kinds_of_claim in cited for kind in kinds_of_claim)
        sources = {source.text for claim in _claims(element) for source in claim.each("evidence")}
        rows.append([element.at("key").text, *(resting[kind] for kind in kinds), len(sources)])
    return table(EVIDENCE_HEADING, ["element", *kinds, "sources"], rows)
