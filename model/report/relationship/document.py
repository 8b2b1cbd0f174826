"""A document about a relationship, told once: for the preview, as PDF and as Word document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from model.content import Content
from model.content.relationship.documents import Document
from model.phrases import day
from model.report.shared.blocks import Heading, Line, Said, Told
from model.report.shared.told_docx import told_docx
from model.report.shared.told_pdf import told_pdf


@dataclass(frozen=True)
class WrittenDocument:
    """What goes into the file, and nothing else does: the words of each chosen part, by its key."""

    document: Document
    written_on: date
    words: dict[str, str]
    name: str = ""


def told_document(written: WrittenDocument) -> Told:
    """The document from top to bottom: what was written, each part under its heading."""
    document = written.document
    title = f"{document.title}: {written.name}" if written.name.strip() else document.title
    parts = [(part.heading, written.words.get(part.key, "")) for part in document.parts]
    blocks = [block for heading, words in parts if words.strip() for block in (Heading(2, heading), Said("", words))]
    return Told(title, title, (Line(day(written.written_on)), *blocks, Line(document.closing)))


def document_pdf(content: Content, written: WrittenDocument) -> bytes:
    """The document as a PDF of A4 pages."""
    return told_pdf(content, told_document(written))


def document_docx(content: Content, written: WrittenDocument) -> bytes:
    """The document as a .docx."""
    return told_docx(content, told_document(written), written.written_on)
