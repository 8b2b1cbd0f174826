"""The record of a meeting as a Word document: the same blocks as on paper, with real headings and tables.

The radar goes in as lines (SVG), with a picture of dots beside it for programs that cannot draw lines.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from model.content import Content
from model.report.shared.blocks import Block, Digits, Fact, Heading, Line, Picture, Said, Table
from model.report.shared.paper import drawing
from model.report.shared.printable import line_of, printable
from model.report.shared.radar import alt_text, layers_data, radar_data
from model.report.supervision_record.words import told_record
from model.supervision.record import Record, RecordBody

if TYPE_CHECKING:
    from model.report.shared.word import WordFile
from copy import deepcopy
from xml.etree import ElementTree as ET

DOTS_PER_INCH = 200


def record_docx(content: Content, record: Record | RecordBody) -> bytes:
    """The whole record as a .docx; one that is not confirmed says so in its title and at the foot of each page."""
    from model.report.shared.word import WordFile  # noqa: PLC0415  only somebody who wants the file waits for it

    told = told_record(content, record)
    body = record if isinstance(record, RecordBody) else record.body
    word = WordFile(told.title, told.foot, content.settings.language, body.held_on)
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
        case Heading(level=level, text=text):
            word.heading(level, text)
        case Fact(name=name, text=text):
            word.named(name, text)
        case Line(text=text):
            word.paragraph(text)
        case Said(asked=asked, words=words):
            word.said(asked, words)
        case Digits(groups=groups):
            word.digits(" ".join(groups))


def _radar(content: Content, picture: Picture) -> tuple[bytes, bytes]:
    """The radar with its legend, as SVG and as PNG."""
    data = {
        "layers": layers_data(content),
        "radar": radar_data(content, picture.views, name_gaps=False),
        "views": [line_of(view.name) for view in picture.views],
    }
    return (
        with_letters_drawn_out(drawing("shared/radar_alone.typ", data, "svg")),
        drawing("shared/radar_alone.typ", data, "png", ppi=DOTS_PER_INCH),
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
