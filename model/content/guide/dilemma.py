"""The shape of dilemmas.yaml: hard places in the work, seen from two sides."""

from __future__ import annotations

from pydantic import Field

from model.content.schema import Claim, ContentModel, Headline, Key, Line, Text

MINUTES = 15
"""How long one dilemma takes, thought through alone."""


class SideQuestion(ContentModel):
    """One question that is asked from a side; its key and that of the dilemma are the field of the answer."""

    key: Key
    text: Line


class Side(ContentModel):
    """One of the two sides a dilemma is looked at from."""

    name: Headline
    questions: tuple[SideQuestion, ...] = Field(min_length=1, max_length=3)


class Dilemma(ContentModel):
    """Two good things that pull apart.

    `known` says what is known, with sources; `test` puts it to the test that the worker matters more the trickier the
    situation is; `to_supervision` asks what to take along. `elements` are those of the model that it belongs to.
    """

    key: Key
    name: Headline
    tension: Text
    known: tuple[Claim, ...] = Field(min_length=1, max_length=3)
    sides: tuple[Side, Side]
    test: Text
    to_supervision: Line
    elements: tuple[Key, ...] = Field(min_length=1, max_length=4)


class DilemmasFile(ContentModel):
    """dilemmas.yaml: the dilemmas, in the order they are offered."""

    intro: Text
    dilemmas: tuple[Dilemma, ...] = Field(min_length=1)
