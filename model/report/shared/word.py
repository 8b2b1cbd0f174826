"""A Word document written from top to bottom. Whatever is handed in is text, and stays text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from functools import partial
from io import BytesIO
from itertools import groupby
from typing import IO, Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from model.report.shared.printable import printable, runs_right_to_left
from model.report.shared.word_styles import ASKED, CELL, DIGITS, QUIET, RULED, SAID, WIDTH, dress

AUTHOR = "Alongside"
EM_SPACE = "\N{EM SPACE}"
_HAS_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_LONGEST_WHOLE_CELL = 600
"""A row with more characters than this in a cell may break across pages."""


class WordFile:
    """A document that grows block by block. `written_on` is the date it bears; the same blocks make the same text."""

    def __init__(self, title: str, foot: str, language: str, written_on: date) -> None:
        self._document = Document()
        dress(self._document, language)
        self._describe(printable(title), written_on, language)
        self._foot(printable(foot))
        self._paragraph(QUIET).add_run(AUTHOR)
        self.heading(1, title)

    def heading(self, level: int, text: str) -> None:
        """A heading of Word's own style for this level."""
        _write(lambda: self._paragraph(f"Heading {level}"), _on_one_line(text))

    def paragraph(self, text: str, *, is_small_print: bool = False) -> None:
        """A sentence or a few."""
        _write(partial(self._paragraph, QUIET if is_small_print else None), _on_one_line(text))

    def named(self, answers: Sequence[tuple[str, str]]) -> None:
        """Short answers, each after its name, on one line as far as they fit."""
        line = self._paragraph()
        for number, (name, text) in enumerate(answers):
            line.add_run(f"{EM_SPACE if number else ''}{_on_one_line(name)}: ").bold = True
            line.add_run(_on_one_line(text))

    def said(self, asked: str, words: str) -> None:
        """Somebody's words, line by line, under what was asked, if anything was."""
        if asked.strip():
            _write(lambda: self._paragraph(ASKED), _on_one_line(asked))
        _write(lambda: self._paragraph(SAID), printable(words))

    def room(self, label: str, lines: int) -> None:
        """Empty lines to write on, under what goes there."""
        if label.strip():
            self._paragraph(ASKED).add_run(_on_one_line(label))
        for number in range(lines):
            self._paragraph(RULED).paragraph_format.keep_with_next = number < lines - 1

    def digits(self, text: str) -> None:
        """A number to compare by eye."""
        self._paragraph(DIGITS).add_run(text)

    def table(self, names: Sequence[str], shares: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        """A table whose first row is marked as its head and stands again on every page it reaches."""
        made = self._document.add_table(rows=0, cols=len(names), style="Alongside table")
        made.autofit = False
        for column, share in zip(made.columns, shares, strict=True):
            column.width = _width(share, shares)
        head = _add_row(made, names, shares)
        head.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in rows:
            added = _add_row(made, row, shares)
            if max(map(len, row)) <= _LONGEST_WHOLE_CELL:
                added.get_or_add_trPr().append(OxmlElement("w:cantSplit"))

    def picture(self, svg: bytes, png: bytes, said: str) -> None:
        """A drawing as wide as the text: lines where they can be drawn, dots elsewhere, and what it shows in words."""
        run = self._paragraph().add_run()
        shape = run.add_picture(BytesIO(png), width=Cm(WIDTH))
        shape._inline.docPr.set("descr", said)  # noqa: SLF001  the library has no door to it
        package = self._document.part.package
        name = package.next_partname("/word/media/drawing%d.svg")
        drawn = self._document.part.relate_to(Part(name, "image/svg+xml", svg, package), RELATIONSHIP_TYPE.IMAGE)
        (blip,) = shape._inline.iter(qn("a:blip"))  # noqa: SLF001  as above
        blip.append(
            parse_xml(
                f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{_HAS_SVG}">'
                f'<v:svgBlip xmlns:v="{_SVG_SPACE}" r:embed="{drawn}"/></a:ext></a:extLst>'
            )
        )

    def save(self, file: IO[bytes]) -> None:
        """Write the whole document."""
        self._document.save(file)

    def _paragraph(self, style: str | None = None) -> Paragraph:
        return self._document.add_paragraph(style=style)

    def _describe(self, title: str, written_on: date, language: str) -> None:
        about = self._document.core_properties
        about.title = title[:255]
        about.author = about.last_modified_by = AUTHOR
        about.language = language
        about.comments = about.keywords = ""
        about.created = about.modified = datetime.combine(written_on, time(), UTC)

    def _foot(self, text: str) -> None:
        foot = self._document.sections[0].footer.paragraphs[0]
        foot.style = QUIET
        foot.add_run(f"{text} · Page ")
        _add_field(foot, "PAGE")
        foot.add_run(" of ")
        _add_field(foot, "NUMPAGES")


def _add_row(table: Table, cells: Sequence[str], shares: Sequence[int]) -> Any:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    for cell, text, share in zip(row.cells, cells, shares, strict=True):
        cell.width = _width(share, shares)
        _fill(cell, text)
    return row._tr  # noqa: SLF001  as above


def _width(share: int, shares: Sequence[int]) -> Length:
    return Cm(WIDTH * share / sum(shares))


def _fill(cell: _Cell, text: str) -> None:
    there_already = list(cell.paragraphs)
    _write(lambda: there_already.pop() if there_already else cell.add_paragraph(), printable(text), CELL)


def _add_field(paragraph: Paragraph, what: str) -> None:
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{what}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)  # noqa: SLF001  as above


def _on_one_line(text: str) -> str:
    return printable(text).replace("\n", " ")


def _write(new_paragraph: Callable[[], Paragraph], text: str, style: str | None = None) -> None:
    """The lines of a text, those of one direction in a paragraph together."""
    for right_to_left, lines in groupby(text.strip("\n").split("\n"), runs_right_to_left):
        paragraph = new_paragraph()
        if style:
            paragraph.style = style
        run = paragraph.add_run("\n".join(lines))
        if right_to_left:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001  as above
            run.font.rtl = True
