"""A template and its data made into a file by Typst: tagged PDF, or a picture of lines.

What goes in is written to the template as data, so nobody's words are ever read as markup, and nothing is written to
disk. Typst reads inside the folder of the reports only and asks no network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from model.report.shared.printable import in_words, is_hard, signs_of

FOLDER = Path(__file__).parents[1]
FONTS = FOLDER / "shared" / "fonts"
NO_GLYPH = (
    "Where this file has no letter for a sign, the sign's name or number stands in square brackets. "
    "Your words in Alongside still hold it."
)
AT_THE_FOOT = {"page": "Page", "of": "of", "no_glyph": NO_GLYPH}
"""The labels that every template has."""

_NO_LETTER = "could not be displayed"
_DRAWN = re.compile(rb'href="(#g\w+)"')


def pdf(template: str, data: dict[str, Any]) -> bytes:
    """The template filled with `data` as a tagged PDF, PDF/UA-1.

    Letters come from our fonts and, where those lack one, from this machine's. A sign that no font has is told in
    words, and the template is told so as `no_glyph`.
    """
    for told, fonts in _attempts(data):
        try:
            made: bytes = _compiled(template, told, fonts, pdf_standards="ua-1")
        except typst.TypstError as fault:
            refused = fault
            if _NO_LETTER not in str(fault):
                break
        else:
            return made
    raise refused


def _attempts(data: dict[str, Any]) -> Iterator[tuple[dict[str, Any], typst.Fonts]]:
    """The data as it is, then ever more of its signs told in words, until nothing is left that lacks a letter."""
    plain = data | {"no_glyph": False}
    yield plain, own_fonts()
    yield plain, all_fonts()
    signs = signs_of(data)
    boxed = _without_a_letter(signs)
    yield in_words(data, boxed) | {"no_glyph": True}, all_fonts()
    yield in_words(data, boxed.union(filter(is_hard, signs))) | {"no_glyph": True}, all_fonts()


def _without_a_letter(signs: Sequence[str]) -> set[str]:
    """Those of `signs` that are drawn as an empty box, since no font here has a letter for them."""
    no_sign, *drawn = _compiled("shared/signs.typ", ["\ufdd0", *signs], all_fonts(), format="svg")
    [box] = _DRAWN.findall(no_sign)
    return {sign for sign, page in zip(signs, drawn, strict=True) if box in page}


def drawing(template: str, data: dict[str, Any], kind: Literal["svg", "png"], ppi: float = 144) -> bytes:
    """A template of one page as a picture: lines as SVG, or dots as PNG with `ppi` of them to an inch."""
    made: bytes = _compiled(template, data, own_fonts(), format=kind, ppi=ppi)
    return made


def _compiled(template: str, data: Any, fonts: typst.Fonts, **how: Any) -> Any:
    """The file, or the list of its pages where each is a picture of its own."""
    return typst.compile(
        str(FOLDER / template),
        root=str(FOLDER),
        font_paths=fonts,
        sys_inputs={"report": json.dumps(data)},
        **{"format": "pdf", **how},
    )


@cache
def own_fonts() -> typst.Fonts:
    """The fonts of this folder, and those that Typst itself brings."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


@cache
def all_fonts() -> typst.Fonts:
    """Our fonts and every one installed on this machine."""
    return typst.Fonts(include_system_fonts=True, font_paths=[str(FONTS)])
