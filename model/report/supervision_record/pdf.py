"""The record of a meeting as a PDF."""

from __future__ import annotations

from model.content import Content
from model.report.shared.told_pdf import told_pdf
from model.report.supervision_record.words import told_record
from model.supervision.record import Record, RecordBody


def record_pdf(content: Content, record: Record | RecordBody) -> bytes:
    """The whole record on A4 pages; one that is not confirmed says so in its title and at the foot of each page."""
    return told_pdf(content, told_record(content, record))
