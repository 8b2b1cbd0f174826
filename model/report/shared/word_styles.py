"""How a Word document looks: quiet, in dark ink, with room between lines. All of it in styles, to be changed there."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

ASKED = "Asked"
SAID = "Said"
CELL = "Cell"
QUIET = "Quiet"
DIGITS = "Digits"
RULED = "Ruled"
WIDTH = 16.0
"""Of the text on an A4 page, in centimetres."""
LETTERS = "Calibri"
INK = RGBColor(0x2B, 0x26, 0x20)
FAINT_INK = RGBColor(0x65, 0x5C, 0x50)
ACCENT = RGBColor(0x1F, 0x5F, 0x66)
HEADINGS = ((1, 20, INK, 0, 10), (2, 14, ACCENT, 18, 6), (3, 11.5, INK, 12, 4))
"""Level, size, colour, and the room before and after, in points."""


def dress(document: Document, language: str) -> None:
    """Set page, language and styles of a new document, and take away the picture its template came with."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - WIDTH) / 2)
    section.top_margin = section.bottom_margin = Cm(2)
    for told in (*document.styles.element.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang"))):
        told.set(qn("w:val"), language)
    _text_styles(document)
    _table_style(document)
    package = document.part.package
    for name in [key for key, one in package.rels.items() if one.reltype.endswith("/thumbnail")]:
        del package.rels[name]


def _text_styles(document: Document) -> None:
    _set(document.styles["Normal"], 11, INK, 3, 5)
    for level, size, colour, before, after in HEADINGS:
        _set(document.styles[f"Heading {level}"], size, colour, before, after)
    _set(_added(document, ASKED), 10, FAINT_INK, 6, 1).paragraph_format.keep_with_next = True
    _set(_added(document, CELL), 10, INK, 2, 2)
    _set(_added(document, QUIET), 9.5, FAINT_INK, 0, 4)
    _set(_added(document, DIGITS), 10, INK, 0, 6).font.name = "Consolas"
    said = _set(_added(document, SAID), 11, INK, 0, 8)
    said.paragraph_format.left_indent = Cm(0.4)
    _add_line(said, f'<w:left w:val="single" w:sz="10" w:space="6" w:color="{ACCENT}"/>')
    ruled = _set(_added(document, RULED), 11, INK, 16, 0)
    _add_line(ruled, _beneath("bottom") + _beneath("between"))


def _beneath(side: str) -> str:
    """A line under a paragraph; `between` draws it also where the next one is of the same kind."""
    return f'<w:{side} w:val="single" w:sz="6" w:space="1" w:color="{FAINT_INK}"/>'


def _add_line(style: ParagraphStyle, lines: str) -> None:
    before_these = (qn(name) for name in ("w:spacing", "w:ind"))
    properties = style.element.get_or_add_pPr()
    first = next(child for name in before_these if (child := properties.find(name)) is not None)
    first.addprevious(parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>"))


def _added(document: Document, name: str) -> ParagraphStyle:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return style


def _set(style: ParagraphStyle, size: float, colour: RGBColor, before: float, after: float) -> ParagraphStyle:
    style.font.name, style.font.size, style.font.color.rgb = LETTERS, Pt(size), colour
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15
    return style


def _table_style(document: Document) -> None:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{FAINT_INK}"/>'
        for side, size in (("top", 8), ("bottom", 8), ("insideH", 4))
    )
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="AlongsideTable">'
            '<w:name w:val="Alongside table"/><w:basedOn w:val="TableNormal"/>'
            f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>"
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
        )
    )
