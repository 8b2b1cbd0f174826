"""The shape of card.yaml: plain questions that somebody answers about the work with them."""

from __future__ import annotations

from typing import Literal, TypeVar, get_args

from pydantic import Field

from model.content.schema import ContentModel, Headline, Key, Line, Text

Face = Literal["glad", "fine", "uneasy", "closed", "sad"]
"""The faces of our own that can stand beside an answer."""

FACES: tuple[Face, ...] = get_args(Face)

SKIP = "skip"
"""The answer that passes a question over: drawn as a gap, and no answer of a card has this key."""


class CardAnswer(ContentModel):
    """An answer in words, with a simple drawn face."""

    key: Key
    text: Line
    face: Face


class CardQuestion(ContentModel):
    """One plain question. `element` is the one of the twelve beside whose places it is shown."""

    key: Key
    element: Key
    text: Line
    answers: tuple[CardAnswer, ...] = Field(min_length=2, max_length=5)


class SaidFirst(ContentModel):
    """Something that is said before anything is asked."""

    key: Key
    title: Headline
    text: Text


class CardKind(ContentModel):
    """One card. `offered_in` are the worlds of work in which it is offered first."""

    key: Key
    name: Headline
    offered_in: tuple[Key, ...] = ()
    first: tuple[SaidFirst, ...] = Field(min_length=7)
    questions: tuple[CardQuestion, ...] = Field(min_length=2, max_length=5)


class CardPage(ContentModel):
    """What stands around the questions: on the page, on the paper, and where a card is changed or taken back."""

    title: Headline
    start: Headline
    not_now: Headline
    read_aloud: Headline
    questions_title: Headline
    questions_lead: Text
    skip: Headline
    in_words: Headline
    in_words_help: Text
    finish: Headline
    stop: Headline
    stop_help: Text
    nothing_ticked: Text
    too_long: Text
    done_title: Headline
    done: Text
    words_title: Headline
    words_help: Text
    stopped_title: Headline
    stopped: Text
    not_now_title: Headline
    not_now_text: Text
    give_back: Text
    close_it: Text
    no_card_title: Headline
    no_card: Text
    have_words: Headline
    answer_back_title: Headline
    back_title: Headline
    back_lead: Text
    words_label: Headline
    words_missing: Text
    take_back: Headline
    take_back_help: Text
    change: Headline
    change_help: Text
    changed_title: Headline
    changed: Text
    taken_back_title: Headline
    taken_back: Text
    wrong_words: Text
    slower: Text
    on_paper_lead: Text
    on_paper_end: Text
    on_paper_words: Text
    on_paper_answer: Text
    who_else_line: Headline


class CardFile(ContentModel):
    """card.yaml: what stands on every card, and the cards there are."""

    page: CardPage
    cards: tuple[CardKind, ...] = Field(min_length=1)


Keyed = TypeVar("Keyed", CardKind, CardQuestion, CardAnswer)


def with_key(things: tuple[Keyed, ...], key: str | None) -> Keyed | None:
    """The card, question or answer with this key; None where an organisation has taken it away."""
    return next((one for one in things if one.key == key), None)
