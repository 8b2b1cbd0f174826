"""The shape of vignettes.yaml: made-up stories for a room with its phones."""

from __future__ import annotations

from pydantic import Field

from model.content.schema import ContentModel, Headline, Key, Text


class Choice(ContentModel):
    """One honest way to answer a vignette, short enough to stand beside a bar."""

    key: Key
    text: Headline


class DrawnOut(ContentModel):
    """What the element `element` would ask in a vignette."""

    element: Key
    text: Text


class Story(ContentModel):
    """What a room hears and answers; `text` holds its paragraphs. No choice is right; `reveal` is what comes after."""

    key: Key
    name: Headline
    text: tuple[Text, ...] = Field(min_length=1, max_length=4)
    question: Text
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=4)
    draws_out: tuple[DrawnOut, ...] = Field(default=(), max_length=5)
    reveal: Text


class Vignette(Story):
    """A short made-up story, in which three elements or more would ask something."""

    draws_out: tuple[DrawnOut, ...] = Field(min_length=3, max_length=5)


class VignettesFile(ContentModel):
    """vignettes.yaml: made-up stories. `intro` says that they are made up."""

    intro: Text
    vignettes: tuple[Vignette, ...] = Field(min_length=6)
