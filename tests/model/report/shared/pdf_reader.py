"""Reads a PDF the way assistive technology does: by its structure tree, each element with the text that hangs in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Object, Page, Pdf

NOTHING = pikepdf.Array()
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass(frozen=True)
class Tagged:
    """One element of the structure tree: role, all text inside, alternative text, and what a header cell heads."""

    role: str
    text: str
    alt: str | None
    scope: str | None


@dataclass(frozen=True)
class ReadPdf:
    """What a reader finds in the file."""

    title: str | None
    language: str | None
    shows_title: bool
    is_marked: bool
    pdfua_part: str | None
    pages: int
    images: int
    tagged: tuple[Tagged, ...]

    def texts(self, *roles: str) -> list[str]:
        """The texts of all elements with one of these roles, in reading order."""
        return [element.text for element in self.tagged if element.role in roles]

    @property
    def whole_text(self) -> str:
        """Everything a reader would hear."""
        return self.tagged[0].text


def read(data: bytes) -> ReadPdf:
    """The file as a reader finds it. Raises pikepdf.PdfError when it is no PDF."""
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_metadata() as metadata:
        texts = {page.objgen: _texts_of(page) for page in pdf.pages}
        root = pdf.Root
        return ReadPdf(
            title=metadata.get("dc:title"),
            language=str(root.get("/Lang", "")) or None,
            shows_title=bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)),
            is_marked=bool(root.MarkInfo.Marked),
            pdfua_part=metadata.get("pdfuaid:part"),
            pages=len(pdf.pages),
            images=_images(pdf),
            tagged=tuple(_walk(root.StructTreeRoot.K, texts, None)),
        )


def _images(pdf: Pdf) -> int:
    streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
    inline = sum(str(it.operator) == "INLINE IMAGE" for page in pdf.pages for it in pikepdf.parse_content_stream(page))
    return sum(stream.get("/Subtype") == Name.Image for stream in streams) + inline


def _children(node: Object) -> list[Object]:
    return list(node) if isinstance(node, pikepdf.Array) else [node]


def _walk(node: Object, texts: dict, page: tuple[int, int] | None) -> Iterator[Tagged]:
    for child in _children(node):
        if isinstance(child, Dictionary) and "/S" in child:
            here = child.Pg.objgen if "/Pg" in child else page
            alt = str(child.Alt) if "/Alt" in child else None
            scope = next((str(given.Scope) for given in _children(child.get("/A", NOTHING)) if "/Scope" in given), None)
            yield Tagged(str(child.S)[1:], _text_in(child.get("/K", NOTHING), texts, here), alt, scope)
            if "/K" in child:
                yield from _walk(child.K, texts, here)


def _text_in(node: Object, texts: dict, page: tuple[int, int] | None) -> str:
    said = []
    for child in _children(node):
        if isinstance(child, Dictionary) and "/MCID" in child:
            said.append(texts[child.Pg.objgen if "/Pg" in child else page].get(int(child.MCID), ""))
        elif isinstance(child, Dictionary) and "/K" in child:
            said.append(_text_in(child.K, texts, child.Pg.objgen if "/Pg" in child else page))
        elif not isinstance(child, Dictionary):
            said.append(texts[page].get(int(child), ""))
    return "".join(said)


def _texts_of(page: Page) -> dict[int, str]:
    """Marked content number to its text. What stands outside of numbered content is decoration and is left out."""
    fonts = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    marked: list[tuple[int | None, bool]] = []
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        doing = str(operator)
        if doing in {"BDC", "BMC"}:
            number, silent = marked[-1] if marked else (None, False)
            given = operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else Dictionary()
            number = int(given.MCID) if "/MCID" in given else number
            if "/ActualText" in given and number is not None and not silent:
                found[number] = found.get(number, "") + str(given.ActualText)
                silent = True
            marked.append((number, silent))
        elif doing == "EMC":
            marked.pop()
        elif doing == "Tf":
            letters = fonts[str(operands[0])]
        elif doing in {"Tj", "TJ"} and marked and marked[-1] != (marked[-1][0], True) and marked[-1][0] is not None:
            shown = operands[0] if doing == "TJ" else [operands[0]]
            said = "".join(_said(part, letters) for part in shown if isinstance(part, pikepdf.String))
            found[marked[-1][0]] = found.get(marked[-1][0], "") + said
    return found


def _said(part: pikepdf.String, letters: dict[int, str]) -> str:
    codes = bytes(part)
    return "".join(letters.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2))


def _letters(font: Object) -> dict[int, str]:
    """Character code to text, from the font's own table."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    letters: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            letters[int(code, 16)] = _utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                letters[int(first, 16) + offset] = _utf16(f"{int(text, 16) + offset:0{len(text)}x}")
    return letters


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", errors="replace")
