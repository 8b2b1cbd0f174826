"""The shape of frameworks.yaml: what others have said makes such work good, to look at one's own profile through."""

from __future__ import annotations

from pydantic import Field

from model.content.schema import Claim, ContentModel, Headline, Key, Line, Text

OF_FRAMEWORKS = "framework_"
"""How the field of an answer to a framework's question begins, and no other field."""


class Speaks(ContentModel):
    """An element of the model that speaks to a part of a framework, and why, in a line."""

    element: Key
    because: Line


class FrameworkPart(ContentModel):
    """One part of a framework. `text` says what its source says of it; which elements speak to it is ours."""

    key: Key
    name: Headline
    text: Text
    elements: tuple[Speaks, ...] = Field(min_length=1, max_length=4)


class FrameworkQuestion(ContentModel):
    """One question to ask of a meeting; its key and that of the framework are the field of the answer."""

    key: Key
    text: Line


class Framework(ContentModel):
    """One framework. Its parts rest on `evidence`; `known` says what is known of it, and how far."""

    key: Key
    name: Headline
    summary: Text
    evidence: tuple[Key, ...] = Field(min_length=1)
    parts: tuple[FrameworkPart, ...] = Field(min_length=2, max_length=8)
    questions: tuple[FrameworkQuestion, FrameworkQuestion]
    known: tuple[Claim, ...] = Field(min_length=1, max_length=3)

    def field(self, question: FrameworkQuestion) -> str:
        """The field under which a reflection keeps the answer to one of its questions."""
        return f"{OF_FRAMEWORKS}{self.key}_{question.key}"


class Sign(ContentModel):
    """One indicator of a good relationship: what research supports, what it does not, and what one may ask oneself."""

    key: Key
    name: Headline
    supports: tuple[Claim, ...] = Field(min_length=1)
    does_not: tuple[Claim, ...] = Field(min_length=1)
    prompts: tuple[Line, ...] = Field(min_length=1, max_length=3)


class Indicators(ContentModel):
    """The indicators of a good relationship; `intro` says what they are not for."""

    title: Headline
    intro: Text
    signs: tuple[Sign, ...] = Field(min_length=1)


class WorthStaying(ContentModel):
    """What practitioners gain from the work, said where a hard reflection ends."""

    title: Headline
    known: tuple[Claim, ...] = Field(min_length=1, max_length=4)


class FrameworksFile(ContentModel):
    """frameworks.yaml: the frameworks in the order they are offered, and what else is known of good relationships."""

    intro: Text
    ours: Text
    frameworks: tuple[Framework, ...] = Field(min_length=1)
    indicators: Indicators
    worth_staying: WorthStaying

    def framework(self, key: str) -> Framework | None:
        """The framework with this key, None where there is none."""
        return next((one for one in self.frameworks if one.key == key), None)
