"""The profile as a PDF: tagged, PDF/UA-1, a radar of lines, and the same again as a table and in words.

What goes in is written to the template as data, so nobody's words are ever read as markup, and nothing is written to
disk. Typst reads inside this folder only and asks no network.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from model.content import Content
from model.content.schema import Element
from model.profile import HIGHEST, View, answer_name, description, is_empty, paragraph
from model.report.printable import line_of, lines_of, printable
from model.report.radar import on_spoke, points, segments

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "profile.typ"
FONTS = FOLDER / "fonts"
Standard = Literal["ua-1"]

LABELS = {
    "made_with": "Alongside",
    "picture": "The picture",
    "in_words": "In words",
    "table": "Place by place",
    "gap": "Gap",
    "layer": "Layer",
    "element": "Element",
    "place": "Place",
    "says": "What that place says",
    "picks": "Worth a closer look",
    "try": "Things to try",
    "not_when": "Not when:",
    "next_steps": "Next steps",
    "words": "In my own words",
    "about": "About this page",
    "not_a_test": "This is not a test. Nothing on it is added up, compared or marked. A gap is a gap, never a nought.",
    "no_glyph": "An empty box stands for a sign this file has no letter for. Your words in Alongside still hold it.",
    "page": "Page",
    "of": "of",
}


@dataclass(frozen=True)
class Words:
    """Something the person wrote and chose to take along: where it belongs, what was asked, and their words."""

    heading: str
    prompt: str
    text: str


@dataclass(frozen=True)
class ProfileReport:
    """What goes into the file, and nothing else does.

    `views`: at least one, the one in focus first. `picks`: element keys. `next_steps`: words, and a date or "".
    """

    title: str
    views: tuple[View, ...]
    words: tuple[Words, ...] = ()
    picks: tuple[str, ...] = ()
    next_steps: tuple[tuple[str, str], ...] = ()


def profile_pdf(content: Content, report: ProfileReport) -> bytes:
    """The report as a PDF of one to a few A4 pages.

    PDF/UA-1 wherever every character has a letter in our fonts or this machine's; where one has none, the file is
    tagged all the same and the character is drawn as an empty box. Raises KeyError when a pick is no element.
    """
    data = _data(content, report)
    no_glyph = False
    for fonts in (_own_fonts, _all_fonts):
        try:
            return _compiled(data, fonts(), "ua-1")
        except typst.TypstError as fault:
            if not str(fault).startswith("PDF/UA-1 error"):
                raise
            no_glyph = "could not be displayed" in str(fault)
    return _compiled(data | {"no_glyph": no_glyph}, _all_fonts(), None)


def _compiled(data: dict[str, Any], fonts: typst.Fonts, standard: Standard | None) -> bytes:
    return typst.compile(
        str(TEMPLATE),
        root=str(FOLDER),
        font_paths=fonts,
        format="pdf",
        sys_inputs={"report": json.dumps(data)},
        pdf_standards=standard,
    )


@cache
def _own_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


@cache
def _all_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, font_paths=[str(FONTS)])


def _data(content: Content, report: ProfileReport) -> dict[str, Any]:
    shown = _without_unprintable(
        {
            "title": line_of(report.title if report.title.strip() else LABELS["made_with"]),
            "language": content.settings.language,
            "labels": LABELS,
            "alt": _alt(content, report.views),
            "views": [line_of(view.name) for view in report.views],
            "paragraphs": [paragraph(content, view) for view in report.views],
            "layers": [_layer(content, layer.key, layer.name, report.views) for layer in content.model.layers],
            "picks": [_pick(content.element(key)) for key in report.picks],
            "next_steps": [{"words": line_of(words), "due": due} for words, due in report.next_steps],
            "closing": [content.model.attribution, content.model.ours, content.scale.ours],
        }
    )
    words = [_words(piece) for piece in report.words]
    return {**shown, "no_glyph": False, "radar": _radar(content, report.views), "words": words}


def _without_unprintable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_without_unprintable(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_unprintable(item) for key, item in value.items()}
    return value


def _alt(content: Content, views: tuple[View, ...]) -> str:
    shown = [view for view in views if not is_empty(view)]
    drawn = ", ".join(view.name for view in shown) if shown else "no places yet"
    return (
        f"Radar chart of the {len(content.elements)} elements, from 0 in the centre to {HIGHEST} on the rim. "
        f"It shows: {drawn}. Elements without a place are gaps. The same is said in words and in a table below."
    )


def _layer(content: Content, key: str, name: str, views: tuple[View, ...]) -> dict[str, Any]:
    numbers = [number for number, element in enumerate(content.elements) if element.layer == key]
    return {"key": key, "name": name, "rows": [_row(content, number, views) for number in numbers]}


def _row(content: Content, number: int, views: tuple[View, ...]) -> dict[str, Any]:
    in_focus = views[0].readings[number]
    return {
        "element": in_focus.element.name,
        "answers": [answer_name(content, view.readings[number]) for view in views],
        "placed": [view.readings[number].place is not None for view in views],
        "says": description(content, in_focus) if in_focus.place else "",
    }


def _pick(element: Element) -> dict[str, Any]:
    things = [{"name": it.name, "first_move": it.first_move, "not_when": it.not_when} for it in element.try_]
    return {"name": element.name, "layer": element.layer, "things": things}


def _words(words: Words) -> dict[str, Any]:
    return {"heading": line_of(words.heading), "prompt": line_of(words.prompt), "lines": lines_of(words.text)}


def _radar(content: Content, views: tuple[View, ...]) -> dict[str, Any]:
    spokes = len(content.elements)
    return {
        "highest": HIGHEST,
        "rims": [asdict(on_spoke(number, HIGHEST, spokes)) for number in range(spokes)],
        "labels": [
            {"text": element.short, "layer": element.layer, "gap": _gap(content, views, number)}
            for number, element in enumerate(content.elements)
        ],
        "outlines": [
            {
                "points": [asdict(point) if point else None for point in points(view.places)],
                "segments": segments(view.places),
            }
            for view in views
        ],
    }


def _gap(content: Content, views: tuple[View, ...], number: int) -> str:
    """What is written under a label when nobody placed the element: which answer it is, for one view."""
    if any(view.places[number] for view in views):
        return ""
    return answer_name(content, views[0].readings[number]) if len(views) == 1 else LABELS["gap"]
