"""The shape of relationship.yaml: kinds of dated notes, and what is known of a low beginning."""

from __future__ import annotations

from pydantic import Field

from model.content.relationship.documents import Document
from model.content.schema import Claim, ContentModel, NamedKey, Text


class NotesWords(ContentModel):
    """Dated notes of what happened around a relationship, and the kinds there are."""

    intro: Text
    kinds: tuple[NamedKey, ...] = Field(min_length=1)


class RelationshipFile(ContentModel):
    """relationship.yaml: what the page of a relationship says. `low_beginning` stands by an element that began low."""

    notes: NotesWords
    low_beginning: Claim
    documents: tuple[Document, ...] = ()
