"""The shape of take_away.yaml: what is said on the record of learning, and on sheets of paper."""

from __future__ import annotations

from model.content.schema import ContentModel, Headline, Line, Text


class LearningWords(ContentModel):
    """The record of learning: `question` is asked of each line, `further` once; `closing` stands at the file's end."""

    name: Headline
    summary: Text
    intro: Text
    question: Headline
    further: Headline
    closing: Text


class PaperWords(ContentModel):
    """Sheets to print: `on_top` and `keep_safe` stand on each, `more` over questions to choose among.

    `choose` follows what is ticked, `element` and `which` stand over the sheet for one, `cards` over the scale.
    """

    name: Headline
    summary: Text
    on_top: Text
    keep_safe: Line
    more: Headline
    choose: Line
    element: Headline
    which: Headline
    cards: Headline
    cards_intro: Text


class TakeAwayFile(ContentModel):
    """take_away.yaml."""

    learning: LearningWords
    paper: PaperWords
