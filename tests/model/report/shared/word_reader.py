"""Reads a Word document the way assistive technology does: headings, paragraphs and tables in their order."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table


@dataclass(frozen=True)
class ReadWord:
    """What a reader finds in the file. `paragraphs` pairs each paragraph's style with its text, tables left out."""

    title: str
    author: str
    languages: frozenset[str]
    foot: str
    paragraphs: tuple[tuple[str, str], ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    heads_repeated: tuple[bool, ...]
    whole_text: str
    right_to_left: tuple[str, ...]
    alts: tuple[str, ...]
    svgs: tuple[bytes, ...]
    dots: tuple[bytes, ...]

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of each heading."""
        return [(int(style[-1]), text) for style, text in self.paragraphs if style.startswith("Heading ")]

    def styled(self, style: str) -> list[str]:
        """The texts in one style."""
        return [text for found, text in self.paragraphs if found == style]


def read_word(data: bytes) -> ReadWord:
    """The file as a reader finds it."""
    document = Document(BytesIO(data))
    inside = list(document.iter_inner_content())
    tables = [one for one in inside if isinstance(one, Table)]
    body, parts = document.element.body, document.part.related_parts
    blips = list(body.iter(qn("a:blip")))
    lines = [found.get(qn("r:embed")) for blip in blips for found in blip.iter() if found.tag.endswith("}svgBlip")]
    return ReadWord(
        title=document.core_properties.title,
        author=f"{document.core_properties.author}, {document.core_properties.last_modified_by}",
        languages=frozenset(told.get(qn("w:val")) for told in document.styles.element.iter(qn("w:lang"))),
        foot="".join(node.text or "" for node in document.sections[0].footer._element.iter(qn("w:t"))),
        paragraphs=tuple((one.style.name, one.text) for one in inside if not isinstance(one, Table)),
        tables=tuple(tuple(tuple(cell.text for cell in row.cells) for row in table.rows) for table in tables),
        heads_repeated=tuple(table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None for table in tables),
        whole_text="\n".join(
            "\n".join("\n".join(cell.text for cell in row.cells) for row in one.rows)
            if isinstance(one, Table)
            else one.text
            for one in inside
        ),
        right_to_left=tuple(
            "".join(node.text or "" for node in bidi.getparent().getparent().iter(qn("w:t")))
            for bidi in body.iter(qn("w:bidi"))
        ),
        alts=tuple(str(node.get("descr")) for node in body.iter(qn("wp:docPr"))),
        svgs=tuple(parts[one].blob for one in lines),
        dots=tuple(parts[blip.get(qn("r:embed"))].blob for blip in blips),
    )


def file_names(data: bytes) -> list[str]:
    """The parts of the file."""
    with ZipFile(BytesIO(data)) as parts:
        return parts.namelist()
