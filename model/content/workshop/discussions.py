"""The shape of discussions.yaml: sets of questions to talk about, which a pairs step of a workshop plan can name."""

from __future__ import annotations

from pydantic import Field

from model.content.schema import Claim, ContentModel, Headline, Key, Line, Text


class AskedInTalk(ContentModel):
    """One question of a set."""

    key: Key
    text: Line


class Discussion(ContentModel):
    """Up to four questions about one thing, read off a screen by two or more people.

    `asked` says who asked about it before and what was said then, where somebody did. The questions are ours.
    """

    key: Key
    name: Headline
    summary: Text
    asked: Claim | None = None
    questions: tuple[AskedInTalk, ...] = Field(min_length=1, max_length=4)


class DiscussionsFile(ContentModel):
    """discussions.yaml: the sets, in the order they are listed."""

    intro: Text
    discussions: tuple[Discussion, ...] = Field(min_length=1)
