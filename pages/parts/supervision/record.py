"""A record read on screen: the same blocks as on paper. Whatever somebody wrote is shown as text, never as markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial

import streamlit as st
from plotly.graph_objects import Figure

from model.content import Content
from model.profile import View, paragraph
from model.report.shared.blocks import Block, Digits, Fact, Facts, Heading, Line, Picture, Said, Table
from model.report.supervision_record.docx import record_docx
from model.report.supervision_record.names import NO_DATE, NOT_SAID
from model.report.supervision_record.pdf import record_pdf
from model.report.supervision_record.words import as_held, told_body
from model.supervision.meeting import Meeting
from model.supervision.record import Record, RecordBody
from pages.parts.shared.buttons import save_button
from pages.parts.shared.charts import CHART_SETTINGS, radar
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import my_supervision

Draw = Callable[[Content, Sequence[View], str], Figure]
MOST_BESIDE_THE_FIRST = 2
LONGEST_BESIDE = 40
"""The longest cell, in characters, that stands on one line with others; longer words have lines of their own."""
HOW_TO_READ = "Each view is drawn as its own. Where there is no mark nothing was brought or placed: a gap, not a zero."


def show_body(content: Content, body: RecordBody) -> None:
    """All that both confirm, as it stands in `body`: a draft while the meeting is open."""
    show_blocks(as_held(content, body), told_body(content, body, aloud=False), body.meeting)


def show_blocks(content: Content, blocks: Sequence[Block], key: str, *, is_folded: bool = False) -> None:
    """Blocks of a report, in order. `key` makes the widgets of this report its own.

    A picture with what it says in words is a tap away, unless all of it `is_folded` already.
    """
    with st.container(gap="xsmall", key=f"blocks_{key}"):
        for number, block in enumerate(blocks):
            _show(content, block, f"{key}_{number}", is_folded=is_folded)


def _show(content: Content, block: Block, key: str, *, is_folded: bool) -> None:
    match block:
        case Table(reads_across=True):
            _row_by_row(block, key)
        case Table():
            _table(block)
        case Picture(views=views):
            with nullcontext() if is_folded else st.expander("As a picture, and in words"):
                _picture(content, views, f"radar_{key}")
        case Digits(groups=groups):
            st.code(" ".join(groups), language=None, wrap_lines=True)
        case Facts(facts=facts):
            with st.container(horizontal=True, gap="small", key=f"facts_{key}"):
                for fact in facts:
                    _in_words(fact)
        case _:
            _in_words(block)


def _picture(content: Content, views: Sequence[View], key: str) -> None:
    chart("Radar", radar, content, views, key)
    st.caption(HOW_TO_READ)
    for view in views:
        _in_words(Fact(view.name, paragraph(content, view, blanks=False)))


def _in_words(block: Block) -> None:
    match block:
        case Heading(level=2, text=text):
            st.header(plain(text), anchor=False)
        case Heading(text=text):
            st.subheader(plain(text), anchor=False)
        case Fact(name=name, text=text):
            st.markdown(f"**{plain(name)}:** {plain(text)}")
        case Line(text=text):
            (st.caption if block.is_small_print else st.write)(plain(text))
        case Said(asked=asked, words=words):
            with st.container(horizontal="\n" not in words, gap="xsmall", vertical_alignment="center"):
                st.caption(plain(asked), width="content")
                st.text(words)


def _row_by_row(table: Table, key: str) -> None:
    """Row under row, so that long words fit a phone: what it is, the short things about it, and words in full."""
    with st.container(gap=None, key=f"rows_{key}"):
        for number, (first, *others) in enumerate(table.rows):
            cells = zip((column.name for column in table.columns[1:]), others, strict=True)
            said = {name: cell for name, cell in cells if cell not in (NO_DATE, NOT_SAID)}
            short = (f"{name}: {cell}" for name, cell in said.items() if _is_short(cell))
            with st.container(gap="xsmall", key=f"row_{key}_{number}"):
                with st.container(horizontal=True, gap=None, key=f"short_{key}_{number}"):
                    st.text(first)
                    st.caption(plain(" · ".join(short)))
                for name, cell in said.items():
                    if not _is_short(cell):
                        _in_words(Said(name, cell))


def _is_short(cell: str) -> bool:
    return len(cell) <= LONGEST_BESIDE and "\n" not in cell


def _table(table: Table) -> None:
    """In parts that fit a phone, each beginning with the first column."""
    names = _told_apart([column.name for column in table.columns])
    rows = [dict(zip(names, map(plain, row), strict=True)) for row in table.rows]
    for start in range(1, len(names), MOST_BESIDE_THE_FIRST):
        shown = [names[0], *names[start : start + MOST_BESIDE_THE_FIRST]]
        st.table([{name: row[name] for name in shown} for row in rows], hide_index=True)


def _told_apart(names: Sequence[str]) -> list[str]:
    """Column names, each different."""
    found: list[str] = []
    for name in map(plain, names):
        found.append(name if name not in found else f"{name} ({len(found) + 1})")
    return found


def chart(name: str, draw: Draw, content: Content, views: Sequence[View], key: str) -> None:
    """A chart of each view as its own, with the same in words for whoever does not see it."""
    said = " ".join(f"{view.name}: {paragraph(content, view, blanks=False)}" for view in views)
    figure = draw(content, views, st.context.theme.type or "light")
    st.plotly_chart(figure, key=key, config=CHART_SETTINGS, theme=None, alt=f"{name} with each view. {said}")


def take_away_record(content: Content, meeting: Meeting) -> None:
    """The whole record as a file to read on paper, or to open in a word processor."""
    st.header("Take it away", anchor=False)
    name = f"alongside-supervision-{meeting.held_on.isoformat()}"
    with st.container(horizontal=True):
        for label, ending, made in (("Save as PDF", "pdf", record_pdf), ("Save as Word document", "docx", record_docx)):
            whole = partial(_file, made, content, meeting)
            save_button(label, whole, f"{name}.{ending}", f"record_{ending}_{meeting.id}")
    st.caption("Both hold all of the record, with the comments. Whoever gets such a file can read it: keep it safe.")


def _file(made: Callable[[Content, Record], bytes], content: Content, meeting: Meeting) -> bytes:
    return made(content, my_supervision().record.export(meeting.id))
