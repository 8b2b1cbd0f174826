"""The shape of door.yaml: a few plain questions that lead from what is on somebody's mind to what may help."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from model.content.schema import ContentModel, Headline, Key, Text

MOST_TAPS = 3
"""How many answers lead to an end at the most."""

OFFERED = {"dilemma": ("dilemmas", "dilemmas"), "element": ("model", "elements"), "lens": ("lenses", "lenses")}
"""The kinds of things that an answer can end at, each with its content file and the list in it."""

Offer = Annotated[
    str, StringConstraints(strict=True, pattern=r"^[a-z]+(_[a-z]+)*/[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=90)
]
"""A kind and a key, such as `element/trust`."""


class Answer(ContentModel):
    """One thing it may be: it leads on to the question `ask`, or it ends at what it `offers`.

    `procedure_first` puts the organisation's own procedure before what is offered.
    """

    key: Key
    text: Headline
    ask: Key | None = None
    offers: tuple[Offer, ...] = Field((), max_length=3)
    procedure_first: Annotated[bool, Field(strict=True)] = False


class Question(ContentModel):
    """A plain question with its answers, of which one is tapped."""

    key: Key
    text: Headline
    answers: tuple[Answer, ...] = Field(min_length=2, max_length=6)

    def answer(self, key: str) -> Answer | None:
        """The answer with this key, or None."""
        return next((one for one in self.answers if one.key == key), None)


class DoorFile(ContentModel):
    """door.yaml: the questions, the first of which is asked first."""

    intro: Text
    questions: tuple[Question, ...] = Field(min_length=1, max_length=12)

    def question(self, key: str) -> Question | None:
        """The question with this key, or None."""
        return next((one for one in self.questions if one.key == key), None)


def kind_and_key(offer: str) -> tuple[str, str]:
    """What kind of thing is offered, and its key there."""
    kind, _, key = offer.partition("/")
    return kind, key
