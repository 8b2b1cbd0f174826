"""Handing over: documents about a relationship, written part by part, kept as typed, and taken away as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from model.answers import Answers
from model.content import Content
from model.content.relationship.documents import Document, DocumentPart
from model.phrases import day
from model.reflection.reflection import Reflection
from model.relationship.relationship import Relationship
from model.report.relationship.document import WrittenDocument, document_docx, document_pdf, told_document
from model.report.shared.blocks import Heading, Line, Said
from pages.parts.relationship.begin import begin
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.buttons import button, link, save_button
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.local_time import local, today
from pages.parts.shared.open_answers import OpenAnswers
from pages.parts.shared.open_guide import noted, own
from pages.parts.shared.plain_text import plain

GOES, STAYS = "goes", "stays"
"""Beside the words of a part: whether they go into the file."""

MAKERS: tuple[tuple[str, str, Callable[[Content, WrittenDocument], bytes]], ...] = (
    ("Save as PDF", "pdf", document_pdf),
    ("Save as Word document", "docx", document_docx),
)


def handover_part(content: Content, relationship: Relationship, reflections: Sequence[Reflection]) -> None:
    """Each document on the page of a relationship: begun, or gone on with where it was left.

    `reflections` are those of this relationship, newest first, of which documents are some.
    """
    st.header("Handing over", anchor=False)
    for document in content.relationship.documents:
        begun = next((one for one in reflections if one.flow == document.key), None)
        st.markdown(f"**{document.name}.** {document.for_whom}.")
        if begun:
            link("take_away/handover.py", f"Go on with {_small(document.name)}", "edit_note", draft=begun.id)
            st.caption(f"Kept as you left it on {day(local(begun.changed_at).date())}.")
        elif st.button(f"Begin {_small(document.name)}", key=f"begin_{document.key}", icon=":material/edit_note:"):
            begin(content, document.key, relationship.id, "take_away/handover.py")


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def write_document(content: Content, opened: OpenAnswers, document: Document) -> None:
    """Every part with its box, and whether it goes into the file."""
    st.write(document.summary)
    for part in document.parts:
        _part(content, opened, part)


@fragment
def _part(content: Content, opened: OpenAnswers, part: DocumentPart) -> None:
    answer_box(content, opened, part.key, part.question, help_text=part.help)
    key = f"goes_{opened.id}_{part.key}"
    opened.kept_widget(
        key,
        goes_into_file(part, opened.answers),
        lambda: st.checkbox("Goes into the file", key=key, help=f"Under the heading: {part.heading}"),
        lambda goes: opened.keep_place(part.key, GOES if goes else STAYS),
    )


def goes_into_file(part: DocumentPart, answers: Answers) -> bool:
    """Whether a part goes into the file: as chosen, else unless it is private."""
    chosen = answers[part.key].place if part.key in answers else None
    return chosen == GOES if chosen else not part.private


@fragment
def take_document_away(content: Content, reflection: Reflection, document: Document, pseudonym: str) -> None:
    """See how it reads, and get the file."""
    st.header("Take it away", anchor=False)
    named = bool(pseudonym) and st.checkbox("The made-up name stands over it", key=f"named_{reflection.id}")
    written_on = today()
    written = partial(_written, reflection, document, pseudonym if named else "", written_on)
    if st.button("See how it reads", key=f"preview_{reflection.id}", icon=":material/visibility:"):
        _preview(written)
    with st.container(horizontal=True):
        for label, ending, make in MAKERS:
            name = f"alongside-{document.key.replace('_', '-')}-{written_on.isoformat()}.{ending}"
            made = noted("document", partial(_file, make, content, written), reflection.id)
            save_button(label, made, name, f"{ending}_{reflection.id}")
    st.caption("Only the parts that are ticked go into the file. Whoever gets it can read it: keep it safe.")
    if reflection.is_draft:
        button("It is ready", f"ready_{reflection.id}", callback(_finish), reflection.id, icon="check")
        st.caption("Then it no longer waits on your home page. You can still change it.")


def _finish(reflection: str) -> None:
    own().reflections.finish(reflection)


def _written(reflection: Reflection, document: Document, name: str, written_on: date) -> WrittenDocument:
    """The document as it is kept now, with the parts that go. Raises `NotYours`."""
    answers = own().answers.of(reflection.id)
    words = {
        part.key: answers[part.key].words
        for part in document.parts
        if part.key in answers and goes_into_file(part, answers)
    }
    return WrittenDocument(document, written_on, words, name)


def _file(
    make: Callable[[Content, WrittenDocument], bytes], content: Content, written: Callable[[], WrittenDocument]
) -> bytes:
    return make(content, written())


@st.dialog("How it reads")
def _preview(written: Callable[[], WrittenDocument]) -> None:
    told = told_document(written())
    st.title(plain(told.title), anchor=False)
    for block in told.blocks:
        match block:
            case Heading(text=text):
                st.header(plain(text), anchor=False)
            case Said(words=words):
                st.text(words)
            case Line(text=text):
                st.write(plain(text))
