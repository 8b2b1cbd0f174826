"""Checks how the content is worded: placeholders, blame, reading grade, and scale points that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any

from model.content.checks.readability import WORD, reading
from model.content.faults import Fault, nearest, one_of, quoted
from model.content.person_word import NOT_PROSE, forms_of, spoken_text
from model.content.schema import PLACEHOLDERS
from model.content.tree import Spot, Tree

SHORTEST_GRADED = 20
"""Words from which a text has a reading grade; the formula means little for shorter ones."""

SAME = 0.8
"""Share of words in common, in order, from which two scale points say the same."""

BRACED = re.compile(r"\{[^{}]*\}")
BRACES = tuple(f"{{{name}}}" for name in PLACEHOLDERS)


def wording_faults(trees: dict[str, Tree], language: str, own: Path) -> list[Fault]:
    """Every text that cannot be filled in, blames, reads too hard (English only) or repeats its neighbour.

    Texts under `own` are read with every word for the person; ours, below an overlay, with the chosen one.
    """
    settings = trees["settings"].top.value if "settings" in trees else None
    settings = settings if isinstance(settings, dict) else {}
    blame = _blame_pattern(settings.get("blaming_words"))
    limit = settings.get("reading_grade") if language == "en" else None
    forms = _every_form(settings, language)
    faults: list[Fault] = []
    for name, tree in trees.items():
        for spot in prose(tree.top):
            faults += _placeholder_faults(spot, () if "person_words" in spot.loc else BRACES)
            if name != "evidence" and blame:
                faults += _blame_faults(spot, blame)
            if name != "evidence" and spot.loc != ("attribution",) and isinstance(limit, (int, float)):
                faults += _reading_faults(spot, limit, forms if _stands_under(own, spot) else forms[:1])
    return faults + [fault for scale in _scales(trees) for fault in _sameness_faults(scale)]


def prose(spot: Spot) -> Iterator[Spot]:
    """Every text in a file that people read."""
    if isinstance(spot.value, dict):
        for key in spot.value:
            yield from prose(spot.at(key))
    elif isinstance(spot.value, list):
        for item in spot.each():
            yield from prose(item)
    elif spot.text and spot.field not in NOT_PROSE:
        yield spot


def _placeholder_faults(spot: Spot, allowed: tuple[str, ...]) -> list[Fault]:
    expected = one_of(allowed) if allowed else "no placeholder here"
    faults = [
        spot.fault(f"unknown placeholder {quoted(found)[1:-1]}", expected, nearest(found, allowed))
        for found in BRACED.findall(spot.text)
        if found not in allowed
    ]
    if re.search(r"[{}]", BRACED.sub("", spot.text)):
        faults.append(spot.fault("a brace without its partner", "{ and } in pairs, around a placeholder"))
    return faults


def _blame_pattern(words: Any) -> re.Pattern[str] | None:
    """Finds the words whole, with or without a plural s, and with a space, hyphen or line end between their parts."""
    known = [word for word in words if isinstance(word, str) and word.strip()] if isinstance(words, list) else []
    phrases = [r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", word.strip()))) for word in known]
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})s?(?!\w)", re.IGNORECASE) if phrases else None


def _blame_faults(spot: Spot, blame: re.Pattern[str]) -> list[Fault]:
    return [
        spot.fault(f"{quoted(found)} labels or blames", "what the person does or did, in plain words")
        for found in blame.findall(spot.text)
    ]


def _stands_under(own: Path, spot: Spot) -> bool:
    place = spot.tree.place(spot.loc)
    return place is not None and place.path.is_relative_to(own)


def _reading_faults(spot: Spot, limit: float, forms: list[dict[str, str]]) -> list[Fault]:
    """A fault for the first word for the person with which the text reads too hard; the default one comes first."""
    for spoken in forms if "{" in spot.text else forms[:1]:
        said = spoken_text(spot.text, spoken)
        if len(WORD.findall(said)) < SHORTEST_GRADED:
            continue
        grade, words, sentences = reading(said)
        if grade > limit:
            counts = f"{words} words, {sentences} sentence{'s' if sentences > 1 else ''}"
            saying = "" if spoken is forms[0] else f" with {quoted(spoken['person'])} in it"
            wrong = f"reads at grade {grade:.1f} ({counts}){saying}"
            return [spot.fault(wrong, f"{limit:g} or lower: shorter sentences, plainer words")]
    return []


def _every_form(settings: dict[str, Any], language: str) -> list[dict[str, str]]:
    """The forms of every word for the person, the default one first."""
    words = settings.get("person_words")
    known = [word for word in words if isinstance(word, dict)] if isinstance(words, list) else []
    known.sort(key=lambda word: word.get("key") != settings.get("person"))
    forms = [forms_of(language, *(str(word.get(form)) for form in ("person", "people", "a_person"))) for word in known]
    return forms or [forms_of(language, "young person", "young people", "a young person")]


def _scales(trees: dict[str, Tree]) -> Iterator[list[Spot]]:
    """The described places of every scale, each in order."""
    for name, *parts in (("model", "elements"), ("supervision", "mirror", "elements")):
        if name in trees:
            yield from (list(element.each("scale")) for element in trees[name].top.each(*parts))
    if "scale" in trees:
        yield [point.at("text") for point in trees["scale"].top.each("points")]


def _sameness_faults(points: list[Spot]) -> list[Fault]:
    """A fault for each point that neighbours one it can hardly be told from, or repeats any."""
    faults = []
    for (i, first), (j, second) in combinations(enumerate(points), 2):
        words, others = _words(first.text), _words(second.text)
        same = words == others or (j == i + 1 and SequenceMatcher(None, words, others, autojunk=False).ratio() >= SAME)
        if words and same:
            faults.append(
                second.fault(f"says nearly the same as point {i + 1}", "a difference two colleagues could point to")
            )
    return faults


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
