"""The profile as a PDF: tagged, PDF/UA-1, a radar of lines, and the same again as a table and in words.

How it is made of data, and what becomes of a character without a letter, is told in paper.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from model.content import Content
from model.content.schema import Element
from model.profile import View, answer_name, description, paragraph, since
from model.report.shared.paper import AT_THE_FOOT, pdf
from model.report.shared.printable import all_printable, line_of, lines_of, printable
from model.report.shared.radar import alt_text, radar_data

LABELS = {
    "made_with": "Alongside",
    "picture": "The picture",
    "in_words": "In words",
    "table": "Place by place",
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
    "not_a_test": "This is not a test. Nothing on it is added up, compared or marked. A gap is a gap, never a zero.",
    **AT_THE_FOOT,
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

    `views`: at least one, the one in focus first. `picks`: element keys. `next_steps`: words, and under them a date or
    "", and what came of it where something was said.
    """

    title: str
    views: tuple[View, ...]
    words: tuple[Words, ...] = ()
    picks: tuple[str, ...] = ()
    next_steps: tuple[tuple[str, ...], ...] = ()


def profile_pdf(content: Content, report: ProfileReport) -> bytes:
    """The report as a PDF of one to a few A4 pages.

    PDF/UA-1 wherever every character has a letter. Raises KeyError when a pick is no element.
    """
    return pdf("profile/profile.typ", _data(content, report))


def _data(content: Content, report: ProfileReport) -> dict[str, Any]:
    shown = all_printable(
        {
            "title": line_of(report.title if printable(report.title).strip() else LABELS["made_with"]),
            "language": content.settings.language,
            "labels": LABELS,
            "alt": alt_text(content, report.views),
            "views": [line_of(view.name) for view in report.views],
            "paragraphs": [paragraph(content, view) for view in report.views],
            "since": _since(content, report.views),
            "layers": [_layer(content, layer.key, layer.name, report.views) for layer in content.model.layers],
            "picks": [_pick(content.element(key)) for key in report.picks],
            "next_steps": [_step(*step) for step in report.next_steps],
            "closing": [content.model.attribution, content.model.ours, content.scale.ours],
        }
    )
    words = [_words(piece) for piece in report.words]
    return {**shown, "radar": radar_data(content, report.views), "words": words}


def _since(content: Content, views: tuple[View, ...]) -> list[list[str]]:
    """What moved since each view, in pieces; nothing for the one in focus, and where nothing did."""
    moved = ["", *(since(content, views[0], earlier) for earlier in views[1:])]
    return [line_of(said) if said else [] for said in moved]


def _layer(content: Content, key: str, name: str, views: tuple[View, ...]) -> dict[str, Any]:
    numbers = [number for number, element in enumerate(content.elements) if element.layer == key]
    return {
        "key": key,
        "name": name,
        "spokes": len(numbers),
        "rows": [_row(content, number, views) for number in numbers],
    }


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


def _step(words: str, due: str, came_of: str = "") -> dict[str, Any]:
    return {"words": line_of(words), "under": [line_of(said) for said in (due, came_of) if said]}


def _words(words: Words) -> dict[str, Any]:
    return {"heading": line_of(words.heading), "prompt": line_of(words.prompt), "lines": lines_of(words.text)}
