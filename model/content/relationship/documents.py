"""Documents that are written about a relationship: the shape of what relationship.yaml says of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from model.content.schema import ContentModel, Headline, Key, Text


class DocumentPart(ContentModel):
    """One part: the question that is asked, and the heading its answer stands under.

    What is `private` stays out of the file until it is chosen.
    """

    key: Key
    heading: Headline
    question: Text
    help: Text | None = None
    private: Annotated[bool, Field(strict=True)] = False


class Document(ContentModel):
    """A document, written part by part. `title` stands over the file and `closing` at its end."""

    key: Key
    name: Headline
    for_whom: Headline
    summary: Text
    title: Headline
    closing: Text
    parts: tuple[DocumentPart, ...] = Field(min_length=1)
