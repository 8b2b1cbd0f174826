"""The record of a meeting as a Word document."""

from __future__ import annotations

from model.content import Content
from model.report.shared.told_docx import told_docx
from model.report.supervision_record.words import told_record
from model.supervision.record import Record, RecordBody


def record_docx(content: Content, record: Record | RecordBody) -> bytes:
    """The whole record as a .docx; one that is not confirmed says so in its title and at the foot of each page."""
    body = record if isinstance(record, RecordBody) else record.body
    return told_docx(content, told_record(content, record), body.held_on)
