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
    """Sheets to print. `on_top` and `keep_safe` stand on each, `any_of` and `glance` above what is ticked or marked.

    `base_first` follows safety, `choose` the elements to choose among, and `one_chosen` stands over each of those.
    """

    name: Headline
    summary: Text
    on_top: Text
    any_of: Line
    base_first: Line
    choose: Line
    one_chosen: Headline
    glance: Line
    next_step: Headline
    keep_safe: Line
    cards: Headline
    cards_intro: Text


class TakeAwayFile(ContentModel):
    """take_away.yaml."""

    learning: LearningWords
    paper: PaperWords
