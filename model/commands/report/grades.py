"""How hard each file reads, with each word for the person in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median

from model.commands.report.table import table
from model.content.checks.readability import reading
from model.content.checks.wording import SHORTEST_GRADED, prose
from model.content.person_word import forms_of, spoken_text
from model.content.tree import Spot, Tree

HEADING = "Reading: the school grade of each file, with each word for the person"
NOTE = (
    "The middle grade of its texts of twenty words or more, then the hardest one and its line.\n"
    "Flesch-Kincaid: an estimate for English. Left out: the evidence and the attribution, whose words are others'."
)


def reading_grades(trees: Mapping[str, Tree]) -> str:
    """One table, a row a file."""
    settings = trees["settings"].top
    language = settings.at("language").text
    words = [
        (one.at("person").text, forms_of(language, *(one.at(form).text for form in ("person", "people", "a_person"))))
        for one in settings.each("person_words")
    ]
    rows = []
    for name, tree in trees.items():
        texts = [] if name == "evidence" else list(prose(tree.top))
        texts = [spot for spot in texts if "person_words" not in spot.loc and spot.loc != ("attribution",)]
        cells = [_grades(texts, forms) for _, forms in words]
        longest = max((len(list(_graded(texts, forms))) for _, forms in words), default=0)
        if longest:
            rows.append([f"{name}.yaml", longest, *cells])
    return table(HEADING, ["file", "texts", *(word for word, _ in words)], rows, NOTE)


def _graded(texts: list[Spot], forms: Mapping[str, str]) -> Iterator[tuple[float, Spot]]:
    for spot in texts:
        grade, words, _ = reading(spoken_text(spot.text, forms))
        if words >= SHORTEST_GRADED:
            yield grade, spot


def _grades(texts: list[Spot], forms: Mapping[str, str]) -> str:
    graded = list(_graded(texts, forms))
    if not graded:
        return ""
    hardest, spot = max(graded, key=lambda one: one[0])
    place = spot.tree.place(spot.loc)
    line = f" (line {place.line})" if place else ""
    return f"{median(grade for grade, _ in graded):.1f}, {hardest:.1f}{line}"
