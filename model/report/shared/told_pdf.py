"""What is told in blocks as a PDF: tagged, PDF/UA-1, read from top to bottom.

How it is made of data, and what becomes of a character without a letter, is told in paper.py.
"""

from __future__ import annotations

from typing import Any

from model.content import Content
from model.report.shared.blocks import (
    Block,
    Digits,
    Drawing,
    Fact,
    Facts,
    Heading,
    Line,
    Picture,
    Room,
    Said,
    Table,
    Ticks,
    Told,
)
from model.report.shared.paper import AT_THE_FOOT, pdf
from model.report.shared.printable import line_of, lines_of, printable
from model.report.shared.radar import alt_text, layers_data, radar_data

LABELS = {"made_with": "Alongside", **AT_THE_FOOT}
RUN_PER_SHARE = 0.7
"""How many letters in one run surely fit each hundredth of the page's width in a table."""
LONGEST_WHOLE_CELL = 600
"""A row with more characters than this in a cell may break across pages."""


def told_pdf(content: Content, told: Told) -> bytes:
    """All that is told, on A4 pages."""
    data = {
        "title": line_of(told.title),
        "foot": line_of(told.foot),
        "language": content.settings.language,
        "labels": LABELS,
        "close": told.is_close,
        "layers": layers_data(content),
        "blocks": [{"kind": type(block).__name__.lower(), **_block(content, block)} for block in told.blocks],
    }
    return pdf("shared/told.typ", data)


def _block(content: Content, block: Block) -> dict[str, Any]:
    match block:
        case Table():
            return _table(block)
        case Digits(groups=groups):
            return {"groups": list(groups)}
        case Facts(facts=facts):
            return {"facts": [_in_words(fact) for fact in facts]}
        case Picture(views=views, is_own=is_own):
            return {
                "alt": printable(alt_text(content, views)),
                "radar": radar_data(content, views, name_gaps=is_own),
                "views": [line_of(view.name) for view in views] if block.has_legend else [],
            }
        case Drawing(svg=svg, said=said):
            return {"svg": svg, "alt": printable(said)}
        case _:
            return _in_words(block)


def _in_words(block: Heading | Fact | Line | Said | Room | Ticks) -> dict[str, Any]:
    match block:
        case Heading(level=level, text=text):
            return {"level": level, "text": line_of(text)}
        case Fact(name=name, text=text):
            return {"name": line_of(name), "text": line_of(text)}
        case Line(text=text):
            return {"text": line_of(text), "small": block.is_small_print}
        case Said(asked=asked, words=words):
            return {"prompt": line_of(asked), "lines": lines_of(words)}
        case Room(label=label, lines=lines):
            return {"label": line_of(label), "lines": lines}
        case Ticks(items=items):
            return {"items": [line_of(item) for item in items]}


def _table(table: Table) -> dict[str, Any]:
    longest = [max(8, int(column.share * RUN_PER_SHARE)) for column in table.columns]
    return {
        "names": [lines_of(column.name, run) for column, run in zip(table.columns, longest, strict=True)],
        "shares": [column.share for column in table.columns],
        "rows": [
            {
                "cells": [lines_of(cell, run) for cell, run in zip(row, longest, strict=True)],
                "breaks": max(map(len, row)) > LONGEST_WHOLE_CELL,
            }
            for row in table.rows
        ],
    }
