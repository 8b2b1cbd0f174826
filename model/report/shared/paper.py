"""A template and its data made into a file by Typst: tagged PDF, or a picture of lines.

What goes in is written to the template as data, so nobody's words are ever read as markup, and nothing is written to
disk. Typst reads inside the folder of the reports only and asks no network.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

FOLDER = Path(__file__).parents[1]
FONTS = FOLDER / "shared" / "fonts"
NO_GLYPH = "An empty box stands for a sign this file has no letter for. Your words in Alongside still hold it."


def pdf(template: str, data: dict[str, Any]) -> bytes:
    """The template filled with `data` as a tagged PDF.

    PDF/UA-1 wherever every character has a letter in our fonts or this machine's; where one has none, the file is
    tagged all the same, the character is drawn as an empty box, and the template is told so as `no_glyph`.
    """
    no_glyph = False
    for fonts in (_own_fonts, _all_fonts):
        try:
            return _compiled(template, data | {"no_glyph": False}, fonts(), pdf_standards="ua-1")
        except typst.TypstError as fault:
            if not str(fault).startswith("PDF/UA-1 error"):
                raise
            no_glyph = "could not be displayed" in str(fault)
    return _compiled(template, data | {"no_glyph": no_glyph}, _all_fonts())


def drawing(template: str, data: dict[str, Any], kind: Literal["svg", "png"], ppi: float = 144) -> bytes:
    """A template of one page as a picture: lines as SVG, or dots as PNG with `ppi` of them to an inch."""
    return _compiled(template, data, _own_fonts(), format=kind, ppi=ppi)


def _compiled(template: str, data: dict[str, Any], fonts: typst.Fonts, **how: Any) -> bytes:
    made: bytes = typst.compile(
        str(FOLDER / template),
        root=str(FOLDER),
        font_paths=fonts,
        sys_inputs={"report": json.dumps(data)},
        **{"format": "pdf", **how},
    )
    return made


@cache
def _own_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


@cache
def _all_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, font_paths=[str(FONTS)])
