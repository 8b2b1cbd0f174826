"""What is told in blocks as a Word document: the same as on paper, with real headings and tables.

A picture goes in as lines (SVG), with one of dots beside it for programs that cannot draw lines.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

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
from model.report.shared.paper import drawing
from model.report.shared.printable import line_of, printable
from model.report.shared.radar import alt_text, layers_data, radar_data

if TYPE_CHECKING:
    from model.report.shared.word import WordFile

DOTS_PER_INCH = 200
BOX = "\N{BALLOT BOX}"


def told_docx(content: Content, told: Told, written_on: date) -> bytes:
    """All that is told as a .docx, which bears the date it was `written_on`."""
    from model.report.shared.word import WordFile  # noqa: PLC0415  only somebody who wants the file waits for it

    word = WordFile(told.title, told.foot, content.settings.language, written_on)
    for block in told.blocks:
        _add(content, word, block)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _add(content: Content, word: WordFile, block: Block) -> None:
    match block:
        case Table():
            word.table(
                [column.name for column in block.columns], [column.share for column in block.columns], block.rows
            )
        case Picture():
            word.picture(*_radar(content, block), printable(alt_text(content, block.views)))
        case Drawing(svg=svg, said=said):
            word.picture(*_drawn("shared/drawing_alone.typ", {"svg": svg}), printable(said))
        case Facts(facts=facts):
            word.named([(fact.name, fact.text) for fact in facts])
        case _:
            _add_words(word, block)


def _add_words(word: WordFile, block: Heading | Fact | Line | Said | Digits | Room | Ticks) -> None:
    match block:
        case Heading(level=level, text=text):
            if printable(text).strip():
                word.heading(level, text)
        case Fact(name=name, text=text):
            word.named([(name, text)])
        case Line(text=text):
            word.paragraph(text, is_small_print=block.is_small_print)
        case Said(asked=asked, words=words):
            word.said(asked, words)
        case Digits(groups=groups):
            word.digits(" ".join(groups))
        case Room(label=label, lines=lines):
            word.room(label, lines)
        case Ticks(items=items):
            for item in items:
                word.paragraph(f"{BOX} {item}")


def _radar(content: Content, picture: Picture) -> tuple[bytes, bytes]:
    """The radar with its legend, as SVG and as PNG."""
    data = {
        "layers": layers_data(content),
        "radar": radar_data(content, picture.views, name_gaps=picture.is_own),
        "views": [line_of(view.name) for view in picture.views] if picture.has_legend else [],
    }
    return _drawn("shared/radar_alone.typ", data)


def _drawn(template: str, data: dict[str, Any]) -> tuple[bytes, bytes]:
    """A drawing as SVG and as PNG."""
    return (
        with_letters_drawn_out(drawing(template, data, "svg")),
        drawing(template, data, "png", ppi=DOTS_PER_INCH),
    )


_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"


def with_letters_drawn_out(svg: bytes) -> bytes:
    """The same drawing with every letter as lines in its place, instead of pointing to a list of letters.

    Word processors draw lines reliably, and such pointers not all of them. `svg` is a drawing made here by Typst.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(svg)  # noqa: S314  it comes from our own template
    letters = {symbol.get("id"): list(symbol) for symbol in root.iter(f"{{{_SVG}}}symbol")}
    for pointer in list(root.iter(f"{{{_SVG}}}use")):
        drawn = letters[pointer.attrib.pop(_HREF).removeprefix("#")]
        at = f"translate({pointer.attrib.pop('x', '0')} {pointer.attrib.pop('y', '0')})"
        pointer.tag = f"{{{_SVG}}}g"
        pointer.set("transform", at)
        pointer.extend(deepcopy(drawn))
    for parent in list(root.iter()):
        for lists in parent.findall(f"{{{_SVG}}}defs"):
            if lists.find(f"{{{_SVG}}}symbol") is not None:
                parent.remove(lists)
    drawn_out: bytes = ET.tostring(root)
    return drawn_out
